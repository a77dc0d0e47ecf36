// Names of languages in metadata as codes.
#pragma once

#include <string>
#include <string_view>

namespace derek::text {

// The primary language of a BCP 47 tag, two letters where ISO 639 has them: kk-KZ, kk_KZ, kaz → kk. "kz", the code
// of the country that is often taken for that of the language, is kk. Names in English, Kazakh and Russian are read
// as well: Kazakh, қазақ тілі, казахский → kk. Empty where it is no language, or several, and for und, mul, mis and
// zxx, which name none. `tag` may be any bytes.
std::string primary_language(std::string_view tag);

}  // namespace derek::text
