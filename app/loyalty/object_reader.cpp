#include "app/loyalty/object_reader.h"

#include <algorithm>
#include <limits>
#include <numeric>

#include "app/base/check.h"

namespace regulars::loyalty {

namespace {

constexpr std::size_t kMostTextBytes = 600;  // two hundred Chinese characters
constexpr std::size_t kMostIdBytes = 32;
constexpr std::size_t kMostNames = 200;
constexpr std::size_t kMostLanguages = 40;
constexpr std::size_t kMostMistakes = 200;  // told of a document; more help nobody

bool is_digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// "1.5" with at most `decimals` decimals and `digits` before the point, as a whole number of the
// last decimal.
std::optional<std::int64_t> decimal(std::string_view text,
                                    std::size_t digits,
                                    std::size_t decimals) {
  const auto point = text.find('.');
  const std::string_view whole = text.substr(0, point);
  if (!is_digits(whole) || whole.size() > digits) return std::nullopt;
  std::string fraction;
  if (point != std::string_view::npos) {
    fraction = text.substr(point + 1);
    if (!is_digits(fraction) || fraction.size() > decimals) return std::nullopt;
  }
  fraction.resize(decimals, '0');
  std::int64_t value = 0;
  for (const char digit : std::string(whole) + fraction) value = value * 10 + (digit - '0');
  return value;
}

// How many letters must be changed, left out, put in or swapped with their neighbour.
std::size_t distance(std::string_view left, std::string_view right) {
  std::vector<std::size_t> before_last(right.size() + 1);
  std::vector<std::size_t> last(right.size() + 1);
  std::vector<std::size_t> row(right.size() + 1);
  std::iota(last.begin(), last.end(), std::size_t{0});
  for (std::size_t i = 1; i <= left.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= right.size(); ++j) {
      const std::size_t change = left[i - 1] == right[j - 1] ? 0 : 1;
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + change});
      const bool are_swapped =
          i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1];
      if (are_swapped) row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
    before_last = last;
    last = row;
  }
  return last.back();
}

bool is_language(std::string_view word) {
  const auto is_between = [](char first, char last) {
    return [=](char c) { return c >= first && c <= last; };
  };
  const auto script = word.find('_');
  const std::string_view spoken = word.substr(0, script);
  const bool is_spoken = (spoken.size() == 2 || spoken.size() == 3) &&
                         std::all_of(spoken.begin(), spoken.end(), is_between('a', 'z'));
  if (script == std::string_view::npos || !is_spoken) return is_spoken;
  const std::string_view place = word.substr(script + 1);
  return place.size() == 2 && std::all_of(place.begin(), place.end(), is_between('A', 'Z'));
}

bool is_id(std::string_view text) {
  return !text.empty() && text.size() <= kMostIdBytes &&
         std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.' ||
                  c == '-';
         });
}

// "2026-11-01", "2026-11-01T08:30" or "2026-11-01T08:30:15".
std::optional<std::chrono::local_seconds> local_time(std::string_view text) {
  constexpr std::string_view kForm = "0000-00-00T00:00:00";
  if (text.size() != 10 && text.size() != 16 && text.size() != kForm.size()) return std::nullopt;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool wants_digit = kForm[i] == '0';
    const bool is_digit = text[i] >= '0' && text[i] <= '9';
    if (wants_digit ? !is_digit : text[i] != kForm[i]) return std::nullopt;
  }
  const auto number = [&](std::size_t at, std::size_t digits) {
    if (at >= text.size()) return 0;
    int value = 0;
    for (const char digit : text.substr(at, digits)) value = value * 10 + (digit - '0');
    return value;
  };
  const std::chrono::year_month_day date{std::chrono::year{number(0, 4)},
                                         std::chrono::month{static_cast<unsigned>(number(5, 2))},
                                         std::chrono::day{static_cast<unsigned>(number(8, 2))}};
  const bool is_in_reach = number(0, 4) >= 2000 && number(0, 4) < 2200;
  const bool is_time = number(11, 2) < 24 && number(14, 2) < 60 && number(17, 2) < 60;
  if (!date.ok() || !is_in_reach || !is_time) return std::nullopt;
  return std::chrono::local_days{date} + std::chrono::hours{number(11, 2)} +
         std::chrono::minutes{number(14, 2)} + std::chrono::seconds{number(17, 2)};
}

std::string listed(Keys words) {
  std::string list;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) list += i + 1 == words.size() ? " or " : ", ";
    list += '"' + std::string(words[i]) + '"';
  }
  return list;
}

