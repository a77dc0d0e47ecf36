#include "output/conllu.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace derek::output {

namespace {

constexpr std::pair<uint32_t, std::string_view> kCases[] = {
    {kNom, "Nom"}, {kGen, "Gen"}, {kDat, "Dat"}, {kAcc, "Acc"}, {kLoc, "Loc"}, {kAbl, "Abl"}, {kIns, "Ins"}};
constexpr std::pair<uint32_t, std::string_view> kDerivations[] = {
    {kAttr, "Attr"}, {kLike, "Like"}, {kManner, "Manner"}, {kWithout, "Without"}, {kDerived, "Deriv"}};

bool ends_with_any(std::string_view word, std::initializer_list<std::string_view> endings) {
  return std::any_of(endings.begin(), endings.end(), [&](std::string_view e) { return word.ends_with(e); });
}

bool starts_with_any(std::string_view word, std::initializer_list<std::string_view> starts) {
  return std::any_of(starts.begin(), starts.end(), [&](std::string_view s) { return word.starts_with(s); });
}

// One field: no tabs and line ends inside.
std::string field(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c == '\t' || c == '\n' || c == '\r') c = ' ';
  }
  return out.empty() ? "_" : out;
}

// As it is written, not as it was read.
std::string written(const Document& d, Span span) {
  const Span s = d.offsets.to_original(span);
  return field(std::string_view(d.original).substr(s.begin, s.size()));
}

std::string features(const Document& d, const Token& token, const Analysis& a, std::string_view upos) {
  std::vector<std::string> out;
  const auto set = [&](std::string_view name, std::string_view value) {
    out.push_back(std::string(name) + "=" + std::string(value));
  };
  const std::string_view lower = d.view(token.lower), lemma = d.view(a.lemma);
  // Words that do not decline are tagged as nominatives too; of adjectives and numerals it says nothing.
  const bool plain = (a.tags & (kPlural | kPoss1 | kPoss2 | kPoss3)) == 0 && (a.tags & kCaseTags) == kNom;
  const bool nominal = upos == "NOUN" || upos == "PROPN" || upos == "PRON" ||
                       ((upos == "NUM" || upos == "ADJ" || upos == "VERB") && !plain);
  for (const auto& [tag, name] : kCases) {
    if ((a.tags & tag) && nominal) {
      set("Case", name);
      break;
    }
  }
  for (const auto& [tag, name] : kDerivations) {
    if (a.tags & tag) {
      set("Derivation", name);
      break;
    }
  }
  if (a.tags & kOrdinal) set("NumType", "Ord");
  if (a.tags & kCollective) set("NumType", "Coll");
  if ((a.tags & kCaseTags) && nominal) set("Number", (a.tags & kPlural) ? "Plur" : "Sing");
  if (a.tags & (kPoss1 | kPoss2)) {
    const std::string_view stem = lower.substr(0, a.nominative);
    if (a.tags & kPoss1) set("Number[psor]", ends_with_any(stem, {"мыз", "міз"}) ? "Plur" : "Sing");
    set("Person[psor]", (a.tags & kPoss1) ? "1" : "2");
    if (ends_with_any(stem, {"ңыз", "ңіз"})) set("Polite[psor]", "Form");
  } else if (a.tags & kPoss3) {
    set("Person[psor]", "3");
  }
  if (a.tags & (kVerb | kParticiple)) {
    const std::string_view rest = lower.starts_with(lemma) ? lower.substr(lemma.size()) : std::string_view();
    if (starts_with_any(rest, {"ды", "ді", "ты", "ті", "ған", "ген", "қан", "кен"})) set("Tense", "Past");
  }
  if (a.tags & kVerb) set("VerbForm", "Fin");
  if (a.tags & kParticiple) set("VerbForm", "Part");
  if (a.tags & kConverb) set("VerbForm", "Conv");
  if (a.tags & kVerbalNoun) set("VerbForm", "Vnoun");
  if (out.empty()) return "_";
  std::string text;
  for (const std::string& f : out) text += (text.empty() ? "" : "|") + f;
  return text;
}

// A name's lemma with the capitals of the text: as far as the two go together.
std::string lemma_of(const Document& d, const Token& token, const Analysis& a, std::string_view upos) {
  const std::string_view lemma = d.view(a.lemma);
  if (upos != "PROPN") return field(lemma);
  const std::string_view lower = d.view(token.lower), text = d.view(token);
  size_t same = 0;
  while (same < lemma.size() && same < lower.size() && lemma[same] == lower[same]) ++same;
  // Never inside a letter.
  while (same > 0 && same < lemma.size() && (static_cast<unsigned char>(lemma[same]) & 0xC0) == 0x80) --same;
  return field(std::string(text.substr(0, same)) + std::string(lemma.substr(same)));
}

void token_line(const Document& d, const ConlluOptions& options, uint32_t index, uint32_t id,
                std::string& out) {
  const Token& token = d.tokens[index];
  const Analysis* first = token.analysis_count > 0 ? &d.analyses[token.first_analysis] : nullptr;
  const std::string_view upos = options.upos(index, first);
  std::string misc;
  if (index + 1 < d.tokens.size() && !d.tokens[index + 1].space_before) misc = "SpaceAfter=No";
  if (options.names && index < d.tags.size() && d.tags[index].iob != Iob::kOutside) {
    const std::string tag = d.tags[index].iob == Iob::kBegin ? "NE=B-" : "NE=I-";
    misc = tag + std::string(to_string(d.tags[index].label)) + (misc.empty() ? "" : "|") + misc;
  }
  if (options.all && first) {
    std::string readings;
    for (uint32_t i = 0; i < token.analysis_count; ++i) {
      const Analysis& a = d.analyses[token.first_analysis + i];
      const std::string_view pos = options.upos(index, &a);
      std::string feats = features(d, token, a, pos);
      std::replace(feats.begin(), feats.end(), '|', ',');
      readings += (i ? ";" : "") + lemma_of(d, token, a, pos) + ":" + std::string(pos) + ":" + feats;
    }
    misc = "Readings=" + readings + (misc.empty() ? "" : "|") + misc;
  }
  out += std::to_string(id) + "\t" + written(d, token.span) + "\t" +
         (first ? lemma_of(d, token, *first, upos) : field(d.view(token))) + "\t" + std::string(upos) +
         "\t_\t" + (first ? features(d, token, *first, upos) : "_") + "\t_\t_\t_\t" +
         (misc.empty() ? "_" : misc) + "\n";
}

}  // namespace

std::string conllu(const Document& d, const ConlluOptions& options) {
  std::string out;
  uint32_t number = 0;
  for (const Sentence& sentence : d.sentences) {
    if (sentence.tokens.size() == 0) continue;
    if (options.names && number == 0) out += "# newdoc id = " + field(d.id) + "\n";
    if (sentence.new_paragraph) out += "# newpar\n";
    out += "# sent_id = " + std::to_string(++number) +
           "\n# text = " + written(d, d.span_of(sentence.tokens)) + "\n";
    for (uint32_t t = sentence.tokens.first; t < sentence.tokens.last; ++t) {
      token_line(d, options, t, t - sentence.tokens.first + 1, out);
    }
    out += "\n";
  }
  return out;
}

}  // namespace derek::output
