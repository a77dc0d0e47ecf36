#include "input/feed.h"

#include <pugixml.hpp>

#include <sstream>

#include "input/html.h"
#include "input/own_date.h"
#include "text/codepage.h"
#include "text/language_tag.h"

namespace derek::input {

namespace {

std::string child_text(pugi::xml_node item, std::initializer_list<const char*> names) {
  for (const char* name : names) {
    if (std::string text = item.child(name).text().get(); !text.empty()) return text;
  }
  return "";
}

pugi::xml_node atom_content(pugi::xml_node item) {
  const pugi::xml_node content = item.child("content");
  return content ? content : item.child("summary");
}

// Atom's content may be text, HTML as text, or XHTML elements.
std::string atom_text(pugi::xml_node content) {
  if (std::string_view(content.attribute("type").value()) != "xhtml") return content.text().get();
  std::ostringstream out;
  for (const pugi::xml_node child : content.children()) child.print(out, "", pugi::format_raw);
  return out.str();
}

// The first of these elements that declares a language: xml:lang, <dc:language>, a channel's <language>.
std::string declared_language(std::initializer_list<pugi::xml_node> nodes) {
  for (const pugi::xml_node node : nodes) {
    for (const char* tag : {node.attribute("xml:lang").value(), node.child("dc:language").text().get(),
                            node.child("language").text().get()}) {
      if (std::string language = text::primary_language(tag); !language.empty()) return language;
    }
  }
  return "";
}

std::string item_id(pugi::xml_node item) {
  std::string id = child_text(item, {"guid", "id", "link"});
  if (!id.empty()) return id;
  return item.child("link").attribute("href").value();
}

Part read_item(pugi::xml_node item, std::string id, const Part& context) {
  Part part;
  part.id = std::move(id);
  part.source = context.source;
  part.depth = context.depth;
  part.encoding = "UTF-8";
  part.title = child_text(item, {"title"});
  part.date = own_date(child_text(item, {"pubDate", "dc:date", "published", "updated"}));
  const bool atom = std::string_view(item.name()) == "entry";
  const pugi::xml_node content = atom ? atom_content(item) : pugi::xml_node();
  part.language = declared_language({content, item});
  if (part.language.empty()) part.language = context.language;
  const Result<std::string> text =
      html_text(atom ? atom_text(content) : child_text(item, {"content:encoded", "description"}));
  if (!text) {
    part.error = text.error();
    return part;
  }
  if (const Result<std::string> title = html_text(part.title); title) part.title = title->substr(0, title->find('\n'));
  part.bytes = text->starts_with(part.title) ? *text : part.title + "\n" + *text;
  return part;
}

}  // namespace

bool split_feed(std::string_view bytes, const Part& context, const Options& options, const Sink& sink) {
  Part whole;
  whole.id = context.id;
  whole.source = context.source;
  Result<text::Decoded> decoded = text::decode(bytes, options.encoding);
  if (!decoded) {
    whole.error = decoded.error();
    return sink(std::move(whole));
  }
  pugi::xml_document xml;
  const pugi::xml_parse_result parsed =
      xml.load_buffer(decoded->text.data(), decoded->text.size(), pugi::parse_default, pugi::encoding_utf8);
  const pugi::xml_node root = xml.document_element();
  const bool atom = std::string_view(root.name()) == "feed";
  Part feed = context;
  if (std::string language = declared_language({root.child("channel"), root}); !language.empty())
    feed.language = std::move(language);
  size_t number = 0;
  for (const pugi::xml_node parent : {root, root.child("channel")}) {
    for (const pugi::xml_node item : parent.children(atom ? "entry" : "item")) {
      std::string id = item_id(item);
      ++number;
      if (id.empty()) id = context.id + ":" + std::to_string(number);
      if (!sink(read_item(item, std::move(id), feed))) return false;
    }
  }
  if (parsed) return true;
  // What came before the damage is done already.
  whole.error = Error{"xml", "the feed is no XML: " + std::string(parsed.description()) + " (byte " +
                                 std::to_string(parsed.offset + 1) + ")", "", 0, 0, ""};
  return sink(std::move(whole));
}

}  // namespace derek::input
