#include "value/contacts.h"

#include "base/utf8.h"

namespace derek::value {
namespace {

std::string text_of(const Slots& slots, std::string_view slot) {
  return std::string(slots.text(slots.range(slot).value_or(slots.tokens())));
}

std::optional<Value> contact(std::string_view kind, std::string normal) {
  if (normal.empty()) return std::nullopt;
  Value out;
  out.kind = kind;
  out.normal = std::move(normal);
  return out;
}

}  // namespace

std::string normal_phone(std::string_view text) {
  std::string digits;
  for (const char c : text)
    if (c >= '0' && c <= '9') digits += c;
  const bool international = text.find('+') < text.find_first_of("0123456789");
  if (international) return digits.size() >= 8 && digits.size() <= 15 ? "+" + digits : "";
  if (digits.size() == 11 && (digits[0] == '8' || digits[0] == '7')) return "+7" + digits.substr(1);
  if (digits.size() == 10 && digits[0] == '7') return "+7" + digits;
  // Short numbers and city numbers without a code: what the text gives and no more.
  return digits.size() >= 3 && digits.size() <= 7 ? digits : "";
}

std::optional<Value> make_phone(const Slots& slots) {
  std::string normal = normal_phone(text_of(slots, "phone"));
  // «жүз тоғыз» нөмірі
  if (const auto words = slots.integer("phone"); normal.empty() && words) normal = std::to_string(*words);
  // As telephone URIs write it (RFC 3966).
  if (const auto extension = slots.range("extension"); extension && !normal.empty())
    normal += ";ext=" + std::string(slots.text(*extension));
  return contact("phone", std::move(normal));
}

std::optional<Value> make_email(const Slots& slots) {
  return contact("email", utf8::to_lower(text_of(slots, "email")));
}

std::optional<Value> make_address(const Slots& slots) {
  std::string normal;
  for (const char c : slots.text(slots.tokens())) {
    const bool space = c == ' ' || c == '\n' || c == '\t';
    if (!space) normal += c;
    if (space && !normal.empty() && normal.back() != ' ') normal += ' ';
  }
  return contact("address", std::move(normal));
}

std::optional<Value> make_url(const Slots& slots) {
  std::string url = text_of(slots, "url");
  while (!url.empty() && std::string_view(".,;:/").find(url.back()) != std::string_view::npos) url.pop_back();
  return contact("url", std::move(url));
}

}  // namespace derek::value
