#include "derek/status.h"

#include "base/utf8.h"

namespace derek {

std::string Error::to_string() const {
  std::string out;
  if (!file.empty()) {
    out += file;
    if (line > 0) out += ":" + std::to_string(line);
    if (line > 0 && column > 0) out += ":" + std::to_string(column);
    out += ": ";
  }
  out += message;
  if (line > 0 && !excerpt.empty()) {
    // Long lines are cut to a window around the place, so that the caret stays on the screen.
    constexpr int kWindow = 72;
    const int from = column > kWindow - 8 ? column - kWindow / 2 : 1;
    std::string shown, caret;
    int at = 0;
    for (size_t i = 0; i < excerpt.size();) {
      const size_t start = i;
      utf8::next(excerpt, i);
      ++at;
      if (at < from || at >= from + kWindow) continue;
      const bool tab = excerpt[start] == '\t';
      shown += tab ? " " : excerpt.substr(start, i - start);
      if (at < column) caret += ' ';
    }
    out += "\n  " + shown;
    if (column > 0) out += "\n  " + caret + "^";
  }
  return out;
}

}  // namespace derek
