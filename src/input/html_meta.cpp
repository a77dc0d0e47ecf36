#include "input/html_meta.h"

#include <rapidjson/document.h>

#include <algorithm>
#include <array>
#include <cctype>

#include "input/own_date.h"
#include "text/language_tag.h"

namespace derek::input {

namespace {

using namespace std::string_view_literals;
using text::primary_language;

std::string lower(std::string_view text) {
  std::string out;
  for (const char c : text) out += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return out;
}

void set_if_empty(std::string& into, std::string_view value) {
  if (into.empty()) into = value;
}

// An article among JSON-LD objects: {"@type": "NewsArticle", …}, [ … ], {"@graph": [ … ]}.
struct LinkedData {
  std::string title, date, language;

  void read(std::string_view json) {
    rapidjson::Document document;
    document.Parse<rapidjson::kParseIterativeFlag>(json.data(), json.size());
    if (!document.HasParseError()) visit(document, 0);
  }

  void visit(const rapidjson::Value& value, int depth) {
    if (depth > 3) return;
    if (value.IsArray()) {
      for (const auto& item : value.GetArray()) visit(item, depth + 1);
    } else if (value.IsObject()) {
      if (const auto graph = value.FindMember("@graph"); graph != value.MemberEnd()) visit(graph->value, depth + 1);
      const auto type = value.FindMember("@type");
      if (type == value.MemberEnd() || !is_article(type->value)) return;
      set_if_empty(title, member(value, "headline"));
      set_if_empty(date, own_date(member(value, "datePublished")));
      if (const auto in = value.FindMember("inLanguage"); in != value.MemberEnd())
        set_if_empty(language, language_of(in->value));
    }
  }

  static bool is_article(const rapidjson::Value& type) {
    if (type.IsArray()) {
      return std::any_of(type.Begin(), type.End(), [](const auto& t) { return t.IsString() && is_article(t); });
    }
    const std::string_view name = type.IsString() ? type.GetString() : "";
    return name.ends_with("Article") || name == "BlogPosting" || name == "Report" || name == "WebPage";
  }

  // "kk-KZ", or {"@type": "Language", "name": "Kazakh", "alternateName": "kk"}; of a list, the only one.
  static std::string language_of(const rapidjson::Value& value) {
    if (value.IsArray()) return value.Size() == 1 && !value[0].IsArray() ? language_of(value[0]) : "";
    if (value.IsString()) return primary_language(value.GetString());
    if (!value.IsObject()) return "";
    const std::string code = primary_language(member(value, "alternateName"));
    return code.empty() ? primary_language(member(value, "name")) : code;
  }

  static std::string_view member(const rapidjson::Value& value, const char* name) {
    const auto found = value.FindMember(name);
    return found != value.MemberEnd() && found->value.IsString() ? found->value.GetString() : "";
  }
};

std::string_view inner_text(const GumboNode* node) {
  if (node->v.element.children.length == 0) return "";
  const auto* child = static_cast<const GumboNode*>(node->v.element.children.data[0]);
  return child->type == GUMBO_NODE_TEXT || child->type == GUMBO_NODE_CDATA ? child->v.text.text : "";
}

std::string trimmed(std::string_view text) {
  const size_t first = text.find_first_not_of(" \t\r\n");
  return first == std::string_view::npos ? "" : std::string(text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1));
}

// Of the element, or of the next around it that has one.
std::string markup_language(const GumboNode* node) {
  std::string language;
  for (; is_element(node) && language.empty(); node = node->parent) {
    for (const char* name : {"lang", "xml:lang"})
      set_if_empty(language, primary_language(attribute(node, name)));
  }
  return language;
}

}  // namespace

void read_metadata(const GumboNode* root, const GumboNode* article, Page& page) {
  LinkedData linked;
  std::string meta_title, title, meta_date, time, meta_language, http_language;
  const auto enter = [&](const GumboNode* node) {
    if (!is_element(node)) return false;
    const GumboTag tag = node->v.element.tag;
    if (tag == GUMBO_TAG_SCRIPT && lower(attribute(node, "type")) == "application/ld+json") {
      linked.read(inner_text(node));
    } else if (tag == GUMBO_TAG_META) {
      std::string name = lower(attribute(node, "property"));
      if (name.empty()) name = lower(attribute(node, "name"));
      if (name.empty()) name = lower(attribute(node, "itemprop"));
      const std::string_view content = attribute(node, "content");
      static constexpr std::array kDates = {"article:published_time"sv, "datepublished"sv, "pubdate"sv, "publishdate"sv,
                                            "date"sv, "dc.date"sv, "dcterms.created"sv, "dc.date.issued"sv};
      static constexpr std::array kLanguages = {"og:locale"sv, "inlanguage"sv, "dc.language"sv, "language"sv};
      if (name == "og:title") set_if_empty(meta_title, content);
      if (std::find(kLanguages.begin(), kLanguages.end(), name) != kLanguages.end())
        set_if_empty(meta_language, primary_language(content));
      if (lower(attribute(node, "http-equiv")) == "content-language")
        set_if_empty(http_language, primary_language(content));
      if (std::find(kDates.begin(), kDates.end(), name) != kDates.end()) set_if_empty(meta_date, own_date(content));
    } else if (tag == GUMBO_TAG_TITLE && node->v.element.tag_namespace == GUMBO_NAMESPACE_HTML) {
      set_if_empty(title, trimmed(inner_text(node)));
    } else if (lower(attribute(node, "itemprop")) == "datepublished") {
      set_if_empty(meta_date, own_date(attribute(node, "datetime")));
    } else if (tag == GUMBO_TAG_TIME) {
      set_if_empty(time, own_date(attribute(node, "datetime")));
    }
    return true;
  };
  walk(root, enter, [](const GumboNode*) {});
  for (const std::string& candidate : {linked.title, meta_title, title}) set_if_empty(page.title, trimmed(candidate));
  for (const std::string& candidate : {linked.date, meta_date, time}) set_if_empty(page.date, candidate);
  for (const std::string& candidate : {linked.language, markup_language(article), meta_language, http_language}) {
    set_if_empty(page.language, candidate);
  }
}

}  // namespace derek::input
