#include "app/loyalty/programme_document.h"

#include <algorithm>
#include <set>

#include "app/loyalty/programme_lint.h"
#include "app/loyalty/programme_reader.h"

namespace regulars::loyalty {

namespace {

constexpr const char* kWhat = "programme";
constexpr const char* kKey = "error.programme";

// How deep objects and lists stand in each other; what is no JSON is the parser's to refuse.
std::size_t depth_of(std::string_view json) {
  std::size_t depth = 0;
  std::size_t deepest = 0;
  bool is_text = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (c == '"') {
      is_text = !is_text;
    } else if (is_text) {
      i += c == '\\' ? 1 : 0;
    } else if (c == '{' || c == '[') {
      deepest = std::max(deepest, ++depth);
    } else if (c == '}' || c == ']') {
      depth -= depth > 0 ? 1 : 0;
    }
  }
  return deepest;
}

Status check_bounds(std::string_view json) {
  if (json.size() > kMostDocumentBytes) {
    return fail(ErrorKind::invalid,
                "the programme has " + std::to_string(json.size()) + " bytes; at most " +
                    std::to_string(kMostDocumentBytes) + " are read",
                kKey);
  }
  if (depth_of(json) > kDeepestDocument) {
    return fail(ErrorKind::invalid,
                "the programme is nested more than " + std::to_string(kDeepestDocument) + " deep",
                kKey);
  }
  return {};
}

// A key that stands twice in one object: JSON keeps the last without a word, and whoever wrote the
// first would wonder.
class RepeatedKeys {
 public:
  explicit RepeatedKeys(DocumentReader& document) : document_(document) {}

  void find(std::string_view json) {
    using Event = nlohmann::json::parse_event_t;
    const auto watch = [this](int, Event event, const nlohmann::json& value) {
      if (event == Event::key) {
        take_key(value.get<std::string>());
      } else if (event == Event::object_end || event == Event::array_end) {
        levels_.pop_back();
      } else {
        if (!levels_.empty()) ++levels_.back().entries;
        if (event != Event::value) levels_.push_back({event == Event::array_start, 0, {}, {}});
      }
      return true;
    };
    [[maybe_unused]] const auto parsed = nlohmann::json::parse(json, watch);  // parsed before
  }

 private:
  struct Level {
    bool is_list = false;
    std::size_t entries = 0;  // so far
    std::string key;          // the last
    std::set<std::string> keys;
  };

  void take_key(const std::string& key) {
    Level& level = levels_.back();
    level.key = key;
    if (level.keys.insert(key).second || key == "comment") return;
    std::string path;
    for (const Level& each : levels_) {
      path += each.is_list ? "[" + std::to_string(each.entries - 1) + "]"
                           : (path.empty() ? "" : ".") + each.key;
    }
    document_.wrong(path, "stands twice in one object");
  }

  DocumentReader& document_;
  std::vector<Level> levels_;
};

void sort_rewards(model::Programme& programme) {
  std::stable_sort(programme.rewards.begin(),
                   programme.rewards.end(),
                   [](const auto& left, const auto& right) { return left.cost < right.cost; });
}

}  // namespace

Result<model::Programme> parse_programme(std::string_view json) {
  REGULARS_TRY_VOID(check_bounds(json));
  return read_document(
      kWhat, kKey, json, [](const nlohmann::json& document) -> Result<model::Programme> {
        DocumentReader reader(kWhat, kKey);
        model::Programme programme = read_programme(reader, document);
        REGULARS_TRY_VOID(reader.verdict());
        sort_rewards(programme);
        return programme;
      });
}

Examination examine_programme(std::string_view json, const model::Programme* before) {
  Examination examination;
  auto status = check_bounds(json);
  if (status) {
    status = read_document(kWhat, kKey, json, [&](const nlohmann::json& document) -> Status {
      DocumentReader reader(kWhat, kKey, UnknownKeys::AreMistakes);
      RepeatedKeys(reader).find(json);
      examination.programme = read_programme(reader, document);
      lint_programme(examination.programme, before, reader);
      examination.mistakes = reader.mistakes();
      examination.warnings = reader.warnings();
      sort_rewards(examination.programme);
      return {};
    });
  }
  if (!status) examination.mistakes = {status.error().words};
  return examination;
}

Result<model::Programme> parse_for_publishing(std::string_view json,
                                              const model::Programme* before) {
  Examination examination = examine_programme(json, before);
  if (examination.mistakes.empty()) return std::move(examination.programme);
  return fail(ErrorKind::invalid, mistakes_in_one_sentence(kWhat, examination.mistakes), kKey);
}

}  // namespace regulars::loyalty
