#include "app/terminal/terminal.h"

#include <charconv>
#include <condition_variable>
#include <mutex>
#include <utility>

#include "app/base/system_clock.h"
#include "app/config/terminal_config.h"
#include "app/i18n/catalogue.h"
#include "app/loyalty/redeem.h"
#include "app/storage/data_folder.h"
#include "app/storage/terminal/terminal_storage.h"
#include "app/terminal/arrivals.h"
#include "app/terminal/customer_display.h"
#include "app/terminal/desktop.h"
#include "app/terminal/device_hub.h"
#include "app/terminal/disk_watch.h"
#include "app/terminal/gui.h"
#include "app/terminal/main_loop.h"
#include "app/terminal/picture_walk.h"
#include "app/terminal/pos_interface.h"
#include "app/terminal/request_runner.h"
#include "app/terminal/sync_runner.h"
#include "app/terminal/window.h"
#include "app/terminal/worker.h"
#include "app/ui/presenters/counter_presenter.h"
#include "app/ui/typing/google_pinyin.h"
#include "drivers/speech/speech_dispatcher.h"
#include "sync/wire/identity.h"

namespace regulars::terminal {
namespace {

std::string log_file(const storage::DataFolder& folder) {
  std::error_code ignored;  // a log that cannot be opened says so itself
  std::filesystem::create_directories(folder / "log", ignored);
  return (folder / "log" / "terminal.log").string();
}

Result<config::TerminalConfig> load_config(const TerminalOptions& options) {
  REGULARS_TRY(auto config, config::load_terminal_config(options.data / "terminal.toml"));
  if (!options.language.empty()) config.language = options.language;
  return config;
}

ui::ThemeChoice theme_of(config::Theme theme) {
  switch (theme) {
    case config::Theme::Day:
      return ui::ThemeChoice::Day;
    case config::Theme::Night:
      return ui::ThemeChoice::Night;
    case config::Theme::Contrast:
      return ui::ThemeChoice::Contrast;
    case config::Theme::Auto:
      break;
  }
  return ui::ThemeChoice::Auto;
}

ui::Preferences preferences_of(const config::TerminalConfig& config) {
  ui::Preferences preferences;
  preferences.language = i18n::language_of(config.language).value_or(i18n::Language::English);
  preferences.theme = theme_of(config.screen.theme);
  const bool is_big = config.screen.text == config::TextSize::Big;
  preferences.text = is_big ? ui::TextSize::Big : ui::TextSize::Regular;
  const bool is_left = config.screen.hand == config::Hand::Left;
  preferences.hand = is_left ? ui::Hand::Left : ui::Hand::Right;
  preferences.motion = config.screen.has_motion ? ui::Motion::On : ui::Motion::Off;
  preferences.sound = config.sound.has_cues ? ui::Sound::On : ui::Sound::Off;
  return preferences;
}

// A lease that a killed terminal left open is given back by an event.
void close_leases(storage::TerminalStorage& storage, const Clock& clock, Log& log) {
  const Instant now = clock.wall();
  const auto closed = loyalty::close_open_leases(storage, now, local_utc_offset(now));
  if (!closed) log.warning("lease", closed.error().words);
  if (closed && *closed > 0) log.info("lease", "closed", {{"leases", std::to_string(*closed)}});
}

std::optional<int> length_of(std::string_view digits, int least) {
  constexpr std::size_t kMostDigits = 4;
  int value = 0;
  const char* const end = digits.data() + digits.size();
  const auto [stop, problem] = std::from_chars(digits.data(), end, value);
  if (problem != std::errc{} || stop != end || digits.size() > kMostDigits || value < least) {
    return std::nullopt;
  }
  return value;
}

}  // namespace

std::optional<WindowSize> parse_window_size(std::string_view text) {
  constexpr WindowSize kLeast{320, 200};
  const std::size_t cross = text.find('x');
  if (cross == std::string_view::npos) return std::nullopt;
  const auto width = length_of(text.substr(0, cross), kLeast.width);
  const auto height = length_of(text.substr(cross + 1), kLeast.height);
  if (!width || !height) return std::nullopt;
  return WindowSize{*width, *height};
}

// In the order of the levels; destroyed in reverse.
struct Terminal::Parts {
  Parts(TerminalOptions chosen,
        storage::DataFolder held,
        config::TerminalConfig read,
        Clock& shared_clock)
      : options(std::move(chosen)),
        folder(std::move(held)),
        config(std::move(read)),
        clock(shared_clock),
        log("regulars-terminal", log_file(folder)),
        catalogues(i18n::Catalogues::built_in()),
        hub(arrivals, log, config.place()),
        disk(folder.path(), arrivals, clock) {}

