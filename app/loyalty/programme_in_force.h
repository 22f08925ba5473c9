#pragma once
// The programme that central sent last, as this terminal holds it, and those that it used before.

#include <cstdint>
#include <optional>
#include <string_view>

#include "app/base/result.h"
#include "app/model/programme.h"

namespace regulars::storage {
class TerminalStorage;
struct TerminalView;
}  // namespace regulars::storage

namespace regulars::loyalty {

// None until the first one has arrived.
[[nodiscard]] Result<std::optional<model::Programme>> programme_in_force(
    const storage::TerminalView& terminal);

// The version that a sale was evaluated under; none where this terminal never used it, has it not
// in force and was not told it.
[[nodiscard]] Result<std::optional<model::Programme>> programme_of(
    const storage::TerminalView& terminal, std::int64_t version);

// Central's answer about the version (programme_question.h): from now on it is here. Nothing where
// central has it not.
[[nodiscard]] Status keep_programme(storage::TerminalStorage& storage,
                                    std::int64_t version,
                                    std::string_view answer);

}  // namespace regulars::loyalty
