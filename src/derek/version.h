#pragma once

namespace derek {

inline constexpr int kSchemaVersion = 1;  // of the JSON output
const char* version();                    // of the library: "0.1.0"

}  // namespace derek
