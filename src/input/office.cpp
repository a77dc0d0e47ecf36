#include "input/office.h"

#include <pugixml.hpp>

#include "input/archive.h"
#include "input/own_date.h"
#include "text/language_tag.h"

namespace derek::input {

namespace {

using namespace std::string_view_literals;

constexpr unsigned kParse = pugi::parse_default | pugi::parse_ws_pcdata;  // "<w:t> </w:t>" is a space
constexpr int kMaxDepth = 2000;

struct Walker : pugi::xml_tree_walker {
  std::string text;

  void end_line() {
    if (!text.empty() && text.back() != '\n') text += '\n';
  }
};

// Elements are told by their names with the usual prefixes, which every writer of these formats keeps to.
class WordWalker : public Walker {
 public:
  bool for_each(pugi::xml_node& node) override {
    const std::string_view name = node.name();
    if (depth() > kMaxDepth) return false;
    if (name == "w:p") {
      end_line();
    } else if (name == "w:tab") {
      if (std::string_view(node.parent().name()) == "w:r") text += '\t';
    } else if (name == "w:br" || name == "w:cr") {
      text += '\n';
    } else if (name == "w:noBreakHyphen") {
      text += "\u2011";
    } else if (name == "w:t" && !is_fallback(node)) {
      text += node.text().get();
    }
    return true;
  }

 private:
  // A text box is there twice, for new programs and for old ones.
  static bool is_fallback(pugi::xml_node node) {
    for (int i = 0; i < kMaxDepth && node; ++i, node = node.parent()) {
      if (std::string_view(node.name()) == "mc:Fallback") return true;
    }
    return false;
  }
};

// Not all of a text:p is its text: notes stand in the middle of it and go to the end here.
class OpenWalker {
 public:
  std::string text, notes;

  void read(const pugi::xml_node& root) {
    pugi::xml_node node = root.first_child();
    while (node) {
      const bool below = enter(node) && node.first_child();
      if (below) {
        node = node.first_child();
        continue;
      }
      for (;;) {
        leave(node);
        if (node.next_sibling()) {
          node = node.next_sibling();
          break;
        }
        node = node.parent();
        if (!node || node == root) {
          text += notes;
          return;
        }
      }
    }
  }

 private:
  static bool is_paragraph(std::string_view name) { return name == "text:p" || name == "text:h"; }
  std::string& out() { return in_note_ ? notes : text; }

  bool enter(const pugi::xml_node& node) {
    const std::string_view name = node.name();
    if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
      if (in_paragraph_ > 0) out() += node.value();
      return false;
    }
    if (name == "text:tracked-changes" || name == "office:annotation" || name == "text:note-citation") return false;
    if (name == "text:note-body") in_note_ = true;
    if (is_paragraph(name)) ++in_paragraph_;
    if (name == "text:s") out().append(std::min<size_t>(node.attribute("text:c").as_uint(1), 1000), ' ');
    if (name == "text:tab") out() += '\t';
    if (name == "text:line-break") out() += '\n';
    return true;
  }

  void leave(const pugi::xml_node& node) {
    const std::string_view name = node.name();
    if (is_paragraph(name)) {
      --in_paragraph_;
      if (!out().empty() && out().back() != '\n') out() += '\n';
    }
    if (name == "text:note-body") in_note_ = false;
  }

  int in_paragraph_ = 0;
  bool in_note_ = false;
};

Status parse(pugi::xml_document& xml, const std::map<std::string, std::string>& members, const std::string& name) {
  const auto found = members.find(name);
  if (found == members.end()) return Error{"xml", "there is no " + name + " in it", "", 0, 0, ""};
  const pugi::xml_parse_result result = xml.load_buffer(found->second.data(), found->second.size(), kParse);
  if (!result) return Error{"xml", name + " in it is no XML: " + result.description(), "", 0, 0, ""};
  return ok_status();
}

}  // namespace

std::optional<Format> office_format(std::string_view zip) {
  const std::set<std::string> names = member_names(zip, 10'000);
  if (names.contains("word/document.xml")) return Format::kDocx;
  if (names.contains("content.xml") && names.contains("mimetype") && names.contains("META-INF/manifest.xml")) return Format::kOdt;
  return std::nullopt;
}

Result<OfficeText> read_docx(std::string_view zip, const Limits& limits) {
  const auto members = read_members(
      zip, {"word/document.xml", "word/footnotes.xml", "word/endnotes.xml", "docProps/core.xml"}, limits.document_bytes);
  if (!members) return members.error();
  OfficeText out;
  for (const char* name : {"word/document.xml", "word/footnotes.xml", "word/endnotes.xml"}) {
    pugi::xml_document xml;
    if (!members->contains(name) && std::string_view(name) != "word/document.xml") continue;
    if (const Status parsed = parse(xml, *members, name); !parsed) return parsed.error();
    WordWalker walker;
    if (!xml.traverse(walker)) return Error{"limit", std::string(name) + " in it is nested too deeply", "", 0, 0, ""};
    walker.end_line();
    out.text += walker.text;
  }
  if (pugi::xml_document core; members->contains("docProps/core.xml") && parse(core, *members, "docProps/core.xml")) {
    const pugi::xml_node properties = core.child("cp:coreProperties");
    out.title = properties.child("dc:title").text().get();
    out.language = text::primary_language(properties.child("dc:language").text().get());
    out.date = own_date(properties.child("dcterms:created").text().get());
  }
  return out;
}

Result<OfficeText> read_odt(std::string_view zip, const Limits& limits) {
  const auto members = read_members(zip, {"content.xml", "meta.xml"}, limits.document_bytes);
  if (!members) return members.error();
  pugi::xml_document xml;
  if (const Status parsed = parse(xml, *members, "content.xml"); !parsed) return parsed.error();
  OfficeText out;
  OpenWalker walker;
  walker.read(xml.child("office:document-content").child("office:body"));
  out.text = std::move(walker.text);
  if (pugi::xml_document meta; members->contains("meta.xml") && parse(meta, *members, "meta.xml")) {
    const pugi::xml_node properties = meta.child("office:document-meta").child("office:meta");
    out.title = properties.child("dc:title").text().get();
    out.language = text::primary_language(properties.child("dc:language").text().get());
    out.date = own_date(properties.child("meta:creation-date").text().get());
  }
  return out;
}

}  // namespace derek::input
