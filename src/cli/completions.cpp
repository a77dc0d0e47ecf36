// Completions of bash, zsh and fish: commands, options, values from a set, files and folders.
#include "cli/manual.h"

namespace derek::cli {

namespace {

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

std::string names(const std::vector<Manual>& commands) {
  std::string out;
  for (const Manual& command : commands) out += (out.empty() ? "" : " ") + command.name;
  return out;
}

// With a backslash before each of the characters.
std::string with_escapes(const std::string& text, std::string_view special) {
  std::string out;
  for (const char c : text) {
    if (special.find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

// Inside '…' of a shell.
std::string quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

}  // namespace

std::string bash_completion(const std::vector<Manual>& commands) {
  std::string out =
      "# bash completion for derek; written by derek manual bash\n"
      "_derek() {\n"
      "  local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} options\n"
      "  # --option=value comes in three words\n"
      "  if [[ $current == \"=\" ]]; then current=\n"
      "  elif [[ $before == \"=\" ]]; then before=${COMP_WORDS[COMP_CWORD-2]}; fi\n"
      "  if ((COMP_CWORD == 1)); then\n"
      "    COMPREPLY=($(compgen -W '" + names(commands) + " --help --version' -- \"$current\"))\n"
      "    return\n"
      "  fi\n"
      "  case ${COMP_WORDS[1]} in\n";
  for (const Manual& command : commands) {
    std::string options, values;
    for (const ManualOption& option : command.options) {
      options += (options.empty() ? "--" : " --") + option.name;
      const std::string pattern = (option.letter.empty() ? "" : "-" + option.letter + "|") + ("--" + option.name);
      if (!option.choices.empty()) {
        values += "        " + pattern + ") COMPREPLY=($(compgen -W '" + joined(option.choices) + "' -- \"$current\")); return ;;\n";
      } else if (option.takes_folder()) {
        values += "        " + pattern + ") COMPREPLY=($(compgen -d -- \"$current\")); return ;;\n";
      } else if (option.takes_file()) {
        values += "        " + pattern + ") COMPREPLY=($(compgen -f -- \"$current\")); return ;;\n";
      } else if (!option.argument.empty()) {
        values += "        " + pattern + ") return ;;\n";
      }
    }
    out += "    " + command.name + ")\n      options='" + options + "'\n";
    if (!values.empty()) out += "      case $before in\n" + values + "      esac ;;\n";
    else out += "      ;;\n";
  }
  out +=
      "  esac\n"
      "  if [[ $current == -* ]]; then COMPREPLY=($(compgen -W \"$options\" -- \"$current\"))\n"
      "  else COMPREPLY=($(compgen -f -- \"$current\")); fi\n"
      "}\n"
      "complete -o filenames -F _derek derek\n";
  return out;
}

std::string zsh_completion(const std::vector<Manual>& commands) {
  std::string out = "#compdef derek\n# written by derek manual zsh\n_derek() {\n  local -a commands\n  commands=(\n";
  for (const Manual& command : commands) out += "    " + quoted(with_escapes(command.name + ":", "") + command.summary) + "\n";
  out += "  )\n  if ((CURRENT == 2)); then\n    _describe command commands\n    return\n  fi\n  case $words[2] in\n";
  for (const Manual& command : commands) {
    out += "    " + command.name + ")\n      shift words; ((CURRENT--))\n      _arguments";
    for (const ManualOption& option : command.options) {
      const std::string help = "[" + with_escapes(option.help, "[]:") + "]";
      std::string value;
      if (!option.choices.empty()) value = ":" + option.argument + ":(" + joined(option.choices) + ")";
      else if (option.takes_folder()) value = ":" + option.argument + ":_files -/";
      else if (option.takes_file()) value = ":" + option.argument + ":_files";
      else if (!option.argument.empty()) value = ":" + option.argument + ": ";
      out += " \\\n        " + quoted("--" + option.name + (value.empty() ? "" : "=") + help + value);
      if (!option.letter.empty()) out += " \\\n        " + quoted("-" + option.letter + (value.empty() ? "" : "+") + help + value);
    }
    out += " \\\n        '*:file:_files' ;;\n";
  }
  return out + "  esac\n}\n_derek \"$@\"\n";
}

std::string fish_completion(const std::vector<Manual>& commands) {
  std::string out = "# fish completion for derek; written by derek manual fish\n";
  for (const Manual& command : commands) {
    out += "complete -c derek -n __fish_use_subcommand -f -a " + command.name + " -d " + quoted(command.summary) + "\n";
  }
  for (const Manual& command : commands) {
    for (const ManualOption& option : command.options) {
      out += "complete -c derek -n '__fish_seen_subcommand_from " + command.name + "' -l " + option.name;
      if (!option.letter.empty()) out += " -s " + option.letter;
      if (!option.choices.empty()) out += " -x -a " + quoted(joined(option.choices));
      else if (option.takes_folder()) out += " -x -a '(__fish_complete_directories)'";
      else if (option.takes_file()) out += " -r -F";
      else if (!option.argument.empty()) out += " -x";
      out += " -d " + quoted(option.help) + "\n";
    }
  }
  return out;
}

}  // namespace derek::cli
