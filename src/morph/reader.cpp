#include "morph/reader.h"

#include <algorithm>

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

}  // namespace

Reader::Reader(const Tables& tables, const lexicon::Lexicon& lexicon)
    : tables_(tables), lexicon_(lexicon), holds_lemmas_(lexicon.list_count(), 1) {
  for (const std::string& name : tables.form_lists) {
    const uint32_t list = lexicon.find_list(name);
    if (list != lexicon::Lexicon::kNone) holds_lemmas_[list] = 0;
  }
}

void Reader::read(const Token& token, std::string_view text, std::string_view lower) {
  text_ = text;
  lower_ = lower;
  number_ = token.kind == TokenKind::kNumber;
  capital_ = token.shape != Shape::kLower && token.shape != Shape::kNone;
  readings.clear();
  const auto whole_in = [&](const ViewMap<std::vector<WholeWord>>& words) {
    const auto whole = words.find(lower);
    if (whole == words.end()) return false;
    for (const WholeWord& w : whole->second) {
      readings.push_back(
          {0, w.lemma, static_cast<uint32_t>(text.size()), w.tags | (known(w.lemma) ? kKnown : 0u), 0, true});
    }
    return true;
  };
  if (whole_in(tables_.whole_words) || (capital_ && whole_in(tables_.whole_names))) return;
  scan_prefixes(text, lower, prefixes_);
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

void Reader::read_suffix(std::string_view lower) {
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
void Reader::surface() {
  const uint32_t size = static_cast<uint32_t>(lower_.size());
  Reading r{size, {}, size, kNom, 0};
  if (known(lower_)) {
    r.tags |= kKnown;
    r.listed = true;
    if (!plural_of_stem()) r.weight += kWholeEntry;
  } else if (tables_.lists(lower_, ~static_cast<uint32_t>(kVerbPart))) {
    r.listed = true;
    r.weight += kWholeEntry;
  } else if (!capital_ && !number_) {
    r.weight += kUnknownWhole + tables_.noun_endings.worth(lower_);
  }
  if (ends_with(lower_, tables_.endings)) r.weight += kWholeName;
  // Бейсенқызына, Бейсенқызын are case forms, though they end as surnames do.
  const auto patronymic_and = [&](std::string_view suffix) {
    return lower_.ends_with(suffix) &&
           ends_with(lower_.substr(0, lower_.size() - suffix.size()), tables_.patronymic_endings);
  };
  const bool declined = patronymic_and("на") || patronymic_and("н");
  if (capital_ && !declined &&
      (ends_with(lower_, tables_.name_endings) || ends_with(lower_, tables_.surname_endings) ||
       ends_with(lower_, tables_.patronymic_endings))) {
    r.weight += kWholeName;
  }
  if (few_capitals(text_)) r.weight += kAbbreviation;
  readings.push_back(r);
  // A bare verb is an order: кел, болма.
  if (capital_ || number_ || !listed_verb(lower_)) return;
  const bool noun = tables_.lists(lower_, ~static_cast<uint32_t>(kVerbPart)) || (r.tags & kKnown);
  readings.push_back({size, {}, size, kVerb, noun ? kOrderOrNoun : r.weight + kOrder, true});
}

// әйелдер, though it is an entry of a list too.
bool Reader::plural_of_stem() const {
  if (capital_ || tables_.lists(lower_, kDeclining)) return false;
  for (size_t rest = prefixes_.size() - 1; rest-- > 1;) {
    const std::string_view tail = lower_.substr(prefixes_[rest].size);
    const auto found = tables_.suffixes.find(tail);
    if (found == tables_.suffixes.end()) break;
    const bool plural = std::any_of(found->second.begin(), found->second.end(),
                                    [](const Suffix& s) { return s.slot == kPluralSlot; });
    if (plural && tables_.lists(lower_.substr(0, prefixes_[rest].size), kNoun)) return true;
  }
  return false;
}

void Reader::strip(size_t prefix, const State& state, int depth) {
  if (depth > 0) {
    if (state.allowed & kStem) accept(prefixes_[prefix], state, false);
    if (state.allowed & kVerbStem) accept(prefixes_[prefix], state, true);
  }
  const std::string_view word = lower_.substr(0, prefixes_[prefix].size);
  // -ұлы, -қызы hold a possessive that is part of the name: Айтбекқызына is of Айтбекқызы.
  if (state.allowed == kPossessive3 && capital_ && ends_with(word, tables_.patronymic_endings)) {
    accept(prefixes_[prefix], state, false);
  }
  if (depth == kMostSuffixes) return;
  for (size_t rest = prefix; rest-- > 1;) {
    const std::string_view tail = word.substr(prefixes_[rest].size);
    const auto found = tables_.suffixes.find(tail);
    if (found == tables_.suffixes.end()) break;
    for (const Suffix& suffix : found->second) {
      if (suffix.slot & state.allowed) undo(suffix, rest, state, depth);
    }
  }
}

void Reader::undo(const Suffix& suffix, size_t rest, const State& state, int depth) {
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
    if (!(capital_ && ends_with(lower_.substr(0, before.size), tables_.surname_endings)))
      next.weight += kOtherHarmony;
  }
  if ((suffix.slot & (kPossessive3 | kPossessive12)) && lower_.substr(0, before.size).ends_with("ш") &&
      !tables_.lists(lower_.substr(0, before.size), kNoun))
    next.weight += kAgentEnding;
  next.allowed = suffix.after;
  next.tags |= suffix.tags;
  next.vowel = begins_with_vowel(suffix.text);
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

void Reader::accept(const Prefix& stem, const State& state, bool verb) {
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
      (ends_with(rest, tables_.surname_endings) || ends_with(rest, tables_.name_endings) ||
       ends_with(rest, tables_.patronymic_endings))) {
    weight += kSurname;
  }
  if (const auto changed = tables_.alternations.find(rest); changed != tables_.alternations.end()) {
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
    if (!verb && tables_.lists(std::string(rest) + "ь", kNoun)) return add(keep, "ь", s, weight, verb);
  }
  add(keep, {}, s, weight, verb);
}

void Reader::add(uint32_t keep, std::string_view tail, const State& state, int weight, bool verb) {
  lemma_.assign(lower_.substr(0, keep)).append(tail);
  Reading r{keep, tail, state.nominative, state.tags, weight};
  // министрлік is a word of its own, however well known министр is.
  const bool derived = (state.tags & kDerived) != 0;
  bool listed = known(lemma_);
  if (listed) r.tags |= kKnown;
  const uint32_t parts = tables_.parts_of(lemma_);
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
    if (verb && ends_with(lemma_, tables_.verb_endings)) r.weight += kDerivedVerb;
    if (!capital_ && !number_)
      r.weight +=
          verb ? kUnknownVerb + tables_.verb_stem_endings.worth(lemma_) : tables_.noun_endings.worth(lemma_);
  }
  if ((state.tags & kOrdinal) && !number_ && !(parts & kNumeral)) r.weight += kNoNumeral;
  readings.push_back(r);
}

