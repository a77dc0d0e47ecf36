#include "text/script_arabic.h"

#include <algorithm>

#include "base/tsv.h"
#include "base/utf8.h"

namespace derek::text {

namespace {

// Where -ұлы or -қызы begins, or past the end.
size_t patronymic_at(const std::u32string& folded) {
  for (const std::u32string_view ending : {U"ūly", U"qyzy"}) {
    const size_t at = folded.rfind(ending);
    if (at != std::u32string::npos && at > 2) return at;
  }
  return folded.size();
}

}  // namespace

bool is_arabic_letter(char32_t c) {
  return (c >= 0x620 && c <= 0x64A) || (c >= 0x671 && c <= 0x6D5);
}

Result<ArabicLetters> ArabicLetters::create(const SourceText& source) {
  Result<Table> table = parse_table(source.name, source.text);
  if (!table) return table.error();
  const int kind = table->column("kind"), from = table->column("from"), key = table->column("key"),
            front = table->column("front");
  if (kind < 0 || from < 0 || key < 0 || front < 0)
    return table_error(source.name, source.text, 1, 1, "the columns must be kind, from, key, front");
  ArabicLetters out;
  for (const Table::Row& row : table->rows) {
    const auto cell = [&](int column) { return decode(row.cells[static_cast<size_t>(column)]); };
    const std::u32string what = cell(kind), letter = cell(from), to = cell(key), other = cell(front);
    if (letter.size() != 1)
      return table_error(source.name, source.text, row.line, 1, "`from` must be one character");
    if (what == U"letter") {
      if (to.empty() || to.size() != other.size())
        return table_error(source.name, source.text, row.line, 1, "`key` and `front` must be equally long");
      out.letters_[letter[0]].back = to;
      out.letters_[letter[0]].front = other;
    } else if (what == U"front") {
      out.letters_[letter[0]].makes_front = true;
    } else if (what == U"back") {
      out.letters_[letter[0]].makes_back = true;
    } else if (what == U"hamza") {
      out.hamzas_ += letter;
    } else if (what == U"mark" && to.size() == 1) {
      out.marks_[letter[0]] = to[0];
    } else {
      return table_error(source.name, source.text, row.line, 1,
                         "the kind must be letter, front, back, hamza or mark");
    }
  }
  return out;
}

ArabicLetters::Harmony ArabicLetters::harmony_of(char32_t cyrillic) {
  constexpr std::u32string_view kBack = U"аоұыя", kFront = U"әөүіеэ";
  return kBack.find(cyrillic) != std::u32string_view::npos    ? Harmony::kBack
         : kFront.find(cyrillic) != std::u32string_view::npos ? Harmony::kFront
                                                              : Harmony::kNone;
}

ArabicLetters::Harmony ArabicLetters::harmony_of(const Letter& letter) {
  return letter.makes_front ? Harmony::kFront : letter.makes_back ? Harmony::kBack : Harmony::kNone;
}

char32_t ArabicLetters::mark(char32_t c) const {
  const auto found = marks_.find(c);
  return found == marks_.end() ? 0 : found->second;
}

bool ArabicLetters::read(const Units& units, size_t first, size_t last, const Transliterator& transliterator,
                         bool title, Units& out) const {
  Spelling spelling;
  std::vector<const Letter*> letters;  // of each letter of the key
  std::u32string folded;
  bool hamza_seen = false;
  size_t begin = first;
  for (size_t i = first; i < last; ++i) {
    if (hamza(units[i].c)) {
      hamza_seen = true;
      continue;
    }
    const auto found = letters_.find(units[i].c);
    if (found == letters_.end() || found->second.back.empty()) return false;
    for (const char32_t c : found->second.back) {
      folded += fold(c);
      letters.push_back(&found->second);
      spelling.first.push_back(begin);
      spelling.last.push_back(i + 1);
    }
    begin = i + 1;
  }
  if (folded.empty()) return false;
  Harmony harmony = hamza_seen ? Harmony::kFront : Harmony::kNone;
  for (size_t i = 0; i < letters.size() && harmony == Harmony::kNone; ++i) harmony = harmony_of(*letters[i]);
  const Transliterator::Stem stem = transliterator.find_folded(folded, harmony == Harmony::kFront);
  if (stem.length > 0) {
    spelling.key = transliterator.key_of(stem.word);
    for (const char32_t c : stem.word)
      if (const Harmony h = harmony_of(c); h != Harmony::kNone) harmony = h;
  }
  const size_t patronymic = patronymic_at(folded);
  bool vowel_seen = stem.length > 0;
  for (size_t i = spelling.key.size(); i < letters.size(); ++i) {
    if (i == patronymic) harmony = Harmony::kBack;
    if (const Harmony own = harmony_of(*letters[i]); own != Harmony::kNone) harmony = own;
    const char32_t c = letters[i]->back.size() == 1 ? letters[i]->back[0] : folded[i];
    // ә and ө stand in the first syllable only; а and о elsewhere make what follows back.
    const bool low = c == U'a' || c == U'o';
    if (low && vowel_seen) harmony = Harmony::kBack;
    const bool front = harmony == Harmony::kFront && letters[i]->front.size() == 1;
    spelling.key += front ? letters[i]->front[0] : c;
    vowel_seen = vowel_seen || is_vowel(c);
  }
  const std::vector<Transliterator::Piece> pieces = transliterator.read(spelling.key, stem);
  const size_t start = out.size();
  append_pieces(units, first, last, spelling, pieces, out);
  const int listed = stem.length > 0 ? stem.capitals : 0;
  const size_t capitals = listed == 2 ? stem.word.size() : title || listed == 1 ? 1 : 0;
  for (size_t i = start; i < out.size() && i < start + capitals; ++i) out[i].c = utf8::to_upper(out[i].c);
  return true;
}

}  // namespace derek::text
