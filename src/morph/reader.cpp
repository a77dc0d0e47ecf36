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
  surface_ = tables_.words.find(lower);
  readings.clear();
  const auto whole_in = [&](const std::vector<WholeWord>& words) {
    for (const WholeWord& w : words) {
      readings.push_back({0, w.lemma, static_cast<uint32_t>(text.size()), w.tags | (known(w.lemma) ? kKnown : 0u),
                          0, true, tables_.parts_of(w.lemma)});
    }
    return !words.empty();
  };
  if (surface_ && (whole_in(surface_->whole) || (capital_ && whole_in(surface_->whole_name)))) return;
  all_.clear();
  scan_prefixes(text, lower, prefixes_);
  surface();
  if (!number_ || lower.find('-') != std::string_view::npos) {
    strip(prefixes_.size() - 1, {UINT32_MAX, 0, static_cast<uint32_t>(text.size()), 0, false, true, {}}, 0);
  }
  keep_likeliest();
}

// Of ways to the same reading the best stays, and the plain surface always.
void Reader::keep_likeliest() {
  order_.clear();
  for (size_t i = 0; i < all_.size(); ++i)
    order_.push_back(static_cast<uint64_t>(INT32_MAX - int64_t{all_[i].weight}) << 32 | i);
  std::sort(order_.begin(), order_.end());
  for (const uint64_t place : order_) {
    const Reading& reading = all_[place & UINT32_MAX];
    const auto same = [&](const Reading& r) {
      return r.keep == reading.keep && r.add == reading.add && r.nominative == reading.nominative &&
             r.tags == reading.tags;
    };
    if (std::any_of(readings.begin(), readings.end(), same)) continue;
    readings.push_back(reading);
    if (readings.size() == kMostReadings) break;
  }
  const Reading& plain = all_.front();
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
  surface_ = tables_.words.find(lower);
  const uint32_t size = static_cast<uint32_t>(lower.size());
  std::erase_if(readings, [&](const Reading& r) { return r.keep != 1; });
  for (Reading& r : readings) {
    r.keep = size;
    r.nominative -= std::min(r.nominative, 2u);
    r.weight += kDetached;
    r.parts = surface_ ? surface_->parts : 0;
  }
}

// The word as it stands.
void Reader::surface() {
  const uint32_t size = static_cast<uint32_t>(lower_.size());
  const uint32_t parts = surface_ ? surface_->parts : 0, nominal = parts & ~static_cast<uint32_t>(kVerbPart);
  Reading r{size, {}, size, kNom, 0, false, parts};
  if (known(lower_)) {
    r.tags |= kKnown;
    r.listed = true;
    if (!plural_of_stem()) r.weight += kWholeEntry;
  } else if (nominal != 0) {
    r.listed = true;
    r.weight += kWholeEntry;
  } else if (!capital_ && !number_) {
    r.weight += kUnknownWhole + tables_.noun_endings.worth(lower_);
  }
  const size_t last = prefixes_.size() - 1;
  const uint32_t ends = endings(last);
  if (ends & kWholeEnding) r.weight += kWholeName;
  // Бейсенқызына, Бейсенқызын are case forms, though they end as surnames do.
  const bool declined = (lower_.ends_with("на") && (endings(last - 2) & kPatronymicEnding)) ||
                        (lower_.ends_with("н") && (endings(last - 1) & kPatronymicEnding));
  if (capital_ && !declined && (ends & (kNameEnding | kSurnameEnding | kPatronymicEnding)))
    r.weight += kWholeName;
  if (few_capitals(text_)) r.weight += kAbbreviation;
  all_.push_back(r);
  // A bare verb is an order: кел, болма.
  if (capital_ || number_ || !((parts & kVerbPart) || negates_listed_verb(lower_))) return;
  const bool noun = nominal != 0 || (r.tags & kKnown);
  all_.push_back({size, {}, size, kVerb, noun ? kOrderOrNoun : r.weight + kOrder, true, parts});
}

