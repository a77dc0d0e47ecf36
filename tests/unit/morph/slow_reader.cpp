#include "unit/morph/slow_reader.h"

#include <algorithm>
#include <cmath>

#include "base/tsv.h"
#include "base/utf8.h"

namespace derek::morph {

namespace {

// What readings are worth besides the weights of their suffixes; the plain surface begins at 0.
enum Worth : int {
  kDetached = 200,      // a suffix alone behind a hyphen
  kWholeEntry = 200,    // the surface is an entry of a list
  kWholeName = 100,     // it ends as names do that are never stripped
  kAbbreviation = 60,   // a few capitals
  kOrder = -20,         // a bare verb against the same as an unknown noun
  kOrderOrNoun = 100,   // against a listed noun
  kKnownLemma = 60,     // the lemma is an entry or a listed stem
  kListedChange = 40,   // the stem's change is listed
  kOpenStem = 40,       // a suffix behind an abbreviation or digits
  kSurname = 40,        // what is left ends as a surname
  kDerivedVerb = 35,    // the stem ends as derived verbs do
  kOtherHarmony = -80,  // the suffix is of the other row of vowels
  kNumberStem = -60,    // 5-сынып: what follows the digits is a word
  kTwoLetters = -40,    // a stem of two letters
  kThreeLetters = -10,
  kAgentEnding = -40,   // an unlisted -ш and a possessive: rather the ending -шы
  kOddCluster = -40,    // the stem ends in consonants that rarely end one
  kUnchanged = -5,      // б, г before a vowel left as they are
  kNoNumeral = -120,    // an ordinal of what is no numeral: ойыншы
  kUnknownWhole = -15,  // in lower case; most stems are listed
  kUnknownVerb = -40,
  kNotForNames = -45,     // verb forms, -дай, -ша of a capitalised word
  kNotOfQualities = -30,  // what is only an adjective is rarely mine or yours
  kNotOfNames = -25,      // names are rarely mine or yours
};

constexpr int kMostSuffixes = 7;
constexpr uint32_t kNeedsNominative =
    kPluralSlot | kPossessive3 | kPossessive12 | kDerivation | kOrdinalSlot | kVerbalNounSlot;
constexpr uint32_t kOffNominative = kCase | kAttributive | kMannerSlot | kClitic;

constexpr std::u32string_view kBackVowels = U"аоұыяёю";
constexpr std::u32string_view kFrontVowels = U"әөүіеэ";
constexpr std::u32string_view kOtherVowels = U"иу";

bool in(std::u32string_view set, char32_t c) {
  return set.find(c) != std::u32string_view::npos;
}

uint8_t final_class(char32_t c, uint8_t before) {
  if (in(U"аәеоөұүыіэяё", c)) return kVowel;
  if (in(U"иую", c)) return kGlide | kVowel;
  if (in(U"мнң", c)) return kNasal;
  if (c == U'л') return kLateral;
  if (in(U"рй", c)) return kGlide;
  if (in(U"зж", c)) return kVoiced;
  if (in(U"ьъ", c)) return before;
  if (utf8::is_cyrillic(c)) {
    const bool consonant_before = before != 0 && (before & kVowel) == 0;
    return static_cast<uint8_t>(kVoiceless | (consonant_before ? kCluster : 0));
  }
  return kOpen;
}

// Two consonants that hardly ever end a stem, but often a stem and the first letter of a suffix.
bool odd_pair(char32_t a, char32_t b) {
  return in(U"дғшжзңй", b) || (a == U'л' && b == U'с') || (a == b && in(U"тқкпн", b));
}

bool is_vowel(char32_t c) {
  return in(kBackVowels, c) || in(kFrontVowels, c) || in(kOtherVowels, c);
}

constexpr double kUsual = 0.3;  // the average chance that a stem ends behind a letter
constexpr double kScale = 14;   // weights for a natural logarithm
constexpr double kTrust = 4;    // how often three letters must be seen to weigh as much as two
constexpr int kLongest = 3;     // letters
constexpr int kMost = 25, kLeast = -45;

bool begins_letter(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
}

// The beginning of the last `letters` letters of text[0, end).
size_t back(std::string_view text, size_t end, int letters) {
  while (letters-- > 0 && end > 0) {
    do --end;
    while (end > 0 && !begins_letter(text[end]));
  }
  return end;
}

}  // namespace

void slow_prefixes(std::string_view text, std::string_view lower, std::vector<Prefix>& out) {
  out.clear();
  out.emplace_back();
  Prefix p;
  char32_t previous = 0;
  uint32_t capitals = 0;
  bool abbreviation_before_hyphen = false;
  for (size_t i = 0; i < lower.size();) {
    size_t same = i;
    const char32_t written = utf8::next(text, same), c = utf8::next(lower, i);
    p.size = static_cast<uint32_t>(i);
    ++p.letters;
    if (utf8::is_upper(written)) ++capitals;
    if (c == U'-') {
      // Behind an abbreviation (ҚР-, км-, га-), digits or a foreign word a suffix is as good as free.
      abbreviation_before_hyphen = p.final == kOpen || p.vowels == 0 || p.letters == 3 || capitals + 1 == p.letters;
      p.final = abbreviation_before_hyphen ? kOpen : 0;
      p.harmony = kBoth;
      p.after_consonants = false;
    } else {
      if (is_vowel(c)) ++p.vowels;
      if (in(kBackVowels, c)) p.harmony = kBack;
      if (in(kFrontVowels, c)) p.harmony = kFront;
      // Loans: и, soft signs, and a final к or г take front suffixes after back vowels too.
      if (c == U'и' || c == U'ь') p.harmony = kBoth;
      p.after_consonants =
          previous != 0 && !is_vowel(c) && !is_vowel(previous) && c != U'ь' && odd_pair(previous, c);
      p.final = final_class(c, p.final);
      // ҚРның, АҚШта: capitals before a small letter.
      if (capitals >= 2 && capitals == p.letters && i < lower.size()) {
        size_t next = i;
        const char32_t after = utf8::next(text, next);
        if (utf8::is_lower(after)) p.final = kOpen;
      }
    }
    previous = utf8::is_letter(c) ? c : 0;
    out.push_back(p);
    if (p.harmony == 0 || p.final == kOpen || c == U'к' || c == U'г') out.back().harmony = kBoth;
  }
}

bool slow_begins_with_vowel(std::string_view suffix) {
  size_t i = 0;
  return !suffix.empty() && is_vowel(utf8::next(suffix, i));
}

void SlowEndings::learn(std::string_view stem) {
  const std::string marked = "^" + std::string(stem);  // so that short stems are told from ends of long ones
  for (size_t end = 2; end <= marked.size(); ++end) {
    if (end < marked.size() && !begins_letter(marked[end])) continue;
    for (int letters = 1; letters <= kLongest; ++letters) {
      const size_t begin = back(marked, end, letters);
      Count& count = counts_[marked.substr(begin, end - begin)];
      ++count.seen;
      if (end == marked.size()) ++count.ends;
      if (begin == 0) break;
    }
  }
}

void SlowEndings::finish() {
  for (auto& [ending, count] : counts_) {
    double chance = kUsual;
    for (int letters = 1; letters <= kLongest; ++letters) {
      const size_t begin = back(ending, ending.size(), letters);
      const auto it = counts_.find(std::string_view(ending).substr(begin));
      chance = (it->second.ends + kTrust * chance) / (it->second.seen + kTrust);
      if (begin == 0) break;
    }
    const int worth = static_cast<int>(std::lround(kScale * std::log(chance / kUsual)));
    count.worth = std::clamp(worth, kLeast, kMost);
  }
}

int SlowEndings::worth(std::string_view stem) const {
  if (counts_.empty() || stem.empty()) return 0;
  // The longest ending that was seen; "^" stands before a short stem.
  char marked[4 * kLongest];
  size_t begin = back(stem, stem.size(), kLongest);
  std::string_view ending = stem.substr(begin);
  if (begin == 0 && back(stem, stem.size(), kLongest - 1) == 0) {
    marked[0] = '^';
    stem.copy(marked + 1, stem.size());
    ending = std::string_view(marked, stem.size() + 1);
  }
  while (!ending.empty()) {
    const auto it = counts_.find(ending);
    if (it != counts_.end()) return it->second.worth;
    size_t next = 1;
    while (next < ending.size() && !begins_letter(ending[next])) ++next;
    ending.remove_prefix(next);
  }
  return 0;
}


SlowReader::SlowReader(const std::vector<SourceText>& sources, const Tables& tables, const lexicon::Lexicon& lexicon)
    : lexicon_(lexicon), holds_lemmas_(lexicon.list_count(), 1) {
  for (const std::string& name : tables.form_lists) {
    const uint32_t list = lexicon.find_list(name);
    if (list != lexicon::Lexicon::kNone) holds_lemmas_[list] = 0;
  }
  for (const Suffix& row : tables.suffixes.rows()) {
    for (size_t begin = 1; begin < row.text.size(); ++begin)
      if ((static_cast<unsigned char>(row.text[begin]) & 0xC0) != 0x80) suffixes_[row.text.substr(begin)];
    suffixes_[row.text].push_back(row);
  }
  for (size_t i = 0; i < tables.words.size(); ++i) {
    const std::string text(tables.words.key(i));
    const Word& word = tables.words.value(i);
    if (word.parts != 0) stems_[text] = word.parts;
    if (!word.alternations.empty()) alternations_[text] = word.alternations;
    if (!word.whole.empty()) whole_words_[text] = word.whole;
    if (!word.whole_name.empty()) whole_names_[text] = word.whole_name;
    if (word.parts & kNoun) noun_endings_.learn(text);
    if (word.parts & kVerbPart) verb_stem_endings_.learn(text);
  }
  noun_endings_.finish();
  verb_stem_endings_.finish();
  for (const SourceText& source : sources) {
    const Table table = *parse_table(source.name, source.text);
    const int kind = table.column("kind"), entry = table.column("entry");
    if (kind < 0 || entry < 0) continue;
    for (const Table::Row& row : table.rows) {
      const std::string& what = row.cells[static_cast<size_t>(kind)];
      std::string text = row.cells[static_cast<size_t>(entry)] + " ";
      for (size_t space; (space = text.find(' ')) != std::string::npos; text.erase(0, space + 1)) {
        const std::string word = text.substr(0, space);
        if (what == "ending") endings_.push_back(word);
        if (what == "name_ending") name_endings_.push_back(word);
        if (what == "surname") surname_endings_.push_back(word);
        if (what == "patronymic") patronymic_endings_.push_back(word);
        if (what == "verb_ending") verb_endings_.push_back(word);
      }
    }
  }
}

void SlowReader::read(const Token& token, std::string_view text, std::string_view lower) {
  text_ = text;
  lower_ = lower;
  number_ = token.kind == TokenKind::kNumber;
  capital_ = token.shape != Shape::kLower && token.shape != Shape::kNone;
  readings.clear();
  const auto whole_in = [&](const std::map<std::string, std::vector<WholeWord>, std::less<>>& words) {
    const auto whole = words.find(lower);
    if (whole == words.end()) return false;
    for (const WholeWord& w : whole->second) {
      readings.push_back(
          {0, w.lemma, static_cast<uint32_t>(text.size()), w.tags | (known(w.lemma) ? kKnown : 0u), 0, true});
    }
    return true;
  };
  if (whole_in(whole_words_) || (capital_ && whole_in(whole_names_))) return;
  slow_prefixes(text, lower, prefixes_);
  surface();
  if (!number_ || lower.find('-') != std::string_view::npos) {
    strip(prefixes_.size() - 1, {UINT32_MAX, 0, static_cast<uint32_t>(text.size()), 0, false, true, {}}, 0);
  }
  const Reading plain = readings.front();
  std::stable_sort(readings.begin(), readings.end(),
                   [](const Reading& a, const Reading& b) { return a.weight > b.weight; });
  // Ways to the same reading: the best stays.
  size_t kept = 0;
  for (size_t i = 0; i < readings.size() && kept < kMostReadings; ++i) {
    const auto same = [&](const Reading& r) {
      return r.keep == readings[i].keep && r.add == readings[i].add &&
             r.nominative == readings[i].nominative && r.tags == readings[i].tags;
    };
    if (std::any_of(readings.begin(), readings.begin() + static_cast<std::ptrdiff_t>(kept), same)) continue;
    readings[kept++] = readings[i];
  }
  readings.resize(kept);
  const bool has_plain = std::any_of(readings.begin(), readings.end(), [&](const Reading& r) {
    return r.keep == plain.keep && r.tags == plain.tags;
  });
  if (!has_plain) readings.back() = plain;
}

void SlowReader::read_suffix(std::string_view lower) {
  // Digits take any suffix.
  const std::string word = "0-" + std::string(lower);
  Token token;
  token.kind = TokenKind::kNumber;
  read(token, word, word);
  const uint32_t size = static_cast<uint32_t>(lower.size());
  std::erase_if(readings, [&](const Reading& r) { return r.keep != 1; });
  for (Reading& r : readings) {
    r.keep = size;
    r.nominative -= std::min(r.nominative, 2u);
    r.weight += kDetached;
  }
}

// The word as it stands.
void SlowReader::surface() {
  const uint32_t size = static_cast<uint32_t>(lower_.size());
  Reading r{size, {}, size, kNom, 0};
  if (known(lower_)) {
    r.tags |= kKnown;
    r.listed = true;
    if (!plural_of_stem()) r.weight += kWholeEntry;
  } else if (lists(lower_, ~static_cast<uint32_t>(kVerbPart))) {
    r.listed = true;
    r.weight += kWholeEntry;
  } else if (!capital_ && !number_) {
    r.weight += kUnknownWhole + noun_endings_.worth(lower_);
  }
  if (ends_with(lower_, endings_)) r.weight += kWholeName;
  // Бейсенқызына, Бейсенқызын are case forms, though they end as surnames do.
  const auto patronymic_and = [&](std::string_view suffix) {
    return lower_.ends_with(suffix) &&
           ends_with(lower_.substr(0, lower_.size() - suffix.size()), patronymic_endings_);
  };
  const bool declined = patronymic_and("на") || patronymic_and("н");
  if (capital_ && !declined &&
      (ends_with(lower_, name_endings_) || ends_with(lower_, surname_endings_) ||
       ends_with(lower_, patronymic_endings_))) {
    r.weight += kWholeName;
  }
  if (few_capitals(text_)) r.weight += kAbbreviation;
  readings.push_back(r);
  // A bare verb is an order: кел, болма.
  if (capital_ || number_ || !listed_verb(lower_)) return;
  const bool noun = lists(lower_, ~static_cast<uint32_t>(kVerbPart)) || (r.tags & kKnown);
  readings.push_back({size, {}, size, kVerb, noun ? kOrderOrNoun : r.weight + kOrder, true});
}

// әйелдер, though it is an entry of a list too.
bool SlowReader::plural_of_stem() const {
  if (capital_ || lists(lower_, kDeclining)) return false;
  for (size_t rest = prefixes_.size() - 1; rest-- > 1;) {
    const std::string_view tail = lower_.substr(prefixes_[rest].size);
    const auto found = suffixes_.find(tail);
    if (found == suffixes_.end()) break;
    const bool plural = std::any_of(found->second.begin(), found->second.end(),
                                    [](const Suffix& s) { return s.slot == kPluralSlot; });
    if (plural && lists(lower_.substr(0, prefixes_[rest].size), kNoun)) return true;
  }
  return false;
}

void SlowReader::strip(size_t prefix, const State& state, int depth) {
  if (depth > 0) {
    if (state.allowed & kStem) accept(prefixes_[prefix], state, false);
    if (state.allowed & kVerbStem) accept(prefixes_[prefix], state, true);
  }
  const std::string_view word = lower_.substr(0, prefixes_[prefix].size);
  // -ұлы, -қызы hold a possessive that is part of the name: Айтбекқызына is of Айтбекқызы.
  if (state.allowed == kPossessive3 && capital_ && ends_with(word, patronymic_endings_)) {
    accept(prefixes_[prefix], state, false);
  }
  if (depth == kMostSuffixes) return;
  for (size_t rest = prefix; rest-- > 1;) {
    const std::string_view tail = word.substr(prefixes_[rest].size);
    const auto found = suffixes_.find(tail);
    if (found == suffixes_.end()) break;
    for (const Suffix& suffix : found->second) {
      if (suffix.slot & state.allowed) undo(suffix, rest, state, depth);
    }
  }
}

void SlowReader::undo(const Suffix& suffix, size_t rest, const State& state, int depth) {
  const Prefix& before = prefixes_[rest];
  if (suffix.slot == kClitic && rest > 1 && lower_[before.size - 1] == '-' && before.final != kOpen) {
    State next = state;  // керек-ақ, бұзылады-ау: any form may stand before it
    next.weight += suffix.weight;
    next.nominative = before.size - 1;
    State plain = next;
    plain.tags |= kNom;
    accept(prefixes_[rest - 1], plain, false);
    return strip(rest - 1, next, 0);
  }
  const bool open = before.final == kOpen;
  if (!open && (before.final & suffix.final) == 0) return;
  State next = state;
  next.weight += suffix.weight;
  if (!open && (before.harmony & suffix.harmony) == 0) {
    // Surnames and capitals take both rows.
    if (!(capital_ && ends_with(lower_.substr(0, before.size), surname_endings_)))
      next.weight += kOtherHarmony;
  }
  if ((suffix.slot & (kPossessive3 | kPossessive12)) && lower_.substr(0, before.size).ends_with("ш") &&
      !lists(lower_.substr(0, before.size), kNoun))
    next.weight += kAgentEnding;
  next.allowed = suffix.after;
  next.tags |= suffix.tags;
  next.vowel = slow_begins_with_vowel(suffix.text);
  next.only_case = state.only_case && suffix.slot == kCase;
  next.restores = suffix.restores;
  if (depth == 0 && (suffix.slot & kNeedsNominative)) next.tags |= kNom;
  if (suffix.slot & kOffNominative) {
    next.nominative = before.size;
    // The hyphen goes with the suffix.
    if (open && lower_[before.size - 1] == '-') --next.nominative;
    if (suffix.slot == kClitic) next.tags |= kNom;
  }
  if (capital_ && suffix.slot == kPossessive12) next.weight += kNotOfNames;
  if (capital_ && (suffix.slot & (kFinite | kConverbSlot | kMannerSlot | kVerbalNounSlot)))
    next.weight += kNotForNames;
  strip(rest, next, depth + 1);
}

void SlowReader::accept(const Prefix& stem, const State& state, bool verb) {
  const State& s = state;
  uint32_t keep = stem.size;
  if (stem.final == kOpen) {
    if (verb) return;
    if (lower_[keep - 1] == '-') --keep;
    if (keep == 0) return;
    add(keep, {}, s, s.weight + kOpenStem, false);
    return;
  }
  if (stem.final == 0 || stem.vowels == 0 || stem.letters < 2 || (number_ && verb)) return;
  int weight = s.weight;
  if (number_) weight += kNumberStem;
  if (stem.letters == 2) weight += capital_ ? kTwoLetters : kTwoLetters / 2;
  if (stem.letters == 3) weight += kThreeLetters;
  if (stem.after_consonants) weight += kOddCluster;
  if (!s.restores.empty()) return add(keep, s.restores, s, weight, verb);
  const std::string_view rest = lower_.substr(0, keep);
  if (capital_ && s.only_case &&
      (ends_with(rest, surname_endings_) || ends_with(rest, name_endings_) ||
       ends_with(rest, patronymic_endings_))) {
    weight += kSurname;
  }
  if (const auto changed = alternations_.find(rest); changed != alternations_.end()) {
    for (const Alternation& a : changed->second) {
      if (a.before_vowel && !s.vowel) continue;
      State with = s;
      with.tags |= a.tags;
      add(0, a.lemma, with, weight + kListedChange, verb);
    }
  }
  if (s.vowel) {
    const bool g = rest.ends_with("г"), b = rest.ends_with("б");
    if (rest.ends_with("ғ")) return add(keep - 2, "қ", s, weight, verb);
    if (g || b) add(keep - 2, g ? "к" : "п", s, weight, verb);
    if (g || b) weight += kUnchanged;
    // королі: loans lose their soft sign.
    if (!verb && lists(std::string(rest) + "ь", kNoun)) return add(keep, "ь", s, weight, verb);
  }
  add(keep, {}, s, weight, verb);
}

void SlowReader::add(uint32_t keep, std::string_view tail, const State& state, int weight, bool verb) {
  lemma_.assign(lower_.substr(0, keep)).append(tail);
  Reading r{keep, tail, state.nominative, state.tags, weight};
  // министрлік is a word of its own, however well known министр is.
  const bool derived = (state.tags & kDerived) != 0;
  bool listed = known(lemma_);
  if (listed) r.tags |= kKnown;
  const uint32_t parts = parts_of(lemma_);
  if (verb) {
    listed = (parts & kVerbPart) != 0 || listed_verb(lemma_);
  } else if (derived) {
    listed = false;
  } else if (!listed) {
    // ба and the like are whole words that take no suffix.
    listed = (parts & kDeclining) != 0 || (parts == 0 && whole_nominative());
  }
  const bool owned = (state.tags & (kPoss1 | kPoss2)) != 0;
  if (owned && (parts & kAdjective) && !(parts & kNoun)) r.weight += kNotOfQualities;
  r.listed = listed;
  if (listed) {
    r.weight += kKnownLemma + (verb && lemma_.size() <= 4 ? -kTwoLetters : 0);
  } else {
    if (verb && ends_with(lemma_, verb_endings_)) r.weight += kDerivedVerb;
    if (!capital_ && !number_)
      r.weight +=
          verb ? kUnknownVerb + verb_stem_endings_.worth(lemma_) : noun_endings_.worth(lemma_);
  }
  if ((state.tags & kOrdinal) && !number_ && !(parts & kNumeral)) r.weight += kNoNumeral;
  readings.push_back(r);
}

// A whole word that no part of speech is known of, and that is no form of another.
bool SlowReader::whole_nominative() const {
  const auto whole = whole_words_.find(lemma_);
  if (whole == whole_words_.end()) return false;
  return std::any_of(whole->second.begin(), whole->second.end(),
                     [&](const WholeWord& w) { return w.lemma == lemma_ && w.tags == kNom; });
}

// Itself, or what it negates: болма.
bool SlowReader::listed_verb(std::string_view stem) const {
  if (lists(stem, kVerbPart)) return true;
  static constexpr std::string_view kNegations[] = {"ма", "ме", "ба", "бе", "па", "пе"};
  return stem.size() > 4 &&
         std::any_of(std::begin(kNegations), std::end(kNegations), [&](std::string_view n) {
           return stem.ends_with(n) && lists(stem.substr(0, stem.size() - n.size()), kVerbPart);
         });
}

// A list of capitalised entries says nothing about a word in lower case.
bool SlowReader::known(std::string_view lemma) const {
  const uint32_t word = lexicon_.word_id(lemma);
  if (word == lexicon::Lexicon::kNone) return false;
  const uint32_t node = lexicon_.child(lexicon::Lexicon::kRoot, word);
  if (node == lexicon::Lexicon::kNone) return false;
  const auto range = lexicon_.entries_at(node);
  for (uint32_t i = range.first; i < range.last; ++i) {
    const uint32_t list = lexicon_.entry_list(lexicon_.entry_at(i));
    if (holds_lemmas_[list] && (capital_ || lexicon_.match_mode(list) == lexicon::MatchMode::kAny))
      return true;
  }
  return false;
}

bool SlowReader::ends_with(std::string_view word, const std::vector<std::string>& endings) const {
  return std::any_of(endings.begin(), endings.end(), [&](const std::string& ending) {
    return word.size() > ending.size() && word.ends_with(ending);
  });
}

}  // namespace derek::morph
