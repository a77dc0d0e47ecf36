// How well the facts found in documents agree with those marked by hand, layer by layer.
//
// A layer is a kind of fact; a fact is right if the truth holds the same one, and each counts once a document. Spans
// are exact, in the original text. Letter case counts in names and not in lemmas, titles and cues; kinds of apostrophes
// and blanks behind full stops count nowhere. An entity found
// stands for the true one with which it shares most mentions (span and label); relations and speakers are compared by
// that, so a person whose name came out wrong can still hold the right title.
//
//   mention               span and label; "mention LABEL" for each label
//   lemma                 of a mention that has no value
//   date, figure, contact what a mention says: DATE and TIME; CARDINAL ORDINAL PERCENTAGE MONEY QUANTITY; CONTACT
//   place_kind            of places whose kind the truth tells
//   person_b3, body_b3    one entity for one person or body: B³ over mentions. Precision is the mean over mentions
//                         found of the share of their entity that belongs with them; recall the same over true ones;
//                         a mention that the other side has not counts 0
//   person_name           names of persons, as their entities are called
//   person_parts, person_sex   of a person: given name, patronymic, family name; sex
//   title                 titles that somebody holds
//   person_title, person_title_body   who holds which; and where ("nowhere" must be right too)
//   title_kind, title_status, title_place   of a person's title
//   part_of, located_in   two bodies; a body and a place
//   quote, quote_speaker, quote_cue   span and kind; that and who speaks; that and the word that tells of it
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "derek/document.h"

namespace derek::score {

struct Layer {
  std::string name;
  uint64_t truth = 0, found = 0;      // facts; of B³, mentions
  double right_truth = 0, right_found = 0;  // equal but for B³

  double precision() const { return found ? right_found / static_cast<double>(found) : 0; }
  double recall() const { return truth ? right_truth / static_cast<double>(truth) : 0; }
  double f1() const {
    const double sum = precision() + recall();
    return sum > 0 ? 2 * precision() * recall() / sum : 0;
  }
};

// A fact that only one side has.
struct Difference {
  bool missing = false;  // else invented
  std::string layer;
  uint32_t at = 0;  // byte of the original where it is, for sorting
  std::string text;
};

class FactScores {
 public:
  FactScores();
  // Both have the same original. Differences are appended in the order of layers, then of the text.
  void add(const Document& truth, const Document& found, std::vector<Difference>* differences = nullptr);
  // In the order above; labels without a mention are left out.
  std::vector<Layer> layers() const;

 private:
  Layer& layer(const std::string& name);
  std::vector<Layer> layers_;
};

}  // namespace derek::score
