// Words whose letters come from two scripts: homoglyphs typed or converted by mistake.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "derek/status.h"
#include "text/unit.h"

namespace derek::text {

class Lookalikes {
 public:
  // The table: columns from, to, script (cyrillic, latin or letter).
  static Result<Lookalikes> create(const std::string& name, const std::string& text);

  // A repaired word: indexes of units, and the word as it was.
  struct Repair {
    size_t first = 0, last = 0;
    std::string before;
  };
  // Brings each word to one script where that is clear: letters that no other script has decide, then the
  // majority. A word of one script stays, save that letters of other Cyrillic alphabets become Kazakh ones.
  std::vector<Repair> repair(Units& units) const;

 private:
  using Map = std::unordered_map<char32_t, char32_t>;
  const Map* choose(const Units& units, size_t first, size_t last) const;

  Map to_cyrillic_, to_latin_, letters_;
};

}  // namespace derek::text
