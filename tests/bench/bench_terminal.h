#pragma once
// A terminal's folder with a made-up shop in it, filled as central fills it: page by page. Ends the
// program on any failure.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <vector>

#include "app/base/log.h"
#include "app/base/result.h"
#include "app/base/system_clock.h"
#include "app/model/member.h"
#include "app/model/programme.h"
#include "app/storage/terminal/terminal_storage.h"
#include "app/tool/shop_model.h"

namespace regulars::bench {

// Says what failed and ends the program.
[[noreturn]] void give_up(const Error& error);

template <typename T>
T must(Result<T> result) {
  if (!result) give_up(result.error());
  return *std::move(result);
}
inline void must(Status status) {
  if (!status) give_up(status.error());
}

class BenchTerminal {
 public:
  // Enrolled with an identity of its own making, holding the default programme and `members`.
  BenchTerminal(const std::filesystem::path& folder, const std::vector<model::Member>& members);

  [[nodiscard]] storage::TerminalStorage& storage() { return *storage_; }
  [[nodiscard]] const model::Programme& programme() const { return programme_; }
  // Changes a second that the pages went in with.
  [[nodiscard]] double changes_per_second() const { return changes_per_second_; }
  void close() { storage_.reset(); }

 private:
  void enrol();
  void fill(const std::vector<model::Member>& members);

  SystemClock clock_;
  Log log_;
  std::unique_ptr<storage::TerminalStorage> storage_;
  model::Programme programme_;
  double changes_per_second_ = 0;
};

[[nodiscard]] tool::ShopModel made_up_shop(std::int64_t members, std::int64_t sales);

}  // namespace regulars::bench
