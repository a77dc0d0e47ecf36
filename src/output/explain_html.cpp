#include "base/value_text.h"
#include "output/explanation.h"
#include "output/languages.h"

namespace derek::output {

namespace {

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      default:
        // Control characters may not stand in HTML.
        if (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') break;
        out += c;
    }
  }
  return out;
}

// The words around the text are English, the text and what was found in it are in the document's language.
constexpr std::string_view kHead = R"html(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>derek</title>
<style>
:root { color-scheme: light dark; }
body { font: 1rem/1.7 system-ui, sans-serif; max-width: 48rem; margin: 1rem auto; padding: 0 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.3rem; }
h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
mark { background: none; color: inherit; border-bottom: 2px solid currentColor; }
mark > small { font-size: .65rem; opacity: .75; margin-left: .2rem; vertical-align: super; }
mark.p { border-color: #b03060; } mark.o { border-color: #1f6fb2; } mark.t { border-color: #7a4fb5; }
mark.d { border-color: #2a7d4f; } mark.f { border-color: #a86400; } mark.g { border-color: #5b7083; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
td, th { text-align: left; vertical-align: top; padding: .3rem .6rem .3rem 0; border-top: 1px solid #8886; }
.wide { overflow-x: auto; }
details { border-top: 1px solid #8886; padding: .2rem 0; }
td details { border: 0; padding: 0; }
summary { cursor: pointer; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 .8rem; margin: .2rem 0 .5rem 1rem; font-size: .9rem; }
dt { opacity: .75; }
dd { margin: 0; }
@media print { body { max-width: none; margin: 0; } h2, tr { break-inside: avoid; } }
</style>
</head>
<body>
)html";

// A colour for each group; the label itself stands beside the words.
const char* css_class(Label label) {
  switch (label) {
    case Label::kPerson: return "p";
    case Label::kOrganisation: return "o";
    case Label::kPosition: return "t";
    case Label::kDate:
    case Label::kTime: return "d";
    case Label::kCardinal:
    case Label::kOrdinal:
    case Label::kPercentage:
    case Label::kMoney:
    case Label::kQuantity:
    case Label::kContact: return "f";
    default: return "g";
  }
}

// The text with marks around mentions. Mentions nest properly and are sorted, outer first.
std::string marked_text(const Document& d) {
  const std::vector<LanguageStretch> others = other_languages(d);
  auto other = others.begin();
  const auto paragraph = [&](size_t at) {
    while (other != others.end() && other->span.end <= at) ++other;
    const bool inside = other != others.end() && other->span.begin < std::min(d.text.find('\n', at), d.text.size());
    return inside ? "<p lang=\"" + std::string(to_string(other->language)) + "\">" : std::string("<p>");
  };
  std::string out = paragraph(0);
  std::vector<const Mention*> open;
  size_t next = 0;
  const auto close = [&](size_t at) {
    while (!open.empty() && open.back()->span.end <= at) {
      out += "<small>" + std::string(to_string(open.back()->label)) + "</small></mark>";
      open.pop_back();
    }
  };
  for (size_t at = 0; at < d.text.size();) {
    close(at);
    for (; next < d.mentions.size() && d.mentions[next].span.begin <= at; ++next) {
      const Mention& m = d.mentions[next];
      if (m.span.begin < at) continue;
      std::string hint = m.by + (m.value ? ": " + value_text(*m.value) : m.lemma.empty() ? "" : ": " + m.lemma);
      out += std::string("<mark class=\"") + css_class(m.label) + "\" title=\"" + escaped(hint) + "\">";
      open.push_back(&m);
    }
    size_t end = d.text.size();
    if (!open.empty()) end = std::min<size_t>(end, open.back()->span.end);
    if (next < d.mentions.size()) end = std::min<size_t>(end, d.mentions[next].span.begin);
    for (std::string_view rest = std::string_view(d.text).substr(at, end - at); !rest.empty();) {
      const size_t line_end = rest.find('\n');
      out += escaped(rest.substr(0, line_end));
      if (line_end == std::string_view::npos) break;
      rest.remove_prefix(line_end + 1);
      out += open.empty() ? "</p>\n" + paragraph(end - rest.size()) : "<br>";
    }
    at = end;
  }
  close(d.text.size());
  return out + "</p>\n";
}

using Lines = std::vector<std::pair<std::string, std::string>>;

// What folds out behind `summary`, which is HTML.
std::string folded(const std::string& summary, const Lines& lines) {
  std::string out = "<details><summary>" + summary + "</summary>\n<dl>";
  for (const auto& [key, what] : lines) out += "<dt>" + escaped(key) + "</dt><dd>" + escaped(what) + "</dd>";
  return out + "</dl></details>\n";
}

class HtmlTable {
 public:
  HtmlTable(const char* title, std::initializer_list<const char*> columns) {
    out_ = std::string("<h2 lang=\"en\">") + title + "</h2>\n<div class=\"wide\"><table>\n<tr>";
    for (const char* c : columns) out_ += std::string("<th scope=\"col\" lang=\"en\">") + c + "</th>";
    out_ += "</tr>\n";
  }
  // The last cell, if there is one, is HTML.
  void row(std::initializer_list<std::string> cells, const std::string& last = "") {
    out_ += "<tr>";
    for (const std::string& c : cells) out_ += "<td>" + escaped(c) + "</td>";
    if (!last.empty()) out_ += "<td>" + last + "</td>";
    out_ += "</tr>\n";
    empty_ = false;
  }
  std::string finish() const { return empty_ ? "" : out_ + "</table></div>\n"; }

 private:
  std::string out_;
  bool empty_ = true;
};

}  // namespace

std::string explain_html(const Document& d, const RulePlace& place, const ValueTrace& trace) {
  const auto name = [&](uint32_t e) { return e == kNoIndex ? std::string() : d.entities[e].name; };
  const auto why = [&](const std::string& by) {
    const std::string where = place(by);
    return by + (where.empty() ? "" : ", " + where);
  };
  std::string out(kHead);
  out += "<main lang=\"" + escaped(d.language.empty() ? "und" : language_of(d)) + "\">\n";
  out += "<h1>" + escaped(d.title.empty() ? d.id : d.title) + "</h1>\n" + marked_text(d);
  HtmlTable people("Titles", {"Person", "Title", "Body or place", "Made by"});
  HtmlTable links("Bodies and places", {"What", "Relation", "To what", "Made by"});
  for (const Relation& r : d.relations) {
    if (r.label == RelationLabel::kHoldsPosition) {
      people.row({name(r.subject), r.title, r.object == kNoIndex ? name(r.place) : name(r.object), why(r.by)});
    } else {
      links.row({name(r.subject), r.label == RelationLabel::kPartOf ? "part of" : "located in", name(r.object), why(r.by)});
    }
  }
  std::string values;
  HtmlTable names("Names", {"Text", "Label", "Entity", "Made by"});
  for (const Mention& m : d.mentions) {
    const std::string text(d.view(m.span)), label(to_string(m.label));
    Lines lines = trace(m);
    if (m.value) {
      lines.emplace_back("by", why(m.by));
      values += folded(escaped(text) + " = <b>" + escaped(value_text(*m.value)) + "</b> <small>" + label + "</small>", lines);
    } else {
      const std::string by = escaped(why(m.by));
      for (const Correction& c : m.entity == kNoIndex ? std::vector<Correction>() : d.entities[m.entity].corrections)
        lines.emplace_back("corrected", c.action + ", " + c.at + (c.was.empty() ? "" : ", was " + c.was));
      names.row({text, label, name(m.entity)}, lines.empty() ? by : folded(by, lines));
    }
  }
  HtmlTable denied("Denied", {"What, and where it says so"});
  for (const Diagnostic& g : d.diagnostics) {
    if (g.code == "denied") denied.row({g.message});
  }
  HtmlTable quotes("Quotes", {"Speaker", "What was said", "Made by"});
  for (const Quote& q : d.quotes) quotes.row({name(q.speaker), std::string(d.view(q.span)), why(q.by)});
  if (!values.empty()) values = "<h2 lang=\"en\">Dates, figures, contacts</h2>\n" + values;
  return out + people.finish() + quotes.finish() + values + names.finish() + links.finish() + denied.finish() + "</main>\n</body>\n</html>";
}

}  // namespace derek::output
