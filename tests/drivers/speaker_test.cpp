#include "drivers/speech/speaker.h"

#include <atomic>
#include <chrono>
#include <future>
#include <vector>

#include "drivers/speech/speech_dispatcher.h"
#include "tests/support/catch.h"

using namespace regulars;
using namespace regulars::drivers;
using namespace std::chrono_literals;

namespace {

// What a voice was told, and a gate that it stands at while it speaks.
struct Said {
  std::mutex mutex;
  std::condition_variable changed;
  std::vector<std::string> texts;
  bool may_go_on = true;
  bool fails = false;

  void await(std::size_t count) {
    std::unique_lock lock(mutex);
    REQUIRE(changed.wait_for(lock, 10s, [&] { return texts.size() >= count; }));
  }
  void open_gate() {
    const std::lock_guard lock(mutex);
    may_go_on = true;
    changed.notify_all();
  }
};

class FakeVoice final : public Voice {
 public:
  explicit FakeVoice(Said& said) : said_(said) {}
  Status say(const Sentence& sentence) override {
    std::unique_lock lock(said_.mutex);
    said_.texts.push_back(sentence.language + ": " + sentence.text);
    said_.changed.notify_all();
    said_.changed.wait(lock, [&] { return said_.may_go_on; });
    if (said_.fails) return fail(ErrorKind::device, "no voice");
    return {};
  }
  void be_quiet() override {
    const std::lock_guard lock(said_.mutex);
    said_.texts.emplace_back("quiet");
    said_.changed.notify_all();
  }

 private:
  Said& said_;
};

}  // namespace

TEST_CASE("a speaker says the newest sentence and never makes anybody wait", "[drivers]") {
  Said said;
  said.may_go_on = false;
  Speaker speaker{
      [&]() -> Result<std::unique_ptr<Voice>> { return std::make_unique<FakeVoice>(said); },
      [](const Error&) {}};
  speaker.say({"one", "en"});
  said.await(1);
  speaker.say({"two", "en"});  // the voice is still at it: this one is never spoken
  speaker.say({"three", "zh-CN"});
  said.open_gate();
  said.await(2);
  CHECK(said.texts == std::vector<std::string>{"en: one", "zh-CN: three"});
  speaker.say({"", ""});
  said.await(3);
  CHECK(said.texts.back() == "quiet");
}

TEST_CASE("a voice that is missing is reported once", "[drivers]") {
  std::atomic<int> tries = 0;
  std::atomic<int> reports = 0;
  std::promise<void> reported;
  {
    Speaker speaker{[&]() -> Result<std::unique_ptr<Voice>> {
                      ++tries;
                      return fail(ErrorKind::device, "not installed");
                    },
                    [&](const Error&) {
                      if (++reports == 1) reported.set_value();
                    }};
    speaker.say({"one", "en"});
    REQUIRE(reported.get_future().wait_for(10s) == std::future_status::ready);
    speaker.say({"two", "en"});
  }
  CHECK(tries == 1);  // not again within a minute
  CHECK(reports == 1);
}

TEST_CASE("without the speech service there is a sentence, not a silence", "[drivers]") {
  ::setenv("SPEECHD_ADDRESS", "unix_socket:/nonexistent/speechd.sock", 1);
  const auto opened = SpeechDispatcher::open();
  if (opened) return;  // this machine has one all the same
  CHECK(opened.error().kind == ErrorKind::device);
  CHECK(opened.error().words.find("install speech-dispatcher") != std::string::npos);
}
