#include "link/latin_names.h"

namespace derek::link {

void LatinNames::run(Document& d, Scratch*) const {
  for (Entity& entity : d.entities) {
    if (entity.label == Label::kOrganisation) continue;  // bodies have names of their own in other languages
    std::string latin = romanizer_(entity.name);
    if (latin != entity.name) entity.latin = std::move(latin);
  }
}

}  // namespace derek::link
