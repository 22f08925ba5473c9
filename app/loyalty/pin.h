#pragma once
// PINs of staff: kept only as Argon2id (libsodium) strings, verified where they are typed in.
// About 19 MiB and some tens of milliseconds each, so that guessing six digits takes days.

#include <string>
#include <string_view>

#include "app/base/result.h"

namespace regulars::loyalty {

// "$argon2id$v=19$..."; 4 to 12 digits, else an error of kind invalid.
[[nodiscard]] Result<std::string> hash_pin(std::string_view pin);
// False as well for a hash that is not one.
[[nodiscard]] bool verify_pin(const std::string& hash, std::string_view pin);

}  // namespace regulars::loyalty
