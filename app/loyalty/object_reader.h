#pragma once
// ObjectReader: one object of a document at its path. Its getters answer a value that is safe to go
// on with and name what is wrong, so that a reader reads on and tells every mistake at once.
// Internal to app/loyalty's codecs, like DocumentReader, which it borrows with the JSON.
//
//   ObjectReader rule(document, json, "earn[2]");
//   rule.only("earn_rule", "spend");           // "earn[2].pionts: is not known; did you mean..."
//   rule.integer("points", 1, 100);            // "earn[2].points: is missing"
//   rule.amount_or("per", 100, currency);      // 100 where there is none

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/base/clock.h"
#include "app/loyalty/document_reader.h"
#include "app/loyalty/programme_words.h"
#include "app/model/money.h"
#include "app/model/programme.h"
#include "app/model/ratio.h"

namespace regulars::loyalty {

using Keys = std::span<const std::string_view>;

// The key that `word` was probably meant to be; empty where none is near.
[[nodiscard]] std::string_view nearest(std::string_view word, Keys keys);

struct Moment {
  Instant at{};
  std::chrono::minutes utc_offset{0};
};

class ObjectReader {
 public:
  using Json = nlohmann::json;

  // `path` is empty for the document itself.
  ObjectReader(DocumentReader& document, const Json& json, std::string path);

  // Where the document is read for publishing, every key is a mistake that programme_words has not
  // for this object; "comment" may stand everywhere.
  void only(std::string_view object, std::string_view kind = {});
  void only(Keys keys) { only_these(keys, {}, {}); }
  // "earn[2].key: wants..."; beyond a few hundred mistakes it is not told any more.
  void wrong(std::string_view key, const std::string& wants);
  [[nodiscard]] std::string path(std::string_view key) const;
  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] DocumentReader& document() const { return *document_; }
  [[nodiscard]] bool has(std::string_view key) const;

  [[nodiscard]] std::int64_t integer(std::string_view key, std::int64_t least, std::int64_t most);
  [[nodiscard]] std::int64_t integer_or(std::string_view key,
                                        std::int64_t otherwise,
                                        std::int64_t least,
                                        std::int64_t most);
  [[nodiscard]] bool flag(std::string_view key);  // false where there is none

  [[nodiscard]] std::string text(std::string_view key);
  [[nodiscard]] std::string text_or(std::string_view key);  // empty where there is none
  [[nodiscard]] std::string id(std::string_view key);
  [[nodiscard]] std::string id_or(std::string_view key);
  [[nodiscard]] std::vector<std::string> names(std::string_view key);  // a list of texts
  [[nodiscard]] model::Texts texts(std::string_view key);
  [[nodiscard]] model::Texts texts_or(std::string_view key);

  // "1.00" of the currency, above 0.
  [[nodiscard]] std::int64_t amount(std::string_view key, model::Currency currency);
  [[nodiscard]] std::int64_t amount_or(std::string_view key,
                                       std::int64_t otherwise,
                                       model::Currency currency);
  // Like amount, and 0 is one too.
  [[nodiscard]] std::int64_t amount_from_0(std::string_view key, model::Currency currency);
  [[nodiscard]] model::Ratio factor(std::string_view key);   // "1.5": 0.0001 to 100
  [[nodiscard]] model::Ratio percent(std::string_view key);  // "10%" or "10": 0.01 to 100
  // "1.5" or 2: thousandths, above 0.
  [[nodiscard]] std::int64_t quantity_or(std::string_view key, std::int64_t otherwise);

  [[nodiscard]] std::optional<std::chrono::local_seconds> time(std::string_view key);

  // "2026-11-22T14:03:05+08:00": a time with its distance from UTC.
  [[nodiscard]] std::optional<Moment> moment(std::string_view key);

  template <typename Kind, std::size_t kSize>
  [[nodiscard]] std::optional<Kind> kind(std::string_view key,
                                         const std::array<Word<Kind>, kSize>& words) {
    const std::string word = text(key);
    if (word.empty()) return std::nullopt;
    for (const Word<Kind>& each : words) {
      if (each.text == word) return each.kind;
    }
    std::vector<std::string_view> known;
    for (const Word<Kind>& each : words) known.push_back(each.text);
    wrong_word(key, word, known);
    return std::nullopt;
  }
  template <typename Kind, std::size_t kSize>
  [[nodiscard]] Kind kind_or(std::string_view key,
                             Kind otherwise,
                             const std::array<Word<Kind>, kSize>& words) {
    return has(key) ? kind(key, words).value_or(otherwise) : otherwise;
  }

  // None where there is no such key, or where it is no object: then it is wrong.
  [[nodiscard]] std::optional<ObjectReader> object(std::string_view key);
  // The list's entries; none where there is no such key. An entry that is no object is wrong and
  // stays, so that the entries' numbers are those of the document.
  [[nodiscard]] std::vector<ObjectReader> objects(std::string_view key,
                                                  std::size_t least,
                                                  std::size_t most);

 private:
  [[nodiscard]] const Json* find(std::string_view key) const;
  [[nodiscard]] const Json* required(std::string_view key);
  void only_these(Keys keys, std::string_view object, std::string_view kind);
  void wrong_word(std::string_view key, const std::string& word, Keys known);

  DocumentReader* document_;
  const Json* json_;
  std::string path_;
};

}  // namespace regulars::loyalty
