#include "base/decimal.h"

#include <gtest/gtest.h>

namespace derek {
namespace {

TEST(Decimal, ReadsWhatTheTextBeginsWith) {
  EXPECT_EQ(to_double("2.5"), 2.5);
  EXPECT_EQ(to_double("1000000"), 1e6);
  EXPECT_EQ(to_double("-3e2"), -300);
  EXPECT_EQ(to_double("12 мың"), 12);
  EXPECT_EQ(to_double(""), 0);
  EXPECT_EQ(to_double("мың"), 0);
  EXPECT_EQ(to_double("2,5"), 2);
}

TEST(Decimal, WritesAsFewDigitsAsAsked) {
  EXPECT_EQ(to_decimal(2.5, 6), "2.5");
  EXPECT_EQ(to_decimal(1.0 / 3, 6), "0.333333");
  EXPECT_EQ(to_decimal(1500000, 6), "1.5e+06");
  EXPECT_EQ(to_decimal(0.1, 17), "0.10000000000000001");
}

TEST(Decimal, ProductsHaveNoDust) {
  EXPECT_EQ(product(137.2, 1e9), 137200000000.0);
  EXPECT_EQ(product(12.3456, 1000), 12345.6);
  EXPECT_EQ(product(-0.3, 10), -3.0);
  EXPECT_EQ(product(0, 1e12), 0.0);
  EXPECT_EQ(product(2.0 / 3.0, 1), 2.0 / 3.0);
}

}  // namespace
}  // namespace derek
