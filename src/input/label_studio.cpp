#include "input/label_studio.h"

#include <rapidjson/document.h>
#include <rapidjson/error/en.h>

#include <algorithm>
#include <map>

#include "base/brat_names.h"
#include "base/fields.h"
#include "base/utf8.h"
#include "input/brat.h"

namespace derek::input {

namespace {

using Json = rapidjson::Value;

const Json* member(const Json& object, const char* name) {
  if (!object.IsObject()) return nullptr;
  const auto it = object.FindMember(name);
  return it == object.MemberEnd() ? nullptr : &it->value;
}
std::string text_of(const Json* value) {
  return value && value->IsString() ? std::string(value->GetString(), value->GetStringLength()) : "";
}
bool is_true(const Json* value) { return value && value->IsBool() && value->GetBool(); }

std::string joined(std::initializer_list<std::string_view> pieces) {
  std::string out;
  for (const std::string_view piece : pieces) out += piece;
  return out;
}

// Without blanks and line ends, which Label Studio writes in its own way.
std::string bare(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 1 < text.size() && text[i + 1] == 'n') {
      ++i;
    } else if (static_cast<unsigned char>(text[i]) > ' ') {
      out += text[i];
    }
  }
  return out;
}

// One task, written as brat standoff: input/brat makes the document of it.
class Task {
 public:
  Task(std::string_view text, LabelStudioExport& all) : text_(text), all_(all) {
    uint32_t code_points = 0;
    for (size_t i = 0; i < text.size(); ++code_points) {
      const auto start = static_cast<uint32_t>(i);
      const char32_t c = utf8::next(text, i);
      units_.push_back({start, code_points});
      if (c > 0xFFFF) units_.push_back({start, code_points});
    }
    units_.push_back({static_cast<uint32_t>(text.size()), code_points});
  }

  // What is wrong, or "".
  std::string read(const Json& result) {
    for (const Json& item : result.GetArray()) {
      const std::string type = text_of(member(item, "type"));
      if (type == "labels") span(item);
      if (!wrong_.empty()) return wrong_;
    }
    for (const Json& item : result.GetArray()) {
      if (text_of(member(item, "type")) == "relation") relation(item);
      if (!wrong_.empty()) return wrong_;
    }
    events();
    same();
    return wrong_;
  }

  const std::string& standoff() const { return standoff_; }

 private:
  struct Unit {
    uint32_t byte, code_point;
  };
  struct Title {
    std::string kind, status;
    std::vector<std::string> persons, bodies, places;
  };

  void fail(const std::string& message) {
    if (wrong_.empty()) wrong_ = message;
  }
  std::string next(char kind) { return kind + std::to_string(++counts_[kind]); }
  void attribute(const char* name, const std::string& of, const std::string& value) {
    standoff_ += next('A') + "\t" + name + " " + of + " " + value + "\n";
  }
  void link(const char* name, const std::string& from, const std::string& to) {
    standoff_ += next('R') + "\t" + name + " Arg1:" + from + " Arg2:" + to + "\n";
  }

