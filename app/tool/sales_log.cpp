#include "app/tool/sales_log.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "app/base/bytes.h"

namespace regulars::tool {

namespace {

using std::chrono::minutes;
using std::chrono::seconds;

constexpr std::size_t kMostLineBytes = 4'096;

// Takes `count` digits from the front of `text`; none where there are fewer.
std::optional<int> take_digits(std::string_view& text, std::size_t count) {
  if (text.size() < count) return std::nullopt;
  int value = 0;
  const auto [stopped, error] = std::from_chars(text.data(), text.data() + count, value);
  if (error != std::errc{} || stopped != text.data() + count || text[0] == '-') return std::nullopt;
  text.remove_prefix(count);
  return value;
}

bool take_letter(std::string_view& text, std::string_view letters) {
  if (text.empty() || letters.find(text.front()) == std::string_view::npos) return false;
  text.remove_prefix(1);
  return true;
}

std::optional<std::chrono::sys_days> take_date(std::string_view& text) {
  const std::optional<int> year = take_digits(text, 4);
  const bool has_dashes = take_letter(text, "-/");
  const std::optional<int> month = take_digits(text, 2);
  if (has_dashes && !take_letter(text, "-/")) return std::nullopt;
  const std::optional<int> day = take_digits(text, 2);
  if (!year || !month || !day) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{*year},
                                         std::chrono::month{static_cast<unsigned>(*month)},
                                         std::chrono::day{static_cast<unsigned>(*day)}};
  if (!date.ok()) return std::nullopt;
  return std::chrono::sys_days{date};
}

std::optional<seconds> take_time_of_day(std::string_view& text) {
  const std::optional<int> hour = take_digits(text, 2);
  if (!hour || !take_letter(text, ":")) return std::nullopt;
  const std::optional<int> minute = take_digits(text, 2);
  std::optional<int> second = 0;
  if (take_letter(text, ":")) second = take_digits(text, 2);
  if (!minute || !second || *hour > 23 || *minute > 59 || *second > 59) return std::nullopt;
  if (take_letter(text, ".")) {
    while (take_letter(text, "0123456789")) {
    }
  }
  return seconds{*hour * 3'600 + *minute * 60 + *second};
}

// "+08:00", "-0530", "Z".
std::optional<minutes> take_offset(std::string_view& text) {
  if (take_letter(text, "Zz")) return minutes{0};
  const bool is_west = text.starts_with('-');
  if (!take_letter(text, "+-")) return std::nullopt;
  const std::optional<int> hours = take_digits(text, 2);
  take_letter(text, ":");
  const std::optional<int> rest = text.empty() ? 0 : take_digits(text, 2);
  if (!hours || !rest || *hours > 14 || *rest > 59) return std::nullopt;
  const minutes offset{*hours * 60 + *rest};
  return is_west ? -offset : offset;
}

Result<Digest> digest_of(std::ifstream& in, const std::filesystem::path& file) {
  Sha256 hash;
  std::array<char, 65'536> buffer{};
  while (in.read(buffer.data(), buffer.size()) || in.gcount() > 0) {
    hash.add(as_bytes({buffer.data(), static_cast<std::size_t>(in.gcount())}));
  }
  if (in.bad()) {
    return fail(ErrorKind::storage, "the file " + file.string() + " could not be read to its end");
  }
  return hash.finish();
}

}  // namespace

std::optional<std::vector<std::string>> csv_fields(std::string_view line) {
  std::vector<std::string> fields(1);
  bool is_quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (c == '"' && is_quoted && i + 1 < line.size() && line[i + 1] == '"') {
      fields.back() += '"';
      ++i;
    } else if (c == '"') {
      is_quoted = !is_quoted;
    } else if (c == ',' && !is_quoted) {
      fields.emplace_back();
    } else {
      fields.back() += c;
    }
  }
  if (is_quoted) return std::nullopt;
  for (std::string& field : fields) {
    const std::size_t begin = field.find_first_not_of(' ');
    const std::size_t end = field.find_last_not_of(' ');
    field = begin == std::string::npos ? "" : field.substr(begin, end - begin + 1);
  }
  return fields;
}

