// The summary and the explanations of hand-made documents.
#include <gtest/gtest.h>

#include <algorithm>

#include "output/explanation.h"
#include "output/summary.h"
#include "unit/output/support.h"

namespace derek::output {
namespace {

Value number_value(double value, const std::string& counted) {
  Value v;
  v.value = value;
  v.counted = counted;
  return v;
}

std::string no_place(std::string_view) { return ""; }

using Trace = std::vector<std::pair<std::string, std::string>>;
Trace no_trace(const Mention&) { return {}; }

TEST(Summary, ExactText) {
  Document d = press_document();
  d.title = "Жаңалық";
  d.date = "2024-05-01";
  d.relations[0].status = "former";
  Quote q;
  q.span = d.span_of({5, 7});
  q.speaker = 1;
  d.quotes.push_back(q);
  q.kind = QuoteKind::kIndirect;
  q.speaker = kNoIndex;
  d.quotes.push_back(q);
  EXPECT_EQ(summary(d), R"(Жаңалық (2024-05-01)

People
  Әсел: директор («Нұр» орталығы) [former]

Bodies
  «Нұр» орталығы

Quotes
  Әсел: Әсел келді
  ? (indirect): Әсел келді
)");
}

TEST(Summary, ValuesAndPlaces) {
  Document d = document_of("Тараз ертең 3 үй 8(701)1112233");
  add_mention(d, Label::kGpe, {0, 1}, "Тараз");
  add_mention(d, Label::kDate, {1, 2}).value.emplace().edtf = "2024-05-02";
  add_mention(d, Label::kCardinal, {2, 3}).value = number_value(3, "үй");
  add_mention(d, Label::kContact, {4, 5}).value.emplace().normal = "+77011112233";
  add_entity(d, Label::kGpe, "Тараз", {0});
  EXPECT_EQ(summary(d), R"(d1

Places
  Тараз

Dates
  ертең = 2024-05-02

Figures
  3 = 3 үй

Contacts
  8(701)1112233 = +77011112233
)");
}

TEST(Summary, NothingFound) { EXPECT_EQ(summary(document_of("")), "d1\n"); }

size_t count_of(const std::string& text, std::string_view what) {
  size_t n = 0;
  for (size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + what.size())) ++n;
  return n;
}

TEST(ExplainHtml, TextCannotBecomeMarkup) {
  Document d = document_of("<script>alert('1')</script>&\"' \x01\x02\x1B \x08қала");
  d.title = "</title><script>x</script>";
  d.entities.clear();
  add_mention(d, Label::kOrganisation, {0, 1}, "\"><img onerror=1>");
  add_mention(d, Label::kGpe, {2, 3}, "<b>").by = "rule:'><i>";
  add_entity(d, Label::kOrganisation, "<u>аты</u>", {0});
  const std::string html = explain_html(d, [](std::string_view) { return std::string("<s>:1"); }, no_trace);
  for (const std::string_view bad : {"<script", "<img", "<b>", "<i>", "<u>", "<s>", "onerror=1>"}) {
    EXPECT_EQ(html.find(bad), std::string::npos) << bad;
  }
  EXPECT_NE(html.find("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;&quot;&#39;"), std::string::npos) << html;
  for (const char c : html) EXPECT_TRUE(static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t');
}

TEST(ExplainHtml, EveryMarkIsClosed) {
  Document d = document_of("Абай облысының әкімі\nӘсел Омар келді");
  add_mention(d, Label::kOrganisation, {0, 3});
  add_mention(d, Label::kGpe, {0, 2}).within = 0;
  add_mention(d, Label::kGpe, {0, 1}).within = 1;
  add_mention(d, Label::kPosition, {2, 3}).within = 0;
  add_mention(d, Label::kPerson, {3, 6});
  const std::string html = explain_html(d, no_place, no_trace);
  EXPECT_EQ(count_of(html, "<mark "), 5u);
  EXPECT_EQ(count_of(html, "</mark>"), 5u);
  EXPECT_EQ(count_of(html, "<p>"), count_of(html, "</p>"));
  EXPECT_EQ(count_of(html, "<td>"), count_of(html, "</td>"));
  EXPECT_EQ(count_of(html, "<tr>"), count_of(html, "</tr>"));
  EXPECT_TRUE(html.ends_with("</body>\n</html>"));
  EXPECT_EQ(html.find("http"), std::string::npos);  // nothing is fetched from elsewhere
}

TEST(ExplainHtml, MentionsOverAParagraphBreakStayInOneParagraph) {
  Document d = document_of("Әсел\nОмар келді");
  add_mention(d, Label::kPerson, {0, 2});
  EXPECT_NE(explain_html(d, no_place, no_trace).find("Әсел<br>Омар<small>PERSON</small></mark>"), std::string::npos);
}

TEST(ExplainHtml, AValueFoldsOutToItsTrace) {
  Document d = document_of("үш үй");
  add_mention(d, Label::kCardinal, {0, 1}).value = number_value(3, "үй");
  const std::string html =
      explain_html(d, no_place, [](const Mention&) { return Trace{{"makes", "number"}, {"slot", "<number> = үш: 3"}}; });
  EXPECT_NE(html.find("<details><summary>үш = <b>3 үй</b> <small>CARDINAL</small></summary>"), std::string::npos) << html;
  EXPECT_NE(html.find("<dt>slot</dt><dd>&lt;number&gt; = үш: 3</dd>"), std::string::npos) << html;
}

TEST(ExplainHtml, ANameFoldsOutToWhatSpokeForIt) {
  Document d = document_of("Отан келді");
  add_mention(d, Label::kArt, {0, 1}).by = "tagger";
  const std::string html = explain_html(d, no_place, [](const Mention&) { return Trace{{"weight", "+2.50 quote[0] <b>"}}; });
  EXPECT_NE(html.find("<summary>tagger</summary>\n<dl><dt>weight</dt><dd>+2.50 quote[0] &lt;b&gt;</dd>"), std::string::npos)
      << html;
}

TEST(ExplainHtml, EmptyDocument) {
  EXPECT_NE(explain_html(document_of(""), no_place, no_trace).find("<h1>d1</h1>"), std::string::npos);
}

TEST(ExplainText, SaysWhatMadeEachFact) {
  Document d = press_document();
  d.analyses.push_back({d.add("директор"), 0, kNom | kPoss3});
  d.tokens[4].first_analysis = 0;
  d.tokens[4].analysis_count = 1;
  d.list_hits.push_back({{4, 5}, 3, 0, 0});
  d.mentions[2].value = number_value(1, "");
  Quote q;
  q.span = d.span_of({6, 7});
  q.by = "rule:q";
  d.quotes.push_back(q);
  d.relations[0].place = kNoIndex;
  const std::string text = explain_text(
      d, [](std::string_view by) { return by == "rule:test" ? std::string("grammar/1-x.rules:7") : std::string(); },
      [](const Mention& m) { return m.value ? Trace{{"makes", "number"}, {"slot", "number = бір: 1"}} : Trace{}; },
      [](uint32_t list) { return "list" + std::to_string(list); });
  EXPECT_EQ(text, R"(ORGANISATION  « Нұр » орталығының
  lemma  «Нұр» орталығы
  entity «Нұр» орталығы
  by     rule:test (grammar/1-x.rules:7)
  token  «
  token  Нұр
  token  »
  token  орталығының
POSITION  директоры
  lemma  директор
  by     rule:test (grammar/1-x.rules:7)
  token  директоры  директор nom+poss3
  list   list3: директоры
PERSON  Әсел
  lemma  Әсел
  value  1
  entity Әсел
  by     rule:test (grammar/1-x.rules:7)
  makes  number
  slot   number = бір: 1
holds_position  Әсел | директор | «Нұр» орталығы
  by     rule:test (grammar/1-x.rules:7)
quote  ?: келді
  by     rule:q
)");
}

TEST(ExplainText, SlotsOfTheMatch) {
  Document d = press_document();
  Match match;
  match.tokens = match.extent = {5, 6};
  match.slot_count = 1;
  d.slots.push_back({d.add("given"), {5, 6}});
  d.matches.push_back(match);
  d.mentions[2].match = 0;
  EXPECT_NE(explain_text(d, no_place, no_trace, [](uint32_t) { return std::string(); }).find("  slot   given = Әсел\n"),
            std::string::npos);
}

}  // namespace
}  // namespace derek::output
