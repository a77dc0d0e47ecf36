// derek: the command line. Data goes to standard output, talk to standard error.
#include <csignal>
#include <cstdio>
#include <cstring>
#include <string>
#include <vector>

#include "cli/command.h"
#include "derek/version.h"

namespace {

void print_help(std::FILE* out) {
  std::fputs(
      "derek reads Kazakh news and press releases and writes down their facts.\n\n"
      "Usage: derek COMMAND [OPTIONS] [FILE…]\n\nCommands:\n",
      out);
  for (const auto& command : derek::cli::kCommands) std::fprintf(out, "  %-9s %s\n", command.name, command.summary);
  std::fputs("\nderek COMMAND --help tells more. Exit codes: 0 done, 1 some inputs failed, 2 usage or fatal.\n", out);
}

}  // namespace

int main(int argc, char** argv) {
  // Whoever reads our output may stop reading: writing then fails, and the program ends quietly.
  std::signal(SIGPIPE, SIG_DFL);
  const std::vector<std::string> args(argv + 1, argv + argc);
  if (args.empty()) {
    print_help(stderr);
    return derek::cli::kUsage;
  }
  if (args[0] == "--help" || args[0] == "-h" || args[0] == "help") {
    print_help(stdout);
    return derek::cli::kDone;
  }
  if (args[0] == "--version") {
    std::printf("derek %s\n", derek::version());
    return derek::cli::kDone;
  }
  for (const auto& command : derek::cli::kCommands) {
    if (args[0] == command.name) return command.run({args.begin() + 1, args.end()});
  }
  std::fprintf(stderr, "derek: there is no command \"%s\"; derek --help lists them\n", args[0].c_str());
  return derek::cli::kUsage;
}
