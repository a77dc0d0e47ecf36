// man(7) by hand: groff's own language is small, and the pages are plain.
#include <sstream>

#include "base/utf8.h"
#include "cli/manual.h"
#include "derek/version.h"

namespace derek::cli {

namespace {

// Letters that roff takes for commands or dashes, and all but ASCII, as escapes.
std::string escaped(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size();) {
    const char32_t c = utf8::next(text, i);
    if (c == U'\\') {
      out += "\\e";
    } else if (c == U'-') {
      out += "\\-";
    } else if (c == U'\'') {
      out += "\\(aq";
    } else if (c == U'.' && (out.empty() || out.back() == '\n')) {
      out += "\\&.";
    } else if (c < 0x80) {
      out += static_cast<char>(c);
    } else {
      char code[16];
      std::snprintf(code, sizeof code, "\\[u%04X]", static_cast<unsigned>(c));
      out += code;
    }
  }
  return out;
}

// Lines that begin with a space are a table and stay lines.
std::string paragraph(const std::string& text) {
  std::string out, line;
  bool table = false;
  for (std::istringstream lines(text); std::getline(lines, line);) {
    if (line.starts_with(' ') != table) out += (table = !table) ? ".nf\n" : ".fi\n";
    out += escaped(line) + "\n";
  }
  return table ? out + ".fi\n" : out;
}

std::string head(const std::string& name, const std::string& summary) {
  return ".TH " + escaped(name) + " 1 \"\" \"derek " + version() + "\" \"derek\"\n.SH NAME\n" + escaped(name) + " \\- " +
         escaped(summary) + "\n";
}

constexpr const char* kExit =
    ".SH EXIT STATUS\n.TP\n0\nAll is done.\n.TP\n1\nSome inputs failed, or a check found something; the rest is done.\n"
    ".TP\n2\nWrong usage, or nothing can be done.\n";

std::string option_text(const ManualOption& option) {
  std::string out = ".TP\n";
  if (!option.letter.empty()) out += "\\fB\\-" + option.letter + "\\fR, ";
  out += "\\fB\\-\\-" + escaped(option.name) + "\\fR";
  if (!option.argument.empty()) out += " \\fI" + escaped(option.argument) + "\\fR";
  out += "\n" + escaped(option.help);
  if (!option.preset.empty()) out += " (default: " + escaped(option.preset) + ")";
  return out + "\n";
}

}  // namespace

std::string man_page(const std::vector<Manual>& commands) {
  std::string out = head("derek", "facts from Kazakh news and press releases");
  out += ".SH SYNOPSIS\n.B derek\n.I COMMAND\n[\\fIOPTIONS\\fR] [\\fIFILE\\fR\\[u2026]]\n.SH DESCRIPTION\n"
         "derek reads Kazakh news and press releases and writes down their facts: the names of people, their titles, the\n"
         "organisations, the dates and the figures, who holds which title where, who said what.\n.SH COMMANDS\n";
  for (const Manual& command : commands) out += ".TP\n\\fBderek " + escaped(command.name) + "\\fR\n" + escaped(command.summary) + ".\n";
  out += kExit;
  out += ".SH SEE ALSO\n";
  for (size_t i = 0; i < commands.size(); ++i) out += (i ? ",\n" : "") + (".BR derek\\-" + commands[i].name + " (1)");
  return out + "\n";
}

std::string man_page(const Manual& command) {
  std::string out = head("derek-" + command.name, command.summary);
  out += ".SH SYNOPSIS\n.B derek\n" + escaped(command.usage) + "\n.SH DESCRIPTION\n" + paragraph(command.about) + ".SH OPTIONS\n";
  for (const ManualOption& option : command.options) out += option_text(option);
  return out + kExit + ".SH SEE ALSO\n.BR derek (1)\n";
}

}  // namespace derek::cli
