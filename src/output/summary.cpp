#include "output/summary.h"

#include <algorithm>
#include <vector>

#include "base/value_text.h"

namespace derek::output {

namespace {

std::string original(const Document& d, Span normalized) {
  const Span s = d.offsets.to_original(normalized);
  std::string out = d.original.substr(s.begin, s.size());
  std::replace(out.begin(), out.end(), '\n', ' ');
  return out;
}

// The first and last words of a long text.
std::string shortened(const std::string& text) {
  constexpr size_t kLongest = 160, kTail = 60;
  if (text.size() <= kLongest) return text;
  size_t head = text.find(' ', kLongest - kTail), tail = text.rfind(' ', text.size() - kTail / 2);
  if (head == std::string::npos || tail == std::string::npos || head >= tail) return text;
  return text.substr(0, head) + " …" + text.substr(tail);
}

void section(std::string& out, const char* title, const std::vector<std::string>& lines) {
  if (lines.empty()) return;
  out += std::string("\n") + title + "\n";
  for (const std::string& line : lines) out += "  " + line + "\n";
}

void add_once(std::vector<std::string>& lines, std::string line) {
  if (std::find(lines.begin(), lines.end(), line) == lines.end()) lines.push_back(std::move(line));
}

std::string entity_name(const Document& d, uint32_t entity) {
  return entity == kNoIndex ? std::string() : d.entities[entity].name;
}

}  // namespace

std::string summary(const Document& d) {
  std::vector<std::string> people, bodies, places, dates, figures, contacts, quotes;
  for (uint32_t e = 0; e < d.entities.size(); ++e) {
    const Entity& entity = d.entities[e];
    if (entity.label == Label::kPerson) {
      std::string line = entity.name;
      std::vector<std::string> titles;
      for (const Relation& r : d.relations) {
        if (r.label != RelationLabel::kHoldsPosition || r.subject != e) continue;
        std::string where = entity_name(d, r.object);
        if (where.empty()) where = entity_name(d, r.place);
        add_once(titles, r.title + (where.empty() ? "" : " (" + where + ")") +
                             (r.status == "current" ? "" : " [" + r.status + "]"));
      }
      for (size_t i = 0; i < titles.size(); ++i) line += (i ? "; " : ": ") + titles[i];
      people.push_back(line);
    } else if (entity.label == Label::kOrganisation) {
      add_once(bodies, entity.name);
    } else {
      add_once(places, entity.name);
    }
  }
  for (const Mention& m : d.mentions) {
    if (m.within != kNoIndex || !m.value) continue;
    const std::string line = original(d, m.span) + " = " + value_text(*m.value);
    if (m.label == Label::kDate || m.label == Label::kTime) {
      add_once(dates, line);
    } else if (m.label == Label::kContact) {
      add_once(contacts, line);
    } else {
      add_once(figures, line);
    }
  }
  for (const Quote& q : d.quotes) {
    const std::string who = q.speaker == kNoIndex ? "?" : entity_name(d, q.speaker);
    quotes.push_back(who + (q.kind == QuoteKind::kDirect ? ": " : " (indirect): ") + shortened(original(d, q.span)));
  }
  std::string out = d.title.empty() ? d.id : d.title;
  if (!d.date.empty()) out += " (" + d.date + ")";
  out += "\n";
  section(out, "People", people);
  section(out, "Bodies", bodies);
  section(out, "Places", places);
  section(out, "Dates", dates);
  section(out, "Figures", figures);
  section(out, "Contacts", contacts);
  section(out, "Quotes", quotes);
  return out;
}

}  // namespace derek::output
