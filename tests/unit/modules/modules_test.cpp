// src/MODULES is the law of who includes whom.
#include <gtest/gtest.h>
#include <re2/re2.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

namespace fs = std::filesystem;

namespace {

const fs::path kSource = fs::path(DEREK_SOURCE_DIR) / "src";

std::map<std::string, std::set<std::string>> read_modules() {
  std::map<std::string, std::set<std::string>> out;
  std::ifstream in(kSource / "MODULES");
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') continue;
    std::istringstream words(line);
    std::string name, word;
    words >> name;
    name.pop_back();
    while (words >> word) out[name].insert(word);
    out[name].insert({name, "derek"});
  }
  return out;
}

// Folder of each quoted include, with the file that holds it.
std::vector<std::pair<std::string, std::string>> includes_of(const std::string& module) {
  std::vector<std::pair<std::string, std::string>> out;
  for (const auto& entry : fs::recursive_directory_iterator(kSource / module)) {
    if (entry.path().extension() != ".h" && entry.path().extension() != ".cpp") continue;
    std::ifstream in(entry.path());
    for (std::string line; std::getline(in, line);) {
      if (!line.starts_with("#include \"")) continue;
      const std::string target = line.substr(10);
      out.emplace_back(target.substr(0, target.find('/')), entry.path().filename().string() + ": " + line);
    }
  }
  return out;
}

TEST(Modules, EveryFolderIsListed) {
  const auto modules = read_modules();
  for (const auto& entry : fs::directory_iterator(kSource)) {
    if (!entry.is_directory()) continue;
    EXPECT_TRUE(modules.contains(entry.path().filename().string())) << entry.path();
  }
}

TEST(Modules, IncludesFollowTheList) {
  for (const auto& [module, allowed] : read_modules()) {
    if (!fs::exists(kSource / module)) continue;
    for (const auto& [target, where] : includes_of(module)) EXPECT_TRUE(allowed.contains(target)) << module << "/" << where;
  }
}

TEST(Modules, TheListHasNoCycle) {
  auto modules = read_modules();
  for (auto& [name, allowed] : modules) allowed.erase(name), allowed.erase("derek");
  while (!modules.empty()) {
    const auto leaf = std::find_if(modules.begin(), modules.end(), [](const auto& m) { return m.second.empty(); });
    ASSERT_NE(leaf, modules.end()) << "a cycle among the modules that remain, such as " << modules.begin()->first;
    const std::string name = leaf->first;
    modules.erase(leaf);
    for (auto& [other, allowed] : modules) allowed.erase(name);
  }
}

TEST(Modules, ThirdPartyHeadersStayInTheirRooms) {
  const std::map<std::string, std::set<std::string>> rooms = {
      {"unicode/", {"text", "base"}},
      {"rapidjson/", {"output", "input", "cli"}},
      {"boost/program_options", {"cli"}},
      {"marisa", {"lexicon"}},
      {"re2/", {"grammar", "base"}},
      {"archive", {"input"}},
      {"gumbo", {"input"}},
      {"pugixml", {"input"}},
      {"gmime/", {"input"}},
      {"csv.h", {"input"}},
      {"oneapi/", {"cli"}},
  };
  for (const auto& entry : fs::recursive_directory_iterator(kSource)) {
    if (entry.path().extension() != ".h" && entry.path().extension() != ".cpp") continue;
    const std::string module = fs::relative(entry.path(), kSource).begin()->string();
    std::ifstream in(entry.path());
    for (std::string line; std::getline(in, line);) {
      if (!line.starts_with("#include <")) continue;
      for (const auto& [header, allowed] : rooms) {
        if (!line.substr(10).starts_with(header)) continue;
        EXPECT_TRUE(allowed.contains(module)) << entry.path() << ": " << line;
      }
    }
  }
}

// A host program may have set a locale whose decimal mark is a comma: base/decimal.h does not look at it.
TEST(Modules, NumbersDoNotDependOnTheLocale) {
  const re2::RE2 wrong(R"(\b(strto[df]|atof|sto[df]|setlocale)\b|"[^"]*%[-+ 0#]*[0-9*]*(\.[0-9*]+)?[aefgAEFG][^"]*")");
  for (const auto& entry : fs::recursive_directory_iterator(kSource)) {
    if (entry.path().extension() != ".h" && entry.path().extension() != ".cpp") continue;
    if (fs::relative(entry.path(), kSource).begin()->string() == "cli") continue;  // its locale is C
    std::ifstream in(entry.path());
    for (std::string line; std::getline(in, line);) {
      EXPECT_FALSE(re2::RE2::PartialMatch(line.substr(0, line.find("//")), wrong)) << entry.path() << ": " << line;
    }
  }
}

}  // namespace
