#include "base/collate.h"

#include <unicode/coll.h>
#include <unicode/unistr.h>

#include <memory>
#include <utility>
#include <vector>

namespace derek {

std::string kazakh_sort_key(std::string_view text) {
  // Made once: opening the rules takes longer than thousands of keys.
  static const std::unique_ptr<const icu::Collator> collator = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Collator> made(icu::Collator::createInstance(icu::Locale("kk"), status));
    return U_SUCCESS(status) ? std::move(made) : nullptr;
  }();
  if (!collator) return std::string(text);
  const icu::UnicodeString wide = icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())});
  std::vector<uint8_t> key(static_cast<size_t>(collator->getSortKey(wide, nullptr, 0)));
  collator->getSortKey(wide, key.data(), static_cast<int32_t>(key.size()));
  return {key.begin(), key.end()};
}

}  // namespace derek