// ", not \"-1.5\"": what stands there instead, where it is short enough to be of help.
std::string instead(const nlohmann::json& value) {
  constexpr std::size_t kMostShown = 32;
  if (value.is_structured()) return {};
  const std::string shown = value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  return shown.size() > kMostShown ? "" : ", not " + shown;
}

}  // namespace

std::string_view nearest(std::string_view word, Keys keys) {
  constexpr std::size_t kMostLetters = 32;
  if (word.size() > kMostLetters) return {};
  std::string_view best;
  std::size_t least = std::max<std::size_t>(2, word.size() / 3 + 1);
  for (const std::string_view key : keys) {
    const std::size_t letters = distance(word, key);
    const bool is_another = letters >= std::max(word.size(), key.size());
    if (letters < least && !is_another) {
      best = key;
      least = letters;
    }
  }
  return best;
}

ObjectReader::ObjectReader(DocumentReader& document, const Json& json, std::string path)
    : document_(&document), json_(&json), path_(std::move(path)) {
  if (!json.is_object()) {
    document.wrong(path_.empty() ? "the document" : path_, "wants an object {...}" + instead(json));
  }
}

std::string ObjectReader::path(std::string_view key) const {
  return path_.empty() ? std::string(key) : path_ + "." + std::string(key);
}

void ObjectReader::wrong(std::string_view key, const std::string& wants) {
  if (document_->mistakes().size() < kMostMistakes) document_->wrong(path(key), wants);
}

void ObjectReader::only(std::string_view object, std::string_view kind) {
  only_these(keys_of(object, kind), object, kind);
}

void ObjectReader::only_these(Keys keys, std::string_view object, std::string_view kind) {
  REGULARS_CHECK(!keys.empty());
  if (!document_->wants_known_keys() || !json_->is_object()) return;
  for (const auto& [key, value] : json_->items()) {
    if (key == "comment") {
      if (!value.is_string()) wrong(key, "wants a text" + instead(value));
      continue;
    }
    if (std::find(keys.begin(), keys.end(), key) != keys.end()) continue;
    const std::string_view meant = nearest(key, keys);
    const std::string_view other = kind_with(object, key);
    if (!other.empty()) {
      wrong(key, "is not for kind \"" + std::string(kind) + "\"");
    } else if (!meant.empty()) {
      wrong(key, "is not known; did you mean \"" + std::string(meant) + "\"?");
    } else {
      wrong(key, "is not known");
    }
  }
}

const nlohmann::json* ObjectReader::find(std::string_view key) const {
  if (!json_->is_object()) return nullptr;
  const auto found = json_->find(std::string(key));
  return found == json_->end() ? nullptr : &*found;
}

// What is no object was told of when its reader was made.
const nlohmann::json* ObjectReader::required(std::string_view key) {
  const Json* value = find(key);
  if (value == nullptr && json_->is_object()) wrong(key, "is missing");
  return value;
}

bool ObjectReader::has(std::string_view key) const {
  return find(key) != nullptr;
}

std::int64_t ObjectReader::integer(std::string_view key, std::int64_t least, std::int64_t most) {
  const Json* value = required(key);
  if (value == nullptr) return least;
  // What is beyond 63 bits is unsigned, and would turn negative.
  const bool is_beyond =
      value->is_number_unsigned() && value->get<std::uint64_t>() > std::uint64_t{1} << 62U;
  if (value->is_number_integer() && !is_beyond) {
    const auto number = value->get<std::int64_t>();
    if (number >= least && number <= most) return number;
  }
  wrong(key,
        "wants a whole number from " + std::to_string(least) + " to " + std::to_string(most) +
            instead(*value));
  return least;
}

std::int64_t ObjectReader::integer_or(std::string_view key,
                                      std::int64_t otherwise,
                                      std::int64_t least,
                                      std::int64_t most) {
  return has(key) ? integer(key, least, most) : otherwise;
}

bool ObjectReader::flag(std::string_view key) {
  const Json* value = find(key);
  if (value == nullptr) return false;
  if (value->is_boolean()) return value->get<bool>();
  wrong(key, "wants true or false" + instead(*value));
  return false;
}

std::string ObjectReader::text(std::string_view key) {
  const Json* value = required(key);
  if (value == nullptr) return {};
  if (value->is_string()) {
    auto text = value->get<std::string>();
    if (!text.empty() && text.size() <= kMostTextBytes) return text;
  }
  wrong(key, "wants a text of 1 to " + std::to_string(kMostTextBytes) + " bytes" + instead(*value));
  return {};
}

