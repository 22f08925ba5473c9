// Which folder may include which: the levels as a table, checked against every #include.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tests/layout/source_tree.h"
#include "tests/support/catch.h"

using namespace regulars::tests;

namespace {

struct Room {
  std::string folder;
  std::vector<std::string> may_include;  // beside itself
};

// The most specific folder that holds a file decides. In the order of the levels.
const std::vector<Room>& rooms() {
  static const std::vector<Room> kRooms = {
      {"app/base", {}},
      {"drivers", {"app/base"}},
      {"sync/wire", {"app/base"}},
      {"sync/client", {"app/base", "sync/wire"}},
      {"sync/server", {"app/base", "sync/wire"}},
      {"app/model", {"app/base"}},
      {"app/i18n", {"app/base", "app/model"}},
      {"app/config", {"app/base", "app/model"}},
      // storage -> sync/wire is the one sideways arrow: an outbox row is an envelope.
      {"app/storage", {"app/base", "app/model", "sync/wire"}},
      {"app/storage/feed", {"app/base", "app/model", "app/storage"}},
      {"app/storage/terminal", {"app/base", "app/model", "app/storage", "sync/wire"}},
      {"app/storage/central_sqlite", {"app/base", "app/model", "app/storage", "sync/wire"}},
      {"app/storage/central_postgres", {"app/base", "app/model", "app/storage", "sync/wire"}},
      {"app/loyalty", {"app/base", "app/model", "app/i18n", "app/config", "app/storage"}},
      {"app/feedback",
       {"app/base", "app/model", "app/i18n", "app/config", "app/storage", "app/loyalty"}},
      {"app/insight",
       {"app/base", "app/model", "app/storage", "app/loyalty", "app/feedback", "app/i18n"}},
      // Presenters and screens touch no disk: of the verbs only the pure rules.
      {"app/ui", {"app/base", "app/model", "app/i18n", "app/loyalty", "app/feedback"}},
      {"app/ui/presenters", {"app/base", "app/model", "app/i18n", "app/loyalty", "app/ui"}},
      {"app/terminal", {"app", "drivers", "sync/wire", "sync/client", "sync/server"}},
      {"app/central", {"app", "sync"}},
      // The shell's door to both houses; nobody includes it.
      {"app/tool", {"app", "drivers", "sync"}},
  };
  return kRooms;
}

// Arrows that the table above would allow because of a common parent, and that are forbidden.
const std::vector<Room>& walls() {
  static const std::vector<Room> kWalls = {
      {"app/storage/feed", {"app/storage/terminal", "app/storage/central_sqlite"}},
      {"app/storage/terminal", {"app/storage/central_sqlite", "app/storage/central_postgres"}},
      {"app/storage/central_sqlite", {"app/storage/terminal", "app/storage/central_postgres"}},
      {"app/storage/central_postgres", {"app/storage/terminal", "app/storage/central_sqlite"}},
      {"app/ui/presenters", {"app/ui/screens", "app/ui/widgets"}},
      {"app/terminal", {"app/central", "app/tool", "app/storage/central_sqlite"}},
      {"app/central", {"app/terminal", "app/tool", "app/ui", "app/storage/terminal"}},
  };
  return kWalls;
}

// Whose header may be included where. Others see the wrapper's own header only.
const std::vector<Room>& wrappers() {
  static const std::vector<Room> kWrappers = {
      {"sqlite3.h", {"app/storage"}},
      {"SQLiteCpp/", {"app/storage"}},
      {"libpq", {"app/storage/central_postgres"}},
      {"imgui", {"app/ui", "app/terminal"}},
      {"SDL", {"app/terminal", "app/ui/widgets"}},
      {"GL/", {"app/terminal", "app/ui"}},
      {"curl/", {"sync/client"}},
      {"boost/", {"sync/server", "app/terminal", "app/central"}},
      {"zstd.h", {"sync/wire"}},
      {"sodium.h", {"app/loyalty/pin.cpp"}},
      {"toml++/", {"app/config"}},
      {"googlepinyin/", {"app/ui/typing"}},
      {"opencc/", {"app/ui/typing"}},
      {"CLI/", {"app/terminal", "app/central", "app/tool"}},
  };
  return kWrappers;
}

struct Include {
  std::string name;
  bool is_ours = false;
};

std::optional<Include> include_in(const std::string& line) {
  constexpr std::string_view kDirective = "#include ";
  if (!line.starts_with(kDirective) || line.size() <= kDirective.size()) return std::nullopt;
  const char open = line[kDirective.size()];
  const std::size_t begin = kDirective.size() + 1;
  const std::size_t end = line.find(open == '"' ? '"' : '>', begin);
  if (end == std::string::npos) return std::nullopt;
  return Include{line.substr(begin, end - begin), open == '"'};
}

const Room* room_of(std::string_view path) {
  const Room* best = nullptr;
  for (const Room& room : rooms()) {
    if (!is_within(path, room.folder)) continue;
    if (best == nullptr || room.folder.size() > best->folder.size()) best = &room;
  }
  return best;
}

bool is_within_any(std::string_view path, const std::vector<std::string>& folders) {
  for (const std::string& folder : folders) {
    if (is_within(path, folder)) return true;
  }
  return false;
}

bool is_walled_off(std::string_view from, std::string_view to) {
  for (const Room& wall : walls()) {
    if (is_within(from, wall.folder) && is_within_any(to, wall.may_include)) return true;
  }
  return false;
}

bool is_allowed(const Room& room, std::string_view from, std::string_view to) {
  if (is_walled_off(from, to)) return false;
  // Schemas, messages and programmes that assets/ made into headers: values, no arrows out.
  if (is_within(to, "assets")) return is_within(from, "app");
  return is_within(to, room.folder) || is_within_any(to, room.may_include);
}

bool may_wrap(std::string_view from, std::string_view header) {
  for (const Room& wrapper : wrappers()) {
    if (header.starts_with(wrapper.folder)) return is_within_any(from, wrapper.may_include);
  }
  return true;
}

std::vector<std::string> faults_of(const SourceFile& file) {
  std::vector<std::string> faults;
  const Room* room = room_of(file.path);
  if (room == nullptr) return {file.path + ": lies in no room of the table in arrows_test.cpp"};
  for (const std::string& line : file.lines) {
    const std::optional<Include> include = include_in(line);
    if (!include) continue;
    const bool is_fine = include->is_ours ? is_allowed(*room, file.path, include->name)
                                          : may_wrap(file.path, include->name);
    if (!is_fine) faults.push_back(file.path + " must not include " + include->name);
  }
  return faults;
}

}  // namespace

