// The Document: a plain value that the stages of the pipeline fill, one after the other.
//
// Offsets: every Span counts bytes of `text` (normalised UTF-8). Only writers go back to `original`, through
// `offsets`. Token ranges are half-open indexes into `tokens`. A Slice is a piece of `pool`.
// Documents are copyable and comparable and hold no pointer into the engines that filled them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "derek/label.h"
#include "derek/offset_map.h"

namespace derek {

// A piece of Document::pool.
struct Slice {
  uint32_t offset = 0;
  uint32_t size = 0;
  bool operator==(const Slice&) const = default;
};

// Half-open range of token indexes.
struct TokenRange {
  uint32_t first = 0;
  uint32_t last = 0;
  uint32_t size() const { return last - first; }
  bool contains(const TokenRange& o) const { return first <= o.first && o.last <= last; }
  bool overlaps(const TokenRange& o) const { return first < o.last && o.first < last; }
  bool operator==(const TokenRange&) const = default;
};

enum class TokenKind : uint8_t {
  kWord,         // letters, perhaps with hyphens, digits inside, a suffix, the stop of an abbreviation
  kNumber,       // begins with a digit: 12, 2,5, 10.12.2023, 25-і, 1000-нан, 60-қа
  kPunctuation,  // one mark
  kSymbol,       // №, %, currency signs, emoji …
  kUrl,
  kEmail,
  kHandle,  // @name, #tag
};

enum class Shape : uint8_t {
  kNone,     // no letters
  kLower,    // облыс
  kTitle,    // Шымкент, Премьер-министр
  kUpper,    // ҚР, ТОҚАЕВ (two letters or more)
  kInitial,  // Қ. or Қ: one capital
  kMixed,    // КазМунай, eGov
};

// Grammatical tags of a word form, a bit each. No case tag at all means "not a nominal form".
enum Tag : uint32_t {
  kNom = 1u << 0,
  kGen = 1u << 1,
  kDat = 1u << 2,
  kAcc = 1u << 3,
  kLoc = 1u << 4,
  kAbl = 1u << 5,
  kIns = 1u << 6,
  kPlural = 1u << 7,
  kPoss1 = 1u << 8,
  kPoss2 = 1u << 9,
  kPoss3 = 1u << 10,
  kAttr = 1u << 11,         // -ғы, -дағы: облысындағы, жылғы
  kOrdinal = 1u << 12,      // -ыншы
  kCollective = 1u << 13,   // -еу: екеу
  kLike = 1u << 14,         // -дай: about, like
  kDerived = 1u << 15,      // -лық, -лы: of, having
  kWithout = 1u << 16,      // -сыз
  kVerb = 1u << 17,         // finite verb form
  kParticiple = 1u << 18,   // -ған, -атын
  kConverb = 1u << 19,      // -ып, -а
  kVerbalNoun = 1u << 20,   // -у
  kKnown = 1u << 21,        // the lemma is in a list
  kManner = 1u << 22,       // -ша, -ше: қазақша, айтуынша
  kAdjectival = 1u << 23,   // bare, and can only qualify what follows: көпқабатты, not жас
};
inline constexpr uint32_t kCaseTags = kNom | kGen | kDat | kAcc | kLoc | kAbl | kIns;

// One reading of a word form.
struct Analysis {
  Slice lemma;              // lower case, every suffix off: орталық for орталығының
  uint32_t nominative = 0;  // bytes of the token's text that stay when case (and -дағы) is off: орталығы
  uint32_t tags = 0;        // Tag bits
  bool operator==(const Analysis&) const = default;
};

struct Token {
  Span span;
  Slice lower;  // the text in lower case, byte for byte as long as the text
  TokenKind kind = TokenKind::kWord;
  Shape shape = Shape::kNone;
  bool space_before = false;
  uint32_t first_analysis = 0;  // range in Document::analyses, likeliest first
  uint32_t analysis_count = 0;
  bool operator==(const Token&) const = default;
};

enum class Language : uint8_t { kKazakh, kRussian, kEnglish, kOther };

// ISO 639: "und" where it is none of those told apart.
inline constexpr std::string_view to_string(Language language) {
  constexpr std::string_view kNames[] = {"kk", "ru", "en", "und"};
  return kNames[static_cast<size_t>(language)];
}

struct Sentence {
  TokenRange tokens;
  bool new_paragraph = false;  // the first of its paragraph
  Language language = Language::kKazakh;
  bool operator==(const Sentence&) const = default;
};

// An entry of a list found in the text. Ids are those of the Lexicon that found it.
struct ListHit {
  TokenRange tokens;
  uint32_t list = 0;
  uint32_t entry = 0;
  uint32_t tags = 0;  // what the last token carries beyond the entry: case, possessive …
  bool operator==(const ListHit&) const = default;
};

// A numeral in digits or words, read as one value.
struct Number {
  TokenRange tokens;
  double value = 0;
  uint32_t tags = 0;     // kOrdinal, kCollective, case …: those of the last token
  bool digits = false;   // written in digits (perhaps with a scale word)
  bool integer = false;  // has no fraction
  bool operator==(const Number&) const = default;
};

// A named part of a rule's match.
struct Slot {
  Slice name;
  TokenRange tokens;
  bool operator==(const Slot&) const = default;
};

// A constant that a rule sets on its match: kind=rank.
struct Attribute {
  Slice key;
  Slice value;
  bool operator==(const Attribute&) const = default;
};

// What a rule found, after its level's conflicts were settled.
struct Match {
  Slice rule;         // its name
  Slice type;         // a mention label, a relation label, or a type that later rules use
  TokenRange tokens;  // of the mention: the slot `span` where the pattern names one, else all
  TokenRange extent;  // of the whole pattern
  uint32_t first_slot = 0, slot_count = 0;
  uint32_t first_attribute = 0, attribute_count = 0;
  bool operator==(const Match&) const = default;
};

// A normal value. Only what the text and the reference date support is filled.
struct Value {
  std::string kind;  // date interval time duration age set daypart period vague; phone email url address; score
  // Dates and times: EDTF, closed ISO days for sorting, ISO 8601 durations.
  std::string edtf, start, end, duration, repeat, anchor;
  std::string modifier;  // approx start mid end before after; more_than at_least less_than up_to within
  // Figures.
  std::optional<double> value, min, max, order;
  std::string currency, unit, counted;
  std::string normal;  // contacts: E.164, address of mail, URL; scores: 3:1
  bool operator==(const Value&) const = default;
};

inline constexpr uint32_t kNoIndex = UINT32_MAX;

// A span of the text with a label: the fact layer.
struct Mention {
  Label label{};
  Span span;
  TokenRange tokens;
  std::string lemma;   // nominative form
  std::string by;      // rule:NAME, list:NAME or tagger
  double score = 1.0;  // probability that the mention is right
  uint32_t entity = kNoIndex;
  uint32_t within = kNoIndex;  // the mention that this one is nested in
  uint32_t match = kNoIndex;   // the rule match it comes from
  std::optional<Value> value;
  std::string kind;  // of a title: office rank honour degree occupation role; of a place: country region …
  bool operator==(const Mention&) const = default;
};

// What the user's corrections.tsv did to an entity.
struct Correction {
  std::string action;  // confirm, merge, rename
  std::string at;      // corrections.tsv:4
  std::string was;     // its name before, of merge and rename
  bool operator==(const Correction&) const = default;
};

struct Entity {
  Label label{};
  std::string name;
  std::vector<std::string> aliases;
  std::string latin;                           // the name by BGN/PCGN 1979; persons and places
  std::string given, family, patronymic, sex;  // persons
  std::vector<uint32_t> mentions;
  std::vector<Correction> corrections;
  bool operator==(const Entity&) const = default;
};

// The tag layer: the IOB2 tag of one token, with spans as KazNERD draws them.
enum class Iob : uint8_t { kOutside, kBegin, kInside };

struct TokenTag {
  Iob iob = Iob::kOutside;
  Label label{};    // of kBegin and kInside
  float score = 1;  // the probability of the whole run that the token is in; of kOutside, of that tag
  bool operator==(const TokenTag&) const = default;
};

enum class RelationLabel : uint8_t { kHoldsPosition, kPartOf, kLocatedIn };

struct Relation {
  RelationLabel label{};
  uint32_t subject = kNoIndex;       // entity: the person, the child, the thing located
  uint32_t object = kNoIndex;        // entity: the organisation, the parent, the place
  uint32_t place = kNoIndex;         // entity: jurisdiction of a title
  uint32_t position = kNoIndex;      // mention of the title
  std::string title;                 // lemma of the title
  std::string kind, status;          // office rank …; current former acting appointed dismissed candidate
  Span span;
  double score = 1.0;
  std::string by;
  bool operator==(const Relation&) const = default;
};

enum class QuoteKind : uint8_t { kDirect, kIndirect };

struct Quote {
  QuoteKind kind{};
  Span span;
  uint32_t speaker = kNoIndex;  // entity
  Span speaker_span;
  std::string cue;
  double score = 1.0;
  std::string by;
  bool operator==(const Quote&) const = default;
};

struct Diagnostic {
  std::string level;  // note, warning, error
  std::string code;
  std::string message;
  Span span;
  bool operator==(const Diagnostic&) const = default;
};

struct Document {
  // What came in.
  std::string id, source, sha256, encoding, script, language, title;
  std::string declared_language;  // of the metadata, ISO 639; `language` is what the text shows
  std::string date, date_source;  // reference date, EDTF; option | metadata | text
  std::string fallback_date;      // what it is where neither the request nor the text says

