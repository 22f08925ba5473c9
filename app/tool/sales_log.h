#pragma once
// SalesLog: a file of sales, read line by line: CSV with the fields time, identifier, amount,
// currency, in this order or in the order of a header line with these names. Fields may stand in
// double quotes. A bad line is an answer of its own, never the end of the file. One thread.
//
//   time        2026-11-22T14:03:05+08:00, 2026-11-22 14:03[:05], 2026-11-22 or 20261122;
//               without an offset in the offset of this machine, without a time at noon
//   identifier  what a scanner or a cashier would enter: a card, a mobile number
//   amount      286 or 286.50; zero is a sale too
//   currency    CNY

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/base/sha256.h"
#include "app/model/money.h"

namespace regulars::tool {

struct SaleLine {
  std::int64_t number = 0;  // from 1, the header counted
  Instant at{};
  std::chrono::minutes utc_offset{0};
  std::string identifier;  // raw, perhaps personal: never logged
  model::Money amount;
};

class SalesLog {
 public:
  using OffsetAt = std::function<std::chrono::minutes(Instant)>;

  // Reads the whole file once for its SHA-256. `offset_at` serves times without an offset.
  [[nodiscard]] static Result<SalesLog> open(const std::filesystem::path& file, OffsetAt offset_at);

  // The next sale, or what is wrong with its line ("line 17: ..."); none at the end. Empty lines
  // are passed over.
  [[nodiscard]] std::optional<Result<SaleLine>> next();

  [[nodiscard]] const Digest& digest() const { return digest_; }
  [[nodiscard]] std::int64_t bytes() const { return bytes_; }
  [[nodiscard]] std::int64_t bytes_read() const { return bytes_read_; }

 private:
  struct Columns {
    std::size_t time = 0;
    std::size_t identifier = 1;
    std::size_t amount = 2;
    std::size_t currency = 3;
  };

  SalesLog() = default;
  [[nodiscard]] Result<SaleLine> parse(const std::string& line) const;
  [[nodiscard]] static std::optional<Columns> header_in(const std::vector<std::string>& fields);

  std::ifstream in_;
  OffsetAt offset_at_;
  Digest digest_{};
  std::int64_t bytes_ = 0;
  std::int64_t bytes_read_ = 0;
  std::int64_t number_ = 0;
  Columns columns_;
};

// The fields of one CSV line; none when a quote does not end.
[[nodiscard]] std::optional<std::vector<std::string>> csv_fields(std::string_view line);

struct StampedTime {
  Instant at{};
  std::chrono::minutes utc_offset{0};
};
[[nodiscard]] std::optional<StampedTime> parse_time(std::string_view text,
                                                    const SalesLog::OffsetAt& offset_at);

}  // namespace regulars::tool
