// Facts as key=value pairs in one line, "lemma=басшы; name=Ж. Ким": how notes beside a text carry them. A semicolon or
// backslash in a value has a backslash before it; line ends and tabs become spaces.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "derek/document.h"

namespace derek {

using Field = std::pair<std::string, std::string>;
using Fields = std::vector<Field>;

std::string join_fields(const Fields& fields);
// False where a piece has no "=" or no key.
bool split_fields(std::string_view line, Fields& fields);

// What a value says, in fixed order: edtf duration repeat value min max order currency unit counted normal modifier.
// `kind`, `start`, `end` and `anchor` are left out: they follow from these and the label.
Fields value_fields(const Value& value);
// Sets one of them. False for another key, and for a number that is none.
bool set_value_field(Value& value, const Field& field);

}  // namespace derek