  // The text.
  std::string original;  // decoded UTF-8 as it came
  std::string text;      // normalised UTF-8
  OffsetMap offsets;     // text → original

  // Layers, in the order in which they are filled.
  std::vector<Token> tokens;
  std::vector<Sentence> sentences;
  std::vector<Analysis> analyses;
  std::vector<ListHit> list_hits;  // sorted by first token, longest first
  std::vector<Number> numbers;     // sorted by first token, longest first
  std::vector<Match> matches;      // sorted by first token
  std::vector<Slot> slots;
  std::vector<Attribute> attributes;
  std::vector<Mention> mentions;   // sorted by span, outer first
  std::vector<TokenTag> tags;      // one for each token
  std::vector<Entity> entities;
  std::vector<Relation> relations;
  std::vector<Quote> quotes;
  std::vector<Diagnostic> diagnostics;
  std::string pool;  // storage of slices

  std::string_view view(Slice s) const { return std::string_view(pool).substr(s.offset, s.size); }
  std::string_view view(Span s) const { return std::string_view(text).substr(s.begin, s.size()); }
  std::string_view view(const Token& t) const { return view(t.span); }
  Span span_of(TokenRange r) const {
    return r.first == r.last ? Span{} : Span{tokens[r.first].span.begin, tokens[r.last - 1].span.end};
  }
  Slice add(std::string_view s) {
    Slice out{static_cast<uint32_t>(pool.size()), static_cast<uint32_t>(s.size())};
    pool.append(s);
    return out;
  }

  bool operator==(const Document&) const = default;
};

}  // namespace derek