// A whole word that no part of speech is known of, and that is no form of another.
bool Reader::whole_nominative() const {
  const auto whole = tables_.whole_words.find(lemma_);
  if (whole == tables_.whole_words.end()) return false;
  return std::any_of(whole->second.begin(), whole->second.end(),
                     [&](const WholeWord& w) { return w.lemma == lemma_ && w.tags == kNom; });
}

// Itself, or what it negates: болма.
bool Reader::listed_verb(std::string_view stem) const {
  if (tables_.lists(stem, kVerbPart)) return true;
  static constexpr std::string_view kNegations[] = {"ма", "ме", "ба", "бе", "па", "пе"};
  return stem.size() > 4 &&
         std::any_of(std::begin(kNegations), std::end(kNegations), [&](std::string_view n) {
           return stem.ends_with(n) && tables_.lists(stem.substr(0, stem.size() - n.size()), kVerbPart);
         });
}

// A list of capitalised entries says nothing about a word in lower case.
bool Reader::known(std::string_view lemma) const {
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

bool Reader::ends_with(std::string_view word, const std::vector<std::string>& endings) const {
  return std::any_of(endings.begin(), endings.end(), [&](const std::string& ending) {
    return word.size() > ending.size() && word.ends_with(ending);
  });
}

}  // namespace derek::morph
