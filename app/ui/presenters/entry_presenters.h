#pragma once
// Presenters of the screens on which somebody proves who they are.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "app/ui/actions.h"
#include "app/ui/presenters/desk.h"
#include "app/ui/presenters/navigation.h"
#include "app/ui/presenters/screen_presenter.h"
#include "app/ui/views/entry_views.h"

namespace regulars::ui {

// The first character, which stands for the person on a tile; "?" for nobody's name.
[[nodiscard]] std::string initial_of(const std::string& name);

class SetupPresenter : public ScreenPresenter {
 public:
  explicit SetupPresenter(Desk& desk) : desk_(desk) {}
  Step handle(const Action& action);
  Step handle(const Reply& reply);
  [[nodiscard]] SetupView view() const;
  [[nodiscard]] bool is_waiting() const { return enrol_.is_open(); }

 private:
  void type(std::string_view digits);
  Step confirm();

  Desk& desk_;
  Question enrol_;
  std::string code_;
  Notice notice_;
};

class SignInPresenter : public ScreenPresenter {
 public:
  enum class Purpose { Shift, Managing, Allowing };
  // `at_least`: the lowest role that may allow it, when it is for Allowing.
  SignInPresenter(Desk& desk, Purpose purpose, model::Role at_least = model::Role::Supervisor);
  Step handle(const Action& action);
  Step handle(const Reply& reply);
  Step tick();
  [[nodiscard]] std::optional<SteadyInstant> deadline() const;
  [[nodiscard]] SignInView view() const;
  [[nodiscard]] bool is_waiting() const { return sign_in_.is_open(); }
  void say(Notice notice) { notice_ = std::move(notice); }
  // Whether this answer is one it waits for.
  [[nodiscard]] bool awaits(const Reply& reply) const {
    return list_.awaits(reply) || sign_in_.awaits(reply);
  }
  // Central has sent something: perhaps the first staff of a new till.
  void news_arrived();

 private:
  static constexpr std::size_t kTiles = 6;
  static constexpr std::size_t kLongestPin = 12;

  void load();
  void choose(std::size_t index);
  void type(std::string_view digits);
  void confirm();
  void take_staff(const StaffListed& listed);
  void refused(const Error& error);
  [[nodiscard]] SignIn request() const;
  [[nodiscard]] bool is_for(const model::Staff& person) const;
  [[nodiscard]] bool is_own_card(const model::Staff& person) const;
  [[nodiscard]] std::int64_t seconds_to_wait() const;

  Desk& desk_;
  Purpose purpose_;
  model::Role at_least_;
  Question list_;
  Question sign_in_;
  std::vector<model::Staff> staff_;
  bool is_listed_ = false;
  std::size_t first_ = 0;  // of the page
  std::optional<model::Staff> chosen_;
  std::string pin_;
  Notice notice_;
  std::optional<SteadyInstant> wait_until_;
  std::optional<SteadyInstant> list_again_;
};

}  // namespace regulars::ui
