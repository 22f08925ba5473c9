#pragma once
// BusinessDay: the day a sale belongs to in the store's own time; it may close after midnight.
// Instants become days with the UTC offset that was in force, which every event carries.

#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

#include "app/base/clock.h"

namespace regulars::model {

class BusinessDay {
 public:
  constexpr BusinessDay() = default;
  constexpr explicit BusinessDay(std::chrono::sys_days date) : date_(date) {}

  // A sale at 01:30 belongs to the day before where `closes_after_midnight` is 2 hours.
  [[nodiscard]] static BusinessDay of(Instant instant,
                                      std::chrono::minutes utc_offset,
                                      std::chrono::minutes closes_after_midnight = {});
  [[nodiscard]] static std::optional<BusinessDay> parse(std::string_view yyyy_mm_dd);

  [[nodiscard]] std::chrono::sys_days date() const { return date_; }
  [[nodiscard]] std::string text() const;  // 2026-11-22
  // The instants the day begins and ends (exclusive) under one constant offset.
  [[nodiscard]] Instant begin(std::chrono::minutes utc_offset,
                              std::chrono::minutes closes_after_midnight = {}) const;
  [[nodiscard]] Instant end(std::chrono::minutes utc_offset,
                            std::chrono::minutes closes_after_midnight = {}) const;

  auto operator<=>(const BusinessDay&) const = default;

 private:
  std::chrono::sys_days date_{};
};

}  // namespace regulars::model
