#include "morph/tables.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include "base/tsv.h"
#include "derek/document.h"
#include "morph/letters.h"

namespace derek::morph {

namespace {

constexpr std::array<std::pair<std::string_view, uint32_t>, 22> kTagNames = {{
    {"nom", Tag::kNom},
    {"gen", Tag::kGen},
    {"dat", Tag::kDat},
    {"acc", Tag::kAcc},
    {"loc", Tag::kLoc},
    {"abl", Tag::kAbl},
    {"ins", Tag::kIns},
    {"plural", Tag::kPlural},
    {"poss1", Tag::kPoss1},
    {"poss2", Tag::kPoss2},
    {"poss3", Tag::kPoss3},
    {"attr", Tag::kAttr},
    {"ordinal", Tag::kOrdinal},
    {"collective", Tag::kCollective},
    {"like", Tag::kLike},
    {"derived", Tag::kDerived},
    {"without", Tag::kWithout},
    {"verb", Tag::kVerb},
    {"participle", Tag::kParticiple},
    {"converb", Tag::kConverb},
    {"verbal_noun", Tag::kVerbalNoun},
    {"manner", Tag::kManner},
}};

constexpr uint32_t kNominal = kStem | kDerivation | kOrdinalSlot | kPluralSlot | kPossessive12 |
                              kAttributive | kParticipleSlot | kVerbalNounSlot;

constexpr std::array<std::pair<std::string_view, uint32_t>, 16> kSlotNames = {{
    {"stem", kStem},
    {"verb_stem", kVerbStem},
    {"derivation", kDerivation},
    {"ordinal", kOrdinalSlot},
    {"plural", kPluralSlot},
    {"poss3", kPossessive3},
    {"poss12", kPossessive12},
    {"case", kCase},
    {"attr", kAttributive},
    {"manner", kMannerSlot},
    {"participle", kParticipleSlot},
    {"verbal_noun", kVerbalNounSlot},
    {"verb", kFinite},
    {"converb", kConverbSlot},
    {"clitic", kClitic},
    {"nominal", kNominal},
}};

constexpr std::array<std::pair<std::string_view, uint32_t>, 10> kFinalNames = {{
    {"V", kVowel},
    {"N", kNasal},
    {"L", kLateral},
    {"R", kGlide},
    {"Z", kVoiced},
    {"T", kVoiceless},
    {"K", kCluster},
    {"C", kNasal | kLateral | kGlide | kVoiced | kVoiceless},
    {"*", kVowel | kNasal | kLateral | kGlide | kVoiced | kVoiceless},
    {"-", kOpen},
}};

constexpr std::array<std::pair<std::string_view, uint32_t>, 9> kPartNames = {{
    {"noun", kNoun},
    {"adjective", kAdjective},
    {"verb", kVerbPart},
    {"adverb", kAdverb},
    {"pronoun", kPronoun},
    {"postposition", kPostposition},
    {"conjunction", kConjunction},
    {"particle", kParticle},
    {"numeral", kNumeral},
}};

// Splits at spaces.
std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const size_t space = text.find(' ');
    if (space != 0) out.push_back(text.substr(0, space));
    text.remove_prefix(space == std::string_view::npos ? text.size() : space + 1);
  }
  return out;
}

template <size_t n>
uint32_t bit_named(std::string_view name, const std::array<std::pair<std::string_view, uint32_t>, n>& names) {
  const auto it = std::find_if(names.begin(), names.end(), [&](const auto& p) { return p.first == name; });
  return it == names.end() ? 0 : it->second;
}

// The bits of names parted by spaces.
template <size_t n>
std::optional<uint32_t> bits_of(std::string_view cell,
                                const std::array<std::pair<std::string_view, uint32_t>, n>& names) {
  uint32_t out = 0;
  for (const std::string_view word : words_of(cell)) {
    const uint32_t bit = bit_named(word, names);
    if (bit == 0) return std::nullopt;
    out |= bit;
  }
  return out;
}

// A row whose cells are found by the columns' names.
struct Reader {
  const SourceText& source;
  Table table;

