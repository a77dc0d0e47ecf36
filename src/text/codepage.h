// Bytes of a known or unknown encoding → UTF-8.
//
//   auto page = decode(bytes, "");        // guess
//   auto page = decode(bytes, "rk1048");  // as told
//
// Canonical names: UTF-8, UTF-16LE, UTF-16BE, windows-1251, KZ-1048, PT154. Thread rule: free functions, no
// state.
#pragma once

#include <string>
#include <string_view>

#include "derek/status.h"

namespace derek::text {

struct Decoded {
  std::string text;      // valid UTF-8 without a byte order mark
  std::string encoding;  // canonical name
  bool lossy = false;    // some bytes had no character and became U+FFFD
};

// `label` ignores case and may be any usual alias; empty means: guess. Errors: "binary" (the bytes are no
// text), "encoding" (the label is not known). Ill-formed bytes never fail; see `lossy`.
Result<Decoded> decode(std::string_view bytes, std::string_view label);

// The canonical name of a label, or empty where it is not known. "utf-16" stays "UTF-16": the bytes tell the
// order.
std::string_view canonical_encoding(std::string_view label);

}  // namespace derek::text
