#include "input/archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>

#include <algorithm>

namespace derek::input {

namespace {

constexpr size_t kBlock = 1 << 16;

// libarchive reads members' names by the thread's locale: they are UTF-8, whatever the user's is.
class Utf8Locale {
 public:
  Utf8Locale() : old_(::uselocale(utf8())) {}
  ~Utf8Locale() { ::uselocale(old_); }
  Utf8Locale(const Utf8Locale&) = delete;
  Utf8Locale& operator=(const Utf8Locale&) = delete;

 private:
  static locale_t utf8() {
    static const locale_t locale = ::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
    return locale;  // null where there is none: uselocale changes nothing then
  }
  locale_t old_;
};

}  // namespace

struct ArchiveCallbacks {
  static la_ssize_t read(struct archive*, void* self, const void** block) {
    auto& a = *static_cast<Archive*>(self);
    const std::string_view bytes = a.reader_.take(kBlock);
    if (bytes.empty() && a.reader_.error()) return ARCHIVE_FATAL;
    *block = bytes.data();
    return static_cast<la_ssize_t>(bytes.size());
  }

  static la_int64_t seek(struct archive*, void* self, la_int64_t offset, int whence) {
    Reader& reader = static_cast<Archive*>(self)->reader_;
    const auto size = static_cast<la_int64_t>(reader.size().value_or(0));
    const la_int64_t base = whence == SEEK_SET ? 0 : whence == SEEK_END ? size : static_cast<la_int64_t>(reader.position());
    const la_int64_t at = base + offset;
    if (at < 0 || at > size || !reader.seek(static_cast<uint64_t>(at))) return ARCHIVE_FATAL;
    return at;
  }
};

Archive::Archive(Reader& reader, Kind kind, Budget* budget)
    : reader_(reader), budget_(budget), archive_(archive_read_new()) {
  if (kind == Kind::kStream) {
    archive_read_support_filter_gzip(archive_);
    archive_read_support_filter_zstd(archive_);
    archive_read_support_filter_bzip2(archive_);
    archive_read_support_filter_xz(archive_);
    archive_read_support_format_raw(archive_);
  } else {
    archive_read_support_format_zip(archive_);
    archive_read_support_format_tar(archive_);
    archive_read_support_format_7zip(archive_);
  }
  if (reader.size()) archive_read_set_seek_callback(archive_, ArchiveCallbacks::seek);
  archive_read_set_read_callback(archive_, ArchiveCallbacks::read);
  archive_read_set_callback_data(archive_, this);
  if (archive_read_open1(archive_) != ARCHIVE_OK) error_ = trouble();
}

Archive::~Archive() { archive_read_free(archive_); }

Error Archive::trouble() const {
  if (reader_.error()) return *reader_.error();
  const char* text = archive_error_string(archive_);
  return {"archive", "the archive is damaged or cut short: " + std::string(text ? text : "unknown error"), "", 0, 0, ""};
}

Archive::Step Archive::next() {
  if (error_) return Step::kEnd;
  const Utf8Locale locale;
  archive_entry* entry = nullptr;
  const int result = archive_read_next_header(archive_, &entry);
  if (result == ARCHIVE_EOF) return Step::kEnd;
  if (result < ARCHIVE_WARN) {
    error_ = trouble();
    return Step::kEnd;
  }
  const char* name = archive_entry_pathname_utf8(entry);
  if (!name) name = archive_entry_pathname(entry);
  name_ = name ? name : "";
  return archive_entry_filetype(entry) == AE_IFREG || archive_entry_filetype(entry) == 0 ? Step::kFile : Step::kOther;
}

Result<size_t> Archive::Content::read(char* to, size_t size) {
  const la_ssize_t got = archive_read_data(owner.archive_, to, size);
  if (got < 0) return owner.trouble();
  if (owner.budget_ && !owner.budget_->spend(static_cast<uint64_t>(got))) {
    return Error{"limit", "unpacks to far more than texts do: not read further", "", 0, 0, ""};
  }
  return static_cast<size_t>(got);
}

std::set<std::string> member_names(std::string_view zip, size_t limit) {
  MemorySource source(zip);
  Reader reader(source);
  Archive archive(reader, Archive::Kind::kMembers, nullptr);
  std::set<std::string> names;
  while (names.size() < limit && archive.next() != Archive::Step::kEnd) names.insert(archive.name());
  return names;
}

Result<std::map<std::string, std::string>> read_members(std::string_view zip, const std::set<std::string>& names,
                                                        uint64_t limit) {
  MemorySource source(zip);
  Reader reader(source);
  Archive archive(reader, Archive::Kind::kMembers, nullptr);
  std::map<std::string, std::string> out;
  for (Archive::Step step; (step = archive.next()) != Archive::Step::kEnd;) {
    if (step != Archive::Step::kFile || !names.contains(archive.name())) continue;
    Reader content(archive.content());
    if (!content.rest(out[archive.name()], limit)) {
      return Error{"limit", archive.name() + " in it is larger than " + std::to_string(limit) + " bytes", "", 0, 0, ""};
    }
    if (content.error()) return *content.error();
  }
  if (archive.error()) return *archive.error();
  return out;
}

}  // namespace derek::input