  static Result<Reader> open(const SourceText& source, const std::vector<std::string_view>& columns) {
    Result<Table> table = parse_table(source.name, source.text);
    if (!table) return table.error();
    for (const std::string_view column : columns) {
      if (table->column(column) >= 0) continue;
      return table_error(source.name, source.text, 1, 1,
                         "the column \"" + std::string(column) + "\" is missing");
    }
    return Reader{source, std::move(table).value()};
  }
  const std::string& cell(const Table::Row& row, std::string_view column) const {
    return row.cells[static_cast<size_t>(table.column(column))];
  }
  Error error(const Table::Row& row, const std::string& message) const {
    return table_error(source.name, source.text, row.line, 1, message);
  }
};

Status read_suffixes(const SourceText& source, Tables& out) {
  Result<Reader> reader =
      Reader::open(source, {"slot", "tags", "forms", "final", "after", "weight", "restores"});
  if (!reader) return reader.error();
  for (const Table::Row& row : reader->table.rows) {
    const auto slot = bits_of(reader->cell(row, "slot"), kSlotNames);
    const auto tags = bits_of(reader->cell(row, "tags"), kTagNames);
    const auto final = bits_of(reader->cell(row, "final"), kFinalNames);
    const auto after = bits_of(reader->cell(row, "after"), kSlotNames);
    if (!slot || *slot == 0) return reader->error(row, "unknown slot");
    if (!tags) return reader->error(row, "unknown tag");
    if (!final || *final == 0) return reader->error(row, "unknown class of final letters");
    if (!after || *after == 0) return reader->error(row, "unknown slot in \"after\"");
    const std::string& number = reader->cell(row, "weight");
    int weight = 0;
    const auto [end, bad] = std::from_chars(number.data(), number.data() + number.size(), weight);
    if (bad != std::errc() || end != number.data() + number.size())
      return reader->error(row, "the weight is no number");
    const auto forms = words_of(reader->cell(row, "forms"));
    if (forms.empty() || forms.size() > 2)
      return reader->error(row, "one form, or the back and the front one");
    const auto restores = words_of(reader->cell(row, "restores"));
    if (!restores.empty() && restores.size() != forms.size())
      return reader->error(row, "what is restored has as many forms as the suffix");
    for (size_t i = 0; i < forms.size(); ++i) {
      Suffix suffix{std::string(forms[i]),        *slot, *tags,  *after,
                    static_cast<uint8_t>(*final), kBoth, weight, {},
                    begins_with_vowel(forms[i])};
      if (!restores.empty()) suffix.restores = restores[i];
      if (forms.size() == 2) suffix.harmony = i == 0 ? kBack : kFront;
      out.suffixes.add(std::move(suffix));
    }
  }
  return ok_status();
}

Status read_alternations(const SourceText& source, Tables& out) {
  Result<Reader> reader = Reader::open(source, {"stem", "lemma", "before", "tags"});
  if (!reader) return reader.error();
  for (const Table::Row& row : reader->table.rows) {
    const std::string& before = reader->cell(row, "before");
    const auto tags = bits_of(reader->cell(row, "tags"), kTagNames);
    if (before != "vowel" && before != "any") return reader->error(row, "\"before\" is vowel or any");
    if (!tags) return reader->error(row, "unknown tag");
    out.words[reader->cell(row, "stem")].alternations.push_back(
        {reader->cell(row, "lemma"), before == "vowel", *tags});
  }
  return ok_status();
}

void add_ending(std::string_view ending, Ending kind, Tables& out) {
  const uint32_t node = out.ending_trie.add(ending);
  out.ending_kinds.resize(out.ending_trie.size());
  out.ending_kinds[node] |= kind;
}

