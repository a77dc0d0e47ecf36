#include "lexicon/entry_words.h"

#include <array>

namespace derek::lexicon {

namespace {

constexpr std::array<std::string_view, 7> kMarks = {",", "«", "»", "(", ")", ":", ";"};

size_t mark_at_front(std::string_view word) {
  for (const std::string_view mark : kMarks)
    if (word.starts_with(mark)) return mark.size();
  return 0;
}

size_t mark_at_back(std::string_view word) {
  for (const std::string_view mark : kMarks)
    if (word.ends_with(mark)) return mark.size();
  return 0;
}

}  // namespace

void split_entry(std::string_view entry, std::vector<std::string_view>& words) {
  words.clear();
  while (!entry.empty()) {
    const size_t space = entry.find(' ');
    std::string_view word = entry.substr(0, space);
    entry.remove_prefix(space == std::string_view::npos ? entry.size() : space + 1);
    while (const size_t size = mark_at_front(word)) {
      words.push_back(word.substr(0, size));
      word.remove_prefix(size);
    }
    std::string_view core = word;
    while (const size_t size = mark_at_back(core)) core.remove_suffix(size);
    if (!core.empty()) words.push_back(core);
    for (std::string_view rest = word.substr(core.size()); !rest.empty();) {
      const size_t size = mark_at_front(rest);
      words.push_back(rest.substr(0, size));
      rest.remove_prefix(size);
    }
  }
}

}  // namespace derek::lexicon
