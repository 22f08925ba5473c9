#include "app/terminal/picture_walk.h"

#include <algorithm>
#include <utility>

#include "app/loyalty/lookup.h"
#include "app/storage/terminal/terminal_storage.h"
#include "app/ui/views/view.h"

namespace regulars::terminal {
namespace {

constexpr Milliseconds kPatience{10'000};  // for a screen that the worker or central must answer
constexpr Milliseconds kTapPatience{2'000};
constexpr Milliseconds kRest{700};  // longer than any animation and than the dedupe window

}  // namespace

PictureWalk::PictureWalk(Parts parts, std::filesystem::path folder)
    : parts_(parts), folder_(std::move(folder)) {}

Status PictureWalk::run() {
  std::error_code problem;
  std::filesystem::create_directories(folder_, problem);
  if (problem) {
    return fail(ErrorKind::storage,
                "the folder " + folder_.string() + " cannot be made: " + problem.message());
  }
  REGULARS_TRY_VOID(rest(kRest));
  if (ui::screen_name(parts_.counter.view()) == "setup") return save("setup");
  REGULARS_TRY_VOID(sign_in());
  REGULARS_TRY_VOID(scan_and_earn());
  REGULARS_TRY_VOID(rate());
  REGULARS_TRY_VOID(look_around());
  REGULARS_TRY_VOID(see_the_day());
  parts_.log.info(
      "pictures", "saved", {{"count", std::to_string(pictures_)}, {"folder", folder_.string()}});
  return {};
}

Status PictureWalk::sign_in() {
  REGULARS_TRY_VOID(reach("signin"));
  REGULARS_TRY_VOID(save("signin"));
  REGULARS_TRY_VOID(choose_staff());
  REGULARS_TRY_VOID(type("signin", kDemoPin));
  REGULARS_TRY_VOID(save("signin-pin"));
  REGULARS_TRY_VOID(tap("signin.confirm"));
  REGULARS_TRY_VOID(reach("home"));
  return save("home");
}

Status PictureWalk::scan_and_earn() {
  REGULARS_TRY(const std::string card, demo_card(parts_.worker));
  scan(card);
  REGULARS_TRY_VOID(reach("member"));
  REGULARS_TRY_VOID(save("member"));
  if (has_customer_window()) REGULARS_TRY_VOID(reach_at_the_window("greeting"));
  if (parts_.loop.tap("member.redeem")) {
    REGULARS_TRY_VOID(reach("redeem"));
    REGULARS_TRY_VOID(save("redeem"));
    REGULARS_TRY_VOID(tap("redeem.back"));
    REGULARS_TRY_VOID(reach("member"));
  }
  REGULARS_TRY_VOID(tap("member.earn"));
  REGULARS_TRY_VOID(reach("earn"));
  REGULARS_TRY_VOID(type("earn", "28600"));
  REGULARS_TRY_VOID(save("earn"));
  REGULARS_TRY_VOID(tap("earn.confirm"));
  REGULARS_TRY_VOID(reach("done"));
  return save("done");
}

// The customer's window goes on by itself, whatever the cashier does.
Status PictureWalk::rate_at_the_window() {
  REGULARS_TRY_VOID(reach_at_the_window("earned"));
  REGULARS_TRY_VOID(reach_at_the_window("rating"));
  if (!parts_.customer->tap("rating.face_5")) {
    return fail(ErrorKind::device, "the customer's window has no face to tap");
  }
  REGULARS_TRY_VOID(reach_at_the_window("thanks"));
  REGULARS_TRY_VOID(reach("home"));
  return reach_at_the_window("attract");
}

bool PictureWalk::has_customer_window() const {
  return parts_.customer != nullptr && parts_.customer->is_there();
}

Status PictureWalk::rate() {
  if (has_customer_window()) return rate_at_the_window();
  REGULARS_TRY_VOID(reach("rating"));
  REGULARS_TRY_VOID(save("rating"));
  REGULARS_TRY_VOID(tap("rating.face_5"));
  REGULARS_TRY_VOID(reach("thanks"));
  REGULARS_TRY_VOID(save("thanks"));
  return reach("home");
}

Status PictureWalk::look_around() {
  REGULARS_TRY_VOID(save("home-after"));
  scan("4111111111111111");
  REGULARS_TRY_VOID(rest(kRest));
  REGULARS_TRY_VOID(save("home-bank-card"));
  REGULARS_TRY_VOID(tap("home.search"));
  REGULARS_TRY_VOID(reach("search"));
  REGULARS_TRY_VOID(type("search", "138"));
  REGULARS_TRY_VOID(rest(kRest));
  REGULARS_TRY_VOID(save("search"));
  REGULARS_TRY_VOID(tap("search.back"));
  REGULARS_TRY_VOID(reach("home"));
  scan("NEW-" + std::to_string(parts_.clock.wall().time_since_epoch().count()));
  REGULARS_TRY_VOID(reach("enrol"));
  REGULARS_TRY_VOID(save("enrol"));
  REGULARS_TRY_VOID(tap("enrol.back"));
  return reach("home");
}

Status PictureWalk::see_the_day() {
  REGULARS_TRY_VOID(tap("home.manager"));
  REGULARS_TRY_VOID(reach("signin"));
  REGULARS_TRY_VOID(choose_staff());
  REGULARS_TRY_VOID(type("signin", kDemoPin));
  REGULARS_TRY_VOID(tap("signin.confirm"));
  REGULARS_TRY_VOID(reach("day"));
  return save("day");
}

// ---- steps ---------------------------------------------------------------------------------

Status PictureWalk::reach(std::string_view screen) {
  const SteadyInstant until = parts_.clock.steady() + kPatience;
  while (ui::screen_name(parts_.counter.view()) != screen) {
    if (parts_.clock.steady() > until) {
      return fail(ErrorKind::device,
                  "the screen \"" + std::string(screen) + "\" did not come; this is \"" +
                      std::string(ui::screen_name(parts_.counter.view())) + "\"");
    }
    REGULARS_TRY_VOID(rest(Milliseconds{20}));
  }
  // Its targets are known once it was drawn.
  return rest(Milliseconds{400});
}

Status PictureWalk::reach_at_the_window(std::string_view screen) {
  const SteadyInstant until = parts_.clock.steady() + kPatience;
  while (ui::screen_name(parts_.counter.customer_view()) != screen) {
    if (parts_.clock.steady() > until || !has_customer_window()) {
      return fail(ErrorKind::device,
                  "the customer's screen \"" + std::string(screen) + "\" did not come");
    }
    REGULARS_TRY_VOID(rest(Milliseconds{20}));
  }
  REGULARS_TRY_VOID(rest(Milliseconds{400}));
  return save_picture("customer-" + std::string(screen),
                      parts_.customer->picture_of(parts_.counter.customer_view()));
}

Status PictureWalk::tap(std::string_view target) {
  const SteadyInstant until = parts_.clock.steady() + kTapPatience;
  while (!parts_.loop.tap(target)) {
    if (parts_.clock.steady() > until) {
      return fail(ErrorKind::device, "there is nothing to tap at \"" + std::string(target) + "\"");
    }
    REGULARS_TRY_VOID(rest(Milliseconds{20}));
  }
  return rest(Milliseconds{150});
}

// Staff that arrive from central meanwhile make the list anew and the choice void.
Status PictureWalk::choose_staff() {
  REGULARS_TRY_VOID(tap("signin.staff_0"));
  const auto key = parts_.gui.touch().targets().find("signin.key_1");
  if (key != parts_.gui.touch().targets().end() && key->second.is_enabled) return {};
  return tap("signin.staff_0");
}

Status PictureWalk::type(std::string_view screen, std::string_view digits) {
  for (const char digit : digits) {
    REGULARS_TRY_VOID(tap(std::string(screen) + ".key_" + digit));
  }
  return {};
}

Status PictureWalk::rest(Milliseconds time) {
  const SteadyInstant until = parts_.clock.steady() + time;
  for (SteadyInstant now = parts_.clock.steady(); now < until; now = parts_.clock.steady()) {
    if (!parts_.loop.turn(until - now)) {
      return fail(ErrorKind::device, "the window was closed during the walk");
    }
  }
  return {};
}

Status PictureWalk::save(std::string_view name) {
  REGULARS_TRY_VOID(rest(Milliseconds{300}));
  return save_picture(name, parts_.gui.picture_of(parts_.counter.view()));
}

Status PictureWalk::save_picture(std::string_view name, const Picture& picture) {
  std::string number = std::to_string(++pictures_);
  if (number.size() < 2) number.insert(0, 1, '0');
  const std::string file = (folder_ / (number + "-" + std::string(name) + ".png")).string();
  return save_png(picture, file);
}

Result<std::string> demo_card(Worker& worker) {
  return worker.ask<std::string>([](storage::TerminalStorage& storage) -> Result<std::string> {
    REGULARS_TRY(const auto members, loyalty::search(storage, "138"));
    std::string best;
    model::Points most{-1};
    for (const model::Member& member : members) {
      const auto card = std::find_if(
          member.identifiers.begin(), member.identifiers.end(), [](const auto& identifier) {
            return identifier.kind == model::IdentifierKind::Card;
          });
      REGULARS_TRY(const auto found, loyalty::find_member(storage, member.id));
      if (card == member.identifiers.end() || !found) continue;
      if (found->balance.points <= most) continue;
      most = found->balance.points;
      best = card->value;
    }
    if (!best.empty()) return best;
    return fail(ErrorKind::not_found, "no member with a card and a phone 138... is held here");
  });
}

void PictureWalk::scan(std::string code) {
  parts_.scans.happened(drivers::Scan{"walk", parts_.clock.steady(), std::move(code), {}});
}

}  // namespace regulars::terminal
