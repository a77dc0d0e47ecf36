// What the tests of facts share: one Pipeline, and a text read without a date.
#pragma once

#include "unit/pipeline/support.h"

namespace derek::link {

inline Document read(const std::string& text) {
  Request request;
  request.bytes = text;
  request.encoding = "UTF-8";
  return std::move(*shared_pipeline().analyze(request));
}

}  // namespace derek::link
