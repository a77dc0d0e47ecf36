// Label Studio's JSON export: what somebody marked in tasks such as output/annotation_tools.h writes, as Documents.
//
// Of each task the annotation that is marked as ground truth counts, else the last that was not cancelled; tasks
// without one are left out. Spans (type labels) have a label of derek's or QUOTE, offsets in UTF-16 units. What the
// relations and the notes of a span (meta.text) say is told beside the writer. data.id and data.date are read where there.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "derek/status.h"
#include "input/corpus.h"

namespace derek::input {

struct LabelStudioExport {
  std::vector<AnnotatedDocument> documents;
  bool notes = false;               // some span says more than its label
  std::set<std::string> relations;  // the kinds that there are
};

// Errors (code "label-studio") name the task, from 1, and the span.
Result<LabelStudioExport> read_label_studio(const std::string& file, std::string_view json);

}  // namespace derek::input
