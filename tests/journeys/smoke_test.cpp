// The real terminal in a real window: a walk through every screen, each saved as a picture in the
// build folder, for a person to look at. Needs a display; packaging/test brings one (Xvfb).

#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "tests/journeys/real_programs.h"
#include "tests/support/catch.h"

using namespace regulars;
using namespace regulars::tests;

namespace {

constexpr std::uintmax_t kLeastBytes = 4'096;  // an empty screen packs into less
constexpr int kLeastPictures = 8;

enum class Windows { One, Two };

void walk(const RealPrograms& programs, const std::string& language, Windows windows) {
  const auto folder = std::filesystem::path(REGULARS_PICTURES) /
                      (windows == Windows::Two ? language + "-two-windows" : language);
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  std::vector<std::string> arguments{"--data",
                                     programs.terminal_folder().string(),
                                     "--windowed",
                                     "1280x800",
                                     "--language",
                                     language,
                                     "--demo",
                                     "--pictures",
                                     folder.string()};
  if (windows == Windows::Two) arguments.emplace_back("--customer-display");
  const Ran ran = run(program("regulars-terminal"), arguments);
  INFO(language << ": " << ran.output);
  REQUIRE(ran.exit_code == 0);
  int pictures = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    INFO(entry.path().string());
    CHECK(entry.path().extension() == ".png");
    CHECK(entry.file_size() > kLeastBytes);
    ++pictures;
  }
  CHECK(pictures >= kLeastPictures);
}

}  // namespace

TEST_CASE("every screen of the real terminal can be drawn and saved", "[journey]") {
  if (std::getenv("DISPLAY") == nullptr) {
    WARN("passed over: no display; packaging/test runs this under xvfb-run");
    return;
  }
  RealPrograms programs(200);
  programs.add_cashier("Lin Yue", "1234");
  walk(programs, "en", Windows::One);
  walk(programs, "zh_CN", Windows::One);
  walk(programs, "en", Windows::Two);
}
