// derek manual: writes man pages and completions.
#include "cli/manual.h"

#include <filesystem>

#include "base/files.h"
#include "cli/command.h"
#include "cli/options.h"

namespace derek::cli {

namespace {

// Pages go to a folder, one file each; the first that cannot be written is the answer.
Status write_pages(const std::string& folder) {
  std::error_code code;
  std::filesystem::create_directories(folder, code);
  const std::vector<Manual> commands = manuals();
  Status written = write_file(folder + "/derek.1", man_page(commands));
  for (const Manual& command : commands) {
    if (written) written = write_file(folder + "/derek-" + command.name + ".1", man_page(command));
  }
  return written;
}

}  // namespace

std::vector<Manual> manuals() {
  std::vector<Manual> out;
  for (const Command& command : kCommands) out.push_back(manual_of(command));
  return out;
}

int run_manual(const std::vector<std::string>& args) {
  po::options_description options;
  const Parsed parsed = parse(args, "manual man DIR | bash | zsh | fish",
                              "Writes the man pages of all commands to a folder, or a shell's completions to standard output.\n"
                              "They are installed with the program; so this is for other places and shells' own folders.",
                              options, "word");
  if (parsed.exit_code) return *parsed.exit_code;
  const std::vector<std::string> words = parsed.list("word");
  if (words.size() == 2 && words[0] == "man") {
    const Status written = write_pages(words[1]);
    if (!written) complain(written.error());
    return written ? kDone : kUsage;
  }
  std::string out;
  if (words.size() == 1) {
    if (words[0] == "bash") out = bash_completion(manuals());
    if (words[0] == "zsh") out = zsh_completion(manuals());
    if (words[0] == "fish") out = fish_completion(manuals());
  }
  if (out.empty()) {
    complain("manual takes man and a folder, or bash, zsh or fish; derek manual --help tells more");
    return kUsage;
  }
  if (print(out)) return kDone;
  complain("the output cannot be written");
  return kUsage;
}

}  // namespace derek::cli
