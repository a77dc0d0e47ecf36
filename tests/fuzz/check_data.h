// What a user writes or downloads, read from any bytes: rules, lists, templates of features, tagged and annotated
// texts, lines of JSON, and a model. Nothing may crash; an error must say something.
#pragma once

#include <string>
#include <string_view>

namespace derek::fuzz {

// The first byte chooses the format: r rules, l list, f templates, m sections of a model, i IOB2, b brat, any other a
// line of JSON. Returns what is broken, or nothing.
std::string check_data(std::string_view input);

}  // namespace derek::fuzz
