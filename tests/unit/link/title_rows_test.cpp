// Titles in rows before persons, on short sentences whose outcome is beyond doubt.
#include <gtest/gtest.h>

#include <string>

#include "unit/link/support.h"

namespace derek::link {
namespace {

// "PERSON: title (body); …", in the order of the titles in the text.
std::string posts(const std::string& text) {
  const Document d = read(text);
  std::vector<std::pair<uint32_t, std::string>> found;
  for (const Relation& r : d.relations) {
    if (r.label != RelationLabel::kHoldsPosition) continue;
    std::string post = d.entities[r.subject].name + ": " + r.title;
    if (r.object != kNoIndex) post += " (" + d.entities[r.object].name + ")";
    found.emplace_back(d.mentions[r.position].tokens.first, post);
  }
  std::sort(found.begin(), found.end());
  std::string out;
  for (const auto& [place, post] : found) out += (out.empty() ? "" : "; ") + post;
  return out;
}

TEST(TitleRows, EachTitleHasItsOwnBody) {
  EXPECT_EQ(posts("Жиынға Жаңатас аудандық мәслихатының депутаты, «Алтын дән» ЖШС директоры Юрген Вебер қатысты."),
            "Юрген Вебер: депутат (Жаңатас аудандық мәслихаты); Юрген Вебер: директор («Алтын дән» ЖШС)");
  EXPECT_EQ(posts("Кеше химик, профессор, Ұлттық ғылым академиясының (ҰҒА) академигі, ақын Юрген Вебер келді."),
            "Юрген Вебер: химик; Юрген Вебер: профессор; Юрген Вебер: академик (Ұлттық ғылым академиясы); Юрген Вебер: ақын");
}

TEST(TitleRows, OneInBracketsIsOfTheSameBody) {
  EXPECT_EQ(posts("Кеңеске Ұлттық ғылым академиясының (ҰҒА) алқа мүшесі (министр) Юрген Вебер қатысты."),
            "Юрген Вебер: алқа мүшесі (Ұлттық ғылым академиясы); Юрген Вебер: министр (Ұлттық ғылым академиясы)");
  EXPECT_EQ(posts("Жиынға бас инспектор (министр) Юрген Вебер келді."),
            "Юрген Вебер: бас инспектор; Юрген Вебер: министр");
  EXPECT_EQ(posts("Жиынға инспектор (Астана) Юрген Вебер келді."), "");
}

TEST(TitleRows, RoleAndWhoHasIt) {
  EXPECT_EQ(posts("Модератор – Лунд университетінің доценті, экономист Инна Шевчук."),
            "Инна Шевчук: модератор; Инна Шевчук: доцент (Лунд университеті); Инна Шевчук: экономист");
}

TEST(TitleRows, OneTitleOfSeveral) {
  EXPECT_EQ(posts("Әндерді солистер Гүлназ Омарова (сопрано), Рахат Серіков (тенор) мен Асан Ахметов орындады."),
            "Асан Ахметов: солист; Гүлназ Омарова: солист; Рахат Серіков: солист");
}

TEST(TitleRows, SeveralOfOneBody) {
  EXPECT_EQ(posts("Мектепті «Парасат» орталығының директоры Бақыт Рамазанова, психологы Инга Вольф және дефектологы Әсел Омарова ашты."),
            "Бақыт Рамазанова: директор («Парасат» орталығы); Инга Вольф: психолог («Парасат» орталығы); "
            "Әсел Омарова: дефектолог («Парасат» орталығы)");
  EXPECT_EQ(posts("Жиынға «Парасат» орталығының директоры Бақыт Рамазанова, ақын Инга Вольф келді."),
            "Бақыт Рамазанова: директор («Парасат» орталығы); Инга Вольф: ақын");
}

TEST(TitleRows, TitlesOfWhomIsNotClearAreNobodys) {
  EXPECT_EQ(posts("Баян Жандосова, «Парасат» орталығының директоры, «Алтын дән» ЖШС директоры Юрген Вебер келді."),
            "Юрген Вебер: директор («Алтын дән» ЖШС)");
  // Who has a title before his name needs none behind it.
  EXPECT_EQ(posts("Жиынға профессор Баян Жандосова, экономист, «Алтын дән» ЖШС директоры Юрген Вебер келді."),
            "Баян Жандосова: профессор; Юрген Вебер: экономист; Юрген Вебер: директор («Алтын дән» ЖШС)");
}

TEST(TitleRows, AnOfficeWithNothingBetweenIsSomebodyElses) {
  EXPECT_EQ(posts("Жиынға Ұлттық ғылым академиясының төрағасы профессор Асан Омаров қатысты."),
            "Асан Омаров: төраға (Ұлттық ғылым академиясы); Асан Омаров: профессор");
  EXPECT_EQ(posts("Ұлттық ғылым академиясының төрағасы профессор Асан Омаровты қабылдады."), "Асан Омаров: профессор");
  EXPECT_EQ(posts("Президент министр Асан Омаровты қабылдады."), "Асан Омаров: министр");
}

TEST(TitleRows, WhatIsCountedIsNobodys) {
  EXPECT_EQ(posts("Жиынға 85 өкіл, «Алтын дән» ЖШС директоры Юрген Вебер қатысты."), "Юрген Вебер: директор («Алтын дән» ЖШС)");
}

TEST(TitleRows, NamesOfBodiesHoldNothing) {
  EXPECT_EQ(posts("Жиын академик Қаныш Сәтбаев атындағы университетте өтті."), "");
}

}  // namespace
}  // namespace derek::link
