#pragma once
// RatingBook: how each prompt ended, kept until the disk has it. A full queue or a failing disk
// only delays; nothing here is asked of a person again.

#include <cstdint>
#include <deque>
#include <optional>

#include "app/ui/presenters/desk.h"

namespace regulars::ui {

class RatingBook {
 public:
  static constexpr std::size_t kMost = 256;  // beyond: the oldest is given up

  void record(Desk& desk, const RecordRating& rating);
  // True when the reply was to one of its requests.
  [[nodiscard]] bool takes(const Desk& desk, const Reply& reply);
  void tick(Desk& desk);
  [[nodiscard]] std::optional<SteadyInstant> deadline() const;

 private:
  struct Entry {
    RecordRating rating;
    std::uint64_t number = 0;  // 0: not under way
    SteadyInstant next_try{};
  };
  static void submit(Desk& desk, Entry& entry);

  std::deque<Entry> entries_;
};

}  // namespace regulars::ui
