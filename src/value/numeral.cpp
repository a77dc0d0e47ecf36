#include "value/numeral.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "base/decimal.h"
#include "derek/document.h"

namespace derek::value {
namespace {

class Parser {
 public:
  explicit Parser(std::span<const Atom> atoms) : atoms_(atoms) {}

  void read(uint32_t start, std::vector<Reading>& out) const {
    if (start < atoms_.size() && atoms_[start].inner) return;
    if (kind(start) == Atom::kCount) return add({start + 1, atoms_[start].value, false, true}, out);
    if (kind(start) == Atom::kHalfOf || kind(start) == Atom::kQuarter) return read_part(start, out);
    if (const auto group = read_group(start)) {
      add(*group, out);
      if (kind(start) == Atom::kDigits) {
        add({start + 1, atoms_[start].value, true, atoms_[start].integer}, out);
        if (kind(group->end) == Atom::kSuffix && kind(group->end - 1) == Atom::kDigits &&
            bare_before(group->end))
          add({group->end + 1, group->value, true, group->integer}, out);
      }
      if (const auto decimal = read_decimal(*group)) add(times_scale(*decimal), out), add(*decimal, out);
      if (const auto half = read_half(*group)) add(times_scale(*half), out), add(*half, out);
    }
    if (const auto sum = read_sum(start)) add(*sum, out);
    read_fraction(start, out);
  }

 private:
  Atom::Kind kind(uint32_t i) const { return i < atoms_.size() ? atoms_[i].kind : Atom::kNone; }
  bool bare(uint32_t i) const { return i < atoms_.size() && atoms_[i].bare; }
  bool bare_before(uint32_t end) const { return atoms_[end - 1].bare; }
  uint32_t tags(const Reading& r) const { return atoms_[r.end - 1].tags; }

  static void add(const Reading& reading, std::vector<Reading>& out) { out.push_back(reading); }

  // жарты миллион, ширек: the part alone, and with the scale behind it.
  void read_part(uint32_t start, std::vector<Reading>& out) const {
    const Reading part{start + 1, atoms_[start].value, false, false};
    add(part, out);
    if (kind(start) == Atom::kHalfOf && bare(start)) add(times_scale(part), out);
  }

  // A number below the scales: [digit] жүз [tens] [digit], or digits.
  std::optional<Reading> read_group(uint32_t i) const {
    if (kind(i) == Atom::kDigits) return read_digit_group(i);
    Reading out{i, 0, false, true};
    const auto take = [&](Atom::Kind wanted) {
      if (kind(out.end) != wanted || (out.end > i && !bare_before(out.end))) return false;
      out.value += atoms_[out.end++].value;
      return true;
    };
    if (kind(i) == Atom::kUnit && bare(i) && kind(i + 1) == Atom::kHundred) {
      out.value = atoms_[i].value * atoms_[i + 1].value;
      out.end = i + 2;
    } else {
      take(Atom::kHundred);
    }
    take(Atom::kTen);
    take(Atom::kUnit);
    if (out.end == i) return std::nullopt;
    return out;
  }

  // 1 200 000; 1 , 5 (a comma with a space before it, as in text split into tokens).
  std::optional<Reading> read_digit_group(uint32_t i) const {
    const Atom& first = atoms_[i];
    Reading out{i + 1, first.value, true, first.integer};
    if (first.bare && first.plain_digits >= 1 && first.plain_digits <= 3 && first.value > 0) {
      while (kind(out.end) == Atom::kDigits && bare_before(out.end) && atoms_[out.end].plain_digits == 3) {
        out.value = out.value * 1000 + atoms_[out.end++].value;
        if (out.value > 1e15) return Reading{i + 1, first.value, true, first.integer};
      }
    }
    const uint32_t comma = out.end;
    if (bare_before(comma) && atoms_[comma - 1].plain_digits > 0 && kind(comma) == Atom::kComma &&
        kind(comma + 1) == Atom::kDigits && atoms_[comma + 1].plain_digits >= 1 &&
        atoms_[comma + 1].plain_digits <= 3 && !list_goes_on(comma + 2)) {
      const Atom& fraction = atoms_[comma + 1];
      out.value += fraction.value / std::pow(10.0, fraction.plain_digits);
      out.integer = false;
      out.end = comma + 2;
    }
    return out;
  }

  // 15 , 16 және 17: a list, no decimal.
  bool list_goes_on(uint32_t i) const {
    return (kind(i) == Atom::kComma || kind(i) == Atom::kListGlue) && kind(i + 1) == Atom::kDigits;
  }

