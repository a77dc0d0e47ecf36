#include "value/number.h"

#include <algorithm>
#include <cstring>
#include <string>
#include <vector>

#include "base/decimal.h"
#include "base/utf8.h"
#include "value/digits.h"

namespace derek::value {
namespace {

// The columns `kind` and `value` of number_word as an atom. Vague orders (жүздеген) are no numbers.
Atom::Kind kind_of(std::string_view word, std::string_view kind) {
  if (kind == "unit" || kind == "article") return Atom::kUnit;
  if (kind == "tens") return Atom::kTen;
  if (kind == "hundred") return Atom::kHundred;
  if (kind == "scale") return Atom::kScale;
  if (kind == "collective") return Atom::kCount;
  if (kind == "quarter") return Atom::kQuarter;
  if (kind == "half") return word == "жарым" ? Atom::kHalf : Atom::kHalfOf;
  return Atom::kNone;
}

// Endings of digits that are no words of their own (де, мен, не are), for 131 ді and 5 ші.
bool is_suffix_apart(std::string_view word) {
  constexpr size_t kLongest = 8;  // bytes
  if (word.size() > kLongest) return false;
  static constexpr std::string_view kSuffixes[] = {"ға",  "ге",  "қа",  "ке",  "ден", "дан", "тен", "тан", "нан", "нен",
                                                   "ды",  "ді",  "ты",  "ті",  "ны",  "ні",  "ның", "нің", "дың", "дің",
                                                   "тың", "тің", "шы",  "ші",  "ншы", "нші", "ыншы", "інші"};
  return std::find(std::begin(kSuffixes), std::end(kSuffixes), word) != std::end(kSuffixes);
}

// бірлік, ондық, мыңсыз are other words.
constexpr uint32_t kNoNumeral =
    kDerived | kWithout | kManner | kVerb | kParticiple | kConverb | kVerbalNoun | kPlural;

bool is_bare_word(const Atom& atom) {
  return atom.bare && (atom.kind == Atom::kUnit || atom.kind == Atom::kTen || atom.kind == Atom::kHundred ||
                       atom.kind == Atom::kScale);
}

// Reads tokens one by one as atoms.
class AtomReader {
 public:
  AtomReader(const Document& document, const NumberWords& words) : document_(document), words_(words) {}

  // `behind`: a number word without suffix stands before the token.
  Atom read(uint32_t index, bool behind) const {
    const Token& token = document_.tokens[index];
    const std::string_view lower = document_.view(token.lower);
    switch (token.kind) {
      case TokenKind::kNumber:
        return read_digit_token(lower);
      case TokenKind::kPunctuation:
        if (lower == ",") return plain(token.space_before ? Atom::kComma : Atom::kListGlue);
        return {};
      case TokenKind::kWord:
        if (const Atom atom = read_word(token, lower); atom.kind != Atom::kNone || !behind) return atom;
        return read_inner(lower);
      default:
        return {};
    }
  }

 private:
  static Atom plain(Atom::Kind kind) { return {kind, 0, 0, true, true, false, 0}; }

  static Atom read_digit_token(std::string_view lower) {
    const auto numeral = read_digits(lower);
    if (!numeral) return {};
    Atom out{Atom::kDigits, numeral->value, numeral->tags, !numeral->has_suffix, numeral->integer, false, 0};
    if (numeral->plain) out.plain_digits = numeral->digit_count;
    return out;
  }

  Atom read_word(const Token& token, std::string_view lower) const {
    if (lower == "да" || lower == "де" || lower == "та" || lower == "те") return plain(Atom::kAnd);
    if (lower == "және" || lower == "мен" || lower == "бен" || lower == "пен") return plain(Atom::kListGlue);
    if (lower == "бүтін") return plain(Atom::kWhole);
    if (is_suffix_apart(lower)) {
      Atom suffix = plain(Atom::kSuffix);
      suffix.tags = read_digit_suffix(lower).value_or(0);
      return suffix;
    }
    Atom out;
    for (uint32_t i = 0; i < token.analysis_count; ++i) {
      const Analysis& analysis = document_.analyses[token.first_analysis + i];
      const std::string_view lemma = document_.view(analysis.lemma);
      const Atom atom = find_word(lemma);
      if (atom.kind == Atom::kNone || (analysis.tags & kNoNumeral) != 0) continue;
      // жетім is an orphan, not my seven.
      if (atom.kind != Atom::kCount && (analysis.tags & (kPoss1 | kPoss2)) != 0) continue;
      if (out.kind == Atom::kNone) {
        out = atom;
        out.tags = analysis.tags;
        if (atom.kind == Atom::kCount) out.tags |= kCollective;
      }
      if (atom.value == out.value && (analysis.tags & ~(kNom | kKnown | kAdjectival)) == 0) out.bare = true;
    }
    if (out.kind != Atom::kNone) return out;
    // No reading says so, but the word itself is in the list (млн. with its stop, an entry that is a form),
    // or it is an entry with a suffix behind a hyphen (млрд-тан), or an ordinal that is a word of its own
    // (бірінші).
    out = find_word(lower);
    out.tags = kNom;
    out.bare = true;
    if (out.kind != Atom::kNone) return out;
    const size_t hyphen = lower.find('-');
    if (hyphen != std::string_view::npos) {
      out = find_word(lower.substr(0, hyphen));
      const auto tags = read_digit_suffix(lower.substr(hyphen + 1));
      if (out.kind == Atom::kNone || !tags) return {};
      out.tags = *tags;
      return out;
    }
    // бірі, «one of them», is a word of its own too.
    constexpr std::string_view kOneOf = "бірі";
    if (lower.starts_with(kOneOf)) {
      const auto tags = read_digit_suffix(lower.substr(std::string_view("бір").size()));
      if (tags && (*tags & kPoss3) != 0 && (*tags & kOrdinal) == 0)
        return {Atom::kUnit, 1, *tags, false, true, false, 0};
    }
    return token.analysis_count > 0 ? read_ordinal(document_.analyses[token.first_analysis]) : Atom{};
  }

