#include "output/tei.h"

#include <algorithm>
#include <vector>

#include "base/xml.h"
#include "derek/version.h"
#include "output/csv.h"
#include "output/languages.h"
#include "output/view.h"

namespace derek::output {

namespace {

std::string attribute(const char* name, std::string_view value) {
  return value.empty() ? "" : std::string(" ") + name + "=\"" + xml_escaped(value) + "\"";
}

std::string element(const std::string& name, std::string_view content) {
  return "<" + name + ">" + xml_escaped(content) + "</" + name.substr(0, name.find(' ')) + ">";
}

// 2024, 2024-05, 2024-05-17: what W3C and EDTF write alike.
bool is_w3c_date(std::string_view s) {
  const auto digits = [&](size_t from, size_t to) {
    for (size_t i = from; i < to; ++i) {
      if (s[i] < '0' || s[i] > '9') return false;
    }
    return true;
  };
  if (s.size() != 4 && s.size() != 7 && s.size() != 10) return false;
  if (!digits(0, 4) || (s.size() > 4 && (s[4] != '-' || !digits(5, 7) || s[5] > '1'))) return false;
  return s.size() < 10 || (s[7] == '-' && digits(8, 10));
}

// T09:30 → 09:30:00.
std::string w3c_time(std::string_view s) {
  return s.size() == 6 && s[0] == 'T' && s[3] == ':' ? std::string(s.substr(1)) + ":00" : "";
}

std::string lower(std::string_view label) {
  std::string out(label);
  for (char& c : out) c = c == '_' ? '-' : static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  return out;
}

// What stands around a stretch of the original.
struct Piece {
  Span span;
  std::string name, attributes;
  bool quote = false;
};

class DocumentTei {
 public:
  explicit DocumentTei(const Document& d) : v_(d, OffsetUnit::kByte), d_(d), prefix_("d" + d.sha256.substr(0, 16) + ".") {}

  std::string write() {
    pieces();
    return "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\">\n" + header() + stand_off() + "<text" + language() + ">\n<body>\n" +
           paragraphs() + "</body>\n</text>\n</TEI>\n";
  }

 private:
  std::string language() const { return attribute("xml:lang", language_of(d_)); }
  std::string id(uint32_t entity) const { return prefix_ + id_text('e', entity); }
  std::string reference(uint32_t entity) const { return entity == kNoIndex ? "" : "#" + id(entity); }

  std::string header() const {
    std::string out = "<teiHeader>\n<fileDesc>\n<titleStmt>" + element("title", d_.title.empty() ? d_.id : d_.title) +
                      "</titleStmt>\n<publicationStmt><p/></publicationStmt>\n<sourceDesc>" +
                      element("p", d_.source.empty() ? d_.id : d_.source) + "</sourceDesc>\n</fileDesc>\n";
    out += "<encodingDesc><appInfo><application ident=\"derek\"" + attribute("version", version()) +
           "><label>derek</label></application></appInfo></encodingDesc>\n";
    out += "<profileDesc>";
    if (!d_.date.empty()) out += "<creation><date" + attribute("when", d_.date) + "/></creation>";
    if (!d_.language.empty()) out += "<langUsage><language" + attribute("ident", language_of(d_)) + "/></langUsage>";
    return out + "</profileDesc>\n</teiHeader>\n";
  }

