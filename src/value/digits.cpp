#include "value/digits.h"

#include <array>
#include <cmath>
#include <span>

#include "derek/document.h"

namespace derek::value {
namespace {

struct Suffix {
  std::string_view text;
  uint32_t tags;
};

// Suffixes in the order in which a numeral takes them; one of each row at most. See dictionaries/grammar,
// numbers.
constexpr std::array<Suffix, 8> kOrdinals = {{{"сыншы", kOrdinal},
                                              {"сінші", kOrdinal},
                                              {"ыншы", kOrdinal},
                                              {"інші", kOrdinal},
                                              {"ншы", kOrdinal},
                                              {"нші", kOrdinal},
                                              {"шы", kOrdinal},
                                              {"ші", kOrdinal}}};
constexpr std::array<Suffix, 16> kStems = {{{"еу", kCollective},
                                            {"ау", kCollective},
                                            {"лар", kPlural},
                                            {"лер", kPlural},
                                            {"дар", kPlural},
                                            {"дер", kPlural},
                                            {"тар", kPlural},
                                            {"тер", kPlural},
                                            {"лық", kDerived},
                                            {"лік", kDerived},
                                            {"дық", kDerived},
                                            {"дік", kDerived},
                                            {"тық", kDerived},
                                            {"тік", kDerived},
                                            {"лығ", kDerived},
                                            {"дығ", kDerived}}};
constexpr std::array<Suffix, 4> kPossessives = {
    {{"сы", kPoss3}, {"сі", kPoss3}, {"ы", kPoss3}, {"і", kPoss3}}};
constexpr std::array<Suffix, 38> kCases = {
    {{"ның", kGen},   {"нің", kGen},  {"дың", kGen}, {"дің", kGen}, {"тың", kGen}, {"тің", kGen},
     {"ға", kDat},    {"ге", kDat},   {"қа", kDat},  {"ке", kDat},  {"на", kDat},  {"не", kDat},
     {"а", kDat},     {"е", kDat},    {"ны", kAcc},  {"ні", kAcc},  {"ды", kAcc},  {"ді", kAcc},
     {"ты", kAcc},    {"ті", kAcc},   {"н", kAcc},   {"нда", kLoc}, {"нде", kLoc}, {"да", kLoc},
     {"де", kLoc},    {"та", kLoc},   {"те", kLoc},  {"дан", kAbl}, {"ден", kAbl}, {"тан", kAbl},
     {"тен", kAbl},   {"нан", kAbl},  {"нен", kAbl}, {"мен", kIns}, {"бен", kIns}, {"пен", kIns},
     {"менен", kIns}, {"бенен", kIns}}};
constexpr std::array<Suffix, 2> kAttributives = {{{"ғы", kAttr}, {"гі", kAttr}}};
// -дайы: about so many of them. -ақ (only) changes nothing.
constexpr std::array<Suffix, 10> kLikes = {{{"дай", kLike},
                                            {"дей", kLike},
                                            {"тай", kLike},
                                            {"тей", kLike},
                                            {"дайы", kLike | kPoss3},
                                            {"дейі", kLike | kPoss3},
                                            {"тайы", kLike | kPoss3},
                                            {"тейі", kLike | kPoss3},
                                            {"ақ", 0},
                                            {"-ақ", 0}}};

// Consumes the whole of `rest` by rows `row`…5, or nothing.
std::optional<uint32_t> consume(std::string_view rest, int row) {
  if (rest.empty()) return 0u;
  if (row == 6) return std::nullopt;
  const std::array<std::span<const Suffix>, 6> rows = {kOrdinals, kStems,        kPossessives,
                                                       kCases,    kAttributives, kLikes};
  for (const Suffix& suffix : rows[static_cast<size_t>(row)]) {
    if (!rest.starts_with(suffix.text)) continue;
    if (const auto tags = consume(rest.substr(suffix.text.size()), row + 1)) return *tags | suffix.tags;
  }
  return consume(rest, row + 1);
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

size_t count_digits(std::string_view text) {
  size_t n = 0;
  while (n < text.size() && is_digit(text[n])) ++n;
  return n;
}

double to_double(std::string_view digits) {
  double out = 0;
  for (const char c : digits) out = out * 10 + (c - '0');
  return out;
}

// "1.200.000" behind "1": how many bytes of groups follow, `value` growing with them.
size_t read_groups(std::string_view rest, char mark, double& value) {
  size_t at = 0;
  while (at < rest.size() && rest[at] == mark && count_digits(rest.substr(at + 1)) == 3) {
    value = value * 1000 + to_double(rest.substr(at + 1, 3));
    at += 4;
  }
  return at;
}

}  // namespace

std::optional<uint32_t> read_digit_suffix(std::string_view suffix) {
  auto tags = consume(suffix, 0);
  if (tags && (*tags & (kCaseTags | kLike)) == 0) *tags |= kNom;
  return tags;
}

std::optional<DigitNumeral> read_digits(std::string_view lower) {
  const size_t head = count_digits(lower);
  if (head == 0 || head > 15) return std::nullopt;
  DigitNumeral out;
  out.value = to_double(lower.substr(0, head));
  out.plain = true;
  out.digit_count = static_cast<int>(head);
  std::string_view rest = lower.substr(head);

  if (rest.size() > 1 && (rest[0] == ',' || rest[0] == '.') && is_digit(rest[1])) {
    const char mark = rest[0];
    double grouped = out.value;
    const size_t groups = head <= 3 && lower[0] != '0' ? read_groups(rest, mark, grouped) : 0;
    out.plain = false;
    // One group behind a stop is thousands (1.200); behind a comma it is a fraction (1,200), two are
    // thousands.
    if (groups > 4 || (groups == 4 && mark == '.')) {
      out.value = grouped;
      rest.remove_prefix(groups);
    } else {
      const size_t fraction = count_digits(rest.substr(1));
      if (fraction > 6) return std::nullopt;
      out.value += to_double(rest.substr(1, fraction)) / std::pow(10.0, static_cast<double>(fraction));
      out.integer = false;
      rest.remove_prefix(1 + fraction);
    }
  }
  if (rest.empty()) {
    out.tags = kNom;
    return out;
  }
  if (rest[0] == '-') rest.remove_prefix(1);
  const auto tags = read_digit_suffix(rest);
  if (!tags || rest.empty()) return std::nullopt;
  out.tags = *tags;
  out.has_suffix = true;
  return out;
}

}  // namespace derek::value
