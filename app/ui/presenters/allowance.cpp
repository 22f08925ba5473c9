#include "app/ui/presenters/allowance.h"

#include <string_view>
#include <utility>

namespace regulars::ui {

bool is_for_above(const Error& error) {
  constexpr std::string_view kOfCounterRules = ".counter.";
  return error.key.find(kOfCounterRules) != std::string::npos &&
         error.key != "error.counter.own_adjust" && error.key != "error.counter.sign_in";
}

void Allowance::ask(std::string what, model::Role at_least) {
  what_ = std::move(what);
  by_.reset();
  sheet_.emplace(desk_, SignInPresenter::Purpose::Allowing, at_least);
}

void Allowance::handle(const Action& action) {
  if (!sheet_) return;
  const Step step = sheet_->handle(action);
  if (std::holds_alternative<GoHome>(step)) close();
}

bool Allowance::takes(const Reply& reply) {
  if (!sheet_ || !sheet_->awaits(reply)) return false;
  const Step step = sheet_->handle(reply);
  if (const auto* const allowed = std::get_if<Allowed>(&step)) {
    by_ = allowed->by;
    close();
  }
  return true;
}

void Allowance::tick() {
  if (sheet_) sheet_->tick();
}

std::optional<SteadyInstant> Allowance::deadline() const {
  return sheet_ ? sheet_->deadline() : std::nullopt;
}

SignInView Allowance::view() const {
  if (!sheet_) return {};
  SignInView view = sheet_->view();
  view.allowing = what_;
  return view;
}

}  // namespace regulars::ui
