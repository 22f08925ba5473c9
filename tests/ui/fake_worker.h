#pragma once
// FakeWorker: takes the requests of the presenters and lets a test answer them when it likes.

#include <cstdint>
#include <deque>
#include <optional>
#include <utility>

#include "app/ui/presenters/requests.h"

namespace regulars::tests {

class FakeWorker final : public ui::Requests {
 public:
  struct Asked {
    std::uint64_t number = 0;
    ui::Request request;
  };

  bool submit(std::uint64_t number, ui::Request request) override {
    if (is_full) return false;
    asked.push_back({number, std::move(request)});
    return true;
  }

  // The oldest unanswered request of a kind, taken out; none when there is none.
  template <typename Kind>
  [[nodiscard]] std::optional<std::pair<std::uint64_t, Kind>> take() {
    for (auto at = asked.begin(); at != asked.end(); ++at) {
      const auto* const request = std::get_if<Kind>(&at->request);
      if (request == nullptr) continue;
      auto result = std::make_pair(at->number, *request);
      asked.erase(at);
      return result;
    }
    return std::nullopt;
  }
  template <typename Kind>
  [[nodiscard]] std::size_t pending() const {
    std::size_t count = 0;
    for (const Asked& each : asked) count += std::holds_alternative<Kind>(each.request) ? 1U : 0U;
    return count;
  }

  std::deque<Asked> asked;
  bool is_full = false;
};

}  // namespace regulars::tests