  const TerminalOptions options;
  const storage::DataFolder folder;
  const config::TerminalConfig config;
  Clock& clock;
  Log log;
  const i18n::Catalogues catalogues;
  Arrivals arrivals;
  DeviceHub hub;
  DiskWatch disk;  // the worker's
  std::unique_ptr<Worker> worker;
  std::unique_ptr<SyncRunner> sync;
  std::unique_ptr<RequestRunner> requests;
  std::unique_ptr<PosInterface> pos;  // null when it is off
};

// Whether a demonstration begins with the tour.
enum class Guided : std::uint8_t { No, Yes };

// What a display needs on top.
struct Terminal::Counter {
  std::unique_ptr<Desktop> desktop;
  std::unique_ptr<Window> window;
  std::unique_ptr<Gui> gui;
  std::unique_ptr<CustomerDisplay> customer;  // null: none is wanted
  std::unique_ptr<drivers::Speaker> speaker;  // null: the customer's screen is not spoken
  std::unique_ptr<ui::PinyinEngine> pinyin;
  std::unique_ptr<ui::CounterPresenter> presenter;
  std::unique_ptr<SoundCues> sounds;
  std::unique_ptr<MainLoop> loop;

  [[nodiscard]] static Result<Counter> open(Parts& parts, Guided guided);
  void open_customer_display(Parts& parts);
};

Terminal::Terminal(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

Terminal::~Terminal() {
  parts_->log.info("terminal", "stopped");
}

Result<std::unique_ptr<Terminal>> Terminal::open(const TerminalOptions& options, Clock& clock) {
  REGULARS_TRY(auto folder, storage::DataFolder::open(options.data));
  REGULARS_TRY(auto config, load_config(options));
  auto parts = std::make_unique<Parts>(options, std::move(folder), std::move(config), clock);
  Parts& all = *parts;
  REGULARS_TRY(auto storage, storage::TerminalStorage::open(all.folder.path(), clock, all.log));
  close_leases(*storage, clock, all.log);
  all.worker = std::make_unique<Worker>(std::move(storage), all.log);
  all.sync = std::make_unique<SyncRunner>(SyncRunner::Parts{
      *all.worker, all.arrivals, clock, all.log, local_utc_offset, all.folder.path(), all.config});
  all.requests = std::make_unique<RequestRunner>(RequestRunner::Parts{*all.worker,
                                                                      *all.sync,
                                                                      all.arrivals,
                                                                      clock,
                                                                      local_utc_offset,
                                                                      all.config.place(),
                                                                      &all.disk});
  if (all.config.pos.is_enabled) {
    REGULARS_TRY(all.pos,
                 PosInterface::open({*all.worker,
                                     *all.sync,
                                     all.arrivals,
                                     all.catalogues,
                                     clock,
                                     all.log,
                                     local_utc_offset,
                                     all.folder.path(),
                                     all.config}));
  }
  all.log.info("terminal", "ready", {{"pos_port", std::to_string(all.pos ? all.pos->port() : 0)}});
  return std::unique_ptr<Terminal>(new Terminal(std::move(parts)));
}

Result<Terminal::Counter> Terminal::Counter::open(Parts& parts, Guided guided) {
  Counter counter;
  REGULARS_TRY(counter.desktop, Desktop::open());
  WindowOptions window;
  window.is_fullscreen = !parts.options.windowed.has_value();
  window.width = parts.options.windowed.value_or(WindowSize{}).width;
  window.height = parts.options.windowed.value_or(WindowSize{}).height;
  window.drawing = parts.options.drawing;
  REGULARS_TRY(counter.window, Window::open(*counter.desktop, window));
  REGULARS_TRY(counter.gui, Gui::open(*counter.window, parts.catalogues));
  counter.open_customer_display(parts);
  ui::CounterSettings settings;
  settings.defaults = preferences_of(parts.config);
  settings.diagonal_inches = parts.config.screen.diagonal_inches;
  const auto& customer = parts.config.customer_display;
  settings.customer_language =
      i18n::language_of(customer.language).value_or(settings.defaults.language);
  settings.customer_diagonal_inches = customer.diagonal_inches;
  settings.board_every = customer.board_every;
  settings.region = parts.config.place();
  settings.utc_offset = local_utc_offset;
  if (parts.options.is_demo) settings.demo_pin = kDemoPin;
  if (parts.options.is_demo && guided == Guided::Yes) {
    if (auto card = demo_card(*parts.worker)) settings.demo_cards.push_back(*std::move(card));
  }
  settings.idle_return = parts.config.screen.idle_return;
  counter.pinyin = ui::GooglePinyin::open(parts.log);
  settings.pinyin = counter.pinyin.get();
  counter.presenter = std::make_unique<ui::CounterPresenter>(
      *parts.requests, parts.clock, parts.catalogues, std::move(settings));
  counter.sounds = std::make_unique<SoundCues>(
      [&arrivals = parts.arrivals] { arrivals.deliver(ui::SoundFailed{}); });
  if (customer.has_speech) {
    counter.speaker = std::make_unique<drivers::Speaker>(
        drivers::SpeechDispatcher::open,
        [&log = parts.log](const Error& why) { log.warning("speech", why.words); });
  }
  counter.loop = std::make_unique<MainLoop>(MainLoop::Parts{*counter.desktop,
                                                            *counter.window,
                                                            *counter.gui,
                                                            counter.customer.get(),
                                                            *counter.presenter,
                                                            parts.arrivals,
                                                            parts.hub,
                                                            parts.clock,
                                                            parts.log,
                                                            counter.sounds.get(),
                                                            counter.speaker.get()},
                                            parts.config.scanner.prefix);
  return counter;
}

void Terminal::Counter::open_customer_display(Parts& parts) {
  const auto& wanted = parts.config.customer_display;
  if (!wanted.is_enabled && !parts.options.has_customer_display) return;
  CustomerDisplayOptions options;
  options.is_fullscreen = !parts.options.windowed.has_value();
  options.display = wanted.display;
  options.drawing = parts.options.drawing;
  options.width = parts.options.windowed.value_or(WindowSize{}).width;
  options.height = parts.options.windowed.value_or(WindowSize{}).height;
  customer = std::make_unique<CustomerDisplay>(*desktop, parts.catalogues, parts.log, options);
  customer->settle();
}

Status Terminal::run(std::stop_token stop) {
  REGULARS_TRY(const Counter counter, Counter::open(*parts_, Guided::Yes));
  counter.loop->run(std::move(stop));
  return {};
}

Status Terminal::run_headless(std::stop_token stop) {
  std::mutex mutex;
  std::condition_variable_any stopped;
  std::unique_lock lock(mutex);
  stopped.wait(lock, std::move(stop), [] { return false; });
  return {};
}

Status Terminal::save_pictures(const std::filesystem::path& folder) {
  REGULARS_TRY(const Counter counter, Counter::open(*parts_, Guided::No));
  PictureWalk walk({*counter.window,
                    *counter.gui,
                    *counter.loop,
                    counter.customer.get(),
                    *counter.presenter,
                    *parts_->worker,
                    parts_->hub,
                    parts_->clock,
                    parts_->log},
                   folder);
  return walk.run();
}

std::uint16_t Terminal::pos_port() const {
  return parts_->pos ? parts_->pos->port() : 0;
}

Result<std::string> enrol_once(const TerminalOptions& options,
                               const std::string& code,
                               Clock& clock) {
  REGULARS_TRY(const auto folder, storage::DataFolder::open(options.data));
  REGULARS_TRY(const auto config, load_config(options));
  Log log("regulars-terminal", log_file(folder), LogLevel::warning);
  REGULARS_TRY(auto storage, storage::TerminalStorage::open(folder.path(), clock, log));
  Worker worker(std::move(storage), log);
  REGULARS_TRY(const auto reply, enrol_terminal(worker, config, folder.path(), code, log));
  return reply.store_name + ", " + reply.terminal_name;
}

}  // namespace regulars::terminal
