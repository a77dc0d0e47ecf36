#include "input/feed.h"

#include <pugixml.hpp>

#include <sstream>

#include "input/html.h"
#include "input/own_date.h"
#include "text/codepage.h"

namespace derek::input {

namespace {

std::string child_text(pugi::xml_node item, std::initializer_list<const char*> names) {
  for (const char* name : names) {
    if (std::string text = item.child(name).text().get(); !text.empty()) return text;
  }
  return "";
}

// Atom's content may be text, HTML as text, or XHTML elements.
std::string atom_text(pugi::xml_node item) {
  for (const char* name : {"content", "summary"}) {
    const pugi::xml_node content = item.child(name);
    if (!content) continue;
    if (std::string_view(content.attribute("type").value()) != "xhtml") return content.text().get();
    std::ostringstream out;
    for (const pugi::xml_node child : content.children()) child.print(out, "", pugi::format_raw);
    return out.str();
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
  const Result<std::string> text = html_text(atom ? atom_text(item) : child_text(item, {"content:encoded", "description"}));
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
  size_t number = 0;
  for (const pugi::xml_node parent : {root, root.child("channel")}) {
    for (const pugi::xml_node item : parent.children(atom ? "entry" : "item")) {
      std::string id = item_id(item);
      ++number;
      if (id.empty()) id = context.id + ":" + std::to_string(number);
      if (!sink(read_item(item, std::move(id), context))) return false;
    }
  }
  if (parsed) return true;
  // What came before the damage is done already.
  whole.error = Error{"xml", "the feed is no XML: " + std::string(parsed.description()) + " (byte " +
                                 std::to_string(parsed.offset + 1) + ")", "", 0, 0, ""};
  return sink(std::move(whole));
}

}  // namespace derek::input
