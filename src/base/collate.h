// The order of Kazakh words.
#pragma once

#include <string>
#include <string_view>

namespace derek {

// Bytes that sort as the words do in a Kazakh index: А Ә Б В Г Ғ …
std::string kazakh_sort_key(std::string_view text);

}  // namespace derek
