// The fixed words of the language, and the nearest one to a misspelt word.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "grammar/rule.h"

namespace derek::grammar {

std::optional<TestKind> test_kind(std::string_view word);
std::optional<uint32_t> tag_bit(std::string_view word);
std::optional<uint32_t> shape_bit(std::string_view word);  // 1 << Shape
std::optional<uint32_t> kind_bit(std::string_view word);   // 1 << TokenKind

std::vector<std::string_view> test_words();
std::vector<std::string_view> tag_words();
std::vector<std::string_view> shape_words();
std::vector<std::string_view> kind_words();

// "; did you mean 'x'?" for the nearest name, or nothing where none is near.
std::string suggestion(std::string_view word, const std::vector<std::string_view>& names);

}  // namespace derek::grammar
