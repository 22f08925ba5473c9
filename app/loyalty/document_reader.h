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

class DocumentReader {
 public:
  using Json = nlohmann::json;

  // `what` it is ("programme") and the i18n key of its mistakes.
  DocumentReader(std::string what, std::string key)
      : what_(std::move(what)), key_(std::move(key)) {}

  void wrong(const std::string& path, const std::string& wants) {
    mistakes_.push_back(path + ": " + wants);
  }

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
    std::string words = "the " + what_ + " has " + std::to_string(mistakes_.size()) +
                        (mistakes_.size() == 1 ? " mistake: " : " mistakes: ");
    for (std::size_t i = 0; i < mistakes_.size(); ++i) {
      words += (i == 0 ? "" : "; ") + mistakes_[i];
    }
    return fail(ErrorKind::invalid, std::move(words), key_);
  }

 private:
  std::string what_;
  std::string key_;
  std::vector<std::string> mistakes_;
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
