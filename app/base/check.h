#pragma once
// REGULARS_CHECK: what must be true because we wrote it so. Always compiled in; prints the
// expression and the place and ends the program. Never used on input.

namespace regulars {
[[noreturn]] void check_failed(const char* expression, const char* file, int line);
}

#define REGULARS_CHECK(expression) \
  ((expression) ? void() : ::regulars::check_failed(#expression, __FILE__, __LINE__))
