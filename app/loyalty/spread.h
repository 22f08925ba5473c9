#pragma once
// Spreading a whole over parts: integers that add up again. Pure.

#include <cstdint>
#include <span>
#include <vector>

namespace regulars::loyalty {

// `whole` (of either sign) in the proportion of `weights` (none negative, their sum within 63
// bits), by largest remainder; of equal remainders the earlier part. The parts sum to `whole`. All
// weights 0: everything is the first part's. At least one weight.
[[nodiscard]] std::vector<std::int64_t> spread(std::int64_t whole,
                                               std::span<const std::int64_t> weights);

}  // namespace regulars::loyalty
