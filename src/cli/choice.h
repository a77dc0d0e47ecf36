// A value that is one of a few words; parse() refuses others, and completions offer them.
#pragma once

#include <boost/program_options.hpp>
#include <string>
#include <utility>
#include <vector>

namespace derek::cli {

class Choice : public boost::program_options::typed_value<std::string> {
 public:
  explicit Choice(std::vector<std::string> values) : typed_value(nullptr), values_(std::move(values)) {}
  const std::vector<std::string>& values() const { return values_; }

 private:
  std::vector<std::string> values_;
};

// Belongs to the options that it is added to.
inline Choice* choice(std::vector<std::string> values) { return new Choice(std::move(values)); }

}  // namespace derek::cli