std::string ObjectReader::text_or(std::string_view key) {
  return has(key) ? text(key) : std::string();
}

std::string ObjectReader::id(std::string_view key) {
  std::string text = this->text(key);
  if (!text.empty() && document_->wants_known_keys() && !is_id(text)) {
    wrong(key, "wants at most 32 of a-z, 0-9, \"_\", \".\" and \"-\", not \"" + text + "\"");
  }
  return text;
}

std::string ObjectReader::id_or(std::string_view key) {
  return has(key) ? id(key) : std::string();
}

std::vector<std::string> ObjectReader::names(std::string_view key) {
  const Json* value = find(key);
  if (value == nullptr) return {};
  std::vector<std::string> names;
  if (value->is_array() && value->size() <= kMostNames) {
    for (const Json& entry : *value) {
      if (!entry.is_string()) break;
      names.push_back(entry.get<std::string>());
      if (names.back().empty() || names.back().size() > kMostTextBytes) break;
    }
  }
  const bool is_whole = value->is_array() && names.size() == value->size() && !names.empty() &&
                        !names.back().empty() && names.back().size() <= kMostTextBytes;
  if (!is_whole) {
    wrong(key, "wants a list of 1 to " + std::to_string(kMostNames) + " texts, like [\"tea\"]");
    return {};
  }
  auto sorted = names;
  std::sort(sorted.begin(), sorted.end());
  const auto twice = std::adjacent_find(sorted.begin(), sorted.end());
  if (twice != sorted.end() && document_->wants_known_keys()) {
    wrong(key, "has \"" + *twice + "\" twice");
  }
  return names;
}

model::Texts ObjectReader::texts(std::string_view key) {
  const Json* value = required(key);
  if (value == nullptr) return {};
  model::Texts all;
  bool is_whole = value->is_object() && value->size() <= kMostLanguages;
  if (is_whole) {
    for (const auto& [language, text] : value->items()) {
      if (language == "comment") continue;
      const bool is_text = text.is_string() && !text.get_ref<const std::string&>().empty() &&
                           text.get_ref<const std::string&>().size() <= kMostTextBytes;
      is_whole = is_whole && is_text && (is_language(language) || !document_->wants_known_keys());
      if (is_text) all[language] = text.get<std::string>();
    }
  }
  if (!is_whole || all.find("en") == all.end()) {
    wrong(key, R"(wants texts by language, English among them, like {"en": "Gold"})");
  }
  return all;
}

model::Texts ObjectReader::texts_or(std::string_view key) {
  return has(key) ? texts(key) : model::Texts();
}

std::int64_t ObjectReader::amount(std::string_view key, model::Currency currency) {
  const std::int64_t minor = amount_from_0(key, currency);
  if (minor != 0 || !has(key)) return std::max<std::int64_t>(minor, 1);
  const Json* value = find(key);
  if (value->is_string() && model::Money::parse(value->get<std::string>(), currency)) {
    wrong(key, "wants an amount above 0, like \"1.00\"" + instead(*value));
  }
  return 1;
}

std::int64_t ObjectReader::amount_or(std::string_view key,
                                     std::int64_t otherwise,
                                     model::Currency currency) {
  return has(key) ? amount(key, currency) : otherwise;
}

