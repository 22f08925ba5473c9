#include "sync/wire/envelope.h"

#include "app/base/bytes.h"

namespace regulars::sync {

Digest chained(const Digest& before, const std::string& line) {
  return sha256({before, as_bytes(line)});
}

}  // namespace regulars::sync
