#pragma once
// Result<T>: a T, or the Error that prevented it. The world's failures are values; the
// programmer's are REGULARS_CHECK (check.h). No exception crosses a folder.
//
//   Result<Money> amount = Money::parse(text, currency);
//   if (!amount) return fail(amount.error());
//
//   REGULARS_TRY(const auto member, find(id));   // returns the error to our caller
//   REGULARS_TRY_VOID(transaction.commit());

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tl/expected.hpp>

#include "app/base/error.h"

namespace regulars {

template <typename T>
class [[nodiscard]] Result : public tl::expected<T, Error> {
 public:
  using tl::expected<T, Error>::expected;
};

using Status = Result<void>;

[[nodiscard]] inline tl::unexpected<Error> fail(Error error) {
  return tl::unexpected<Error>(std::move(error));
}
[[nodiscard]] inline tl::unexpected<Error> fail(ErrorKind kind, std::string words) {
  return tl::unexpected<Error>(Error{kind, std::move(words)});
}
[[nodiscard]] inline tl::unexpected<Error> fail(ErrorKind kind,
                                                std::string words,
                                                std::string key,
                                                std::vector<std::string> arguments = {}) {
  return tl::unexpected<Error>(Error{kind, std::move(words), std::move(key), std::move(arguments)});
}

// For the rare call whose failure changes nothing: says why, so that a reader need not guess.
template <typename T>
void ignore(const Result<T>& /*result*/, std::string_view /*why*/) {}

}  // namespace regulars

#define REGULARS_TRY_JOIN_(a, b) a##b
#define REGULARS_TRY_NAME_(line) REGULARS_TRY_JOIN_(regulars_try_, line)
#define REGULARS_TRY(declaration, expression)                                 \
  auto REGULARS_TRY_NAME_(__LINE__) = (expression);                           \
  if (!REGULARS_TRY_NAME_(__LINE__))                                          \
    return ::regulars::fail(std::move(REGULARS_TRY_NAME_(__LINE__)).error()); \
  declaration = *std::move(REGULARS_TRY_NAME_(__LINE__))
#define REGULARS_TRY_VOID(expression)                              \
  do {                                                             \
    if (auto regulars_status = (expression); !regulars_status)     \
      return ::regulars::fail(std::move(regulars_status).error()); \
  } while (false)