  std::string stand_off() const {
    std::string persons, bodies, places, relations;
    std::vector<std::vector<std::string>> titles(d_.entities.size());
    for (const Relation& r : d_.relations) {
      if (r.label != RelationLabel::kHoldsPosition || r.subject == kNoIndex) continue;
      std::vector<std::string>& held = titles[r.subject];
      if (std::find(held.begin(), held.end(), r.title) == held.end()) held.push_back(r.title);
    }
    for (uint32_t e = 0; e < d_.entities.size(); ++e) {
      const Entity& entity = d_.entities[e];
      const std::string xml_id = attribute("xml:id", id(e));
      const auto names = [&](const std::string& tag) {
        std::string out = element(tag, entity.name);
        for (const std::string& variant : variants(d_, entity)) out += element(tag + " type=\"variant\"", variant);
        return out;
      };
      if (entity.label == Label::kPerson) {
        persons += "<person" + xml_id + attribute("sex", entity.sex == "f" ? "F" : entity.sex == "m" ? "M" : "") + ">" + person_name(entity);
        for (const std::string& variant : variants(d_, entity)) persons += element("persName type=\"variant\"", variant);
        for (const std::string& title : titles[e]) persons += element("occupation", title);
        persons += "</person>\n";
      } else if (entity.label == Label::kOrganisation) {
        bodies += "<org" + xml_id + ">" + names("orgName") + "</org>\n";
      } else {
        places += "<place" + xml_id + ">" + names("placeName") + "</place>\n";
      }
    }
    for (const Relation& r : d_.relations) {
      const uint32_t where = r.object == kNoIndex ? r.place : r.object;
      if (r.subject == kNoIndex || where == kNoIndex) continue;
      relations += "<relation" + attribute("name", to_string(r.label)) + attribute("type", r.status) +
                   attribute("active", reference(r.subject)) + attribute("passive", reference(where));
      relations += r.title.empty() ? "/>\n" : ">" + element("desc", r.title) + "</relation>\n";
    }
    const auto list = [](const char* name, const std::string& content) {
      return content.empty() ? "" : std::string("<") + name + ">\n" + content + "</" + name + ">\n";
    };
    return list("standOff", list("listPerson", persons) + list("listOrg", bodies) + list("listPlace", places) +
                                list("listRelation", relations));
  }

  static std::string person_name(const Entity& e) {
    const bool inverted = !e.family.empty() && e.name.starts_with(e.family);
    std::string parts;
    const auto add = [&](const char* tag, const std::string& part) {
      if (!part.empty()) parts += (parts.empty() ? "" : " ") + element(tag, part);
    };
    if (inverted) add("surname", e.family);
    add("forename", e.given);
    add("forename type=\"patronymic\"", e.patronymic);
    if (!inverted) add("surname", e.family);
    return parts.empty() ? element("persName", e.name) : "<persName>" + parts + "</persName>";
  }

  static std::string figure(const Value& v, const char* quantity) {
    const std::string value = number_text(v.value);
    if (!value.empty() && (v.modifier.empty() || v.modifier == "approx")) return attribute(quantity, value);
    if (v.modifier == "more_than" || v.modifier == "at_least") return attribute("atLeast", value);
    if (v.modifier == "less_than" || v.modifier == "up_to") return attribute("atMost", value);
    return attribute("atLeast", number_text(v.min)) + attribute("atMost", number_text(v.max));
  }

  static std::string moment(const Value& v) {
    std::string out;
    const size_t slash = v.edtf.find('/');
    const std::string first = v.edtf.substr(0, slash), second = slash == std::string::npos ? "" : v.edtf.substr(slash + 1);
    if (slash == std::string::npos && is_w3c_date(v.edtf)) {
      out = attribute("when", v.edtf);
    } else if (slash == std::string::npos && !w3c_time(v.edtf).empty()) {
      out = attribute("when", w3c_time(v.edtf));
    } else if (slash != std::string::npos && (is_w3c_date(first) || is_w3c_date(second))) {
      out = attribute("from", is_w3c_date(first) ? first : "") + attribute("to", is_w3c_date(second) ? second : "");
    } else if (slash != std::string::npos && (!w3c_time(first).empty() || !w3c_time(second).empty())) {
      out = attribute("from", w3c_time(first)) + attribute("to", w3c_time(second));
    } else if (is_w3c_date(v.start) || is_w3c_date(v.end)) {
      out = attribute("notBefore", is_w3c_date(v.start) ? v.start : "") + attribute("notAfter", is_w3c_date(v.end) ? v.end : "");
    }
    if (!v.edtf.empty()) out += attribute("when-custom", v.edtf);
    if (v.duration.starts_with('P') && v.duration.find_first_of("/W,") == std::string::npos) out += attribute("dur", v.duration);
    return out;
  }

