// What recognising and reading do with pieces of each format; whole files are read by tests/cli/inputs_test.py.
#include <gtest/gtest.h>

#include <vector>

#include "input/convert.h"
#include "input/html.h"
#include "input/own_date.h"
#include "input/recognize.h"
#include "input/split.h"

namespace derek::input {
namespace {

std::vector<Part> read(std::string_view bytes, const Options& options = {}) {
  std::vector<Part> out;
  MemorySource source(bytes);
  split_input(source, "in", options, [&](Part&& part) {
    return convert(std::move(part), options, [&](Part&& document) {
      out.push_back(std::move(document));
      return true;
    });
  });
  return out;
}

TEST(OwnDate, ReadsUsualForms) {
  for (const char* text : {"2024-02-07T10:00:00+05:00", "2024-02-07", "20240207", "20240207T1000", "07.02.2024", "7/2/2024",
                           "Wed, 07 Feb 2024 10:00:00 +0500", "7 February 2024"}) {
    EXPECT_EQ(own_date(text), "2024-02-07") << text;
  }
  EXPECT_EQ(own_date("2024-02"), "2024-02");
  for (const char* text : {"", "soon", "2024-02-30", "31.13.2024", "7 Foo 2024", "2024", "12", "99999999"}) EXPECT_EQ(own_date(text), "") << text;
}

TEST(Recognize, TellsByContent) {
  const std::pair<std::string_view, Format> cases[] = {
      {"Бүгін Алматыда", Format::kText},
      {"", Format::kText},
      {"<!doctype HTML><p>x", Format::kHtml},
      {"\xEF\xBB\xBF <?xml version='1.0'?><!-- c --><html>", Format::kHtml},
      {"<?xml version='1.0'?><rss version='2.0'>", Format::kFeed},
      {"<feed xmlns='http://www.w3.org/2005/Atom'>", Format::kFeed},
      {"<кітап> туралы", Format::kText},
      {"{\"id\": 1, \"text\": \"x\"}\n", Format::kJsonLines},
      {"{жақша}", Format::kText},
      {"WARC/1.0\r\n", Format::kWarc},
      {"%PDF-1.4", Format::kPdf},
      {"PK\x03\x04", Format::kArchive},
      {"\x1F\x8B\x08", Format::kCompressed},
      {"Subject: x\nFrom: a@b.kz\n\nx", Format::kMail},
      {"Subject: x\n\nFrom: a@b.kz", Format::kText},
      {"From a@b.kz Wed Feb  7 10:00:00 2024\nFrom: a@b.kz\nTo: b@b.kz\n\nx", Format::kMbox},
      {"From Astana with love, 10:00\n", Format::kText},
      {"id,text\n1,x", Format::kCsv},
      {"\"id\";\"text\"\r\n", Format::kCsv},
      {"text is here, and more\n", Format::kText},
  };
  for (const auto& [head, format] : cases) EXPECT_EQ(recognize(head, {}), format) << head;
}

TEST(Html, TakesTheArticleAndWhatThePageSaysOfItself) {
  const auto page = read_html(
      "<html><head><title>Сайт</title><script type='application/ld+json'>{\"@graph\":[{\"@type\":\"NewsArticle\","
      "\"headline\":\"Көпір ашылды\",\"datePublished\":\"2024-02-07T09:00:00+05:00\"}]}</script></head><body>"
      "<div class='main-menu'>Мұнда өте ұзын мәзір мәтіні тұр, бірақ ол мақала емес екені анық</div>"
      "<h1>Көпір  ашылды</h1><div id=text><p>Бүгін қалада жаңа көпір ашылды деп хабарлады әкімдік.</p>"
      "<p>Оның ұзындығы <b>200</b>\nметр, ені&nbsp;20 метр<br>болады.</div>"
      "<footer>Бұл жерде редакцияның мекенжайы мен телефоны жазылған.</footer></body></html>");
  ASSERT_TRUE(page.ok());
  EXPECT_EQ(page->title, "Көпір ашылды");
  EXPECT_EQ(page->date, "2024-02-07");
  EXPECT_EQ(page->text,
            "Көпір ашылды\nБүгін қалада жаңа көпір ашылды деп хабарлады әкімдік.\n"
            "Оның ұзындығы 200 метр, ені\u00A020 метр\nболады.\n");
}

TEST(Html, AWrapperMayBeCalledAfterTheSidebar) {
  const auto page = read_html(
      "<body><header>Қаланың ресми сайты: барлық жаңалықтар осында</header><div class='layout with-sidebar'>"
      "<div class=text><p>Бүгін қалада жаңа көпір ашылды деп хабарлады әкімдік.</p><p>Оның ұзындығы 200 метр.</p></div>"
      "<div class=sidebar><p>Басқа жаңалық: мұнда өзге мақаланың басы.</p></div></div></body>");
  ASSERT_TRUE(page.ok());
  EXPECT_EQ(page->text, "Бүгін қалада жаңа көпір ашылды деп хабарлады әкімдік.\nОның ұзындығы 200 метр.\n");
}

TEST(Html, ManyTagsAreReadAndNestedOnesRefused) {
  std::string flat, nested;
  for (int i = 0; i < 200'000; ++i) flat += "<p>a<b>b</b>";
  for (int i = 0; i < 1'000'000; ++i) nested += "<div>";
  const auto page = read_html(flat);
  ASSERT_TRUE(page.ok());
  EXPECT_EQ(page->text.size(), 200'000 * 3u);
  const auto refused = read_html(nested);
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().code, "limit");
}

TEST(Html, EncodingThatIsDeclared) {
  EXPECT_EQ(*decode_html("<meta charset=utf-8>ә", ""), "<meta charset=utf-8>ә");
  // windows-1251 is said, KZ-1048 is meant: қала Әли.
  const std::string bytes = "<meta charset=\"windows-1251\"><p>\x9D\xE0\xEB\xE0 \xA3\xEB\xE8 \x9D\xE0\xEB\xE0\xED\xFB\xB3 \xBE\xE7\xB3";
  EXPECT_NE(decode_html(bytes, "")->find("қала Әли"), std::string::npos);
}

TEST(Csv, RowsWithLineEndsAndWrongCounts) {
  const auto parts = read("id,text,date\r\na,\"бір,\nекі \"\"үш\"\"\",07.02.2024\r\nb,x\r\n,y,2024\r\n");
  ASSERT_EQ(parts.size(), 3u);
  EXPECT_EQ(parts[0].bytes, "бір,\nекі \"үш\"");
  EXPECT_EQ(parts[0].date, "2024-02-07");
  EXPECT_EQ(parts[1].error->code, "csv");
  EXPECT_EQ(parts[2].id, "in:3");
}

TEST(JsonLines, LongLineIsAnErrorInItsPlace) {
  Options options;
  options.limits.document_bytes = 100;
  const auto parts = read("{\"text\":\"a\"}\n{\"text\":\"" + std::string(1000, 'x') + "\"}\n{\"text\":\"b\"}\n", options);
  ASSERT_EQ(parts.size(), 3u);
  EXPECT_EQ(parts[0].bytes, "a");
  EXPECT_EQ(parts[1].error->code, "limit");
  EXPECT_EQ(parts[2].bytes, "b");
}

TEST(Mail, BodyCharsetAndMessageWithin) {
  const auto parts = read(
      "From: a@b.kz\nSubject: =?utf-8?B?0pvQsNC70LA=?=\nDate: Wed, 7 Feb 2024 23:30:00 +0500\nMIME-Version: 1.0\n"
      "Content-Type: multipart/mixed; boundary=B\n\n--B\nContent-Type: text/plain; charset=kz-1048\n"
      "Content-Transfer-Encoding: quoted-printable\n\n=9D=E0=EB=E0\n--B\nContent-Type: image/png\n\nx\n--B\n"
      "Content-Type: message/rfc822\n\nFrom: c@d.kz\nSubject: x\n\ninner\n--B--\n");
  ASSERT_EQ(parts.size(), 2u);
  EXPECT_EQ(parts[0].title, "қала");
  EXPECT_EQ(parts[0].date, "2024-02-07");
  EXPECT_EQ(parts[0].encoding, "KZ-1048");
  EXPECT_TRUE(parts[0].bytes.starts_with("\x9D\xE0\xEB\xE0"));
  EXPECT_EQ(parts[1].id, "in/message");
  EXPECT_TRUE(parts[1].bytes.starts_with("inner"));
}

TEST(Mail, MailboxWithQuotedFromLines) {
  const auto parts = read(
      "From a@b.kz Wed Feb  7 10:00:00 2024\nFrom: a@b.kz\nTo: x\n\nбір\n>From here\nFrom there\n\n"
      "From a@b.kz Wed Feb  7 10:00:00 2024\nFrom: a@b.kz\nTo: x\n\nекі\n");
  ASSERT_EQ(parts.size(), 2u);
  EXPECT_EQ(parts[0].id, "in:1");
  EXPECT_EQ(parts[0].bytes, "бір\nFrom here\nFrom there\n\n");
  EXPECT_EQ(parts[1].bytes, "екі\n");
}

TEST(Warc, CutShortAndOtherRecords) {
  const std::string head = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: <http://a.kz/>\r\nContent-Length: ";
  const std::string page = "HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nқала";
  const std::string gone = "HTTP/1.1 404 Not Found\r\n\r\nx";
  const auto record = [&](const std::string& content) { return head + std::to_string(content.size()) + "\r\n\r\n" + content + "\r\n\r\n"; };
  const auto parts = read(record(page) + record(gone) + head + "500\r\n\r\nHTTP/1.1 200 OK\r\n\r\nx");
  ASSERT_EQ(parts.size(), 2u);
  EXPECT_EQ(parts[0].id, "http://a.kz/");
  EXPECT_EQ(parts[0].bytes, "қала");
  EXPECT_EQ(parts[1].error->code, "warc");
}

}  // namespace
}  // namespace derek::input
