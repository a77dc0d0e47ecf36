// Titles that stand alone for somebody who was named with them before: … деді басқарма төрағасы; Вице-министрдің айтуынша.
#pragma once

#include <cstdint>
#include <vector>

#include "derek/document.h"
#include "link/title_bodies.h"

namespace derek::link {

struct ToldTitle {
  uint32_t match = kNoIndex;  // of type `title`
  TokenRange tokens;          // with the bare noun for the body before it: департамент директоры
};

// In the order of the text. One singular office each, whose head, or whole wording, a person before it was said to hold.
std::vector<ToldTitle> told_titles(const Document& document, const TitleWords& words);

}  // namespace derek::link