Status read_exceptions(const SourceText& source, Tables& out) {
  Result<Reader> reader = Reader::open(source, {"kind", "entry", "lemma", "tags"});
  if (!reader) return reader.error();
  for (const Table::Row& row : reader->table.rows) {
    const std::string &kind = reader->cell(row, "kind"), &entry = reader->cell(row, "entry");
    const std::string& lemma = reader->cell(row, "lemma");
    const auto tags = bits_of(reader->cell(row, "tags"), kTagNames);
    if (!tags) return reader->error(row, "unknown tag");
    if (entry.empty()) return reader->error(row, "the entry is empty");
    if (kind == "whole" || kind == "name") {
      const uint32_t own = *tags == 0 ? static_cast<uint32_t>(Tag::kNom) : *tags;
      Word& word = out.words[entry];
      (kind == "whole" ? word.whole : word.whole_name).push_back({lemma.empty() ? entry : lemma, own});
    } else if (kind == "ending") {
      add_ending(entry, kWholeEnding, out);
    } else if (kind == "name_ending") {
      add_ending(entry, kNameEnding, out);
    } else if (kind == "surname") {
      out.surname_endings.push_back(entry);
      add_ending(entry, kSurnameEnding, out);
    } else if (kind == "patronymic") {
      out.patronymic_endings.push_back(entry);
      add_ending(entry, kPatronymicEnding, out);
    } else {
      return reader->error(row, "kind is whole, name, ending, name_ending, surname or patronymic");
    }
  }
  return ok_status();
}

Status read_stems(const SourceText& source, Tables& out) {
  Result<Reader> reader = Reader::open(source, {"kind", "entry"});
  if (!reader) return reader.error();
  for (const Table::Row& row : reader->table.rows) {
    const std::string &kind = reader->cell(row, "kind"), &entry = reader->cell(row, "entry");
    const bool ending = kind == "verb_ending", list = kind == "form_list";
    const auto part = bits_of(kind, kPartNames);
    if (!ending && !list && (!part || *part == 0))
      return reader->error(row, "kind is a part of speech, verb_ending or form_list");
    for (const std::string_view stem : words_of(entry)) {
      if (ending) {
        add_ending(stem, kVerbEnding, out);
      } else if (list) {
        out.form_lists.emplace_back(stem);
      } else {
        out.words[stem].parts |= *part;
      }
    }
  }
  return ok_status();
}

Status read_abbreviations(const SourceText& source, Tables& out) {
  Result<Reader> reader = Reader::open(source, {"entry", "sound"});
  if (!reader) return reader.error();
  for (const Table::Row& row : reader->table.rows) {
    const std::string &entry = reader->cell(row, "entry"), &sound = reader->cell(row, "sound");
    if (entry.empty() || sound.empty()) return reader->error(row, "the entry or its sound is empty");
    out.sounds[entry] = sound;
  }
  return ok_status();
}

}  // namespace

void Suffixes::finish() {
  std::stable_sort(rows_.begin(), rows_.end(), [](const Suffix& a, const Suffix& b) { return a.text < b.text; });
  std::vector<uint32_t> nodes;
  for (const Suffix& row : rows_) nodes.push_back(trie_.add(row.text));
  first_.assign(trie_.size(), 0);
  count_.assign(trie_.size(), 0);
  for (uint32_t i = 0; i < rows_.size(); ++i) {
    if (count_[nodes[i]]++ == 0) first_[nodes[i]] = i;
  }
}

uint32_t tag_named(std::string_view name) {
  return bit_named(name, kTagNames);
}
uint32_t part_named(std::string_view name) {
  return bit_named(name, kPartNames);
}

Result<Tables> read_tables(const std::vector<SourceText>& sources) {
  Tables out;
  for (const SourceText& source : sources) {
    Status status = ok_status();
    if (source.name == "morph/suffix.tsv") status = read_suffixes(source, out);
    if (source.name == "morph/alternation.tsv") status = read_alternations(source, out);
    if (source.name == "morph/exception.tsv") status = read_exceptions(source, out);
    if (source.name == "morph/stem.tsv") status = read_stems(source, out);
    if (source.name == "morph/abbreviation.tsv") status = read_abbreviations(source, out);
    if (source.name == "morph/choice.tsv") status = read_preferences(source, out.preferences);
    if (!status) return status.error();
  }
  for (size_t i = 0; i < out.words.size(); ++i) {
    const uint32_t parts = out.words.value(i).parts;
    if (parts & kNoun) out.noun_endings.learn(out.words.key(i));
    if (parts & kVerbPart) out.verb_stem_endings.learn(out.words.key(i));
  }
  out.noun_endings.finish();
  out.verb_stem_endings.finish();
  out.suffixes.finish();
  if (out.suffixes.rows().empty())
    return Error{"list", "the table of suffixes is missing", "morph/suffix.tsv", 0, 0, ""};
  return out;
}

}  // namespace derek::morph