  Piece piece(const Mention& m) const {
    Piece p{v_.bytes(m.span), "name", "", false};
    const Value none, &value = m.value ? *m.value : none;
    switch (m.label) {
      case Label::kPerson: p.name = "persName"; break;
      case Label::kOrganisation: p.name = "orgName"; break;
      case Label::kGpe: p.name = "placeName"; break;
      case Label::kLocation: p.name = "geogName"; break;
      case Label::kFacility:
        p.name = "placeName";
        p.attributes = attribute("type", "facility");
        break;
      case Label::kPosition:
        p.name = "roleName";
        p.attributes = attribute("type", m.kind);
        return p;
      case Label::kDate:
        p.name = "date";
        p.attributes = moment(value);
        return p;
      case Label::kTime:
        p.name = "time";
        p.attributes = moment(value);
        return p;
      case Label::kMoney:
        p.name = "measure";
        p.attributes = attribute("type", "currency") + figure(value, "quantity") + attribute("unit", value.currency);
        return p;
      case Label::kQuantity:
        p.name = "measure";
        p.attributes = figure(value, "quantity") + attribute("unit", value.unit);
        return p;
      case Label::kCardinal:
      case Label::kOrdinal:
      case Label::kPercentage:
        p.name = "num";
        p.attributes = attribute("type", lower(derek::to_string(m.label))) + figure(value, "value");
        return p;
      default: p.attributes = attribute("type", lower(derek::to_string(m.label))); return p;
    }
    p.attributes += attribute("ref", reference(m.entity));
    return p;
  }

  // Ends of paragraphs in the original; the last is the text's.
  std::vector<uint32_t> paragraph_ends() const {
    std::vector<uint32_t> ends;
    for (const Sentence& s : d_.sentences) {
      const uint32_t begin = v_.bytes(d_.tokens[s.tokens.first].span).begin;
      if (s.new_paragraph && begin > 0) ends.push_back(begin);
    }
    ends.push_back(static_cast<uint32_t>(d_.original.size()));
    return ends;
  }

  // Elements that nest, in the order in which they begin.
  void pieces() {
    for (const Mention& m : d_.mentions) pieces_.push_back(piece(m));
    std::sort(pieces_.begin(), pieces_.end(), outer_first);
    std::vector<Piece> nested;
    std::vector<uint32_t> open;  // ends
    for (const Piece& p : pieces_) {  // no mention crosses another; if one does, the first stays
      while (!open.empty() && open.back() <= p.span.begin) open.pop_back();
      if (p.span.empty() || (!open.empty() && open.back() < p.span.end)) continue;
      if (open.empty()) outer_.push_back(p.span);
      open.push_back(p.span.end);
      nested.push_back(p);
    }
    pieces_ = std::move(nested);
    const std::vector<uint32_t> ends = paragraph_ends();
    std::vector<Piece> said;
    for (uint32_t q = 0; q < d_.quotes.size(); ++q) quote(q, ends, said);
    pieces_.insert(pieces_.end(), said.begin(), said.end());
    std::stable_sort(pieces_.begin(), pieces_.end(), outer_first);
  }

  static bool outer_first(const Piece& a, const Piece& b) {
    if (a.span.begin != b.span.begin) return a.span.begin < b.span.begin;
    return a.span.end != b.span.end ? a.span.end > b.span.end : a.quote && !b.quote;
  }

