// Main text: furniture is left out by its element, role or class; of the rest, the deepest container that holds most of
// the prose is the article. Prose is text outside of links that is longer than a label.
#include "input/html.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <unordered_map>

#include "input/html_meta.h"
#include "input/html_tree.h"
#include "text/codepage.h"

namespace derek::input {

namespace {

using namespace std::string_view_literals;

constexpr size_t kLabel = 25;  // bytes of a text that may be a menu entry or a button

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

bool is_never_text(GumboTag tag) {
  static constexpr std::array kTags = {
      GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE, GUMBO_TAG_NOSCRIPT, GUMBO_TAG_TEMPLATE, GUMBO_TAG_HEAD,   GUMBO_TAG_IFRAME, GUMBO_TAG_OBJECT,
      GUMBO_TAG_SVG,    GUMBO_TAG_MATH,  GUMBO_TAG_SELECT,   GUMBO_TAG_BUTTON,   GUMBO_TAG_TEXTAREA, GUMBO_TAG_CANVAS, GUMBO_TAG_VIDEO,
      GUMBO_TAG_AUDIO};
  return std::find(kTags.begin(), kTags.end(), tag) != kTags.end();
}

bool is_inline(GumboTag tag) {
  static constexpr std::array kTags = {
      GUMBO_TAG_A,    GUMBO_TAG_ABBR,  GUMBO_TAG_B,    GUMBO_TAG_BDI,    GUMBO_TAG_BDO,  GUMBO_TAG_BIG,  GUMBO_TAG_CITE,
      GUMBO_TAG_CODE, GUMBO_TAG_DATA,  GUMBO_TAG_DEL,  GUMBO_TAG_DFN,    GUMBO_TAG_EM,   GUMBO_TAG_FONT, GUMBO_TAG_I,
      GUMBO_TAG_INS,  GUMBO_TAG_KBD,   GUMBO_TAG_LABEL, GUMBO_TAG_MARK,  GUMBO_TAG_NOBR, GUMBO_TAG_Q,    GUMBO_TAG_S,
      GUMBO_TAG_SAMP, GUMBO_TAG_SMALL, GUMBO_TAG_SPAN, GUMBO_TAG_STRONG, GUMBO_TAG_SUB,  GUMBO_TAG_SUP,  GUMBO_TAG_TIME,
      GUMBO_TAG_TT,   GUMBO_TAG_U,     GUMBO_TAG_VAR,  GUMBO_TAG_WBR,    GUMBO_TAG_IMG,  GUMBO_TAG_UNKNOWN};
  return std::find(kTags.begin(), kTags.end(), tag) != kTags.end();
}

bool is_container(GumboTag tag) {
  static constexpr std::array kTags = {GUMBO_TAG_BODY, GUMBO_TAG_DIV, GUMBO_TAG_SECTION, GUMBO_TAG_ARTICLE,
                                       GUMBO_TAG_MAIN, GUMBO_TAG_TD,  GUMBO_TAG_TABLE};
  return std::find(kTags.begin(), kTags.end(), tag) != kTags.end();
}

// A word of a class or id: "site-footer" has site and footer.
bool names_furniture(std::string_view names) {
  static constexpr std::array kWords = {"nav"sv,     "navbar"sv,  "navigation"sv, "menu"sv,    "sidebar"sv, "footer"sv,     "breadcrumb"sv,
                                        "breadcrumbs"sv, "share"sv, "sharing"sv,  "social"sv,  "related"sv, "comments"sv,   "cookie"sv,
                                        "cookies"sv, "banner"sv,  "advert"sv,     "ad"sv,      "ads"sv,     "promo"sv,      "subscribe"sv,
                                        "newsletter"sv, "pagination"sv, "tags"sv, "widget"sv,  "popup"sv,   "modal"sv,      "recommended"sv};
  std::string word;
  for (size_t i = 0; i <= names.size(); ++i) {
    const char c = i < names.size() ? names[i] : ' ';
    if (std::isalnum(static_cast<unsigned char>(c))) {
      word += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
      continue;
    }
    if (std::find(kWords.begin(), kWords.end(), word) != kWords.end()) return true;
    word.clear();
  }
  return false;
}

// Furniture by what it is: no text of a page stands there.
bool is_furniture_element(const GumboNode* node) {
  const GumboTag tag = node->v.element.tag;
  return is_never_text(tag) || tag == GUMBO_TAG_NAV || tag == GUMBO_TAG_ASIDE || tag == GUMBO_TAG_FOOTER ||
         attribute(node, "aria-hidden") == "true" || gumbo_get_attribute(&node->v.element.attributes, "hidden");
}

// Furniture by what it is called; a wrapper around everything may be called with-sidebar, too.
bool is_called_furniture(const GumboNode* node) {
  const GumboTag tag = node->v.element.tag;
  if (tag == GUMBO_TAG_BODY || tag == GUMBO_TAG_HTML || tag == GUMBO_TAG_ARTICLE || tag == GUMBO_TAG_MAIN) return false;
  static constexpr std::array kRoles = {"navigation"sv, "banner"sv, "contentinfo"sv, "complementary"sv, "search"sv};
  const std::string_view role = attribute(node, "role");
  return std::find(kRoles.begin(), kRoles.end(), role) != kRoles.end() || names_furniture(attribute(node, "class")) ||
         names_furniture(attribute(node, "id"));
}

bool is_text(const GumboNode* node) {
  return node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_CDATA || node->type == GUMBO_NODE_WHITESPACE;
}

// Text as a browser lays it out: white space squeezed, a line for each block.
class TextWriter {
 public:
  void add(std::string_view text, bool keep_lines) {
    for (const char c : text) {
      if (keep_lines && c == '\n') {
        end_line();
      } else if (is_space(c)) {
        space_ = true;
      } else {
        if (space_ && !line_.empty()) line_ += ' ';
        space_ = false;
        line_ += c;
      }
    }
  }
  void end_line() {
    if (!line_.empty()) text_ += line_ + '\n';
    line_.clear();
    space_ = false;
  }
  std::string finish() {
    end_line();
    return std::move(text_);
  }

