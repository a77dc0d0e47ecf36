#include "text/normalize.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/tsv.h"
#include "base/utf8.h"
#include "text/capitals.h"
#include "text/lines.h"

namespace derek::text {

namespace {

constexpr size_t kLongestEntity = 10;

// "U+00A0" or the character itself.
std::optional<char32_t> parse_character(std::string_view cell) {
  if (cell.starts_with("U+")) {
    uint32_t value = 0;
    const auto [end, code] = std::from_chars(cell.data() + 2, cell.data() + cell.size(), value, 16);
    if (code != std::errc() || end != cell.data() + cell.size() || value > 0x10FFFF) return std::nullopt;
    return static_cast<char32_t>(value);
  }
  size_t i = 0;
  if (cell.empty()) return std::nullopt;
  const char32_t c = utf8::next(cell, i);
  return i == cell.size() ? std::optional<char32_t>(c) : std::nullopt;
}

// Controls other than tab and line end, and noncharacters: never text.
bool is_junk(char32_t c) {
  return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || (c >= 0x7F && c < 0xA0) ||
         (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
}

// Nothing but spaces stands between `i` and the line's end.
bool ends_line(std::string_view text, size_t i) {
  while (i < text.size() && text[i] == ' ') ++i;
  return i < text.size() && (text[i] == '\n' || text[i] == '\r');
}

// The unit alone stands for its bytes, and they are the character itself.
bool is_as_written(const Units& units, size_t k, const char* original) {
  const Unit& u = units[k];
  if (k + 1 < units.size() && units[k + 1].begin == u.begin) return false;
  const char* bytes = original + u.begin;
  const uint32_t size = u.end - u.begin;
  if (u.c < 0x80) return size == 1 && *bytes == static_cast<char>(u.c);
  if (u.c < 0x800) {
    return size == 2 && bytes[0] == static_cast<char>(0xC0 | (u.c >> 6)) &&
           bytes[1] == static_cast<char>(0x80 | (u.c & 0x3F));
  }
  size_t i = 0;
  return size == utf8::width(u.c) && utf8::next({bytes, size}, i) == u.c && i == size;
}

// Writes text and offsets; the starts of the units in the text, one more than there are units.
std::vector<uint32_t> emit(const Units& units, Document& document) {
  std::vector<uint32_t> starts(units.size() + 1);
  uint32_t done = 0;  // bytes of the original that are mapped
  document.text.reserve(document.original.size());
  const std::string_view original = document.original;
  std::string piece;
  for (size_t i = 0; i < units.size();) {
    // Most units are as they were, one behind the other.
    const uint32_t begin = units[i].begin, at = static_cast<uint32_t>(document.text.size());
    uint32_t end = begin;
    while (i < units.size() && units[i].begin == end && is_as_written(units, i, original.data())) {
      starts[i] = at + end - begin;
      end = units[i++].end;
    }
    if (end > begin) {
      document.offsets.replace(begin - done, 0);
      document.offsets.keep(end - begin);
      document.text += original.substr(begin, end - begin);
      done = end;
      continue;
    }
    const Unit& u = units[i];
    piece.clear();
    // Units that share a range came of one piece.
    for (; i < units.size() && units[i].begin == u.begin; ++i) {
      starts[i] = static_cast<uint32_t>(document.text.size() + piece.size());
      utf8::append(piece, units[i].c);
    }
    document.offsets.replace(u.begin - done, 0);
    const auto size = static_cast<uint32_t>(piece.size());
    if (original.substr(u.begin, u.end - u.begin) == piece) {
      document.offsets.keep(size);
    } else {
      document.offsets.replace(u.end - u.begin, size);
    }
    document.text += piece;
    done = u.end;
  }
  document.offsets.replace(static_cast<uint32_t>(document.original.size()) - done, 0);
  starts.back() = static_cast<uint32_t>(document.text.size());
  return starts;
}

// A note for each repair, at the place in the text where its bytes went.
void report(const Repairs& repairs, const Units& units, const std::vector<uint32_t>& starts,
            Document& document) {
  const auto unit_from = [&](uint32_t byte) {
    return static_cast<size_t>(std::lower_bound(units.begin(), units.end(), byte,
                                                [](const Unit& u, uint32_t b) { return u.begin < b; }) -
                               units.begin());
  };
  for (const Repair& repair : repairs) {
    const Span span{starts[unit_from(repair.begin)], starts[unit_from(repair.end)]};
    std::string message = repair.what;
    if (!repair.before.empty())
      message.append(" \"")
          .append(repair.before)
          .append("\", read as \"")
          .append(document.view(span))
          .append("\"");
    document.diagnostics.push_back({"note", repair.code, std::move(message), span});
  }
}

}  // namespace

Result<Normalizer> Normalizer::create(const std::vector<SourceText>& sources,
                                      const lexicon::Lexicon* lexicon, const Prepared& prepared) {
  Normalizer out;
  bool characters = false, lookalikes = false;
  for (const SourceText& source : sources) {
    if (source.name == "normalize/characters.tsv") {
      if (Status read = out.read_characters(source.name, source.text); !read) return read.error();
      characters = true;
    } else if (source.name == "normalize/lookalikes.tsv") {
      Result<Lookalikes> table = Lookalikes::create(source.name, source.text);
      if (!table) return table.error();
      out.lookalikes_ = std::move(*table);
      lookalikes = true;
    }
  }
  for (char32_t c = 0; c < out.as_is_.size(); ++c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 0x410 && c <= 0x44F);
    out.as_is_[c] = letter || (!out.characters_.contains(c) && !is_junk(c) && !may_compose(c));
  }
  if (!characters) return Error{"data", "the table is missing", "normalize/characters.tsv", 0, 0, ""};
  if (!lookalikes) return Error{"data", "the table is missing", "normalize/lookalikes.tsv", 0, 0, ""};
  if (lexicon) {
    Result<Scripts> scripts = Scripts::create(sources, *lexicon);
    if (!scripts) return scripts.error();
    out.scripts_ = std::make_unique<Scripts>(std::move(*scripts));
    Result<Vocabulary> vocabulary = prepared.tables ? Vocabulary(prepared.tables, *lexicon)
                                                    : Vocabulary::create(sources, *lexicon);
    if (!vocabulary) return vocabulary.error();
    out.vocabulary_ = std::make_unique<Vocabulary>(std::move(*vocabulary));
    Result<Misread> misread = Misread::create(sources, *out.vocabulary_);
    if (!misread) return misread.error();
    out.misread_ = std::make_unique<Misread>(std::move(*misread));
    Result<PlainLetters> plain = PlainLetters::create(sources, *out.vocabulary_, prepared.stems);
    if (!plain) return plain.error();
    out.plain_letters_ = std::make_unique<PlainLetters>(std::move(*plain));
  }
  return out;
}

Status Normalizer::read_characters(const std::string& name, const std::string& text) {
  Result<Table> table = parse_table(name, text);
  if (!table) return table.error();
  const int from = table->column("from"), to = table->column("to"), kind = table->column("class");
  if (from < 0 || to < 0 || kind < 0)
    return table_error(name, text, 1, 1, "the columns must be from, to, class");
  static const std::map<std::string, CharacterClass> kClasses = {
      {"replace", CharacterClass::kReplace}, {"space", CharacterClass::kSpace},
      {"newline", CharacterClass::kNewline}, {"drop", CharacterClass::kDrop},
      {"quote", CharacterClass::kQuote},     {"open", CharacterClass::kOpen},
      {"close", CharacterClass::kClose}};
  for (const Table::Row& row : table->rows) {
    const auto cell = [&](int column) -> const std::string& {
      return row.cells[static_cast<size_t>(column)];
    };
    const std::optional<char32_t> target = parse_character(cell(to));
    if (cell(kind) == "entity") {
      const std::string& entity = cell(from);
      if (!entity.starts_with('&') || !entity.ends_with(';') || entity.size() > kLongestEntity || !target) {
        return table_error(name, text, row.line, 1,
                           "an entity is written &name; and needs a character in `to`");
      }
      entities_.emplace(entity, *target);
      continue;
    }
    const auto found = kClasses.find(cell(kind));
    if (found == kClasses.end())
      return table_error(name, text, row.line, 1, "there is no class " + cell(kind));
    const std::optional<char32_t> source = parse_character(cell(from));
    if (!source)
      return table_error(name, text, row.line, 1, "`from` must be one character or U+ and its number");
    if (found->second == CharacterClass::kReplace && !target) {
      return table_error(name, text, row.line, 1, "`to` must be one character");
    }
    characters_[*source] = {found->second, target.value_or(0)};
  }
  return ok_status();
}

char32_t Normalizer::read_entity(std::string_view text, size_t& i) const {
  const std::string_view window = text.substr(i, kLongestEntity);
  const size_t end = window.find(';');
  if (end == std::string_view::npos) return 0;
  const std::string_view entity = window.substr(0, end + 1);
  char32_t c = 0;
  if (entity.starts_with("&#")) {
    const bool hex = entity.size() > 3 && (entity[2] == 'x' || entity[2] == 'X');
    uint32_t value = 0;
    const char* last = entity.data() + end;
    const auto [stop, code] = std::from_chars(entity.data() + (hex ? 3 : 2), last, value, hex ? 16 : 10);
    const bool valid = value > 0 && value <= 0x10FFFF && !(value >= 0xD800 && value < 0xE000);
    if (code != std::errc() || stop != last || !valid) return 0;
    c = value;
  } else if (const auto found = entities_.find(entity); found != entities_.end()) {
    c = found->second;
  }
  if (c != 0) i += entity.size();
  return c;
}

Units Normalizer::read_units(std::string_view text, bool& composed) const {
  Units units;
  units.reserve(text.size() / 2 + 16);
  for (size_t i = 0; i < text.size();) {
    const auto begin = static_cast<uint32_t>(i);
    char32_t c = text[i] == '&' ? read_entity(text, i) : 0;
    if (c == 0) c = utf8::next(text, i);
    if (c == '\r' && i < text.size() && text[i] == '\n') c = text[i++];
    if (c >= as_is_.size() || !as_is_[c]) {
      if (const auto rule = characters_.find(c); rule != characters_.end()) {
        switch (rule->second.kind) {
          case CharacterClass::kReplace:
            c = rule->second.to;
            break;
          case CharacterClass::kSpace:
            c = ' ';
            break;
          case CharacterClass::kNewline:
            c = '\n';
            break;
          case CharacterClass::kQuote:
            c = kQuoteMark;
            break;
          case CharacterClass::kOpen:
            c = U'«';
            break;
          case CharacterClass::kClose:
            c = U'»';
            break;
          case CharacterClass::kDrop:
            if (c == kSoftHyphen && ends_line(text, i) && !units.empty() && utf8::is_letter(units.back().c))
              break;
            continue;
        }
      } else if (is_junk(c)) {
        continue;
      }
      composed = composed && !may_compose(c);
    }
    units.push_back({c, begin, static_cast<uint32_t>(i)});
  }
  return units;
}

std::unique_ptr<Scratch> Normalizer::make_scratch() const {
  return plain_letters_ ? plain_letters_->make_scratch() : nullptr;
}

void Normalizer::run(Document& document, Scratch* scratch) const {
  document.text.clear();
  document.offsets = OffsetMap();
  bool composed = true;
  Units units = read_units(document.original, composed);
  if (!composed) compose(units);
  squeeze_spaces(units);
  Repairs repairs;
  join_lines(units, vocabulary_.get(), repairs);
  settle_quotes(units);
  document.script = scripts_ ? scripts_->read(units) : "Cyrl";
  LetterRuns runs = letter_runs(units);
  size_t noted = repairs.size();
  const auto find_words_again = [&] {
    if (repairs.size() > noted) runs = letter_runs(units);
    noted = repairs.size();
  };
  lookalikes_.repair(units, runs, document.script == "Cyrl", vocabulary_.get(), repairs);
  if (vocabulary_ && document.script == "Cyrl") {
    find_words_again();
    misread_->repair(units, runs, repairs);
    find_words_again();
    plain_letters_->repair(units, runs, repairs, scratch);
    lower_capitals(units, runs, *vocabulary_, repairs);
  }
  const std::vector<uint32_t> starts = emit(units, document);
  report(repairs, units, starts, document);
}

}  // namespace derek::text
