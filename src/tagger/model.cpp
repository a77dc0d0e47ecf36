#include "tagger/model.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdlib>
#include <cstring>

#include "base/decimal.h"
#include "base/sections.h"

namespace derek::tagger {

namespace {

constexpr uint32_t kMaxWeights = 1u << 24;

template <typename T>
T load(std::string_view bytes, size_t index) {
  T out;
  std::memcpy(&out, bytes.data() + index * sizeof(T), sizeof(T));
  return out;
}

template <typename T>
void store(std::string& bytes, size_t index, T value) {
  std::memcpy(bytes.data() + index * sizeof(T), &value, sizeof(T));
}

Card parse_card(std::string_view text) {
  Card card;
  for (size_t start = 0; start < text.size();) {
    const size_t end = std::min(text.find('\n', start), text.size());
    const std::string_view line = text.substr(start, end - start);
    const size_t space = line.find(' ');
    if (space != std::string_view::npos) card.emplace(line.substr(0, space), line.substr(space + 1));
    start = end + 1;
  }
  return card;
}

}  // namespace

Result<Model> Model::open(std::string_view bytes, const std::string& name) {
  const auto error = [&](const std::string& message) { return Error{"model", message, name, 0, 0, ""}; };
  Result<SectionReader> sections = SectionReader::open(bytes, name);
  if (!sections) return error(sections.error().message);
  Model out;
  out.card_ = parse_card(sections->find("card"));
  const auto step = out.card_.find("step");
  if (step == out.card_.end()) return error("is no model: its card has no step");
  out.step_ = static_cast<float>(to_double(step->second));
  if (!(out.step_ > 0) || !std::isfinite(out.step_)) return error("is damaged: the step");

  const std::string_view moves = sections->find("moves");
  if (moves.size() != Transitions<float>::kCount * sizeof(float)) return error("was made for other labels");
  for (uint32_t m = 0; m < Transitions<float>::kCount; ++m) {
    out.moves_.at(m) = load<float>(moves, m);
    if (!std::isfinite(out.moves_.at(m))) return error("is damaged: the moves");
  }

  out.table_ = sections->find("table");
  out.tags_ = sections->find("tags");
  out.weights_ = sections->find("weights");
  const uint64_t slots = out.table_.size() / sizeof(Slot);
  if (slots == 0 || !std::has_single_bit(slots) || out.table_.size() % sizeof(Slot) != 0) return error("is damaged: the table");
  out.mask_ = slots - 1;
  if (out.weights_.size() != out.tags_.size() * sizeof(int16_t)) return error("is damaged: the weights");
  bool has_empty = false;
  for (uint64_t i = 0; i < slots; ++i) {
    const uint32_t place = load<Slot>(out.table_, i).place;
    has_empty |= (place & 0xFF) == 0;
    if ((place >> 8) + (place & 0xFF) > out.tags_.size()) return error("is damaged: the table");
  }
  if (!has_empty) return error("is damaged: the table is full");
  for (const char tag : out.tags_) {
    if (static_cast<uint8_t>(tag) >= kTags) return error("is damaged: the tags");
  }
  return out;
}

void Model::add(uint64_t feature, Row<int32_t>& row) const {
  const auto check = static_cast<uint32_t>(feature >> 32);
  for (uint64_t at = feature & mask_;; at = (at + 1) & mask_) {
    const Slot slot = load<Slot>(table_, at);
    const uint32_t count = slot.place & 0xFF;
    if (count == 0) return;
    if (slot.check != check) continue;
    const uint32_t first = slot.place >> 8;
    for (uint32_t k = first; k < first + count; ++k) {
      row[static_cast<uint8_t>(tags_[k])] += load<int16_t>(weights_, k);
    }
    return;
  }
}

std::string Model::pack(const TrainingSet& set, const Weights& weights, Card card, double least) {
  double top = 0;
  for (const double w : weights.value) top = std::max(top, std::abs(w));
  const float step = static_cast<float>(std::max(top, 1.0) / 32767);

  struct Kept {
    uint64_t feature;
    uint32_t place;
  };
  std::vector<Kept> kept;
  std::string tags, values;
  for (uint32_t f = 0; f + 1 < weights.first.size(); ++f) {
    const size_t first = tags.size();
    for (uint32_t k = weights.first[f]; k < weights.first[f + 1]; ++k) {
      const auto value = static_cast<int16_t>(std::lround(weights.value[k] / static_cast<double>(step)));
      if (std::abs(weights.value[k]) < least || value == 0 || tags.size() >= kMaxWeights) continue;
      tags += static_cast<char>(weights.tag[k]);
      values.append(sizeof value, '\0');
      store(values, tags.size() - 1, value);
    }
    if (tags.size() > first) {
      kept.push_back({set.hash_of(f), static_cast<uint32_t>(first << 8 | (tags.size() - first))});
    }
  }
  // Three slots for two features at the least keep the runs short.
  const uint64_t slots = std::bit_ceil(std::max<uint64_t>(16, kept.size() * 3 / 2));
  std::string table(slots * sizeof(Slot), '\0');
  for (const Kept& one : kept) {
    uint64_t at = one.feature & (slots - 1);
    while (load<Slot>(table, at).place != 0) at = (at + 1) & (slots - 1);
    store(table, at, Slot{static_cast<uint32_t>(one.feature >> 32), one.place});
  }
  std::string moves(Transitions<float>::kCount * sizeof(float), '\0');
  for (uint32_t m = 0; m < Transitions<float>::kCount; ++m) {
    store(moves, m, static_cast<float>(weights.moves.at(m)));
  }
  card["step"] = to_decimal(static_cast<double>(step), 9);
  card["weights"] = std::to_string(tags.size());
  card["kept-features"] = std::to_string(kept.size());
  std::string card_text;
  for (const auto& [key, value] : card) card_text += key + " " + value + "\n";
  SectionWriter writer;
  writer.add("card", card_text);
  writer.add("moves", std::move(moves));
  writer.add("table", std::move(table));
  writer.add("tags", std::move(tags));
  writer.add("weights", std::move(values));
  return writer.finish();
}

}  // namespace derek::tagger
