#include "cli/journal.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>

#include "base/files.h"

namespace derek::cli {

namespace {

std::string head(const std::string& key) { return "derek-journal 1 " + key + "\n"; }

std::string to_line(const Progressed& p) {
  std::string line;
  for (const char c : p.input) {  // a path may hold anything
    if (c == '\t' || c == '\n' || c == '\\') line += '\\';
    line += c == '\t' ? 't' : c == '\n' ? 'n' : c;
  }
  for (const int64_t n : {p.stamp.size, p.stamp.time}) line += "\t" + std::to_string(n);
  for (const uint64_t n : {p.parts, uint64_t{p.end}, p.bytes, p.records, p.documents, p.failed}) line += "\t" + std::to_string(n);
  return line + "\n";
}

std::optional<Progressed> parse_line(std::string_view line) {
  Progressed p;
  size_t tab = line.find('\t');
  for (size_t i = 0; i < std::min(tab, line.size()); ++i) {
    const bool escape = line[i] == '\\' && i + 1 < line.size();
    if (escape) ++i;
    p.input += escape && line[i] == 't' ? '\t' : escape && line[i] == 'n' ? '\n' : line[i];
  }
  int64_t fields[8];
  for (int64_t& field : fields) {
    if (tab == std::string_view::npos) return std::nullopt;
    const char* start = line.data() + tab + 1;
    if (std::from_chars(start, line.data() + line.size(), field).ec != std::errc()) return std::nullopt;
    tab = line.find('\t', tab + 1);
  }
  const auto count = [&](int i) { return static_cast<uint64_t>(fields[i]); };
  p.stamp = {fields[0], fields[1]};
  p.parts = count(2);
  p.end = fields[3] != 0;
  p.bytes = count(4);
  p.records = count(5);
  p.documents = count(6);
  p.failed = count(7);
  return p;
}

}  // namespace

Result<Journal> Journal::create(const std::string& path, const std::string& key, const std::vector<Progressed>& keep) {
  std::string text = head(key);
  for (const Progressed& line : keep) text += to_line(line);
  if (const Status written = write_file(path, text); !written) return written.error();
  Journal journal;
  journal.path_ = path;
  journal.fd_ = ::open(path.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC);
  if (journal.fd_ < 0) return Error{"io", "cannot be written: " + std::generic_category().message(errno), path, 0, 0, ""};
  return journal;
}

std::vector<Progressed> Journal::read(const std::string& path, const std::string& key) {
  const Result<std::string> text = read_file(path);
  std::vector<Progressed> out;
  if (!text || !text->starts_with(head(key))) return out;
  for (size_t start = head(key).size();;) {
    const size_t end = text->find('\n', start);
    if (end == std::string::npos) return out;
    const std::optional<Progressed> line = parse_line(std::string_view(*text).substr(start, end - start));
    if (!line) return out;
    out.push_back(*line);
    start = end + 1;
  }
}

Journal::Journal(Journal&& other) noexcept { *this = std::move(other); }
Journal& Journal::operator=(Journal&& other) noexcept {
  std::swap(fd_, other.fd_);
  std::swap(path_, other.path_);
  return *this;
}
Journal::~Journal() {
  if (fd_ >= 0) ::close(fd_);
}

Status Journal::add(const Progressed& progressed) {
  if (fd_ < 0) return ok_status();
  const std::string line = to_line(progressed);
  if (::write(fd_, line.data(), line.size()) == static_cast<ssize_t>(line.size())) return ok_status();
  return Error{"io", "cannot be written: " + std::generic_category().message(errno), path_, 0, 0, ""};
}

}  // namespace derek::cli