std::optional<StampedTime> parse_time(std::string_view text, const SalesLog::OffsetAt& offset_at) {
  const auto date = take_date(text);
  if (!date) return std::nullopt;
  std::optional<seconds> time_of_day = std::chrono::hours{12};
  if (take_letter(text, "T ")) time_of_day = take_time_of_day(text);
  if (!time_of_day) return std::nullopt;
  const Instant local = Instant{*date} + *time_of_day;
  std::optional<minutes> offset;
  if (text.empty()) {
    offset = offset_at(local - offset_at(local));
  } else {
    offset = take_offset(text);
  }
  if (!offset || !text.empty()) return std::nullopt;
  return StampedTime{local - *offset, *offset};
}

Result<SalesLog> SalesLog::open(const std::filesystem::path& file, OffsetAt offset_at) {
  SalesLog log;
  log.offset_at_ = std::move(offset_at);
  log.in_.open(file, std::ios::binary);
  std::error_code error;
  const bool is_file = std::filesystem::is_regular_file(file, error);
  if (!is_file || !log.in_) {
    return fail(ErrorKind::not_found,
                "the sales file " + file.string() +
                    " cannot be read; give the path of a CSV file with time, identifier, amount, "
                    "currency");
  }
  log.bytes_ = static_cast<std::int64_t>(std::filesystem::file_size(file, error));
  REGULARS_TRY(log.digest_, digest_of(log.in_, file));
  log.in_.clear();
  log.in_.seekg(0);
  return log;
}

std::optional<Result<SaleLine>> SalesLog::next() {
  for (std::string line; std::getline(in_, line);) {
    ++number_;
    bytes_read_ += static_cast<std::int64_t>(line.size()) + 1;
    if (number_ == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.find_first_not_of(' ') == std::string::npos) continue;
    if (number_ == 1) {
      const auto fields = csv_fields(line);
      const auto columns = fields ? header_in(*fields) : std::nullopt;
      if (columns) {
        columns_ = *columns;
        continue;
      }
    }
    return parse(line);
  }
  return std::nullopt;
}

std::optional<SalesLog::Columns> SalesLog::header_in(const std::vector<std::string>& fields) {
  const auto column = [&](std::string_view name) {
    const auto found = std::find(fields.begin(), fields.end(), name);
    return static_cast<std::size_t>(found - fields.begin());
  };
  const Columns columns{column("time"), column("identifier"), column("amount"), column("currency")};
  const std::size_t last =
      std::max({columns.time, columns.identifier, columns.amount, columns.currency});
  if (last >= fields.size()) return std::nullopt;
  return columns;
}

Result<SaleLine> SalesLog::parse(const std::string& line) const {
  const auto wrong = [&](const std::string& what) {
    return fail(ErrorKind::invalid, "line " + std::to_string(number_) + ": " + what);
  };
  if (line.size() > kMostLineBytes) return wrong("longer than 4096 bytes");
  const auto fields = csv_fields(line);
  if (!fields) return wrong("a quote (\") does not end");
  const std::size_t last =
      std::max({columns_.time, columns_.identifier, columns_.amount, columns_.currency});
  if (fields->size() <= last) {
    return wrong("has " + std::to_string(fields->size()) +
                 " fields; wanted are time, identifier, amount, currency");
  }
  SaleLine sale;
  sale.number = number_;
  const auto time = parse_time((*fields)[columns_.time], offset_at_);
  if (!time) return wrong("the time is not like 2026-11-22T14:03:05+08:00");
  sale.at = time->at;
  sale.utc_offset = time->utc_offset;
  sale.identifier = (*fields)[columns_.identifier];
  const auto currency = model::Currency::parse((*fields)[columns_.currency]);
  if (!currency) return wrong("the currency is not three capital letters like CNY");
  const auto amount = model::Money::parse((*fields)[columns_.amount], *currency);
  if (!amount) return wrong(amount.error().words);
  sale.amount = *amount;
  return sale;
}

}  // namespace regulars::tool
