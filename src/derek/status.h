// Errors as values: Result<T> holds a T or an Error that says where.
//
// Nothing in the library throws on bad input, prints, or exits. Loading data returns Result; analysing text
// never fails (problems become Diagnostic entries of the Document).
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace derek {

// What went wrong and where. `line` and `column` count from 1 (column in code points); 0 means "not known".
struct Error {
  std::string code;     // short and stable, such as "io", "encoding", "rule", "list", "data"
  std::string message;  // one plain sentence without the place
  std::string file;
  int line = 0;
  int column = 0;
  std::string excerpt;  // the source line that the place lies in, without its line end

  // "file:line:column: message", then the excerpt and a caret below the place, where they are known.
  std::string to_string() const;

  bool operator==(const Error&) const = default;
};

// A value or an Error. Result<void> is spelled Status.
template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::move(value)) {}      // NOLINT: implicit by design, `return value;`
  Result(Error error) : state_(std::move(error)) {}  // NOLINT: implicit by design, `return Error{…};`

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  T& value() & { return assert(ok()), std::get<0>(state_); }
  const T& value() const& { return assert(ok()), std::get<0>(state_); }
  T&& value() && { return assert(ok()), std::get<0>(std::move(state_)); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(*this).value(); }

  const Error& error() const { return assert(!ok()), std::get<1>(state_); }

 private:
  std::variant<T, Error> state_;
};

using Status = Result<std::monostate>;
inline Status ok_status() { return std::monostate{}; }

}  // namespace derek
