// Whom a text speaks of where it names nobody: Ерлан Альжанов 1980 жылы туған. 2015 жылдан бастап мектеп директоры болған.
#pragma once

#include <cstdint>

#include "derek/document.h"

namespace derek::link {

// The person whom the sentence of the token speaks of without a name: the one named last in its paragraph, if alone
// in that sentence and not in passing (…ның, …мен), else the only one that the paragraph before names. An
// entity, or kNoIndex; also where the sentence names a person itself.
uint32_t person_spoken_of(const Document& document, uint32_t token);

// Before there are mentions: the sentence names no person, one before it does.
bool may_speak_of_person(const Document& document, uint32_t token);

}  // namespace derek::link
