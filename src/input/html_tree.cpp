#include "input/html_tree.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace derek::input {

namespace {

using namespace std::string_view_literals;

constexpr uint64_t kMaxDepth = 2000, kMaxWork = 30'000'000;

// Elements that have no end tag, or need none: they do not nest.
bool is_shallow(std::string_view name) {
  static constexpr std::array kNames = {"area"sv,  "base"sv,   "br"sv,  "col"sv, "dd"sv,    "dt"sv,     "embed"sv, "hr"sv,
                                        "img"sv,   "input"sv,  "li"sv,  "link"sv, "meta"sv, "optgroup"sv, "option"sv, "p"sv,
                                        "param"sv, "source"sv, "tbody"sv, "td"sv, "tfoot"sv, "th"sv,   "thead"sv, "tr"sv,
                                        "track"sv, "wbr"sv};
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

// Depth of open elements at each tag, summed: what the parser will do, about.
bool is_reasonable(std::string_view page) {
  uint64_t depth = 0, work = 0;
  std::string name;
  for (size_t at = page.find('<'); at != std::string_view::npos; at = page.find('<', at + 1)) {
    const bool closing = at + 1 < page.size() && page[at + 1] == '/';
    name.clear();
    for (size_t i = at + 1 + closing; i < page.size() && name.size() < 16; ++i) {
      const auto c = static_cast<unsigned char>(page[i]);
      if (!std::isalnum(c)) break;
      name += static_cast<char>(std::tolower(c));
    }
    if (name.empty()) continue;
    work += depth + 1;
    if (is_shallow(name)) continue;
    if (closing) {
      depth -= depth > 0;
    } else {
      ++depth;
    }
    if (depth > kMaxDepth || work > kMaxWork) return false;
  }
  return true;
}

}  // namespace

void DestroyHtml::operator()(GumboOutput* output) const { gumbo_destroy_output(&kGumboDefaultOptions, output); }

Result<HtmlTree> parse_html(std::string_view page) {
  if (!is_reasonable(page)) return Error{"limit", "the page's tags are nested too deeply", "", 0, 0, ""};
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  return HtmlTree(gumbo_parse_with_options(&options, page.data(), page.size()));
}

std::string_view attribute(const GumboNode* element, const char* name) {
  if (!is_element(element)) return "";
  const GumboAttribute* found = gumbo_get_attribute(&element->v.element.attributes, name);
  return found ? found->value : "";
}

}  // namespace derek::input
