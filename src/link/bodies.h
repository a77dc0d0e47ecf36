// Names of bodies: what of a name identifies the body, and the index that finds it again.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "derek/document.h"
#include "link/title_bodies.h"

namespace derek::link {

struct BodyName {
  std::string key;          // the whole name: lower case, case and quotation marks off
  std::string last_unit;    // key of the last unit of a chain, or ""
  std::string core;         // the quoted part as written, or ""
  std::string number_head;  // "№3 орталық" of «№3 … орталығы», or ""
  std::string short_name;   // given in brackets right after the name, or ""
  // The quoted part with each noun that the body may be called by: «Сенім» ЖШС is the «Сенім» серіктестігі, not the
  // «Сенім» клубы.
  std::vector<std::string> typed_cores;
};

// The short name in the brackets that open at the token: … (ТЖД), … (бұдан әрі – ТЖД), … (бұдан әрі – «Сенім» АҚ).
std::optional<TokenRange> name_in_brackets(const Document& document, uint32_t open);
// It is an abbreviation: ТЖД, ҚР ҰК.
bool is_abbreviation(const Document& document, TokenRange name);
// A shorter body's name opens it: «Сенім» ЖШС of «Сенім» ЖШС баспасөз қызметі.
bool opens_with_body(const Document& document, const Mention& body);
// The quoted part of a body's name as written, or "".
std::string core_of(const Document& document, const Mention& body);

BodyName body_name(const Document& document, const TitleWords& words, const Mention& mention);

// Which entity a name belongs to. Add the longer names first.
class BodyIndex {
 public:
  uint32_t find(const BodyName& name) const;  // entity, or kNoIndex
  void add(const BodyName& name, uint32_t entity);

 private:
  std::map<std::string, uint32_t> by_key_;
};

}  // namespace derek::link
