// Dates in metadata as EDTF days.
#pragma once

#include <string>
#include <string_view>

namespace derek::input {

// 2024-02-07T10:00:00+05:00, 2024-02, 20240207, 07.02.2024, "Wed, 07 Feb 2024 10:00:00 +0500" → 2024-02-07 (the day
// where it was written; 2024-02 stays a month). Empty where it is no such date.
std::string own_date(std::string_view text);

}  // namespace derek::input
