// The compiler of lists: tables in, the sections of a Lexicon out. Not used at run time.
//
//   Builder builder;
//   builder.add("city", table, /*overlay=*/false);
//   builder.add("city", own_table, /*overlay=*/true);  // a user's list on top
//   auto sections = builder.finish();                  // words, index
//
// The same tables give the same bytes, in whatever order the lists and their rows come.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/tsv.h"
#include "derek/status.h"

namespace derek::lexicon {

class Builder {
 public:
  // Errors (code "list"): the first column is not `entry`, an empty entry or column name, an entry twice, an
  // unknown `match`, a list twice, a cell that the head does not allow (base/columns.h; of an overlay, its own head
  // or what it leaves of ours). An overlay may name a list that is there (or not): its rows add entries or
  // replace those of the same text, columns that it lacks stay empty there, columns that it adds are empty
  // for the others, its head lines replace those of the same key; the row `-Абай` takes the entry Абай away,
  // if it is there.
  Status add(const std::string& list_name, const Table& table, bool overlay);

  // The sections `words` and `index`. Errors: code "list", when the lists are too large.
  Result<std::pair<std::string, std::string>> finish() const;

 private:
  struct List {
    std::map<std::string, std::string> head;
    std::vector<std::string> columns;                         // without `entry`
    std::map<std::string, std::vector<std::string>> entries;  // text → cells; as many as columns or fewer
  };
  std::map<std::string, List> lists_;
};

}  // namespace derek::lexicon