 private:
  std::string text_, line_;
  bool space_ = false;
};

// `left_out` tells which elements below the root are not read.
template <typename LeftOut>
std::string text_of(const GumboNode* root, LeftOut left_out) {
  TextWriter writer;
  int preformatted = 0;
  const auto enter = [&](const GumboNode* node) {
    if (is_text(node)) writer.add(node->v.text.text, preformatted > 0);
    if (!is_element(node)) return false;
    const GumboTag tag = node->v.element.tag;
    if (tag == GUMBO_TAG_PRE) ++preformatted;
    if (!is_inline(tag)) writer.end_line();
    return !is_never_text(tag) && (node == root || !left_out(node));
  };
  const auto leave = [&](const GumboNode* node) {
    if (!is_element(node)) return;
    if (node->v.element.tag == GUMBO_TAG_PRE) --preformatted;
    if (!is_inline(node->v.element.tag)) writer.end_line();
  };
  walk(root, enter, leave);
  return writer.finish();
}

using Prose = std::unordered_map<const GumboNode*, size_t>;  // bytes in an element and below

template <typename LeftOut>
Prose weigh(const GumboNode* root, LeftOut left_out) {
  Prose prose;
  int links = 0;
  const auto enter = [&](const GumboNode* node) {
    if (node->type == GUMBO_NODE_TEXT && links == 0) {
      const size_t size = std::string_view(node->v.text.text).size();
      if (size > kLabel) prose[node->parent] += size;
    }
    if (!is_element(node)) return false;
    if (node->v.element.tag == GUMBO_TAG_A) ++links;
    return !left_out(node);
  };
  const auto leave = [&](const GumboNode* node) {
    if (!is_element(node)) return;
    if (node->v.element.tag == GUMBO_TAG_A) --links;
    const auto own = prose.find(node);
    if (own != prose.end() && node != root) prose[node->parent] += size_t{own->second};
  };
  walk(root, enter, leave);
  return prose;
}

size_t prose_of(const Prose& prose, const GumboNode* node) {
  const auto found = prose.find(node);
  return found == prose.end() ? 0 : found->second;
}

// The first element with a tag, or null.
const GumboNode* find_tag(const GumboNode* root, GumboTag tag) {
  const GumboNode* found = nullptr;
  const auto enter = [&](const GumboNode* node) {
    if (!found && is_element(node) && node->v.element.tag == tag) found = node;
    return !found;
  };
  walk(root, enter, [](const GumboNode*) {});
  return found;
}

struct Weights {
  const GumboNode* body;
  Prose everything, prose;  // with and without what is called furniture
  size_t all;