TEST_CASE("every include points down the levels", "[layout]") {
  std::vector<std::string> faults;
  const std::vector<SourceFile> files = sources_under({"app", "drivers", "sync"});
  REQUIRE(files.size() > 20);
  for (const SourceFile& file : files) {
    for (std::string& fault : faults_of(file)) faults.push_back(std::move(fault));
  }
  INFO(joined(faults));
  CHECK(faults.empty());
}

TEST_CASE("an upward, a sideways and a wrapped include are each found", "[layout]") {
  CHECK(faults_of({"app/model/a.cpp", {"#include \"app/storage/database.h\""}}).size() == 1);
  CHECK(faults_of({"drivers/a.cpp", {"#include \"app/model/points.h\""}}).size() == 1);
  CHECK(faults_of({"sync/client/a.cpp", {"#include \"sync/server/listener.h\""}}).size() == 1);
  CHECK(faults_of({"app/storage/terminal/a.cpp",
                   {"#include \"app/storage/central_sqlite/central_store.h\""}})
            .size() == 1);
  CHECK(faults_of({"app/loyalty/a.cpp", {"#include <sqlite3.h>"}}).size() == 1);
  CHECK(faults_of({"app/insight/a.cpp", {"#include \"app/feedback/rate.h\""}}).empty());
  CHECK(faults_of({"app/storage/a.cpp", {"#include \"sync/wire/envelope.h\""}}).empty());
  CHECK(faults_of({"app/storage/a.cpp", {"#include \"sync/client/courier.h\""}}).size() == 1);
}
