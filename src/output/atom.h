// CSV files that AtoM (https://www.accesstomemory.org) imports: UTF-8, several values in a cell parted by "|" (one in a
// text becomes "/"), NULL where a parallel list has no value. What derek does not know is left empty, for an archivist.
//
//   atom-descriptions    one archival description a document, level Item, a draft: title (the document's, else its
//                        first line), its date as that of creation, the text as scope and content, persons and bodies
//                        as name access points, places, events and projects and laws as subjects; SHA-256 as an
//                        alternative identifier
//   atom-authorities     one authority record a person or body of all documents: titles as occupations, where as their
//                        notes, other forms of the name and documents as notes on maintenance and sources
//   atom-relationships   person and body (associative, the description is the title), body and parent (hierarchical)
#pragma once

#include <memory>

#include "output/writer.h"

namespace derek::output {

std::unique_ptr<Writer> atom_descriptions_writer();
std::unique_ptr<Writer> atom_authorities_writer();
std::unique_ptr<Writer> atom_relationships_writer();

}  // namespace derek::output
