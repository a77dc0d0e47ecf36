#include "value/calendar.h"

#include <gtest/gtest.h>

namespace derek::value {
namespace {

TEST(Calendar, SerialsAreInverse) {
  for (int64_t serial = -900000; serial < 400000; serial += 13) {
    const Day day = from_serial(serial);
    ASSERT_TRUE(is_valid(day)) << serial;
    ASSERT_EQ(to_serial(day), serial);
  }
  EXPECT_EQ(to_serial({1970, 1, 1}), 0);
  EXPECT_EQ(to_serial({2000, 3, 1}), 11017);
}

TEST(Calendar, Weekdays) {
  EXPECT_EQ(weekday({2023, 12, 5}), 2);
  EXPECT_EQ(weekday({2020, 6, 15}), 1);
  EXPECT_EQ(weekday({1969, 12, 28}), 7);
  EXPECT_EQ(weekday({1900, 1, 1}), 1);
}

TEST(Calendar, MonthsKeepTheDayWhereTheyCan) {
  EXPECT_EQ(add_months({2024, 1, 31}, 1), (Day{2024, 2, 29}));
  EXPECT_EQ(add_months({2023, 1, 15}, -1), (Day{2022, 12, 15}));
  EXPECT_EQ(add_months({2023, 12, 5}, 13), (Day{2025, 1, 5}));
  EXPECT_EQ(add_months({0, 1, 5}, -1), (Day{-1, 12, 5}));
}

TEST(Calendar, References) {
  EXPECT_EQ(parse_reference("2023-12-05")->day, 5);
  EXPECT_EQ(parse_reference("2023-12")->month, 12);
  EXPECT_EQ(parse_reference("2023")->year, 2023);
  for (const char* bad :
       {"", "20", "2023-13", "2023-02-30", "2023/12", "2023-1", "XXXX", "2023-XX", "2023-12-0a"}) {
    EXPECT_FALSE(parse_reference(bad)) << bad;
  }
}

}  // namespace
}  // namespace derek::value
