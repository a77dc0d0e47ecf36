// What a command's options are, for man pages and completions: read from the table that the command itself parses by.
#pragma once

#include <string>
#include <vector>

#include "cli/command.h"

namespace derek::cli {

struct ManualOption {
  std::string name;      // output-format
  std::string letter;    // o, or ""
  std::string argument;  // FORMAT, or "" where it takes none
  std::string preset;    // its default, or ""
  std::vector<std::string> choices;
  std::string help;

  bool takes_file() const { return argument == "FILE" || argument == "PATH"; }
  bool takes_folder() const { return argument == "DIR"; }
};

struct Manual {
  std::string name, summary;
  std::string usage;  // the line after "Usage: derek "
  std::string about;
  std::vector<ManualOption> options;
};

// Of one command; of all in the order of kCommands.
Manual manual_of(const Command& command);
std::vector<Manual> manuals();

// man(7) pages, in ASCII: of the program, of a command.
std::string man_page(const std::vector<Manual>& commands);
std::string man_page(const Manual& command);

// Scripts that complete commands, options and their values.
std::string bash_completion(const std::vector<Manual>& commands);
std::string zsh_completion(const std::vector<Manual>& commands);
std::string fish_completion(const std::vector<Manual>& commands);

}  // namespace derek::cli
