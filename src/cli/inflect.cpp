// derek inflect: the forms of a noun.
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/choice.h"
#include "cli/command.h"
#include "cli/options.h"
#include "morph/generator.h"
#include "pipeline/pipeline.h"

namespace derek::cli {

namespace {

using morph::Possessive;

constexpr std::pair<const char*, uint32_t> kCaseNames[] = {
    {"nom", kNom}, {"gen", kGen}, {"dat", kDat}, {"acc", kAcc}, {"loc", kLoc}, {"abl", kAbl}, {"ins", kIns}};
constexpr std::pair<const char*, Possessive> kPossessiveNames[] = {
    {"none", Possessive::kNone},       {"1", Possessive::kMy},
    {"1pl", Possessive::kOur},         {"2", Possessive::kYour},
    {"2pol", Possessive::kYourPolite}, {"3", Possessive::kThird}};

template <typename T, size_t n>
std::vector<std::string> names_of(const std::pair<const char*, T> (&names)[n]) {
  std::vector<std::string> out;
  for (const auto& [name, value] : names) out.emplace_back(name);
  return out;
}

// The value of one of the names; the first one's of "".
template <typename T, size_t n>
T value_of(const std::pair<const char*, T> (&names)[n], const std::string& name) {
  for (const auto& [key, value] : names) {
    if (name == key) return value;
  }
  return names[0].second;
}

// Every cell: possessive, number, then the cases.
std::string table(const morph::Generator& generator, const std::string& word) {
  std::string out = "possessive\tnumber";
  for (const auto& [name, tag] : kCaseNames) out += std::string("\t") + name;
  out += "\n";
  for (const auto& [owner, possessive] : kPossessiveNames) {
    for (const bool plural : {false, true}) {
      out += std::string(owner) + (plural ? "\tplural" : "\tsingular");
      for (const auto& [name, tag] : kCaseNames)
        out += "\t" + generator.form(word, {plural, possessive, tag});
      out += "\n";
    }
  }
  return out;
}

}  // namespace

int run_inflect(const std::vector<std::string>& args) {
  po::options_description options;
  options.add_options()("case", choice(names_of(kCaseNames))->value_name("NAME"), "nom gen dat acc loc abl ins");
  options.add_options()("plural", "The plural");
  options.add_options()("possessive", choice(names_of(kPossessiveNames))->value_name("WHO"), "1 1pl 2 2pol 3, or none");
  add_data_options(options);
  const Parsed parsed =
      parse(args, "inflect [OPTIONS] WORD",
            "Writes a form of a noun, a name, an abbreviation, a number or a name in «marks», given\n"
            "in the nominative; without --case, --plural and --possessive a table of all forms.",
            options, "word");
  if (parsed.exit_code) return *parsed.exit_code;
  const std::vector<std::string> words = parsed.list("word");
  if (words.size() != 1 || words[0].empty()) {
    complain("inflect takes one word; derek inflect --help tells more");
    return kUsage;
  }
  const uint32_t tag = value_of(kCaseNames, parsed.get("case"));
  const Possessive owner = value_of(kPossessiveNames, parsed.get("possessive"));
  const std::optional<Pipeline> pipeline = load_pipeline(parsed);
  if (!pipeline) return kUsage;
  const Result<morph::Tables> tables = morph::read_tables(pipeline->impl().bundle.sources());
  if (!tables) {
    complain(tables.error());
    return kUsage;
  }
  const morph::Generator generator(*tables);
  const bool one = parsed.has("case") || parsed.has("plural") || parsed.has("possessive");
  const std::string form = generator.form(words[0], {parsed.has("plural"), owner, tag});
  if (one && form.empty()) {
    complain("inflect: there is no such form of " + words[0]);
    return kSomeFailed;
  }
  if (print(one ? form + "\n" : table(generator, words[0]))) return kDone;
  complain("the output cannot be written");
  return kUsage;
}

}  // namespace derek::cli
