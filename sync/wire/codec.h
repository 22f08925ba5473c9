#pragma once
// Private to sync/wire: the small JSON objects of the road, read without trust. Includes nlohmann,
// so only .cpp files of sync include this.

#include <cstdint>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "app/base/sha256.h"
#include "app/base/uuid.h"
#include "sync/wire/fault.h"

namespace regulars::sync {

// An object whose fields are taken one by one; the first that is missing or wrong is remembered and
// the rest yield empty values, so that a decoder reads straight down and asks once at its end.
// Fields that nobody takes are left alone: unknown is not wrong.
class Fields {
 public:
  // `what` names the object in sentences: "the header".
  Fields(std::string_view text, std::string what);

  [[nodiscard]] std::string text(const char* name);
  [[nodiscard]] std::uint64_t number(const char* name);
  [[nodiscard]] std::int64_t time_ms(const char* name);
  [[nodiscard]] bool truth(const char* name);
  [[nodiscard]] Digest digest(const char* name);
  [[nodiscard]] std::uint64_t epoch(const char* name);  // 16 hexadecimal digits
  [[nodiscard]] Uuid uuid(const char* name);
  // The object in a field, to be read by Fields again; "{}" when it is absent or another thing.
  [[nodiscard]] std::string object(const char* name);
  [[nodiscard]] bool has(const char* name) const;

  // Empty while all is well.
  [[nodiscard]] const std::string& mistake() const { return mistake_; }
  [[nodiscard]] tl::unexpected<WireFault> fault() const {
    return wire_fault(400, "malformed", mistake_);
  }

 private:
  const nlohmann::json* take(const char* name, const char* wanted);
  void wrong(const char* name, const char* wanted);

  nlohmann::json object_;
  std::string what_;
  std::string mistake_;
};

[[nodiscard]] std::string epoch_text(std::uint64_t epoch);
// On one line; text that is not UTF-8 gets replacement characters instead of an exception.
[[nodiscard]] std::string dumped(const nlohmann::json& value);

}  // namespace regulars::sync
