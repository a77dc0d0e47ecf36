// A trained model: weights of features and moves, and a card that says what it was trained on.
//
// The file is a container of sections (base/sections.h), so that damage is noticed:
//   card      "key value" lines
//   moves     Transitions::kCount floats
//   table     slots of 8 bytes, a power of two of them: u32 the feature's high half, u24 first weight, u8 how many;
//             a feature stands at (its low half modulo the number of slots) or behind it
//   tags      a byte for each weight: the tag
//   weights   an i16 for each weight, in units of `step`
// Weights are whole numbers so that sums do not depend on their order.
//
// Thread rule: constant after open.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "derek/status.h"
#include "tagger/chain.h"
#include "tagger/trainer.h"

namespace derek::tagger {

using Card = std::map<std::string, std::string>;

class Model {
 public:
  // Views into bytes that must outlive the model. Errors: code "model".
  static Result<Model> open(std::string_view bytes, const std::string& name);
  // The bytes of a model. Weights nearer to zero than `least` are left out. The card gets the keys that open needs.
  static std::string pack(const TrainingSet& set, const Weights& weights, Card card, double least = 0.01);

  const Card& card() const { return card_; }
  const Transitions<float>& moves() const { return moves_; }
  float step() const { return step_; }

  // Brings the feature's slot near.
  void prefetch(uint64_t feature) const { __builtin_prefetch(table_.data() + (feature & mask_) * sizeof(Slot)); }
  // Adds the weights of the feature, in steps.
  void add(uint64_t feature, Row<int32_t>& row) const;

 private:
  struct Slot {
    uint32_t check, place;  // place: first weight * 256 + how many
  };

  Card card_;
  Transitions<float> moves_;
  float step_ = 0;
  std::string_view table_, tags_, weights_;
  uint64_t mask_ = 0;
};

}  // namespace derek::tagger