  explicit Weights(const GumboNode* b) : body(b), everything(weigh(body, is_furniture_element)), all(prose_of(everything, body)) {
    prose = weigh(body, [&](const GumboNode* node) { return is_furniture(node); });
  }
  size_t of(const GumboNode* node) const { return prose_of(prose, node); }
  bool is_furniture(const GumboNode* node) const {
    if (!is_element(node)) return false;
    if (is_furniture_element(node)) return true;
    if (node->v.element.tag == GUMBO_TAG_HEADER && node->parent == body) return !find_tag(node, GUMBO_TAG_H1);
    return is_called_furniture(node) && prose_of(everything, node) * 2 <= all;
  }
};

bool has_blocks(const GumboNode* node) {
  const GumboVector& children = node->v.element.children;
  for (unsigned i = 0; i < children.length; ++i) {
    const auto* child = static_cast<const GumboNode*>(children.data[i]);
    if (is_element(child) && (!is_inline(child->v.element.tag) || child->v.element.tag == GUMBO_TAG_BR)) return true;
  }
  return false;
}

bool says_article(const GumboNode* node) {
  const GumboTag tag = node->v.element.tag;
  return tag == GUMBO_TAG_ARTICLE || tag == GUMBO_TAG_MAIN || attribute(node, "role") == "main" ||
         attribute(node, "itemprop") == "articleBody";
}

// The deepest element that calls itself the article and has half of the prose, else the deepest container with 7 tenths.
const GumboNode* find_article(const Weights& weights) {
  const size_t all = weights.of(weights.body);
  const GumboNode *said = nullptr, *found = weights.body;
  if (all == 0) return found;
  const auto enter = [&](const GumboNode* node) {
    if (!is_element(node) || weights.of(node) * 2 < all || weights.is_furniture(node)) return false;
    if (says_article(node)) said = node;
    if (is_container(node->v.element.tag) && weights.of(node) * 10 >= all * 7 && has_blocks(node)) found = node;
    return true;
  };
  walk(weights.body, enter, [](const GumboNode*) {});
  return said ? said : found;
}

bool is_below(const GumboNode* node, const GumboNode* root) {
  while (node && node != root) node = node->parent;
  return node == root;
}

}  // namespace

Result<Page> read_html(std::string_view html) {
  Result<HtmlTree> tree = parse_html(html);
  if (!tree) return tree.error();
  Page page;
  const GumboNode* root = (*tree)->root;
  const GumboNode* body = find_tag(root, GUMBO_TAG_BODY);
  if (!body) {
    read_metadata(root, root, page);
    return page;
  }
  const Weights weights(body);
  const auto furniture = [&](const GumboNode* node) { return weights.is_furniture(node); };
  const GumboNode* article = find_article(weights);
  read_metadata(root, article, page);
  page.text = text_of(article, furniture);
  // The headline often stands above the article's element.
  const GumboNode* headline = find_tag(body, GUMBO_TAG_H1);
  if (headline && !is_below(headline, article)) {
    const std::string text = text_of(headline, furniture);
    if (page.text.find(text) == std::string::npos) page.text.insert(0, text);
  }
  return page;
}

Result<std::string> html_text(std::string_view piece) {
  Result<HtmlTree> tree = parse_html(piece);
  if (!tree) return tree.error();
  return text_of((*tree)->root, [](const GumboNode*) { return false; });
}

Result<std::string> decode_html(std::string_view bytes, std::string_view label) {
  std::string declared(label);
  const std::string_view head = bytes.substr(0, 4096);
  const bool marked = bytes.starts_with("\xEF\xBB\xBF") || bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
  if (declared.empty() && !marked) {
    std::string lower(head);
    for (char& c : lower) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    if (size_t at = lower.find("charset="); at != std::string::npos) {
      at = lower.find_first_not_of("\"' ", at + 8);
      const size_t end = lower.find_first_of("\"' ;/>", at);
      if (at != std::string::npos && end != std::string::npos) declared = lower.substr(at, end - at);
    }
  }
  const std::string_view known = text::canonical_encoding(declared);
  if (!known.empty() && known != "windows-1251" && known != "UTF-16") {
    Result<text::Decoded> decoded = text::decode(bytes, known);
    if (decoded && (!decoded->lossy || !label.empty())) return std::move(decoded->text);
  }
  Result<text::Decoded> decoded = text::decode(bytes, "");
  if (!decoded) return decoded.error();
  return std::move(decoded->text);
}

}  // namespace derek::input