std::int64_t ObjectReader::amount_from_0(std::string_view key, model::Currency currency) {
  const Json* value = required(key);
  if (value == nullptr) return 0;
  if (value->is_string()) {
    const auto money = model::Money::parse(value->get<std::string>(), currency);
    if (money) return money->minor();
  }
  wrong(key,
        "wants an amount of " + std::string(currency.code()) + " as a text, like \"" +
            model::Money{12'00, currency}.plain() + "\"" + instead(*value));
  return 0;
}

model::Ratio ObjectReader::factor(std::string_view key) {
  const Json* value = required(key);
  if (value == nullptr) return model::Ratio{};
  constexpr std::int64_t kMost = 100 * model::Ratio::kOne;
  if (value->is_string()) {
    const auto basis_points = decimal(value->get_ref<const std::string&>(), 3, 4);
    if (basis_points && *basis_points >= 1 && *basis_points <= kMost) {
      return model::Ratio{*basis_points};
    }
  }
  wrong(key,
        "wants a number from 0.0001 to 100 with at most 4 decimals as a text, like \"1.5\"" +
            instead(*value));
  return model::Ratio{};
}

model::Ratio ObjectReader::percent(std::string_view key) {
  const Json* value = required(key);
  if (value == nullptr) return model::Ratio{0};
  if (value->is_string()) {
    std::string_view text = value->get_ref<const std::string&>();
    if (text.ends_with('%')) text.remove_suffix(1);
    const auto basis_points = decimal(text, 3, 2);
    if (basis_points && *basis_points >= 1 && *basis_points <= model::Ratio::kOne) {
      return model::Ratio{*basis_points};
    }
  }
  wrong(key,
        "wants a percentage from 0.01 to 100 with at most 2 decimals as a text, like \"10%\"" +
            instead(*value));
  return model::Ratio{0};
}

std::int64_t ObjectReader::quantity_or(std::string_view key, std::int64_t otherwise) {
  const Json* value = find(key);
  if (value == nullptr) return otherwise;
  std::optional<std::int64_t> milli;
  if (value->is_string()) milli = decimal(value->get_ref<const std::string&>(), 6, 3);
  if (value->is_number_unsigned() && value->get<std::uint64_t>() < 1'000'000) {
    milli = value->get<std::int64_t>() * 1'000;
  }
  if (milli && *milli > 0) return *milli;
  wrong(key,
        "wants a quantity above 0 and below 1000000 with at most 3 decimals, like 2 or \"1.5\"" +
            instead(*value));
  return otherwise;
}

std::optional<std::chrono::local_seconds> ObjectReader::time(std::string_view key) {
  const Json* value = find(key);
  if (value == nullptr) return std::nullopt;
  if (value->is_string()) {
    if (const auto time = local_time(value->get_ref<const std::string&>())) return time;
  }
  wrong(key,
        "wants a day or time of the store, like \"2026-11-01\" or \"2026-11-01T08:30\"" +
            instead(*value));
  return std::nullopt;
}

std::optional<Moment> ObjectReader::moment(std::string_view key) {
  const Json* value = required(key);
  if (value == nullptr) return std::nullopt;
  if (value->is_string()) {
    std::string_view text = value->get_ref<const std::string&>();
    constexpr std::size_t kOffset = 6;  // "+08:00"
    const bool is_utc = text.ends_with('Z');
    std::string_view offset = "+00:00";
    if (!is_utc && text.size() > kOffset) offset = text.substr(text.size() - kOffset);
    text.remove_suffix(is_utc ? 1 : std::min(kOffset, text.size()));
    const auto local = local_time(text);
    const bool is_offset = (offset[0] == '+' || offset[0] == '-') && offset[3] == ':' &&
                           is_digits(offset.substr(1, 2)) && is_digits(offset.substr(4, 2));
    if (local && is_offset) {
      const int hours = (offset[1] - '0') * 10 + (offset[2] - '0');
      const int minutes = (offset[4] - '0') * 10 + (offset[5] - '0');
      const std::chrono::minutes east{(hours * 60 + minutes) * (offset[0] == '-' ? -1 : 1)};
      if (hours <= 14 && minutes < 60)
        return Moment{Instant{local->time_since_epoch() - east}, east};
    }
  }
  wrong(key, "wants a time like \"2026-11-22T14:03:05+08:00\"" + instead(*value));
  return std::nullopt;
}

std::optional<ObjectReader> ObjectReader::object(std::string_view key) {
  const Json* value = find(key);
  if (value == nullptr) return std::nullopt;
  ObjectReader object(*document_, *value, path(key));
  if (!value->is_object()) return std::nullopt;
  return object;
}

std::vector<ObjectReader> ObjectReader::objects(std::string_view key,
                                                std::size_t least,
                                                std::size_t most) {
  const Json* value = least == 0 ? find(key) : required(key);
  std::vector<ObjectReader> entries;
  if (value == nullptr) return entries;
  if (!value->is_array() || value->size() < least || value->size() > most) {
    wrong(key,
          "wants a list of " + std::to_string(least) + " to " + std::to_string(most) + " entries");
    return entries;
  }
  for (const Json& entry : *value) {
    entries.emplace_back(*document_, entry, path(key) + "[" + std::to_string(entries.size()) + "]");
  }
  return entries;
}

void ObjectReader::wrong_word(std::string_view key, const std::string& word, Keys known) {
  const std::string_view meant = nearest(word, known);
  const std::string hint = meant.empty() ? "" : "; did you mean \"" + std::string(meant) + "\"?";
  wrong(key, "wants " + listed(known) + ", not \"" + word.substr(0, 32) + "\"" + hint);
}

}  // namespace regulars::loyalty
