// An index of the persons, bodies and places of all documents, as CSV (RFC 4180), in Kazakh alphabetical order:
//
//   name,label,variants,count,first_date,last_date,documents
//
// variants: other forms of the name, and documents: ids, both parted by "|"; count: of mentions; dates: the first and
// last reference date of documents that name it. One row for one name and label: namesakes are not told apart.
#pragma once

#include <memory>

#include "output/writer.h"

namespace derek::output {

std::unique_ptr<Writer> entity_index_writer();

}  // namespace derek::output