  void span(const Json& item) {
    const std::string id = text_of(member(item, "id"));
    const Json* value = member(item, "value");
    const Json *start = value ? member(*value, "start") : nullptr, *end = value ? member(*value, "end") : nullptr,
               *labels = value ? member(*value, "labels") : nullptr;
    if (id.empty() || !start || !start->IsUint() || !end || !end->IsUint() || !labels || !labels->IsArray() || labels->Size() != 1)
      return fail("a span has an id, and a value with start, end and one label");
    if (start->GetUint() >= end->GetUint() || end->GetUint() >= units_.size()) return fail(id + ": the span is not in the text");
    const Unit from = units_[start->GetUint()], to = units_[end->GetUint()];
    const std::string_view words = text_.substr(from.byte, to.byte - from.byte);
    if (const Json* told = member(*value, "text"); told && told->IsString() && bare(text_of(told)) != bare(words))
      return fail(id + ": the text has other words there: " + std::string(words));
    const std::string label = text_of(&(*labels)[0]), t = next('T');
    if (label != brat::kQuote && !label_from_string(label)) return fail(id + ": there is no label " + label);
    if (!spans_.emplace(id, std::pair(t, label)).second) return fail("two spans have the id " + id);
    standoff_ += t + "\t" + label;
    std::string line;
    uint32_t point = from.code_point;
    for (size_t at = 0, count = 0; at < words.size(); ++count) {
      const size_t stop = std::min(words.find('\n', at), words.size());
      const auto length = static_cast<uint32_t>(utf8::count_code_points(words.substr(at, stop - at)));
      if (length > 0) {
        standoff_.append(line.empty() ? " " : ";").append(std::to_string(point)).append(" ").append(std::to_string(point + length));
        line.append(line.empty() ? "" : " ").append(words.substr(at, stop - at));
      }
      point += length + 1;
      at = stop + 1;
    }
    std::replace(line.begin(), line.end(), '\t', ' ');
    standoff_ += "\t" + line + "\n";
    const Json* meta = member(item, "meta");
    if (const Json* lines = meta ? member(*meta, "text") : nullptr; lines && lines->IsArray()) {
      for (const Json& note : lines->GetArray()) notes(id, t, label, text_of(&note));
    }
  }

  // What brat has attributes for stands among the notes here.
  void notes(const std::string& id, const std::string& t, const std::string& label, const std::string& line) {
    Fields fields, rest;
    if (!split_fields(line, fields)) return fail(id + ": a note is key=value; key=value");
    all_.notes = true;
    for (const Field& field : fields) {
      const auto& [key, value] = field;
      const char* name = key == "speech" && label == brat::kQuote   ? brat::kSpeech
                         : key == "place_kind" && label == "GPE"    ? brat::kPlaceKind
                         : key == "sex" && label == "PERSON"        ? brat::kSex
                                                                    : nullptr;
      const bool one_word = !value.empty() && value.find_first_of(" \t\r\n") == std::string::npos;
      if ((name || (label == "POSITION" && (key == "kind" || key == "status"))) && !one_word)
        return fail(joined({id, ": ", key, " is one word, not \"", value, "\""}));
      if (name) {
        attribute(name, t, value);
      } else if (label == "POSITION" && key == "kind") {
        titles_[t].kind = value;
      } else if (label == "POSITION" && key == "status") {
        titles_[t].status = value;
      } else {
        rest.push_back(field);
      }
    }
    if (!rest.empty()) standoff_ += next('#') + "\tAnnotatorNotes " + t + "\t" + join_fields(rest) + "\n";
  }

  void relation(const Json& item) {
    std::string from = text_of(member(item, "from_id")), to = text_of(member(item, "to_id"));
    if (text_of(member(item, "direction")) == "left") std::swap(from, to);
    for (const std::string* end : {&from, &to}) {
      if (!spans_.contains(*end)) return fail("a relation names " + (end->empty() ? "no span" : *end + ", which is no span"));
    }
    const auto& [first, first_label] = spans_.at(from);
    const auto& [second, second_label] = spans_.at(to);
    const Json* labels = member(item, "labels");
    if (!labels || !labels->IsArray() || labels->Empty()) return fail("the relation from " + from + " to " + to + " has no label");
    for (const Json& label : labels->GetArray()) {
      const std::string kind = text_of(&label);
      if (kind == "holds_position" && second_label == "POSITION") {
        titles_[second].persons.push_back(first);
      } else if (kind == "position_at" && first_label == "POSITION") {
        titles_[first].bodies.push_back(second);
      } else if (kind == "position_in" && first_label == "POSITION") {
        titles_[first].places.push_back(second);
      } else if (kind == "part_of") {
        link(brat::kPartOf, first, second);
      } else if (kind == "located_in") {
        link(brat::kLocatedIn, first, second);
      } else if (kind == "speaker" && first_label == brat::kQuote) {
        link(brat::kSpeaker, first, second);
      } else if (kind == "same") {
        same_.emplace_back(first, second);
      } else {
        return fail(joined({"there is no relation ", kind, " from ", first_label, " to ", second_label}));
      }
      all_.relations.insert(kind);
    }
  }