  Reading times_scale(Reading r) const {
    if (kind(r.end) != Atom::kScale || !bare_before(r.end)) return r;
    r.value = product(r.value, atoms_[r.end++].value);
    r.integer = r.value == std::floor(r.value);
    return r;
  }

  std::optional<Reading> read_half(const Reading& group) const {
    if (kind(group.end) != Atom::kHalf || !bare_before(group.end) || !group.integer) return std::nullopt;
    return Reading{group.end + 1, group.value + 0.5, group.digits, false};
  }

  // бір бүтін оннан жеті; тоқсан үш бүтін төрт; төрт те сегіз (but жүз де он тоғыз is 119).
  std::optional<Reading> read_decimal(const Reading& whole) const {
    if (!bare_before(whole.end) || !whole.integer) return std::nullopt;
    if (kind(whole.end) == Atom::kWhole) {
      const auto first = read_sum(whole.end + 1);
      if (!first) return std::nullopt;
      if ((tags(*first) & kAbl) == 0) return decimal(whole, *first, power_of_ten_above(first->value));
      const auto second = read_group(first->end);
      const double den = first->value;
      if (!second || (den != 10 && den != 100 && den != 1000) || second->value >= den) return std::nullopt;
      return decimal(whole, *second, den);
    }
    if (kind(whole.end) != Atom::kAnd || whole.digits) return std::nullopt;
    const auto second = read_group(whole.end + 1);
    if (!second || second->digits) return std::nullopt;
    if (kind(whole.end - 1) == Atom::kHundred) {
      return second->value < 100
                 ? std::optional(Reading{second->end, whole.value + second->value, false, true})
                 : std::nullopt;
    }
    if (kind(whole.end - 1) != Atom::kUnit) return std::nullopt;
    return decimal(whole, *second, power_of_ten_above(second->value));
  }

  static Reading decimal(const Reading& whole, const Reading& fraction, double den) {
    return {fraction.end, whole.value + fraction.value / den, false, false};
  }
  static double power_of_ten_above(double value) { return value < 10 ? 10 : value < 100 ? 100 : 1000; }

  // number (scale number?)*, scales falling; a bare scale counts as one; half of the last scale may follow.
  std::optional<Reading> read_sum(uint32_t start) const {
    Reading out{start, 0, false, true};
    double last_scale = std::numeric_limits<double>::infinity();
    while (true) {
      if (out.end > start && !bare_before(out.end)) break;
      const auto group = read_group(out.end);
      uint32_t at = group ? group->end : out.end;
      double value = group ? group->value : 1;
      const bool has_scale =
          kind(at) == Atom::kScale && (!group || bare_before(at)) && atoms_[at].value < last_scale;
      // A scale alone counts as one: мың екі, елу миллион мың екі.
      if (!group && (!has_scale || (out.end > start && !bare_before(at)))) break;
      if (has_scale) value = product(value, atoms_[at++].value);
      if (value >= last_scale || (out.end > start && group && !group->integer)) break;
      out.value += value;
      out.digits |= group && group->digits;
      out.end = at;
      if (!has_scale) break;
      last_scale = atoms_[at - 1].value;
      if (kind(at) == Atom::kHalf && bare_before(at)) {
        out.value += last_scale / 2;
        ++out.end;
        break;
      }
    }
    if (out.end == start) return std::nullopt;
    out.integer = out.value == std::floor(out.value);
    return out;
  }

  // үштен бірі, төрттен үш: the second is the part of the first. A dative behind makes it a ratio or a range.
  void read_fraction(uint32_t start, std::vector<Reading>& out) const {
    const auto den = read_sum(start);
    if (!den || (tags(*den) & kAbl) == 0 || !den->integer || den->value < 2 || den->value > 1000) return;
    const auto num = read_group(den->end);
    if (!num || !num->integer || num->value >= den->value || num->value < 1) return;
    const bool possessed = (tags(*num) & kPoss3) != 0;
    if (!possessed && (den->digits || num->digits || (tags(*num) & (kDat | kOrdinal)) != 0)) return;
    out.push_back({num->end, num->value / den->value, den->digits, false});
  }

  std::span<const Atom> atoms_;
};

}  // namespace

std::vector<Reading> read_numerals(std::span<const Atom> atoms, uint32_t start) {
  std::vector<Reading> out;
  Parser(atoms).read(start, out);
  // Of two readings of one length the later found is the better built one.
  std::reverse(out.begin(), out.end());
  std::stable_sort(out.begin(), out.end(), [](const Reading& a, const Reading& b) { return a.end > b.end; });
  out.erase(
      std::unique(out.begin(), out.end(), [](const Reading& a, const Reading& b) { return a.end == b.end; }),
      out.end());
  return out;
}

}  // namespace derek::value
