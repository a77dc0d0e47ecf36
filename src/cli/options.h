// What the commands' options have in common: parsing, help, and loading the pipeline.
#pragma once

#include <boost/program_options.hpp>
#include <optional>
#include <string>
#include <vector>

#include "derek/derek.h"

namespace derek::cli {

namespace po = boost::program_options;

// Parses; on --help prints it and sets `exit_code` to 0, on wrong usage says so and sets it to 2.
struct Parsed {
  po::variables_map values;
  std::optional<int> exit_code;

  std::string get(const char* name) const { return values.count(name) ? values[name].as<std::string>() : ""; }
  std::vector<std::string> list(const char* name) const {
    return values.count(name) ? values[name].as<std::vector<std::string>>() : std::vector<std::string>();
  }
  bool has(const char* name) const { return values.count(name) > 0; }
};

// `usage` is the line after "Usage: derek ", `positional` the option that takes the other arguments ("" for none).
Parsed parse(const std::vector<std::string>& args, const char* usage, const char* about,
             const po::options_description& options, const char* positional);

// --date and --encoding; check_request_options checks what they were given.
void add_date_option(po::options_description& options);
void add_encoding_option(po::options_description& options);

// --data and --dictionaries, for every command that analyses.
void add_data_options(po::options_description& options);
// Loads the pipeline they name; on failure prints why. kNo: as if --rules-only were given.
enum class UseModel : bool { kNo, kAsAsked };
std::optional<Pipeline> load_pipeline(const Parsed& parsed, UseModel use_model = UseModel::kAsAsked);

// --date and --encoding make sense; else says why not.
bool check_request_options(const Parsed& parsed);

// The compiled dictionaries that belong to this program: ../share/derek/derek.dat from where it lies.
std::string default_data_file();

// Prints "derek: …" on standard error.
void complain(const std::string& message);
// The same with the place of the error.
void complain(const Error& error);

// Writes to standard output; false when that fails (a full disk).
bool print(const std::string& text);

}  // namespace derek::cli
