#include "base/collate.h"

#include <unicode/coll.h>
#include <unicode/unistr.h>

#include <memory>
#include <vector>

namespace derek {

std::string kazakh_sort_key(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Collator> collator(icu::Collator::createInstance(icu::Locale("kk"), status));
  if (U_FAILURE(status) || !collator) return std::string(text);
  const icu::UnicodeString wide = icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())});
  std::vector<uint8_t> key(static_cast<size_t>(collator->getSortKey(wide, nullptr, 0)));
  collator->getSortKey(wide, key.data(), static_cast<int32_t>(key.size()));
  return {key.begin(), key.end()};
}

}  // namespace derek