  void events() {
    for (auto& [position, title] : titles_) {
      for (const std::string& person : title.persons) {
        for (auto* list : {&title.bodies, &title.places}) {
          if (list->empty()) list->push_back("");
        }
        for (const std::string& body : title.bodies) {
          const std::string id = next('E'), place = title.places.front();
          standoff_ += joined({id, "\tPOSITION:", position, " Person:", person});
          if (!body.empty()) standoff_ += " Organisation:" + body;
          if (!place.empty()) standoff_ += " Place:" + place;
          standoff_ += "\n";
          if (!title.kind.empty()) attribute(brat::kKind, id, title.kind);
          if (!title.status.empty()) attribute(brat::kStatus, id, title.status);
        }
      }
    }
  }

  // Spans that are the same, directly or over others.
  void same() {
    std::map<std::string, std::string> group;  // span → the first of its group
    const auto root = [&](std::string t) {
      while (group.emplace(t, t).first->second != t) t = group[t];
      return t;
    };
    for (const auto& [one, other] : same_) group[root(other)] = root(one);
    std::map<std::string, std::string> lines;
    for (const auto& [t, parent] : group) lines[root(parent)] += " " + t;
    for (const auto& [first, members] : lines) standoff_ += std::string("*\t") + brat::kSame + members + "\n";
  }

  std::string_view text_;
  LabelStudioExport& all_;
  std::vector<Unit> units_;  // of each UTF-16 unit of the text
  std::map<char, int> counts_;
  std::map<std::string, std::pair<std::string, std::string>> spans_;  // Label Studio's id → T1, label
  std::map<std::string, Title> titles_;                               // by T1
  std::vector<std::pair<std::string, std::string>> same_;
  std::string standoff_, wrong_;
};

// The annotation that counts, or null.
const Json* annotation_of(const Json& task) {
  const Json* annotations = member(task, "annotations");
  if (!annotations || !annotations->IsArray()) return nullptr;
  const Json* last = nullptr;
  for (const Json& a : annotations->GetArray()) {
    const Json* result = member(a, "result");
    if (!result || !result->IsArray() || is_true(member(a, "was_cancelled"))) continue;
    if (is_true(member(a, "ground_truth"))) return result;
    last = result;
  }
  return last;
}

}  // namespace

Result<LabelStudioExport> read_label_studio(const std::string& file, std::string_view bytes) {
  const auto bad = [&](const std::string& message) { return Error{"label-studio", message, file, 0, 0, ""}; };
  rapidjson::Document json;
  json.Parse<rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag>(bytes.data(), bytes.size());
  if (json.HasParseError())
    return bad(std::string("this is no JSON: ") + rapidjson::GetParseError_En(json.GetParseError()) + " (byte " +
               std::to_string(json.GetErrorOffset() + 1) + ")");
  if (!json.IsArray()) return bad("an export of Label Studio is a list of tasks");
  LabelStudioExport out;
  size_t number = 0;
  for (const Json& task : json.GetArray()) {
    const std::string place = "task " + std::to_string(++number) + ": ";
    const Json* data = member(task, "data");
    const Json* text = data ? member(*data, "text") : nullptr;
    if (!text || !text->IsString()) return bad(place + "there is no data.text");
    const Json* result = annotation_of(task);
    if (!result) continue;
    AnnotatedDocument document;
    document.text = text_of(text);
    document.name = text_of(member(*data, "id"));
    if (document.name.empty()) document.name = "task " + std::to_string(number);
    document.date = text_of(member(*data, "date"));
    Task reader(document.text, out);
    if (const std::string wrong = reader.read(*result); !wrong.empty()) return bad(place + wrong);
    Result<Document> truth = read_brat(file, document.text, reader.standoff());
    if (!truth) return bad(place + truth.error().message);
    truth->id = document.name;
    truth->date = document.date;
    document.truth = std::move(*truth);
    out.documents.push_back(std::move(document));
  }
  if (out.documents.empty()) return bad("no task has an annotation");
  return out;
}

}  // namespace derek::input