// әйелдер, though it is an entry of a list too.
bool Reader::plural_of_stem() const {
  if (capital_ || (surface_ && (surface_->parts & kDeclining))) return false;
  uint32_t node = EndTrie::kRoot;
  for (size_t rest = prefixes_.size() - 1; rest-- > 1;) {
    node = tables_.suffixes.trie().step(node, prefixes_[rest + 1].letter);
    if (node == EndTrie::kNone) break;
    const auto rows = tables_.suffixes.at(node);
    const bool plural =
        std::any_of(rows.begin(), rows.end(), [](const Suffix& s) { return s.slot == kPluralSlot; });
    if (plural && tables_.lists(lower_.substr(0, prefixes_[rest].size), kNoun)) return true;
  }
  return false;
}

void Reader::strip(size_t prefix, const State& state, int depth) {
  if (depth > 0) {
    if (state.allowed & kStem) accept(prefix, state, false);
    if (state.allowed & kVerbStem) accept(prefix, state, true);
  }
  // -ұлы, -қызы hold a possessive that is part of the name: Айтбекқызына is of Айтбекқызы.
  if (state.allowed == kPossessive3 && capital_ && (endings(prefix) & kPatronymicEnding))
    accept(prefix, state, false);
  if (depth == kMostSuffixes) return;
  uint32_t node = EndTrie::kRoot;
  for (size_t rest = prefix; rest-- > 1;) {
    node = tables_.suffixes.trie().step(node, prefixes_[rest + 1].letter);
    if (node == EndTrie::kNone) break;
    for (const Suffix& suffix : tables_.suffixes.at(node)) {
      if (suffix.slot & state.allowed) undo(suffix, rest, state, depth);
    }
  }
}

void Reader::undo(const Suffix& suffix, size_t rest, const State& state, int depth) {
  const Prefix& before = prefixes_[rest];
  if (suffix.slot == kClitic && rest > 1 && before.letter == U'-' && before.final != kOpen) {
    State next = state;  // керек-ақ, бұзылады-ау: any form may stand before it
    next.weight += suffix.weight;
    next.nominative = before.size - 1;
    State plain = next;
    plain.tags |= kNom;
    accept(rest - 1, plain, false);
    return strip(rest - 1, next, 0);
  }
  const bool open = before.final == kOpen;
  if (!open && (before.final & suffix.final) == 0) return;
  State next = state;
  next.weight += suffix.weight;
  // Surnames and capitals take both rows.
  if (!open && (before.harmony & suffix.harmony) == 0 && !(capital_ && (endings(rest) & kSurnameEnding)))
    next.weight += kOtherHarmony;
  if ((suffix.slot & (kPossessive3 | kPossessive12)) && before.letter == U'ш' &&
      !tables_.lists(lower_.substr(0, before.size), kNoun))
    next.weight += kAgentEnding;
  next.allowed = suffix.after;
  next.tags |= suffix.tags;
  next.vowel = suffix.vowel;
  next.only_case = state.only_case && suffix.slot == kCase;
  next.restores = suffix.restores;
  if (depth == 0 && (suffix.slot & kNeedsNominative)) next.tags |= kNom;
  if (suffix.slot & kOffNominative) {
    next.nominative = before.size;
    // The hyphen goes with the suffix.
    if (open && before.letter == U'-') --next.nominative;
    if (suffix.slot == kClitic) next.tags |= kNom;
  }
  if (capital_ && suffix.slot == kPossessive12) next.weight += kNotOfNames;
  if (capital_ && (suffix.slot & (kFinite | kConverbSlot | kMannerSlot | kVerbalNounSlot)))
    next.weight += kNotForNames;
  strip(rest, next, depth + 1);
}

