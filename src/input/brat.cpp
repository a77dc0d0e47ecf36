#include "input/brat.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <vector>

#include "base/brat_names.h"
#include "base/fields.h"
#include "base/utf8.h"

namespace derek::input {

namespace {

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> out;
  for (;;) {
    const size_t at = text.find(separator);
    out.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return out;
    text.remove_prefix(at + 1);
  }
}

// What a T line says, until all are known and sorted.
struct Marked {
  std::string label;
  Span span;  // bytes
  Fields notes;
  std::map<std::string, std::string, std::less<>> attributes;
  uint32_t index = kNoIndex;  // in mentions or quotes
};

struct Event {
  std::string trigger;
  std::map<std::string, std::string, std::less<>> roles;
  std::map<std::string, std::string, std::less<>> attributes;
};

struct Link {
  std::string label, first, second;
  int line;
};

class Reader {
 public:
  Reader(const std::string& file, std::string_view text) : file_(file), text_(text) {
    for (size_t i = 0; i <= text.size(); ++i) {
      if (i == text.size() || (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80)
        byte_at_.push_back(static_cast<uint32_t>(i));
    }
  }

  Result<Document> read(std::string_view standoff) {
    // brat writes lines in any order, so attributes and notes wait until all that they name is there.
    std::vector<std::pair<int, std::string_view>> later;
    for (const std::string_view whole : split(standoff, '\n')) {
      ++line_;
      excerpt_ = whole.ends_with('\r') ? whole.substr(0, whole.size() - 1) : whole;
      if (excerpt_.empty()) continue;
      if (utf8::find_invalid(excerpt_) != std::string_view::npos) {
        fail("this is not valid UTF-8");
      } else if (excerpt_[0] == 'T') {
        mark();
      } else {
        later.emplace_back(line_, excerpt_);
      }
      if (failed_) return error_;
    }
    for (const char kind : std::string_view("EAR*#")) {
      for (const auto& [number, content] : later) {
        if (content[0] != kind) continue;
        line_ = number;
        excerpt_ = content;
        other();
        if (failed_) return error_;
      }
    }
    for (const auto& [number, content] : later) {
      line_ = number;
      excerpt_ = content;
      if (std::string_view("EAR*#").find(content[0]) == std::string_view::npos) fail("unknown kind of line");
      if (failed_) return error_;
    }
    mentions();
    entities();
    relations();
    if (failed_) return error_;
    return std::move(d_);
  }

 private:
  void fail(const std::string& message) {
    if (failed_) return;
    failed_ = true;
    error_ = {"brat", message, file_, line_, 0, std::string(excerpt_)};
  }

  // T1<TAB>LABEL 0 5;6 9<TAB>words
  void mark() {
    const auto cells = split(excerpt_, '\t');
    if (cells.size() < 3) return fail("a span has an id, a label with offsets, and its words, parted by tabs");
    const size_t space = cells[1].find(' ');
    Marked m;
    m.label = cells[1].substr(0, space);
    if (space == std::string_view::npos) return fail("there are no offsets");
    if (m.label != brat::kQuote && !label_from_string(m.label)) return fail("there is no label " + m.label);
    std::string words;
    for (const std::string_view piece : split(cells[1].substr(space + 1), ';')) {
      const auto ends = split(piece, ' ');
      uint32_t at[2] = {0, 0};
      for (size_t i = 0; i < 2; ++i) {
        const auto end = ends.size() == 2 ? ends[i].data() + ends[i].size() : nullptr;
        if (!end || std::from_chars(ends[i].data(), end, at[i]).ptr != end || at[i] >= byte_at_.size())
          return fail("offsets are two numbers within the text");
      }
      if (at[0] >= at[1]) return fail("a span ends behind its start");
      const Span span{byte_at_[at[0]], byte_at_[at[1]]};
      if (!words.empty()) words += ' ';
      words += text_.substr(span.begin, span.size());
      m.span = m.span.empty() ? span : Span{m.span.begin, span.end};
    }
    std::replace(words.begin(), words.end(), '\t', ' ');
    if (words != excerpt_.substr(static_cast<size_t>(cells[2].data() - excerpt_.data())))
      return fail("the text has other words there: " + words);
    if (!marked_.emplace(cells[0], std::move(m)).second) return fail("two lines have this id");
  }

  void other() {
    const size_t tab = excerpt_.find('\t');
    if (tab == std::string_view::npos) return fail("there is no tab behind the id");
    const std::string id(excerpt_.substr(0, tab));
    const std::string_view rest = excerpt_.substr(tab + 1);
    const auto words = split(rest.substr(0, rest.find('\t')), ' ');
    switch (id[0]) {
      case 'E': return event(id, words);
      case 'A': return attribute(words);
      case 'R':
        if (words.size() != 3 || !words[1].starts_with("Arg1:") || !words[2].starts_with("Arg2:"))
          return fail("a relation has Arg1 and Arg2");
        links_.push_back({std::string(words[0]), std::string(words[1].substr(5)), std::string(words[2].substr(5)), line_});
        return;
      case '*':
        if (words.size() < 3 || words[0] != brat::kSame) return fail("spans of one entity are: * Same T1 T2 …");
        groups_.emplace_back(line_, std::vector<std::string>(words.begin() + 1, words.end()));
        return;
      default: return note(words, rest);
    }
  }

  // E1<TAB>POSITION:T7 Person:T8 Organisation:T5
  void event(const std::string& id, const std::vector<std::string_view>& words) {
    Event e;
    for (const std::string_view word : words) {
      if (word.empty()) continue;
      const size_t colon = word.find(':');
      if (colon == std::string_view::npos) return fail("an event's parts are ROLE:ID");
      const std::string role(word.substr(0, colon)), target(word.substr(colon + 1));
      if (e.trigger.empty()) {
        const auto found = marked_.find(target);
        if (role != "POSITION" || found == marked_.end() || found->second.label != role)
          return fail("an event begins with the POSITION that it is about");
        e.trigger = target;
      } else if (role != brat::kPerson && role != brat::kOrganisation && role != brat::kPlace) {
        return fail("a title has no role " + role);
      } else if (!marked_.contains(target)) {
        return fail("there is no " + target);
      } else if (!e.roles.emplace(role, target).second) {
        return fail("this event has two of " + role);
      }
    }
    if (e.trigger.empty()) return fail("an event begins with the POSITION that it is about");
    if (!events_.emplace(id, std::move(e)).second) return fail("two lines have this id");
    event_order_.push_back(id);
  }

  // A1<TAB>Status E1 current
  void attribute(const std::vector<std::string_view>& words) {
    if (words.size() != 3) return fail("an attribute has a name, the id of what has it, and a value");
    const std::string name(words[0]), target(words[1]), value(words[2]);
    if (name == brat::kKind || name == brat::kStatus) {
      const auto found = events_.find(target);
      if (found == events_.end()) return fail("there is no event " + target);
      found->second.attributes[name] = value;
      return;
    }
    const auto found = marked_.find(target);
    if (found == marked_.end()) return fail("there is no " + target);
    const std::string& label = found->second.label;
    if (!(name == brat::kSpeech && label == brat::kQuote && (value == "direct" || value == "indirect")) &&
        !(name == brat::kPlaceKind && label == "GPE") &&
        !(name == brat::kSex && label == "PERSON" && (value == "f" || value == "m")))
      return fail("this says nothing of a " + label);
    found->second.attributes[name] = value;
  }

  // #1<TAB>AnnotatorNotes T1<TAB>key=value; key=value
  void note(const std::vector<std::string_view>& words, std::string_view rest) {
    const size_t tab = rest.find('\t');
    if (words.size() != 2 || words[0] != "AnnotatorNotes" || tab == std::string_view::npos)
      return fail("a note is: AnnotatorNotes ID, a tab, key=value; key=value");
    const auto found = marked_.find(std::string(words[1]));
    if (found == marked_.end()) return fail("there is no " + std::string(words[1]));
    if (!split_fields(rest.substr(tab + 1), found->second.notes)) return fail("a note is key=value; key=value");
    const bool quote = found->second.label == brat::kQuote, person = found->second.label == "PERSON";
    const bool value = !quote && brat::has_value(*label_from_string(found->second.label));
    Value unused;
    for (const Field& field : found->second.notes) {
      const std::string& key = field.first;
      const bool good = quote    ? key == "cue"
                        : value  ? set_value_field(unused, field)
                        : person ? key == "lemma" || key == "name" || key == "given" || key == "patronymic" || key == "family"
                                 : key == "lemma" || key == "name";
      if (!good) return fail("this says nothing of a " + found->second.label + ": " + key + "=" + field.second);
    }
  }

  // In the order of a Document, and nested.
  void mentions() {
    d_.original = d_.text = std::string(text_);
    d_.offsets.keep(static_cast<uint32_t>(text_.size()));
    std::vector<Marked*> order;
    for (auto& [id, m] : marked_) order.push_back(&m);
    std::stable_sort(order.begin(), order.end(), [](const Marked* a, const Marked* b) {
      return a->span.begin != b->span.begin ? a->span.begin < b->span.begin : a->span.end > b->span.end;
    });
    std::vector<uint32_t> open;
    for (Marked* m : order) {
      if (m->label == brat::kQuote) {
        m->index = static_cast<uint32_t>(d_.quotes.size());
        Quote quote;
        quote.span = m->span;
        quote.kind = m->attributes[brat::kSpeech] == "indirect" ? QuoteKind::kIndirect : QuoteKind::kDirect;
        for (const Field& field : m->notes) quote.cue = field.second;
        d_.quotes.push_back(std::move(quote));
        continue;
      }
      m->index = static_cast<uint32_t>(d_.mentions.size());
      Mention mention;
      mention.label = *label_from_string(m->label);
      mention.span = m->span;
      while (!open.empty() && d_.mentions[open.back()].span.end < m->span.end) open.pop_back();
      if (!open.empty()) mention.within = open.back();
      open.push_back(m->index);
      if (brat::has_value(mention.label)) {
        mention.value.emplace();
        for (const Field& field : m->notes) set_value_field(*mention.value, field);
      } else {
        mention.lemma = text_.substr(m->span.begin, m->span.size());
        std::replace(mention.lemma.begin(), mention.lemma.end(), '\n', ' ');
        for (const auto& [key, value] : m->notes) {
          if (key == "lemma") mention.lemma = value;
        }
      }
      mention.kind = m->attributes[brat::kPlaceKind];
      d_.mentions.push_back(std::move(mention));
      marked_of_.push_back(m);
    }
  }

  void entities() {
    for (const auto& [number, ids] : groups_) {
      const auto entity = static_cast<uint32_t>(d_.entities.size());
      d_.entities.emplace_back();
      for (const std::string& id : ids) {
        line_ = number;
        const auto found = marked_.find(id);
        if (found == marked_.end() || found->second.label == brat::kQuote) return fail("there is no mention " + id);
        Mention& mention = d_.mentions[found->second.index];
        if (mention.entity != kNoIndex) return fail(id + " is in two entities");
        if (!brat::names_entity(mention.label)) return fail(id + " names no entity");
        mention.entity = entity;
      }
    }
    for (Mention& mention : d_.mentions) {
      if (mention.entity != kNoIndex || !brat::names_entity(mention.label)) continue;
      mention.entity = static_cast<uint32_t>(d_.entities.size());
      d_.entities.emplace_back();
    }
    for (uint32_t m = 0; m < d_.mentions.size(); ++m) {
      if (d_.mentions[m].entity == kNoIndex) continue;
      Entity& entity = d_.entities[d_.mentions[m].entity];
      if (entity.mentions.empty()) entity.label = d_.mentions[m].label;
      entity.mentions.push_back(m);
    }
    for (Entity& entity : d_.entities) describe(entity);
  }

  void describe(Entity& entity) {
    std::string given_name, with_parts, longest;
    for (const uint32_t m : entity.mentions) {
      Marked& marked = *marked_of_[m];
      const std::string& lemma = d_.mentions[m].lemma;
      bool parts = false;
      for (const auto& [key, value] : marked.notes) {
        std::string* part = key == "given"        ? &entity.given
                            : key == "patronymic" ? &entity.patronymic
                            : key == "family"     ? &entity.family
                                                  : nullptr;
        if (part) *part = value, parts = true;
        if (key == "name") given_name = value;
      }
      if (parts && with_parts.empty()) with_parts = lemma;
      if (utf8::count_code_points(lemma) > utf8::count_code_points(longest)) longest = lemma;
      if (!marked.attributes[brat::kSex].empty()) entity.sex = marked.attributes[brat::kSex];
    }
    entity.name = !given_name.empty() ? given_name : !with_parts.empty() ? with_parts : longest;
  }

  // The entity that a span names.
  uint32_t entity_of(const std::string& id) {
    const auto found = marked_.find(id);
    if (found == marked_.end()) return fail("there is no " + id), kNoIndex;
    if (found->second.label == brat::kQuote) return fail(id + " names no entity"), kNoIndex;
    const uint32_t entity = d_.mentions[found->second.index].entity;
    if (entity == kNoIndex) fail(id + " names no entity");
    return entity;
  }

  void relations() {
    for (const std::string& id : event_order_) {
      const Event& event = events_.at(id);
      const auto attribute = [&](const char* name) {
        const auto found = event.attributes.find(name);
        return found == event.attributes.end() ? std::string() : found->second;
      };
      const auto role = [&](const char* name) {
        const auto found = event.roles.find(name);
        return found == event.roles.end() ? kNoIndex : entity_of(found->second);
      };
      Relation r;
      r.label = RelationLabel::kHoldsPosition;
      r.position = marked_.at(event.trigger).index;
      Mention& title = d_.mentions[r.position];
      r.title = title.lemma;
      r.kind = attribute(brat::kKind);
      if (title.kind.empty()) title.kind = r.kind;
      r.status = attribute(brat::kStatus);
      if (r.status.empty()) r.status = "current";
      r.subject = role(brat::kPerson);
      r.object = role(brat::kOrganisation);
      r.place = role(brat::kPlace);
      r.span = title.span;
      if (r.subject != kNoIndex) d_.relations.push_back(std::move(r));
    }
    for (const Link& link : links_) {
      line_ = link.line;
      excerpt_ = {};
      if (link.label == brat::kSpeaker) {
        const auto found = marked_.find(link.first);
        if (found == marked_.end() || found->second.label != brat::kQuote) return fail(link.first + " is no quote");
        Quote& quote = d_.quotes[found->second.index];
        if (quote.speaker != kNoIndex) return fail(link.first + " has two speakers");
        quote.speaker = entity_of(link.second);
        if (quote.speaker != kNoIndex) quote.speaker_span = marked_.at(link.second).span;
        continue;
      }
      if (link.label != brat::kPartOf && link.label != brat::kLocatedIn) return fail("there is no relation " + link.label);
      Relation r;
      r.label = link.label == brat::kPartOf ? RelationLabel::kPartOf : RelationLabel::kLocatedIn;
      r.subject = entity_of(link.first);
      r.object = entity_of(link.second);
      if (r.subject == kNoIndex || r.object == kNoIndex) return;
      r.span = marked_.at(link.first).span;
      d_.relations.push_back(std::move(r));
    }
  }

  const std::string& file_;
  std::string_view text_;
  std::vector<uint32_t> byte_at_;  // of each code point, and of the end
  int line_ = 0;
  std::string_view excerpt_;
  bool failed_ = false;
  Error error_;
  std::map<std::string, Marked> marked_;
  std::map<std::string, Event> events_;
  std::vector<std::string> event_order_;
  std::vector<Link> links_;
  std::vector<std::pair<int, std::vector<std::string>>> groups_;
  std::vector<Marked*> marked_of_;  // of each mention
  Document d_;
};

}  // namespace

Result<Document> read_brat(const std::string& file, std::string_view text, std::string_view standoff) {
  return Reader(file, text).read(standoff);
}

}  // namespace derek::input
