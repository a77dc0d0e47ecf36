// Bare web addresses and e-mail, found in the text and laid over the tokens. Each run of address characters
// is read once: break rules would read it again from every character.
#include <algorithm>

#include "base/utf8.h"
#include "text/raw_tokens.h"

namespace derek::text {

namespace {

bool is_alnum(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}
bool is_alpha(char c) {
  return is_alnum(c) && c > '9';
}
bool is_part(char c) {
  return is_alnum(c) || c == '.' || c == '-' || c == '_' || c == '%' || c == '+';
}

uint32_t run_end(std::string_view text, uint32_t i) {
  while (i < text.size() && is_part(text[i])) ++i;
  return i;
}

// The run without the marks at its edges.
Span trimmed(std::string_view text, uint32_t begin, uint32_t end) {
  while (begin < end && !is_alnum(text[begin])) ++begin;
  while (end > begin && !is_alnum(text[end - 1])) --end;
  return {begin, end};
}

// The last part of a host name in lower case; empty where this is no host name.
std::string top_domain(std::string_view host) {
  const size_t dot = host.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || host.size() - dot < 3) return "";
  if (host.find("..") != std::string_view::npos || host.find_first_of("_%+") != std::string_view::npos)
    return "";
  const std::string_view top = host.substr(dot + 1);
  return std::all_of(top.begin(), top.end(), is_alpha) ? utf8::to_lower(top) : "";
}

// The end of /path behind a host, without the punctuation of the sentence.
uint32_t path_end(std::string_view text, uint32_t host_end) {
  if (host_end >= text.size() || text[host_end] != '/') return host_end;
  uint32_t end = host_end + 1;
  for (size_t i = end; i < text.size();) {
    const char32_t c = utf8::next(text, i);
    const bool mark = c < 0x80 && std::string_view("!#$%&'()*+,-./:;=?@_~").find(static_cast<char>(c)) !=
                                      std::string_view::npos;
    const bool solid = utf8::is_letter(c) || utf8::is_digit(c);
    if (!solid && !mark) break;
    if (solid ||
        (c < 0x80 && std::string_view("#$%&*+-/=@_~").find(static_cast<char>(c)) != std::string_view::npos)) {
      end = static_cast<uint32_t>(i);
    }
  }
  return end;
}

RawTokens find_addresses(std::string_view text, const SegmentTables& tables) {
  RawTokens out;
  for (uint32_t i = 0; i < text.size();) {
    if (!is_alnum(text[i])) {
      ++i;
      continue;
    }
    const uint32_t end = run_end(text, i);
    if (end < text.size() && text[end] == '@' && is_alnum(text[end - 1])) {
      const Span host = trimmed(text, end + 1, run_end(text, end + 1));
      if (host.begin == end + 1 && !top_domain(text.substr(host.begin, host.size())).empty()) {
        out.push_back({{i, host.end}, RawStatus::kEmail});
        i = host.end;
        continue;
      }
    }
    const Span host = trimmed(text, i, end);
    i = end;
    if (!tables.domains.contains(top_domain(text.substr(host.begin, host.size())))) continue;
    const uint32_t last = host.end == end ? path_end(text, host.end) : host.end;
    out.push_back({{host.begin, last}, RawStatus::kUrl});
    i = std::max(i, last);
  }
  return out;
}

}  // namespace

void join_addresses(std::string_view text, const SegmentTables& tables, RawTokens& tokens) {
  const RawTokens addresses = find_addresses(text, tables);
  if (addresses.empty()) return;
  RawTokens out;
  out.reserve(tokens.size());
  auto address = addresses.begin();
  for (size_t i = 0; i < tokens.size();) {
    while (address != addresses.end() && address->span.begin < tokens[i].span.begin) ++address;
    size_t last = i;
    if (address != addresses.end() && address->span.begin == tokens[i].span.begin) {
      while (last < tokens.size() && tokens[last].span.end < address->span.end) ++last;
      // Only where the address ends with a token; a longer web address stays.
      if (last < tokens.size() && tokens[last].span.end == address->span.end) {
        out.push_back(*address);
        i = last + 1;
        continue;
      }
    }
    out.push_back(tokens[i++]);
  }
  tokens = std::move(out);
}

}  // namespace derek::text