void Reader::accept(size_t prefix, const State& s, bool verb) {
  const Prefix& stem = prefixes_[prefix];
  uint32_t keep = stem.size;
  if (stem.final == kOpen) {
    if (verb) return;
    if (stem.letter == U'-') --keep;
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
  if (capital_ && s.only_case && (endings(prefix) & (kSurnameEnding | kNameEnding | kPatronymicEnding)))
    weight += kSurname;
  const std::string_view rest = lower_.substr(0, keep);
  const Word* word = tables_.words.find(rest);
  if (word) {
    for (const Alternation& a : word->alternations) {
      if (a.before_vowel && !s.vowel) continue;
      State with = s;
      with.tags |= a.tags;
      add(0, a.lemma, with, weight + kListedChange, verb);
    }
  }
  if (s.vowel) {
    const bool g = stem.letter == U'г', b = stem.letter == U'б';
    if (stem.letter == U'ғ') return add(keep - 2, "қ", s, weight, verb);
    if (g || b) add(keep - 2, g ? "к" : "п", s, weight, verb);
    if (g || b) weight += kUnchanged;
    // королі: loans lose their soft sign.
    if (!verb && tables_.lists(changed_.assign(rest).append("ь"), kNoun)) return add(keep, "ь", s, weight, verb);
  }
  weigh({keep, {}, s.nominative, s.tags, weight}, rest, word, s, verb);
}

void Reader::add(uint32_t keep, std::string_view tail, const State& s, int weight, bool verb) {
  std::string_view lemma = tail;
  if (tail.empty()) lemma = lower_.substr(0, keep);
  if (keep > 0 && !tail.empty()) lemma = changed_.assign(lower_, 0, keep).append(tail);
  weigh({keep, tail, s.nominative, s.tags, weight}, lemma, tables_.words.find(lemma), s, verb);
}

// What the lemma adds to the weight of a reading.
void Reader::weigh(Reading r, std::string_view lemma, const Word* word, const State& s, bool verb) {
  // министрлік is a word of its own, however well known министр is.
  const bool derived = (s.tags & kDerived) != 0;
  bool listed = known(lemma);
  if (listed) r.tags |= kKnown;
  const uint32_t parts = word ? word->parts : 0;
  r.parts = parts;
  if (verb) {
    listed = (parts & kVerbPart) != 0 || negates_listed_verb(lemma);
  } else if (derived) {
    listed = false;
  } else if (!listed) {
    // A whole word that no part of speech is known of and that is no form of another is one. ба and the like are
    // whole words that take no suffix.
    const auto itself = [&](const WholeWord& w) { return w.lemma == lemma && w.tags == kNom; };
    listed = (parts & kDeclining) != 0 ||
             (parts == 0 && word && std::any_of(word->whole.begin(), word->whole.end(), itself));
  }
  const bool owned = (s.tags & (kPoss1 | kPoss2)) != 0;
  if (owned && (parts & kAdjective) && !(parts & kNoun)) r.weight += kNotOfQualities;
  r.listed = listed;
  if (listed) {
    r.weight += kKnownLemma + (verb && lemma.size() <= 4 ? -kTwoLetters : 0);
  } else {
    if (verb && derives_verb(lemma)) r.weight += kDerivedVerb;
    if (!capital_ && !number_)
      r.weight += verb ? kUnknownVerb + tables_.verb_stem_endings.worth(lemma) : tables_.noun_endings.worth(lemma);
  }
  if ((s.tags & kOrdinal) && !number_ && !(parts & kNumeral)) r.weight += kNoNumeral;
  all_.push_back(r);
}

// болма, of бол.
bool Reader::negates_listed_verb(std::string_view stem) const {
  static constexpr std::string_view kNegations[] = {"ма", "ме", "ба", "бе", "па", "пе"};
  const size_t size = kNegations[0].size();
  if (stem.size() <= size || !(stem.ends_with("а") || stem.ends_with("е"))) return false;
  const bool negates = std::any_of(std::begin(kNegations), std::end(kNegations),
                                   [&](std::string_view n) { return stem.ends_with(n); });
  return negates && tables_.lists(stem.substr(0, stem.size() - size), kVerbPart);
}

bool Reader::names(std::string_view word) const {
  return tables_.words.find(word) || lexicon_.word_id(word) != lexicon::Lexicon::kNone;
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

// How the part of the word ends, with something before it: bits of Ending.
uint32_t Reader::endings(size_t prefix) const {
  uint32_t out = 0, node = EndTrie::kRoot;
  for (size_t rest = prefix; rest > 1; --rest) {
    node = tables_.ending_trie.step(node, prefixes_[rest].letter);
    if (node == EndTrie::kNone) break;
    out |= tables_.ending_kinds[node];
  }
  return out;
}

bool Reader::derives_verb(std::string_view stem) const {
  uint32_t node = EndTrie::kRoot;
  for (size_t end = stem.size(); end > 0;) {
    do --end;
    while (end > 0 && (static_cast<unsigned char>(stem[end]) & 0xC0) == 0x80);
    size_t i = end;
    node = tables_.ending_trie.step(node, utf8::next(stem, i));
    if (node == EndTrie::kNone) return false;
    if (end > 0 && (tables_.ending_kinds[node] & kVerbEnding)) return true;
  }
  return false;
}

}  // namespace derek::morph
