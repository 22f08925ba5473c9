#pragma once
// DocumentReader: takes fields out of a JSON document that a person of head office wrote and
// collects every mistake by its path instead of stopping at the first. Internal to app/loyalty's
// codecs: it includes nlohmann's JSON, so only .cpp files there include it.

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "app/base/result.h"
#include "app/model/programme.h"

namespace regulars::loyalty {

// What becomes of a key that nobody knows: an older program follows a newer one's document, but
// whoever writes one is told of every slip.
enum class UnknownKeys { AreIgnored, AreMistakes };

// "the programme has 2 mistakes: a: is missing; b: is missing".
[[nodiscard]] inline std::string mistakes_in_one_sentence(
    const std::string& what, const std::vector<std::string>& mistakes) {
  std::string words = "the " + what + " has " + std::to_string(mistakes.size()) +
                      (mistakes.size() == 1 ? " mistake: " : " mistakes: ");
  for (std::size_t i = 0; i < mistakes.size(); ++i) words += (i == 0 ? "" : "; ") + mistakes[i];
  return words;
}

class DocumentReader {
 public:
  using Json = nlohmann::json;

  // `what` it is ("programme") and the i18n key of its mistakes.
  DocumentReader(std::string what,
                 std::string key,
                 UnknownKeys unknown_keys = UnknownKeys::AreIgnored)
      : what_(std::move(what)), key_(std::move(key)), unknown_keys_(unknown_keys) {}

  void wrong(const std::string& path, const std::string& wants) {
    mistakes_.push_back(path + ": " + wants);
  }
  // Allowed, and probably not meant.
  void doubtful(const std::string& path, const std::string& words) {
    warnings_.push_back(path + ": " + words);
  }
  [[nodiscard]] const std::vector<std::string>& mistakes() const { return mistakes_; }
  [[nodiscard]] const std::vector<std::string>& warnings() const { return warnings_; }
  // Whether something at the path or below it is wrong.
  [[nodiscard]] bool is_wrong(const std::string& path) const {
    return std::any_of(mistakes_.begin(), mistakes_.end(), [&](const std::string& mistake) {
      return mistake.starts_with(path) && mistake.size() > path.size() &&
             (mistake[path.size()] == '.' || mistake[path.size()] == '[' ||
              mistake[path.size()] == ':');
    });
  }
  [[nodiscard]] bool wants_known_keys() const { return unknown_keys_ == UnknownKeys::AreMistakes; }

  const Json* field(const Json& object, const std::string& path, const char* name) {
    const auto found = object.is_object() ? object.find(name) : object.end();
    if (!object.is_object() || found == object.end()) {
      wrong(path + name, "is missing");
      return nullptr;
    }
    return &*found;
  }

  std::int64_t integer(const Json& object,
                       const std::string& path,
                       const char* name,
                       std::int64_t least,
                       std::int64_t most) {
    const Json* value = field(object, path, name);
    if (value == nullptr) return least;
    const bool fits = value->is_number_integer() && *value >= least && *value <= most;
    if (fits) return value->get<std::int64_t>();
    wrong(path + name,
          "wants a whole number from " + std::to_string(least) + " to " + std::to_string(most));
    return least;
  }

  std::string text(const Json& object, const std::string& path, const char* name) {
    const Json* value = field(object, path, name);
    if (value == nullptr) return {};
    if (value->is_string() && !value->get<std::string>().empty()) return value->get<std::string>();
    wrong(path + name, "wants a text");
    return {};
  }

  model::Texts texts(const Json& object, const std::string& path, const char* name) {
    model::Texts all;
    const Json* value = field(object, path, name);
    if (value == nullptr) return all;
    for (const auto& [language, text] : value->items()) {
      if (value->is_object() && text.is_string()) all[language] = text.get<std::string>();
    }
    if (all.size() != value->size() || all.find("en") == all.end()) {
      wrong(path + name, R"(wants texts by language, English among them, like {"en": "Gold"})");
    }
    return all;
  }

  // The elements of a list with at most `most` of them.
  std::vector<Json> list(const Json& object,
                         const char* name,
                         std::size_t least,
                         std::size_t most) {
    const Json* value = field(object, "", name);
    if (value == nullptr) return {};
    if (value->is_array() && value->size() >= least && value->size() <= most) {
      return value->get<std::vector<Json>>();
    }
    wrong(name,
          "wants a list of " + std::to_string(least) + " to " + std::to_string(most) + " entries");
    return {};
  }

  // invalid, with all mistakes in one sentence; nothing where there were none.
  [[nodiscard]] Status verdict() const {
    if (mistakes_.empty()) return {};
    return fail(ErrorKind::invalid, mistakes_in_one_sentence(what_, mistakes_), key_);
  }

 private:
  std::string what_;
  std::string key_;
  UnknownKeys unknown_keys_;
  std::vector<std::string> mistakes_;
  std::vector<std::string> warnings_;
};

// `read`, given the parsed JSON; text that is none is an error that names the byte.
template <typename Read>
auto read_document(const std::string& what,
                   const std::string& key,
                   std::string_view json,
                   Read read) -> decltype(read(std::declval<const nlohmann::json&>())) {
  using Json = nlohmann::json;
  try {
    return read(Json::parse(json));
  } catch (const Json::parse_error& error) {
    return fail(ErrorKind::invalid,
                "the " + what + " is not JSON: mistake at byte " + std::to_string(error.byte),
                key);
  } catch (const Json::exception&) {
    return fail(ErrorKind::invalid, "the " + what + " is not JSON of a " + what, key);
  }
}

}  // namespace regulars::loyalty
