// What the program extracts from the press releases is what was read by hand in corpus/press/NAME.json, but
// for the known differences in NAME.known.tsv. scripts/compare_golden.py makes the same lines: change both
// together.
#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "base/files.h"
#include "derek/derek.h"
#include "output/json.h"
#include "output/offsets.h"

namespace derek {
namespace {

using Json = rapidjson::Value;
using Fields = std::vector<std::string>;

const std::string kRoot = DEREK_SOURCE_DIR;
const std::string kPress = kRoot + "/corpus/press/";

// layer: of the fact. start: for sorting. body: its fields. owner: body of the mention or quote that it is
// about.
struct Fact {
  std::string layer;
  int start = 0;
  std::string body;
  std::string owner;
  auto operator<=>(const Fact&) const = default;
};

std::string text_of(const Json& record, const char* key) {
  const auto found = record.FindMember(key);
  return found == record.MemberEnd() || !found->value.IsString() ? "" : found->value.GetString();
}

// Numbers stay text.
rapidjson::Document parse(const std::string& json) {
  rapidjson::Document document;
  document.Parse<rapidjson::kParseNumbersAsStringsFlag>(json.data(), json.size());
  EXPECT_FALSE(document.HasParseError()) << "at byte " << document.GetErrorOffset();
  return document;
}

std::string joined(const Fields& fields, std::string_view separator) {
  std::string out;
  for (const std::string& field : fields) {
    if (!out.empty()) out += separator;
    out += field;
  }
  return out;
}

std::vector<const Json*> list_of(const Json& document, const char* key) {
  std::vector<const Json*> out;
  const auto found = document.FindMember(key);
  if (found == document.MemberEnd()) return out;
  for (const Json& record : found->value.GetArray()) out.push_back(&record);
  return out;
}

// "key=value" of those keys that the record has.
Fields pairs(const Json& record, const std::vector<const char*>& keys) {
  Fields out;
  for (const char* key : keys) {
    if (record.HasMember(key)) out.push_back(std::string(key) + "=" + text_of(record, key));
  }
  return out;
}

std::set<Fact> facts_of(const Json& document) {
  std::set<Fact> facts;
  const auto add = [&](const std::string& layer, Fields fields, const std::string& start = "0",
                       const std::string& owner = "") {
    std::string body = layer;
    for (std::string& field : fields) {
      std::replace(field.begin(), field.end(), '\t', ' ');
      std::replace(field.begin(), field.end(), '\n', ' ');
      body += '\t' + field;
    }
    facts.insert({layer, std::atoi(start.c_str()), body, owner});
    return body;
  };

  std::map<std::string, const Json*> mentions, entities;
  for (const Json* m : list_of(document, "mentions")) mentions[text_of(*m, "id")] = m;
  for (const Json* e : list_of(document, "entities")) entities[text_of(*e, "id")] = e;
  const auto name = [&](const Json& record, const char* key) {
    const auto found = entities.find(text_of(record, key));
    return found == entities.end() ? std::string("-") : text_of(*found->second, "name");
  };

  for (const auto& [id, m] : mentions) {
    const std::string start = text_of(*m, "start");
    const auto about = [&](const std::string& last) {
      return Fields{start, text_of(*m, "end"), text_of(*m, "label"), last};
    };
    const std::string owner = add("mention", about(text_of(*m, "text")), start);
    for (const char* key : {"lemma", "kind"}) {
      if (m->HasMember(key)) add(key, about(text_of(*m, key)), start, owner);
    }
    if (m->HasMember("value")) {
      static const std::vector<const char*> kKeys = {
          "kind", "edtf",  "start",    "end",  "duration", "repeat", "value",    "min",
          "max",  "order", "currency", "unit", "counted",  "normal", "modifier", "anchor"};
      add("value", about(joined(pairs((*m)["value"], kKeys), " ")), start, owner);
    }
  }
  for (const auto& [id, e] : entities) {
    Fields spans;
    for (const Json* m : list_of(*e, "mentions")) {
      const Json& mention = *mentions.at(m->GetString());
      spans.push_back(text_of(mention, "start") + "-" + text_of(mention, "end"));
    }
    add("entity", {text_of(*e, "label"), text_of(*e, "name"), joined(spans, " ")});
    if (text_of(*e, "label") != "PERSON") continue;
    Fields parts;
    if (e->HasMember("parts")) parts = pairs((*e)["parts"], {"given", "patronymic", "family"});
    for (const std::string& sex : pairs(*e, {"sex"})) parts.push_back(sex);
    add("person", {text_of(*e, "name"), joined(parts, " ")});
  }
  for (const Json* r : list_of(document, "relations")) {
    const std::string label = text_of(*r, "label");
    if (label == "holds_position") {
      const std::string who = name(*r, "person");
      const std::string title = text_of(*r, "title");
      add("holds", {who, title, name(*r, "organisation"), text_of(*r, "status")});
      add("holds_kind", {who, title, text_of(*r, "kind")});
      if (!text_of(*r, "place").empty()) add("holds_place", {who, title, name(*r, "place")});
    } else if (label == "part_of") {
      add("part_of", {name(*r, "child"), name(*r, "parent")});
    } else {
      add("located_in", {name(*r, "thing"), name(*r, "place")});
    }
  }
  for (const Json* q : list_of(document, "quotes")) {
    const std::string start = text_of(*q, "start");
    const std::string end = text_of(*q, "end");
    const std::string owner = add("quote", {start, end, text_of(*q, "kind"), name(*q, "speaker")}, start);
    if (q->HasMember("cue")) add("cue", {start, end, text_of(*q, "cue")}, start, owner);
  }
  return facts;
}

// Lines "-" (missing) and "+" (invented), without what follows from a missing or invented mention or quote.
std::vector<std::string> differences(const std::set<Fact>& golden, const std::set<Fact>& actual) {
  std::set<Fact> missing, invented;
  std::set_difference(golden.begin(), golden.end(), actual.begin(), actual.end(),
                      std::inserter(missing, missing.end()));
  std::set_difference(actual.begin(), actual.end(), golden.begin(), golden.end(),
                      std::inserter(invented, invented.end()));
  std::set<std::string> owners;
  for (const auto* side : {&missing, &invented}) {
    for (const Fact& f : *side) owners.insert(f.body);
  }
  std::vector<std::tuple<std::string, int, std::string, char>> rows;
  for (const auto& [sign, side] : {std::pair{'-', &missing}, std::pair{'+', &invented}}) {
    for (const Fact& f : *side) {
      if (!owners.contains(f.owner)) rows.emplace_back(f.layer, f.start, f.body, sign);
    }
  }
  std::sort(rows.begin(), rows.end());
  std::vector<std::string> lines;
  for (const auto& [layer, start, body, sign] : rows) lines.push_back(std::string(1, sign) + '\t' + body);
  return lines;
}

const Pipeline& pipeline() {
  static const Pipeline kPipeline = [] {
    auto loaded = Pipeline::from_folder(kRoot + "/dictionaries");
    if (!loaded) {
      std::fprintf(stderr, "%s\n", loaded.error().to_string().c_str());
      std::abort();
    }
    return std::move(*loaded);
  }();
  return kPipeline;
}

std::string read(const std::string& path) {
  auto text = read_file(path);
  if (!text) {
    ADD_FAILURE() << text.error().to_string();
    return "";
  }
  return std::move(*text);
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

// The release's date: the first line of its facts.
std::string date_of(const std::string& release) {
  const std::string facts = read(kPress + release + ".facts.tsv");
  constexpr std::string_view kDate = "# date ";
  return facts.starts_with(kDate) ? facts.substr(kDate.size(), 10) : "";
}

std::vector<std::string> releases() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(kPress)) {
    if (entry.path().extension() == ".txt") names.push_back(entry.path().stem().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

class Golden : public ::testing::TestWithParam<std::string> {};

TEST_P(Golden, OnlyKnownDifferences) {
  const std::string text = read(kPress + GetParam() + ".txt");
  Request request;
  request.bytes = text;
  request.id = request.source = "corpus/press/" + GetParam() + ".txt";
  request.date = date_of(GetParam());
  request.date_source = "option";
  const auto document = pipeline().analyze(request);
  ASSERT_TRUE(document) << document.error().to_string();
  const std::set<Fact> golden = facts_of(parse(read(kPress + GetParam() + ".json")));
  const std::set<Fact> actual = facts_of(parse(output::to_json(*document, {})));

  const std::string list = kPress + GetParam() + ".known.tsv";
  std::vector<std::string> known = lines_of(std::filesystem::exists(list) ? read(list) : "");
  std::vector<std::string> found = differences(golden, actual);
  if (known == found) return;
  std::string message;
  const auto report = [&](const char* heading, std::vector<std::string> these,
                          std::vector<std::string> those) {
    std::sort(these.begin(), these.end());
    std::sort(those.begin(), those.end());
    std::vector<std::string> lines;
    std::set_difference(these.begin(), these.end(), those.begin(), those.end(), std::back_inserter(lines));
    if (!lines.empty()) message += heading;
    for (const std::string& line : lines) message += "  " + line + "\n";
  };
  report("new differences (- missing, + invented):\n", found, known);
  report("known differences that are gone:\n", known, found);
  ADD_FAILURE()
      << GetParam() << " is read in another way than before.\n"
      << (message.empty() ? "Same lines in another order.\n" : message)
      << "Where that is meant, build the program and renew the list: scripts/compare_golden.py --write";
}

// The golden itself: spans, ids and references.
TEST_P(Golden, IsSound) {
  const std::string text = read(kPress + GetParam() + ".txt");
  const std::string json = read(kPress + GetParam() + ".json");
  const rapidjson::Document golden = parse(json);
  ASSERT_TRUE(golden.IsObject());
  EXPECT_EQ(text_of(golden, "source"), "corpus/press/" + GetParam() + ".txt");
  EXPECT_EQ(text_of(golden, "date"), date_of(GetParam()));

  const output::Offsets offsets(text, output::OffsetUnit::kCodepoint);
  EXPECT_EQ(text_of(golden, "length"), std::to_string(offsets.length()));
  std::map<uint32_t, uint32_t> byte_at;  // code point → byte
  for (uint32_t byte = 0; byte <= text.size(); ++byte) {
    if (byte == text.size() || (static_cast<unsigned char>(text[byte]) & 0xC0) != 0x80)
      byte_at[offsets.at(byte)] = byte;
  }
  const auto check_slice = [&](const Json& record) {
    const auto start = static_cast<uint32_t>(std::atoi(text_of(record, "start").c_str()));
    const auto end = static_cast<uint32_t>(std::atoi(text_of(record, "end").c_str()));
    ASSERT_LT(start, end);
    ASSERT_LE(end, offsets.length());
    EXPECT_EQ(text.substr(byte_at[start], byte_at[end] - byte_at[start]), text_of(record, "text"));
  };

  std::map<std::string, std::string> entity_of;  // mention → entity
  std::set<std::string> entities;
  std::pair<int, int> last{-1, 0};
  for (const Json* m : list_of(golden, "mentions")) {
    EXPECT_EQ(text_of(*m, "id"), "m" + std::to_string(entity_of.size() + 1));
    entity_of[text_of(*m, "id")] = text_of(*m, "entity");
    check_slice(*m);
    const std::pair at{std::atoi(text_of(*m, "start").c_str()), -std::atoi(text_of(*m, "end").c_str())};
    EXPECT_LE(last, at) << text_of(*m, "text");
    last = at;
  }
  for (const Json* e : list_of(golden, "entities")) {
    const std::string id = "e" + std::to_string(entities.size() + 1);
    EXPECT_EQ(text_of(*e, "id"), id);
    entities.insert(id);
    EXPECT_FALSE(list_of(*e, "mentions").empty()) << id;
    for (const Json* m : list_of(*e, "mentions")) EXPECT_EQ(entity_of[m->GetString()], id);
  }
  for (const auto& [mention, entity] : entity_of) {
    EXPECT_TRUE(entity.empty() || entities.contains(entity)) << mention;
  }
  for (const Json* r : list_of(golden, "relations")) {
    for (const char* key : {"person", "organisation", "place", "child", "parent", "thing"}) {
      const std::string entity = text_of(*r, key);
      EXPECT_TRUE(entity.empty() || entities.contains(entity)) << key << ' ' << entity;
    }
    EXPECT_TRUE(text_of(*r, "label") != "holds_position" || entity_of.contains(text_of(*r, "position")));
  }
  for (const Json* q : list_of(golden, "quotes")) {
    check_slice(*q);
    const std::string speaker = text_of(*q, "speaker");
    EXPECT_TRUE(speaker.empty() || entities.contains(speaker)) << speaker;
  }
  const std::string list = kPress + GetParam() + ".known.tsv";
  if (!std::filesystem::exists(list)) return;
  for (const std::string& line : lines_of(read(list))) {
    EXPECT_TRUE(line.starts_with("-\t") || line.starts_with("+\t")) << list << ": " << line;
  }
}

std::string test_name(const ::testing::TestParamInfo<std::string>& release) {
  std::string name = release.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Press, Golden, ::testing::ValuesIn(releases()), test_name);

}  // namespace
}  // namespace derek
