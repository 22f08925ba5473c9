#include "app/base/check.h"

#include <cstdio>
#include <cstdlib>

namespace regulars {

void check_failed(const char* expression, const char* file, int line) {
  std::fprintf(stderr, "%s:%d: this must be true and is not: %s\n", file, line, expression);
  std::abort();
}

}  // namespace regulars