  // A numeral whose form is another word as well, such as бірге or бірден.
  Atom read_inner(std::string_view lower) const {
    for (size_t size = lower.size(); size >= 4; size -= 2) {
      Atom out = find_word(lower.substr(0, size));
      const auto tags = read_digit_suffix(lower.substr(size));
      if (out.kind == Atom::kNone || !tags) continue;
      out.tags = *tags;
      out.inner = true;
      return out;
    }
    return {};
  }

  Atom read_ordinal(const Analysis& analysis) const {
    const std::string_view lemma = document_.view(analysis.lemma);
    for (const std::string_view suffix : {"інші", "ыншы", "нші", "ншы"}) {
      if (!lemma.ends_with(suffix)) continue;
      Atom out = find_word(lemma.substr(0, lemma.size() - suffix.size()));
      out.tags = analysis.tags | kOrdinal;
      if (out.kind != Atom::kNone) return out;
    }
    return {};
  }

  Atom find_word(std::string_view word) const {
    const Atom* found = words_.find(word);
    if (!found && word.size() > 1 && word.ends_with('.')) found = words_.find(word.substr(0, word.size() - 1));
    return found ? *found : Atom{};
  }

  const Document& document_;
  const NumberWords& words_;
};

}  // namespace

size_t NumberWords::bit_of(std::string_view word) {
  uint32_t letters;
  std::memcpy(&letters, word.data(), kBeginning);
  return letters * 0x9e3779b1u >> 20;
}

void NumberWords::add(const std::string& word, const Atom& atom) {
  if (word.size() >= kBeginning) beginnings_.set(bit_of(word));
  atoms_.try_emplace(word, atom);
}

const Atom* NumberWords::find(std::string_view word) const {
  if (word.size() >= kBeginning && !beginnings_.test(bit_of(word))) return nullptr;
  const auto it = atoms_.find(word);
  return it == atoms_.end() ? nullptr : &it->second;
}

NumberReader::NumberReader(const lexicon::Lexicon& lexicon) {
  const uint32_t list = lexicon.find_list("number_word");
  for (uint32_t entry = 0; entry < lexicon.entry_count(); ++entry) {
    if (lexicon.entry_list(entry) != list) continue;
    const std::string word = utf8::to_lower(lexicon.entry_text(entry));
    const std::string value(lexicon.attribute(entry, "value"));
    const Atom::Kind kind = kind_of(word, lexicon.attribute(entry, "kind"));
    if (kind != Atom::kNone && !value.empty()) words_.add(word, {kind, to_double(value), 0, false, true, false, 0});
  }
}

void NumberReader::run(Document& document, Scratch*) const {
  const AtomReader reader(document, words_);
  std::vector<Atom> atoms;
  for (const Sentence& sentence : document.sentences) {
    atoms.clear();
    for (uint32_t i = sentence.tokens.first; i < sentence.tokens.last; ++i)
      atoms.push_back(reader.read(i, !atoms.empty() && is_bare_word(atoms.back())));
    const auto is = [&](uint32_t at, std::string_view mark) {
      return at < atoms.size() && document.view(document.tokens[sentence.tokens.first + at]) == mark;
    };
    for (uint32_t start = 0; start < atoms.size(); ++start) {
      const std::vector<Reading> readings = read_numerals(atoms, start);
      const auto add = [&](const Reading& reading, uint32_t end) {
        document.numbers.push_back({{sentence.tokens.first + start, sentence.tokens.first + end},
                                    reading.value,
                                    atoms[reading.end - 1].tags,
                                    reading.digits,
                                    reading.integer});
      };
      // 12 000 (он екі мың) теңге: brackets that say it once more in words, or in digits, belong to the number.
      if (!readings.empty() && is(readings[0].end, "(")) {
        const std::vector<Reading> again = read_numerals(atoms, readings[0].end + 1);
        if (!again.empty() && again[0].value == readings[0].value && again[0].digits != readings[0].digits &&
            is(again[0].end, ")"))
          add(readings[0], again[0].end + 1);
      }
      for (const Reading& reading : readings) add(reading, reading.end);
    }
  }
}

}  // namespace derek::value
