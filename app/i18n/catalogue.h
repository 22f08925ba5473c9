#pragma once
// Catalogue: every message of one language, read from a gettext .mo (made by msgfmt from
// assets/i18n/*.po). Messages are found by key ("member.earn"); {0}, {1}... are replaced by the
// arguments. Immutable after it is made: safe from any thread.
//
//   const Catalogues all = Catalogues::built_in();
//   all.in(Language::English).text("earn.balance_after", {"12,929"});
//   all.in(Language::English).plural("status.offline", 3, {"3"});   // one / other
//
// A key without a message answers itself, so that a screen shows something and a test can find it.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "app/base/result.h"
#include "app/i18n/language.h"

namespace regulars::i18n {

class Catalogue {
 public:
  // `mo` is the content of a .mo file. Fails (invalid) when it is not one, is cut short, or counts
  // in a way we do not know (see Plural).
  [[nodiscard]] static Result<Catalogue> parse(Language language, std::string_view mo);

  [[nodiscard]] Language language() const { return language_; }
  [[nodiscard]] bool has(std::string_view key) const;
  [[nodiscard]] std::string text(std::string_view key,
                                 const std::vector<std::string>& arguments = {}) const;
  // The form of the message that goes with `count`.
  [[nodiscard]] std::string plural(std::string_view key,
                                   std::int64_t count,
                                   const std::vector<std::string>& arguments = {}) const;
  [[nodiscard]] std::vector<std::string> keys() const;  // sorted

 private:
  enum class Plural { One, OneAndOther };  // Chinese, English

  Language language_ = Language::English;
  Plural plural_ = Plural::OneAndOther;
  std::unordered_map<std::string, std::vector<std::string>> messages_;  // forms, at least one
};

class Catalogues {
 public:
  // The messages this program was built with: always whole.
  [[nodiscard]] static Catalogues built_in();
  [[nodiscard]] const Catalogue& in(Language language) const;

 private:
  std::array<Catalogue, kLanguages.size()> catalogues_;
};

// "{0} of {1}" with its arguments put in. A number without an argument stays as it is.
[[nodiscard]] std::string with_arguments(std::string_view message,
                                         const std::vector<std::string>& arguments);

}  // namespace regulars::i18n
