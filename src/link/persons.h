// Names of persons split into parts, and which of them name one person.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "derek/document.h"
#include "lexicon/lexicon.h"

namespace derek::link {

struct PersonName {
  std::string given, family, patronymic;    // nominative, letters as in the text
  std::string given_initial, patronymic_initial;  // "Қ" of "Қ. К. Тоқаев"; empty where the name is whole
  std::string sex;                          // m, f or ""

  // given, patronymic and family in the usual order.
  std::string full() const;
  bool operator==(const PersonName&) const = default;
};

class PersonNames {
 public:
  explicit PersonNames(const lexicon::Lexicon& lexicon);  // must outlive it

  // Splits by the slots of the rule that found the mention where it names them (given, family, patronymic), else
  // by lists and endings.
  PersonName split(const Document& document, const Mention& mention) const;

 private:
  const lexicon::Lexicon& lexicon_;
  uint32_t given_;
};

// Nothing in the two names speaks against one person, and something that identifies is shared: the family name
// with no other given name, or given name and patronymic, or a given name alone.
bool may_be_same(const PersonName& a, const PersonName& b);

// Fills what `into` lacks from `from`.
void merge(PersonName& into, const PersonName& from);

// The persons of a document. Add whole names before short ones.
class PersonIndex {
 public:
  // The person that the name fits: one with just this name, or the only one it may be; else a new one, whose number
  // is the count so far. Fills in what the person lacks.
  size_t find_or_add(const PersonName& name);
  const PersonName& person(size_t number) const { return persons_[number]; }

 private:
  std::vector<PersonName> persons_;
  std::multimap<std::string, size_t> by_part_;  // family, given and patronymic, lower case → person
};

}  // namespace derek::link
