// Which language each kind of input says that it is in. Office documents are read by tests/cli/inputs_test.py.
#include <gtest/gtest.h>

#include <vector>

#include "input/convert.h"
#include "input/html.h"
#include "input/split.h"

namespace derek::input {
namespace {

std::vector<std::string> languages(std::string_view bytes) {
  std::vector<std::string> out;
  MemorySource source(bytes);
  split_input(source, "in", {}, [&](Part&& part) {
    return convert(std::move(part), {}, [&](Part&& document) {
      EXPECT_FALSE(document.error);
      out.push_back(document.language);
      return true;
    });
  });
  return out;
}

std::string language_of_page(const std::string& attributes, const std::string& head,
                             const std::string& body = "<p>x") {
  const auto page =
      read_html("<html " + attributes + "><head>" + head + "</head><body>" + body + "</body></html>");
  EXPECT_TRUE(page.ok());
  return page ? page->language : "";
}

std::string linked(const std::string& article) {
  return "<script type='application/ld+json'>" + article + "</script>";
}
std::string article(const std::string& language) {
  return linked("{\"@type\":\"NewsArticle\",\"inLanguage\":" + language + "}");
}

const std::string kPragma = "<meta http-equiv='Content-Language' content='de'>",
                  kLocale = "<meta property='og:locale' content='tr_TR'>";

TEST(DeclaredLanguage, OfAPageFromEachPlace) {
  EXPECT_EQ(language_of_page("lang='kk-KZ'", ""), "kk");
  EXPECT_EQ(language_of_page("xml:lang='kz'", ""), "kk");
  EXPECT_EQ(language_of_page("lang='ru' xml:lang='kk'", ""), "ru");
  EXPECT_EQ(language_of_page("", kPragma), "de");
  EXPECT_EQ(language_of_page("", kLocale), "tr");
  for (const char* meta : {"name='DC.language'", "name=language", "itemprop=inLanguage"})
    EXPECT_EQ(language_of_page("", std::string("<meta content=kaz ") + meta + ">"), "kk") << meta;
  for (const char* in :
       {"\"kk\"", "[\"kk-KZ\"]", "{\"@type\":\"Language\",\"name\":\"Kazakh\",\"alternateName\":\"kk\"}",
        "{\"name\":\"Қазақ тілі\"}", "{\"alternateName\":\"?\",\"name\":\"kk\"}"})
    EXPECT_EQ(language_of_page("", article(in)), "kk") << in;
  EXPECT_EQ(language_of_page("", ""), "");
}

TEST(DeclaredLanguage, OfAPageInTheOrderOfTrust) {
  EXPECT_EQ(language_of_page("lang=ru", kPragma + kLocale + article("\"kk\"")), "kk");
  EXPECT_EQ(language_of_page("lang=ru", kPragma + kLocale), "ru");
  EXPECT_EQ(language_of_page("", kPragma + kLocale), "tr");
}

TEST(DeclaredLanguage, TheNextAroundTheArticleCounts) {
  const std::string text =
      "<p>Бүгін қалада жаңа көпір ашылды деп хабарлады әкімдік.</p><p>Оның ұзындығы 200 метр.</p>";
  EXPECT_EQ(language_of_page("lang=ru", "",
                             "<div lang=kk><article>" + text + "</article></div><div lang=en>menu</div>"),
            "kk");
  EXPECT_EQ(language_of_page("lang=ru", "", "<article>" + text + "<p lang=en>Read more</p></article>"), "ru");
}

TEST(DeclaredLanguage, NonsenseIsPassedOver) {
  EXPECT_EQ(language_of_page("lang='{{lang}}'", kPragma + article("[\"kk\",\"ru\"]")), "de");
  for (const char* in : {"7", "null", "[[\"kk\"]]", "{\"@id\":\"kk\"}", "\"kk, ru\""})
    EXPECT_EQ(language_of_page("", article(in)), "") << in;
  // Of the site, not of the page.
  EXPECT_EQ(language_of_page("", linked("{\"@type\":\"WebSite\",\"inLanguage\":\"kk\"}")), "");
  EXPECT_EQ(language_of_page("", "<meta http-equiv=Content-Language content='kk, ru'>"), "");
}

TEST(DeclaredLanguage, AServersHeaderIsWorthLessThanThePage) {
  const auto record = [](const std::string& header, const std::string& type, const std::string& body) {
    const std::string content =
        "HTTP/1.1 200 OK\r\nContent-Type: " + type + "; charset=utf-8\r\n" + header + "\r\n" + body;
    return "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.kz/\r\nContent-Length: " +
           std::to_string(content.size()) + "\r\n\r\n" + content + "\r\n\r\n";
  };
  const std::string header = "Content-Language: kk-KZ\r\n";
  EXPECT_EQ(
      languages(record(header, "text/plain", "x") + record(header, "text/html", "<html><p>x") +
                record(header, "text/html", "<html lang=ru><p>x") + record("", "text/html", "<html><p>x") +
                record(header, "text/xml", "<rss><channel><item><guid>1</guid></item></channel></rss>")),
      (std::vector<std::string>{"kk", "kk", "ru", "", "kk"}));
}

TEST(DeclaredLanguage, OfAFeedAndItsItems) {
  EXPECT_EQ(languages("<rss><channel><language>kk-kz</language><item/><item><dc:language>ru</dc:language>"
                      "</item></channel></rss>"),
            (std::vector<std::string>{"kk", "ru"}));
  EXPECT_EQ(languages("<rdf:RDF><channel><dc:language>kk</dc:language></channel><item/></rdf:RDF>"),
            (std::vector<std::string>{"kk"}));
  EXPECT_EQ(languages("<feed xml:lang='kk'><entry/><entry xml:lang='ru'/><entry xml:lang='ru'>"
                      "<content xml:lang='en'>x</content></entry></feed>"),
            (std::vector<std::string>{"kk", "ru", "en"}));
  EXPECT_EQ(languages("<rss><channel><item><title>x</title></item></channel></rss>"),
            (std::vector<std::string>{""}));
}

TEST(DeclaredLanguage, OfAMailAndItsParts) {
  const std::string head = "From: a@b.kz\nSubject: x\nMIME-Version: 1.0\nContent-Language: kk-KZ\n";
  EXPECT_EQ(languages(head + "Content-Type: text/plain\n\nx\n"), (std::vector<std::string>{"kk"}));
  EXPECT_EQ(languages(head + "Content-Type: text/html\n\n<html lang=ru><p>x\n"),
            (std::vector<std::string>{"ru"}));
  EXPECT_EQ(languages(head + "Content-Type: multipart/mixed; boundary=B\n\n"
                             "--B\nContent-Type: text/plain\nContent-Language: en\n\nx\n"
                             "--B\nContent-Type: text/plain; name=a.txt\n\nx\n"
                             "--B\nContent-Type: text/plain; name=b.txt\nContent-Language: ru\n\nx\n"
                             "--B\nContent-Type: message/rfc822\n\nFrom: c@d.kz\nSubject: x\n\ninner\n--B--\n"),
            (std::vector<std::string>{"en", "kk", "ru", ""}));
}

}  // namespace
}  // namespace derek::input
