#include "app/terminal/sound_cues.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <semaphore>

#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

using namespace regulars;
using namespace regulars::terminal;
using namespace regulars::tests;
using namespace std::chrono_literals;

namespace {

// SDL reads which driver to take when its audio is opened.
void take_driver(const char* name) {
  ::setenv("SDL_AUDIODRIVER", name, 1);
}

}  // namespace

TEST_CASE("a tone begins and ends softly and never is loud or long", "[terminal]") {
  constexpr int kRate = 44'100;
  for (const ui::Cue cue : ui::kCues) {
    const std::vector<std::int16_t> tone = tone_of(cue, kRate);
    REQUIRE(tone.size() > kRate / 10);
    CHECK(tone.size() <= kRate * 2 / 5);
    CHECK(tone.front() == 0);
    CHECK(std::abs(tone.back()) < 100);
    const auto [least, most] = std::minmax_element(tone.begin(), tone.end());
    CHECK(*most > 2'000);
    CHECK(*most < 32'767 / 4);
    CHECK(*least > -32'767 / 4);
    for (std::size_t i = 1; i < tone.size(); ++i) {
      REQUIRE(std::abs(tone[i] - tone[i - 1]) < 2'000);  // no click
    }
  }
  CHECK(tone_of(ui::Cue::Done, kRate) != tone_of(ui::Cue::Failed, kRate));
}

TEST_CASE("a till without a loudspeaker says so once for each switching on", "[terminal]") {
  take_driver("there is no such driver");
  std::counting_semaphore<8> told{0};
  SoundCues cues([&] { told.release(); });
  cues.play(ui::Cue::Done);  // off: nobody hears this
  for (int round = 0; round < 2; ++round) {
    cues.turn(ui::Sound::On);
    cues.play(ui::Cue::Done);
    cues.play(ui::Cue::Failed);
    CHECK(told.try_acquire_for(10s));
    CHECK_FALSE(told.try_acquire_for(50ms));
    cues.turn(ui::Sound::Off);
  }
}

TEST_CASE("a tone reaches the loudspeaker, and nobody waits for it", "[terminal]") {
  const TempDir folder;
  const std::filesystem::path heard = folder.path() / "heard.raw";
  take_driver("disk");
  ::setenv("SDL_DISKAUDIOFILE", heard.c_str(), 1);
  std::binary_semaphore failed{0};
  {
    SoundCues cues([&] { failed.release(); });
    const auto from = std::chrono::steady_clock::now();
    cues.turn(ui::Sound::On);
    for (int i = 0; i < 100; ++i) cues.play(ui::Cue::Recognised);  // most are dropped
    CHECK(std::chrono::steady_clock::now() - from < 100ms);
    CHECK_FALSE(failed.try_acquire_for(600ms));
  }
  CHECK(std::filesystem::file_size(heard) > 10'000);
}
