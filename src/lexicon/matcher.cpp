#include "lexicon/matcher.h"

#include <xxhash.h>

#include <algorithm>
#include <string>
#include <tuple>

#include "base/utf8.h"
#include "lexicon/entry_words.h"

namespace derek::lexicon {

namespace {

constexpr uint32_t kNotTheEntry =
    kVerb | kParticiple | kConverb | kVerbalNoun | kDerived | kWithout | kManner | kCollective;

// What the lexicon says of a word: its id and the node of the entries that begin with it.
struct Word {
  uint64_t key = 0;  // hash of the letters; 0 is an empty slot
  uint32_t id = Lexicon::kNone, node = Lexicon::kNone;
};

constexpr size_t kWordSlots = 65536;  // a power of two; 1 MB

// A word of the lexicon that a token can stand for.
struct Candidate {
  uint32_t word = 0, node = 0;
  uint32_t tags = 0;
  bool inside = false;  // also before the last word of an entry
};

struct MatchScratch : Scratch {
  std::vector<Candidate> candidates;  // of all tokens
  std::vector<uint32_t> first;        // of each token, and the end
  std::vector<std::string_view> words;
  std::vector<Word> known = std::vector<Word>(kWordSlots);  // words asked for before, each in the slot of its key
};

// Likeliest first, each word once.
class Candidates {
 public:
  Candidates(const Lexicon& lexicon, const Document& document, MatchScratch& scratch)
      : lexicon_(lexicon), document_(document), scratch_(scratch) {}

  void fill() {
    scratch_.candidates.clear();
    scratch_.first.clear();
    for (const Token& token : document_.tokens) {
      begin_ = scratch_.candidates.size();
      scratch_.first.push_back(static_cast<uint32_t>(begin_));
      const std::string_view lower = document_.view(token.lower);
      add(lower, kNom, true);
      for (uint32_t i = 0; i < token.analysis_count; ++i) {
        const Analysis& reading = document_.analyses[token.first_analysis + i];
        const std::string_view lemma = document_.view(reading.lemma);
        const uint32_t tags = reading.tags & ~static_cast<uint32_t>(kKnown | kAdjectival);
        // Entries stand for themselves in their cases, not for what is derived from them: астық is not ас.
        if (tags & kNotTheEntry) continue;
        if (reading.nominative < lower.size())
          add(lower.substr(0, reading.nominative), tags & (kCaseTags | kAttr), false);
        if (lemma != lower) add(lemma, tags, tags == kNom);
      }
    }
    scratch_.first.push_back(static_cast<uint32_t>(scratch_.candidates.size()));
  }

 private:
  void add(std::string_view word, uint32_t tags, bool inside) {
    const Word known = look_up(word);
    if (known.id == Lexicon::kNone) return;
    for (size_t i = begin_; i < scratch_.candidates.size(); ++i) {
      if (scratch_.candidates[i].word != known.id) continue;
      scratch_.candidates[i].inside |= inside;
      return;
    }
    scratch_.candidates.push_back({known.id, known.node, tags, inside});
  }

  // The trie of words is large and its look-ups miss the caches; most words of a text were asked for before.
  Word look_up(std::string_view word) {
    const uint64_t key = XXH3_64bits(word.data(), word.size()) | 1;
    Word& slot = scratch_.known[(key >> 1) & (kWordSlots - 1)];
    if (slot.key != key) {
      slot = {key, lexicon_.word_id(word), Lexicon::kNone};
      if (slot.id != Lexicon::kNone) slot.node = lexicon_.child(Lexicon::kRoot, slot.id);
    }
    return slot;
  }

  const Lexicon& lexicon_;
  const Document& document_;
  MatchScratch& scratch_;
  size_t begin_ = 0;
};

class Walk {
 public:
  Walk(const Lexicon& lexicon, Document& document, MatchScratch& scratch)
      : lexicon_(lexicon), document_(document), scratch_(scratch) {}

  void sentence(TokenRange tokens) {
    end_ = std::min(tokens.last, static_cast<uint32_t>(document_.tokens.size()));
    for (start_ = tokens.first; start_ < end_; ++start_) from(Lexicon::kRoot, start_);
  }

 private:
  void from(uint32_t node, uint32_t token) {
    for (uint32_t i = scratch_.first[token]; i < scratch_.first[token + 1]; ++i) {
      const Candidate candidate = scratch_.candidates[i];
      const uint32_t next = node == Lexicon::kRoot ? candidate.node : lexicon_.child(node, candidate.word);
      if (next == Lexicon::kNone) continue;
      const Lexicon::EntryRange range = lexicon_.entries_at(next);
      for (uint32_t p = range.first; p < range.last; ++p) emit(lexicon_.entry_at(p), token, candidate.tags);
      if (candidate.inside && token + 1 < end_) from(next, token + 1);
    }
  }

  void emit(uint32_t entry, uint32_t last, uint32_t tags) {
    const uint32_t list = lexicon_.entry_list(entry);
    switch (lexicon_.match_mode(list)) {
      case MatchMode::kAny:
        break;
      case MatchMode::kTitle:
        if (!begins_upper(document_.view(document_.tokens[start_]))) return;
        break;
      case MatchMode::kExact:
        if (!same_letters(entry, last)) return;
        break;
    }
    document_.list_hits.push_back({{start_, last + 1}, list, entry, tags});
  }

  static bool begins_upper(std::string_view text) {
    size_t i = 0;
    return !text.empty() && utf8::is_upper(utf8::next(text, i));
  }

  // The last token may go on with a suffix.
  bool same_letters(uint32_t entry, uint32_t last) {
    split_entry(lexicon_.entry_text(entry), scratch_.words);
    for (uint32_t i = start_; i <= last; ++i) {
      if (i - start_ >= scratch_.words.size()) return false;
      const std::string_view text = document_.view(document_.tokens[i]), word = scratch_.words[i - start_];
      if (i == last ? !text.starts_with(word) : text != word) return false;
    }
    return true;
  }

  const Lexicon& lexicon_;
  Document& document_;
  MatchScratch& scratch_;
  uint32_t start_ = 0, end_ = 0;
};

}  // namespace

std::unique_ptr<Scratch> ListMatcher::make_scratch() const {
  return std::make_unique<MatchScratch>();
}

void ListMatcher::run(Document& document, Scratch* scratch) const {
  auto& own = *static_cast<MatchScratch*>(scratch);
  Candidates(lexicon_, document, own).fill();
  document.list_hits.clear();
  Walk walk(lexicon_, document, own);
  if (document.sentences.empty()) walk.sentence({0, static_cast<uint32_t>(document.tokens.size())});
  for (const Sentence& sentence : document.sentences) walk.sentence(sentence.tokens);
  auto& hits = document.list_hits;
  // Stable: of several ways to the same entry the likeliest was pushed first and stays.
  std::stable_sort(hits.begin(), hits.end(), [](const ListHit& a, const ListHit& b) {
    return std::tuple(a.tokens.first, b.tokens.last, a.list, a.entry) <
           std::tuple(b.tokens.first, a.tokens.last, b.list, b.entry);
  });
  hits.erase(std::unique(hits.begin(), hits.end(),
                         [](const ListHit& a, const ListHit& b) {
                           return a.tokens == b.tokens && a.entry == b.entry;
                         }),
             hits.end());
}

}  // namespace derek::lexicon
