#include "tagger/tagger.h"

#include <xxhash.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <utility>

#include "tagger/row_memo.h"
#include "tagger/rule_tags.h"

namespace derek::tagger {

namespace {

constexpr float kImpossible = -1e9f;
// Kinds of Scope::kWord and Scope::kPlace that are remembered; powers of two. 68,000 tokens of news have 19,200
// different words at 8,500 different places.
constexpr std::array<uint32_t, 2> kMostKinds = {32768, 16384};

constexpr std::array kOneToken = {Scope::kWord, Scope::kPlace};
constexpr size_t number_of(Scope scope) { return static_cast<size_t>(scope); }

const SourceText* find(const std::vector<SourceText>& sources, std::string_view name) {
  const auto it = std::find_if(sources.begin(), sources.end(), [&](const auto& s) { return s.name == name; });
  return it == sources.end() ? nullptr : &*it;
}

// There is no end of numbers, and few come twice.
bool comes_again(const Token& token, Scope scope) {
  return scope != Scope::kWord || token.kind != TokenKind::kNumber;
}

TokenTag to_token_tag(uint32_t tag, float score) {
  if (tag == kOutside) return {Iob::kOutside, {}, score};
  return {is_begin(tag) ? Iob::kBegin : Iob::kInside, label_of(tag), score};
}

}  // namespace

Result<Knowledge> Knowledge::read(const std::vector<SourceText>& sources, const lexicon::Lexicon& lexicon) {
  Knowledge out;
  const SourceText* features = find(sources, "tagger/features.txt");
  if (!features) return Error{"data", "lacks tagger/features.txt", "", 0, 0, ""};
  Result<std::vector<Template>> templates = parse_templates(*features);
  if (!templates) return templates.error();
  std::string all;
  for (const Template& one : *templates) all += one.text + "\n";
  char digits[17];
  std::snprintf(digits, sizeof digits, "%016llx", static_cast<unsigned long long>(XXH3_64bits(all.data(), all.size())));
  out.fingerprint = digits;
  out.reader = std::make_unique<const FeatureReader>(std::move(*templates), lexicon);
  return out;
}

// Working memory: what the sentence at hand needs, and the sums of words seen before.
struct Tagger::Work : Scratch {
  FeatureScratch features;
  std::vector<uint8_t> rules, tags;
  std::vector<uint8_t> fixed;  // of each token: bit 1, the user's data decide; bit 2, a run of theirs ends before it
  std::vector<uint64_t> hashes;
  std::vector<size_t> ends;  // of the hashes of each position or token
  std::vector<Row<int32_t>> sums, fresh;  // of each token; of a kind that was not seen before
  std::vector<Row<float>> scores, potentials;
  std::vector<RowMemo> memos;  // Scope::kWord, Scope::kPlace
  std::vector<uint64_t> keys;
  std::vector<const RowMemo::Kind*> kinds;  // of each token
  std::optional<BestPath<float>> best_path;
  Lattice<float> lattice;
};

Result<std::unique_ptr<Tagger>> Tagger::create(const std::vector<SourceText>& sources, const lexicon::Lexicon& lexicon,
                                               std::string_view model, UserData user) {
  auto out = std::unique_ptr<Tagger>(new Tagger);
  out->user_ = std::move(user);
  if (model.empty()) return out;
  Result<Knowledge> knowledge = Knowledge::read(sources, lexicon);
  if (!knowledge) return knowledge.error();
  Result<Model> opened = Model::open(model, "tagger/model.crf");
  if (!opened) return opened.error();
  const auto made_with = opened->card().find("features");
  if (made_with == opened->card().end() || made_with->second != knowledge->fingerprint) {
    return Error{"model", "was trained with other features; train it anew (derek train)",
                 "tagger/model.crf", 0, 0, ""};
  }
  for (const Scope scope : kOneToken) {
    std::set<int> positions = {0};
    for (const Template& one : knowledge->reader->templates()) {
      if (one.scope == scope) positions.insert(one.parts[0].position);
    }
    out->positions_[number_of(scope)].assign(positions.begin(), positions.end());
  }
  out->knowledge_ = std::move(*knowledge);
  out->model_ = std::move(*opened);
  out->potentials_.emplace(out->model_->moves());
  return out;
}

std::unique_ptr<Scratch> Tagger::make_scratch() const {
  auto work = std::make_unique<Work>();
  if (model_) {
    work->best_path.emplace(model_->moves());
    for (const Scope scope : kOneToken) {
      const std::vector<int>& positions = positions_[number_of(scope)];
      const auto own = std::find(positions.begin(), positions.end(), 0) - positions.begin();
      work->memos.emplace_back(static_cast<uint32_t>(positions.size()), static_cast<uint32_t>(own),
                               kMostKinds[number_of(scope)]);
    }
  }
  return work;
}

void Tagger::run(Document& d, Scratch* scratch) const {
  Work& work = *static_cast<Work*>(scratch);
  work.rules = rule_tags(d);
  d.tags.assign(d.tokens.size(), {});
  for (size_t t = 0; t < work.rules.size(); ++t) d.tags[t] = to_token_tag(work.rules[t], 1);
  if (!model_) return;
  knowledge_.reader->prepare(d, work.rules, work.features);
  constrain(d, work.rules, work);
  for (const Sentence& sentence : d.sentences) {
    for (uint32_t first = sentence.tokens.first; first < sentence.tokens.last; first += kMaxChain) {
      const TokenRange piece{first, std::min(first + kMaxChain, sentence.tokens.last)};
      score(d, piece, work);
      write(d, piece, work);
    }
  }
}

// The sums of weights that tokens at each of the scope's positions get from seeing this one, into `fresh`.
void Tagger::sum_up(const Document& d, uint32_t token, Scope scope, Work& work) const {
  const std::vector<int>& positions = positions_[number_of(scope)];
  work.hashes.clear();
  work.ends.clear();
  for (const int position : positions) {
    knowledge_.reader->of_token(d, token, scope, position, work.features, work.hashes);
    work.ends.push_back(work.hashes.size());
  }
  // The table is larger than the caches: all look-ups are under way before the first is needed.
  for (const uint64_t feature : work.hashes) model_->prefetch(feature);
  work.fresh.assign(positions.size(), {});
  for (size_t p = 0, i = 0; p < positions.size(); ++p) {
    for (; i < work.ends[p]; ++i) model_->add(work.hashes[i], work.fresh[p]);
  }
}

// Adds what tokens give by one scope to themselves and to those around. What is remembered is fetched ahead for the
// whole sentence, for it is larger than the caches.
void Tagger::add_sums(const Document& d, TokenRange tokens, Scope scope, Work& work) const {
  const std::vector<int>& positions = positions_[number_of(scope)];
  RowMemo& memo = work.memos[number_of(scope)];
  memo.make_room(tokens.size());
  // At position p the token is seen by the one p places before it.
  const auto for_each_seer = [&](uint32_t t, const auto& give) {
    for (uint32_t p = 0; p < positions.size(); ++p) {
      const int64_t seer = static_cast<int64_t>(t) - positions[p];
      if (seer >= tokens.first && seer < tokens.last) give(work.sums[static_cast<size_t>(seer) - tokens.first], p);
    }
  };
  work.keys.clear();
  for (uint32_t t = tokens.first; t < tokens.last; ++t) {
    work.keys.push_back(knowledge_.reader->key(d, t, scope, work.features) | 1);  // 0 is none
    memo.prefetch(work.keys.back());
  }
  work.kinds.clear();
  for (uint32_t t = tokens.first; t < tokens.last; ++t) {
    const uint64_t key = work.keys[t - tokens.first];
    const RowMemo::Kind* kind = memo.find(key);
    if (!kind) {
      sum_up(d, t, scope, work);
      if (comes_again(d.tokens[t], scope)) kind = memo.add(key, work.fresh);
      if (!kind) {
        for_each_seer(t, [&](Row<int32_t>& row, uint32_t p) {
          for (uint32_t j = 0; j < kTags; ++j) row[j] += work.fresh[p][j];
        });
      }
    }
    if (kind) memo.prefetch(*kind);
    work.kinds.push_back(kind);
  }
  for (uint32_t t = tokens.first; t < tokens.last; ++t) {
    if (const RowMemo::Kind* kind = work.kinds[t - tokens.first])
      for_each_seer(t, [&](Row<int32_t>& row, uint32_t p) { memo.add_to(row, *kind, p); });
  }
}

void Tagger::score(const Document& d, TokenRange tokens, Work& work) const {
  const FeatureReader& reader = *knowledge_.reader;
  work.sums.assign(tokens.size(), {});
  for (const Scope scope : kOneToken) add_sums(d, tokens, scope, work);
  work.hashes.clear();
  work.ends.clear();
  for (uint32_t t = tokens.first; t < tokens.last; ++t) {
    size_t i = work.hashes.size();
    reader.several(d, t, work.features, work.hashes);
    reader.beyond(d, t, work.features, work.hashes);
    for (; i < work.hashes.size(); ++i) model_->prefetch(work.hashes[i]);
    work.ends.push_back(work.hashes.size());
  }
  work.scores.resize(tokens.size());
  size_t i = 0;
  for (uint32_t t = tokens.first; t < tokens.last; ++t) {
    Row<int32_t>& row = work.sums[t - tokens.first];
    for (; i < work.ends[t - tokens.first]; ++i) model_->add(work.hashes[i], row);
    Row<float>& scores = work.scores[t - tokens.first];
    for (uint32_t j = 0; j < kTags; ++j) scores[j] = static_cast<float>(row[j]) * model_->step();
    if (work.fixed[t] & 1) {
      for (uint32_t j = 0; j < kTags; ++j) scores[j] = j == work.rules[t] ? 0 : kImpossible;
    }
    // Behind the user's run nothing of its label goes on.
    if (work.fixed[t] & 2) scores[inside_tag(label_of(work.rules[t - 1]))] = kImpossible;
  }
}

void Tagger::constrain(const Document& d, const std::vector<uint8_t>& rules, Work& work) const {
  work.fixed.assign(d.tokens.size(), 0);
  if (user_.rules.empty() && user_.entries.empty()) return;
  std::set<std::pair<uint32_t, uint32_t>> own;  // where a user's entry stands
  for (const ListHit& hit : d.list_hits) {
    if (user_.entries.contains(hit.entry)) own.emplace(hit.tokens.first, hit.tokens.last);
  }
  for (const Mention& m : d.mentions) {
    if (!user_.rules.contains(m.by) && !own.contains({m.tokens.first, m.tokens.last})) continue;
    for (uint32_t t = m.tokens.first; t < m.tokens.last; ++t) {
      if (rules[t] == kOutside || label_of(rules[t]) != m.label) continue;
      work.fixed[t] |= 1;
      if (t + 1 < rules.size() && !is_inside(rules[t + 1])) work.fixed[t + 1] |= 2;
    }
  }
}

void Tagger::write(Document& d, TokenRange tokens, Work& work) const {
  work.best_path->run(work.scores, work.tags);
  work.potentials = work.scores;
  work.lattice.run(work.potentials, *potentials_);
  for (uint32_t t = 0; t < tokens.size(); ++t) {
    d.tags[tokens.first + t] = to_token_tag(work.tags[t], work.tags[t] == kOutside ? work.lattice.marginal(t, kOutside) : 0);
  }
  for (const LabelledRange& run : ranges_of(work.tags)) {
    const float score = std::min(1.0f, work.lattice.marginal(run));
    for (uint32_t t = run.tokens.first; t < run.tokens.last; ++t) d.tags[tokens.first + t].score = score;
  }
}

}  // namespace derek::tagger
