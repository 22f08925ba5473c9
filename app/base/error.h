#pragma once
// What the world can do to us, as a value. `kind` is for code, `words` for the log (one sentence
// that names the thing, the number and the remedy), `key` and `arguments` for a person: a message
// of app/i18n in the person's language, whose {0}, {1}... are the arguments. Without a key the
// screen shows a general sentence and the log has the words.
// `words` and `arguments` never hold a customer's name, card, phone or any secret.

#include <string>
#include <string_view>
#include <vector>

namespace regulars {

enum class ErrorKind {
  invalid,  // the input is wrong: tell who gave it
  not_found,
  conflict,  // somebody else was first, or the same id came with another content
  refused,   // a rule or a permission says no
  storage,   // disk full, damaged, of a newer version
  device,
  network,       // not reachable, or not answering as agreed
  unauthorised,  // the other side does not know us (any more)
  busy,          // a named maximum is reached: try again
  bug,
};

[[nodiscard]] std::string_view name_of(ErrorKind kind);

struct Error {
  ErrorKind kind = ErrorKind::bug;
  std::string words;
  std::string key = {};
  std::vector<std::string> arguments = {};
};

}  // namespace regulars