  void quote(uint32_t index, const std::vector<uint32_t>& ends, std::vector<Piece>& said) const {
    const Quote& q = d_.quotes[index];
    Span whole = v_.bytes(q.span);
    for (const uint32_t edge : {whole.begin, whole.end}) {
      const auto after = std::upper_bound(outer_.begin(), outer_.end(), edge, [](uint32_t at, const Span& o) { return at < o.begin; });
      if (after == outer_.begin()) continue;
      const Span outer = *(after - 1);
      if (outer.contains(whole) && !(outer == whole)) return;  // inside a name it is none
      if (outer.overlaps(whole)) whole = {std::min(whole.begin, outer.begin), std::max(whole.end, outer.end)};
    }
    if (!said.empty() && said.back().span.end > whole.begin) return;  // quotes do not overlap; if two do, the first stays
    std::vector<Span> parts;
    for (uint32_t at = whole.begin; at < whole.end;) {
      const uint32_t end = std::min(*std::upper_bound(ends.begin(), ends.end() - 1, at), whole.end);
      Span part{at, end};
      while (part.end > part.begin && is_blank(d_.original[part.end - 1])) --part.end;
      if (!part.empty()) parts.push_back(part);
      at = end;
    }
    const std::string base = prefix_ + "q" + std::to_string(index + 1) + ".";
    for (size_t i = 0; i < parts.size(); ++i) {
      Piece p{parts[i], "said", attribute("who", reference(q.speaker)), true};
      p.attributes += attribute("direct", q.kind == QuoteKind::kDirect ? "true" : "false");
      if (parts.size() > 1) p.attributes += attribute("xml:id", base + std::to_string(i + 1));
      if (i + 1 < parts.size()) p.attributes += attribute("next", "#" + base + std::to_string(i + 2));
      if (i > 0) p.attributes += attribute("prev", "#" + base + std::to_string(i));
      said.push_back(p);
    }
  }

  static bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

  std::string paragraphs() const {
    std::string out;
    uint32_t at = 0;
    size_t next = 0;
    for (const uint32_t end : paragraph_ends()) {
      uint32_t last = end;
      while (last > at && is_blank(d_.original[last - 1])) --last;
      if (last > at) {
        out += "<p>" + paragraph(at, last, next) + "</p>\n";
      }
      at = end;
    }
    return out.empty() ? "<p/>\n" : out;
  }

  std::string paragraph(uint32_t at, uint32_t end, size_t& next) const {
    std::string out;
    std::vector<const Piece*> open;
    const auto text_to = [&](uint32_t to) {
      if (to > at) out += xml_escaped(std::string_view(d_.original).substr(at, to - at));
      at = std::max(at, to);
    };
    const auto close_to = [&](uint32_t to) {
      while (!open.empty() && open.back()->span.end <= to) {
        text_to(open.back()->span.end);
        out += "</" + open.back()->name + ">";
        open.pop_back();
      }
    };
    for (; next < pieces_.size() && pieces_[next].span.begin < end; ++next) {
      const Piece& p = pieces_[next];
      close_to(p.span.begin);
      if (p.span.end > end) continue;  // a mention over the end of a paragraph
      text_to(p.span.begin);
      out += "<" + p.name + p.attributes + ">";
      open.push_back(&p);
    }
    close_to(end);
    text_to(end);
    return out;
  }

  View v_;
  const Document& d_;
  std::string prefix_;
  std::vector<Piece> pieces_;
  std::vector<Span> outer_;  // of the pieces that lie in no other
};

class TeiWriter : public Writer {
 public:
  explicit TeiWriter(bool single) : single_(single) {}

  std::string begin() override {
    std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    if (single_) return out;
    return out + "<teiCorpus xmlns=\"http://www.tei-c.org/ns/1.0\">\n<teiHeader><fileDesc><titleStmt><title>Documents read by derek</title>"
                 "</titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>\n";
  }
  std::string document(const Document& d) override { return DocumentTei(d).write(); }
  std::string end() override { return single_ ? "" : "</teiCorpus>\n"; }

 private:
  bool single_;
};

}  // namespace

std::unique_ptr<Writer> tei_writer(bool single) { return std::make_unique<TeiWriter>(single); }

}  // namespace derek::output
