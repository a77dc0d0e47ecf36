// The table of commands. Each is one file here: it declares its options, runs, and returns the exit code.
#pragma once

#include <string>
#include <vector>

namespace derek::cli {

// Exit codes of every command.
inline constexpr int kDone = 0;        // all done
inline constexpr int kSomeFailed = 1;  // some inputs failed, or a check found something; the rest is done
inline constexpr int kUsage = 2;       // wrong usage, or nothing can be done

struct Command {
  const char* name;
  const char* summary;                              // one line
  int (*run)(const std::vector<std::string>& args);  // args without the command's name
};

int run_extract(const std::vector<std::string>& args);
int run_tag(const std::vector<std::string>& args);
int run_explain(const std::vector<std::string>& args);
int run_train(const std::vector<std::string>& args);
int run_eval(const std::vector<std::string>& args);
int run_analyze(const std::vector<std::string>& args);
int run_inflect(const std::vector<std::string>& args);
int run_check(const std::vector<std::string>& args);
int run_correct(const std::vector<std::string>& args);
int run_lists(const std::vector<std::string>& args);
int run_compile(const std::vector<std::string>& args);
int run_dump(const std::vector<std::string>& args);
int run_schema(const std::vector<std::string>& args);
int run_manual(const std::vector<std::string>& args);

inline constexpr Command kCommands[] = {
    {"extract", "Write the facts of documents as JSON, JSON Lines or a summary", run_extract},
    {"tag", "Tag tokens, one a line, with IOB2 labels", run_tag},
    {"explain", "Show which rule or list made each fact, as text or HTML", run_explain},
    {"train", "Train the tagger on IOB2 files, or cross-validate", run_train},
    {"eval", "Score the tags of IOB2 files, or the facts of annotated documents", run_eval},
    {"analyze", "Write lemma, part of speech and features of each token as CoNLL-U", run_analyze},
    {"inflect", "Write the forms of a noun", run_inflect},
    {"check", "Check lists and rules and run the rules' examples", run_check},
    {"correct", "Confirm, merge, rename or deny a person, body or place for later runs", run_correct},
    {"lists", "Add an entry to a list of your own", run_lists},
    {"compile", "Compile a folder of dictionaries to one file", run_compile},
    {"dump", "Write compiled dictionaries back as text", run_dump},
    {"schema", "Print the JSON Schema of the output", run_schema},
    {"manual", "Write man pages, or completions for bash, zsh or fish", run_manual},
};

}  // namespace derek::cli
