#include "input/pdf.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>

#include "input/own_date.h"

namespace derek::input {

namespace {

Error pdf_error(std::string message) { return {"pdf", std::move(message), "", 0, 0, ""}; }

// A PDF needs random access: the child gets it as a file in memory under this descriptor.
constexpr int kInput = 3;

struct Closer {
  int fd;
  ~Closer() { ::close(fd); }
};

void limit(int what, uint64_t most) {
  const rlimit both{most, most};
  ::setrlimit(static_cast<__rlimit_resource>(what), &both);
}

// In the child, between fork and exec: system calls only.
[[noreturn]] void become(const char* const* command, int input, int output, const Limits& limits) {
  const int nothing = ::open("/dev/null", O_RDWR);
  const int in = ::fcntl(input, F_DUPFD, 10), out = ::fcntl(output, F_DUPFD, 10);
  ::dup2(nothing, 0);
  ::dup2(out, 1);
  ::dup2(nothing, 2);
  ::dup2(in, kInput);
  ::close(in);
  ::close(out);
  limit(RLIMIT_CPU, static_cast<uint64_t>(limits.pdf_seconds));
  limit(RLIMIT_AS, limits.pdf_memory);
  limit(RLIMIT_FSIZE, 0);
  limit(RLIMIT_CORE, 0);
  ::execvp(command[0], const_cast<char* const*>(command));
  ::_exit(127);
}

// The rest of the pipe until the deadline; false: too late or too much.
bool drain(int fd, std::string& out, const Limits& limits) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(limits.pdf_seconds);
  char buffer[1 << 16];
  for (;;) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now()).count();
    if (left <= 0) return false;
    pollfd waiting{fd, POLLIN, 0};
    const int ready = ::poll(&waiting, 1, static_cast<int>(left));
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) return false;
    const ssize_t got = ::read(fd, buffer, sizeof buffer);
    if (got == 0) return true;
    if (got < 0) return false;
    out.append(buffer, static_cast<size_t>(got));
    if (out.size() > limits.document_bytes) return false;
  }
}

Result<std::string> run(const char* const* command, int input, const Limits& limits) {
  int pipe[2];
  if (::pipe2(pipe, O_CLOEXEC) != 0) return pdf_error("there is no pipe to be had");
  const pid_t child = ::fork();
  if (child == 0) become(command, input, pipe[1], limits);
  ::close(pipe[1]);
  const Closer closer{pipe[0]};
  if (child < 0) return pdf_error("no process can be started");
  std::string out;
  const bool whole = drain(pipe[0], out, limits);
  if (!whole) ::kill(child, SIGKILL);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (!whole) return pdf_error("reading it took too long or gave too much text");
  if (WIFEXITED(status) && WEXITSTATUS(status) == 127) {
    return pdf_error(std::string(command[0]) + " is not installed (Debian's package poppler-utils)");
  }
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) return pdf_error("is damaged, locked or too large for " + std::string(command[0]));
  return out;
}

}  // namespace

Result<PdfText> read_pdf(std::string_view bytes, const Limits& limits) {
  const int file = ::memfd_create("derek.pdf", MFD_CLOEXEC);
  if (file < 0) return pdf_error("there is no memory for it");
  const Closer closer{file};
  for (std::string_view rest = bytes; !rest.empty();) {
    const ssize_t written = ::write(file, rest.data(), rest.size());
    if (written <= 0) return pdf_error("there is no memory for it");
    rest.remove_prefix(static_cast<size_t>(written));
  }
  static constexpr const char* kText[] = {"pdftotext", "-q", "-enc", "UTF-8", "-nopgbrk", "/dev/fd/3", "-", nullptr};
  static constexpr const char* kInfo[] = {"pdfinfo", "-isodates", "/dev/fd/3", nullptr};
  Result<std::string> text = run(kText, file, limits);
  if (!text) return text.error();
  if (text->find_first_not_of(" \t\r\n\f") == std::string::npos) return pdf_error("holds no text: a scan?");
  PdfText out{std::move(*text), ""};
  if (const Result<std::string> info = run(kInfo, file, limits)) {
    constexpr std::string_view kKey = "CreationDate:";
    if (const size_t at = info->find(kKey); at != std::string::npos) {
      const size_t start = at + kKey.size();
      out.date = own_date(std::string_view(*info).substr(start, info->find('\n', start) - start));
    }
  }
  return out;
}

}  // namespace derek::input
