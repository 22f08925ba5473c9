#include "app/i18n/catalogue.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "app/base/check.h"
#include "app/i18n/built_in_messages.h"

namespace regulars::i18n {
namespace {

constexpr std::uint32_t kMagic = 0x950412de;  // gettext's, in our byte order only: we make them
constexpr std::uint32_t kMaxMessages = 10'000;

// In the order of Language.
struct Known {
  std::string_view code;
  std::string_view own_name;
  const std::string_view& messages;
};
constexpr std::array<Known, kLanguages.size()> kKnown{{{"en", "English", kMessages_en},
                                                       {"zh_CN", "简体中文", kMessages_zh_CN},
                                                       {"zh_TW", "繁體中文", kMessages_zh_TW}}};

struct Entry {
  std::uint32_t length = 0;
  std::uint32_t offset = 0;
};

std::optional<std::uint32_t> word_at(std::string_view mo, std::size_t at) {
  if (at + 4 > mo.size()) return std::nullopt;
  std::uint32_t value = 0;
  for (std::size_t i = 4; i-- > 0;) value = value << 8U | static_cast<unsigned char>(mo.at(at + i));
  return value;
}

std::optional<std::string_view> string_at(std::string_view mo, std::size_t table, std::size_t i) {
  const auto length = word_at(mo, table + i * 8);
  const auto offset = word_at(mo, table + i * 8 + 4);
  if (!length || !offset || std::size_t{*offset} + *length > mo.size()) return std::nullopt;
  return mo.substr(*offset, *length);
}

std::vector<std::string> split_forms(std::string_view forms) {
  std::vector<std::string> result;
  for (std::size_t begin = 0;;) {
    const std::size_t end = forms.find('\0', begin);
    result.emplace_back(forms.substr(begin, end - begin));
    if (end == std::string_view::npos) return result;
    begin = end + 1;
  }
}

}  // namespace

std::string_view code(Language language) {
  return kKnown.at(static_cast<std::size_t>(language)).code;
}

std::optional<Language> language_of(std::string_view wanted) {
  const auto* const found = std::find_if(
      kLanguages.begin(), kLanguages.end(), [&](Language each) { return code(each) == wanted; });
  if (found == kLanguages.end()) return std::nullopt;
  return *found;
}

std::string_view own_name(Language language) {
  return kKnown.at(static_cast<std::size_t>(language)).own_name;
}

Language next(Language language) {
  return kLanguages.at((static_cast<std::size_t>(language) + 1) % kLanguages.size());
}

Result<Catalogue> Catalogue::parse(Language language, std::string_view mo) {
  const auto broken = [&](const std::string& why) {
    return fail(ErrorKind::invalid, "messages of " + std::string{code(language)} + ": " + why);
  };
  if (word_at(mo, 0) != kMagic) return broken("not a .mo file of this byte order");
  const auto count = word_at(mo, 8);
  const auto keys = word_at(mo, 12);
  const auto texts = word_at(mo, 16);
  if (!count || !keys || !texts || *count > kMaxMessages) return broken("cut short");

  Catalogue catalogue;
  catalogue.language_ = language;
  std::string header;
  for (std::uint32_t i = 0; i < *count; ++i) {
    const auto key = string_at(mo, *keys, i);
    const auto text = string_at(mo, *texts, i);
    if (!key || !text) return broken("message " + std::to_string(i) + " is cut short");
    if (key->empty()) {
      header = *text;
      continue;
    }
    catalogue.messages_.emplace(key->substr(0, key->find('\0')), split_forms(*text));
  }
  if (header.find("nplurals=1;") != std::string::npos) {
    catalogue.plural_ = Plural::One;
  } else if (header.find("nplurals=2; plural=(n != 1);") == std::string::npos) {
    return broken("its Plural-Forms are neither 1 nor the English two");
  }
  return catalogue;
}

bool Catalogue::has(std::string_view key) const {
  return messages_.contains(std::string{key});
}

std::string Catalogue::text(std::string_view key, const std::vector<std::string>& arguments) const {
  const auto found = messages_.find(std::string{key});
  if (found == messages_.end()) return std::string{key};
  return with_arguments(found->second.front(), arguments);
}

std::string Catalogue::plural(std::string_view key,
                              std::int64_t count,
                              const std::vector<std::string>& arguments) const {
  const auto found = messages_.find(std::string{key});
  if (found == messages_.end()) return std::string{key};
  const bool is_other = plural_ == Plural::OneAndOther && count != 1 && count != -1;
  const auto& forms = found->second;
  return with_arguments(is_other ? forms.back() : forms.front(), arguments);
}

std::vector<std::string> Catalogue::keys() const {
  std::vector<std::string> result;
  result.reserve(messages_.size());
  for (const auto& [key, forms] : messages_) result.push_back(key);
  std::sort(result.begin(), result.end());
  return result;
}

Catalogues Catalogues::built_in() {
  Catalogues all;
  for (std::size_t i = 0; i < kLanguages.size(); ++i) {
    auto parsed = Catalogue::parse(kLanguages.at(i), kKnown.at(i).messages);
    REGULARS_CHECK(parsed.has_value());  // made by our own build
    all.catalogues_.at(i) = *std::move(parsed);
  }
  return all;
}

const Catalogue& Catalogues::in(Language language) const {
  return catalogues_.at(static_cast<std::size_t>(language));
}

std::string with_arguments(std::string_view message, const std::vector<std::string>& arguments) {
  std::string result;
  result.reserve(message.size() + 16);
  while (!message.empty()) {
    const std::size_t open = message.find('{');
    const std::size_t close = message.find('}', open == std::string_view::npos ? open : open + 1);
    if (close == std::string_view::npos) break;
    std::size_t number = arguments.size();
    std::from_chars(message.data() + open + 1, message.data() + close, number);
    result += message.substr(0, open);
    if (number < arguments.size()) {
      result += arguments.at(number);
    } else {
      result += message.substr(open, close + 1 - open);
    }
    message.remove_prefix(close + 1);
  }
  result += message;
  return result;
}

}  // namespace regulars::i18n
