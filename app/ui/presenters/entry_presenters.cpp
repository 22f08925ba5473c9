#include "app/ui/presenters/entry_presenters.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace regulars::ui {
namespace {

constexpr Milliseconds kListAgain = std::chrono::seconds{5};
constexpr std::int64_t kLongestWait = 86'400;

// What an enrolment's failures mean to the person who holds the code.
std::string why_not_connected(const Desk& desk, const Error& error) {
  if (!error.key.empty()) return desk.sentence(error);
  if (error.kind == ErrorKind::refused) return desk.tr("setup.wrong_code");
  if (error.kind == ErrorKind::busy) return desk.tr("setup.too_many");
  if (error.kind == ErrorKind::unauthorised) return desk.tr("setup.untrusted");
  return desk.sentence(error);
}

std::string_view role_key(model::Role role) {
  switch (role) {
    case model::Role::Manager:
      return "signin.role_manager";
    case model::Role::Supervisor:
      return "signin.role_supervisor";
    case model::Role::Cashier:
      break;
  }
  return "signin.role_cashier";
}

}  // namespace

std::string initial_of(const std::string& name) {
  if (name.empty()) return "?";
  std::size_t size = 1;
  while (size < name.size() && (static_cast<unsigned char>(name.at(size)) & 0xC0U) == 0x80) ++size;
  return name.substr(0, size);
}

// ---- set-up ---------------------------------------------------------------------------------

Step SetupPresenter::handle(const Action& action) {
  if (enrol_.is_open()) return Stay{};
  if (const std::string digits = digits_of(action); !digits.empty()) {
    type(digits);
  } else if (is_backspace(action)) {
    take_last(code_);
    notice_ = {};
  } else if (is_confirm(action)) {
    return confirm();
  }
  return Stay{};
}

void SetupPresenter::type(std::string_view digits) {
  notice_ = {};
  code_ += digits;
  code_.resize(std::min(code_.size(), static_cast<std::size_t>(SetupView::kDigits)));
}

Step SetupPresenter::confirm() {
  if (code_.size() < SetupView::kDigits) {
    notice_ = {desk_.tr("setup.short"), Tone::Caution};
  } else if (!enrol_.ask(desk_, EnrolTerminal{code_})) {
    notice_ = {desk_.tr("error.busy"), Tone::Caution};
  }
  return Stay{};
}

Step SetupPresenter::handle(const Reply& reply) {
  if (!enrol_.takes(reply)) return Stay{};
  if (!reply.result) {
    notice_ = {why_not_connected(desk_, reply.result.error()), Tone::Bad};  // the code stays (3)
    return Stay{};
  }
  if (const auto* const enrolled = answer_of<TerminalEnrolled>(reply)) {
    desk_.store = {enrolled->store_name, enrolled->terminal_name, true};
  }
  return OpenSignIn{};
}

SetupView SetupPresenter::view() const {
  return {code_, enrol_.is_open(), !enrol_.is_open(), notice_};
}

// ---- sign-in --------------------------------------------------------------------------------

SignInPresenter::SignInPresenter(Desk& desk, Purpose purpose, model::Role at_least)
    : desk_(desk), purpose_(purpose), at_least_(at_least) {
  load();
}

void SignInPresenter::news_arrived() {
  if (staff_.empty() && !list_.is_open()) load();
}

void SignInPresenter::load() {
  list_again_ = desk_.now() + kListAgain;
  if (!list_.ask(desk_, ListStaff{})) list_again_ = desk_.now() + Milliseconds{250};
}

Step SignInPresenter::handle(const Action& action) {
  if (sign_in_.is_open()) return Stay{};
  if (const auto* const tapped = std::get_if<StaffTapped>(&action)) {
    choose(first_ + tapped->index);
  } else if (std::holds_alternative<PageTapped>(action)) {
    first_ = first_ + kTiles < staff_.size() ? first_ + kTiles : 0;
  } else if (const std::string digits = digits_of(action); !digits.empty()) {
    type(digits);
  } else if (is_backspace(action)) {
    take_last(pin_);
  } else if (is_confirm(action)) {
    confirm();
  } else if (is_back(action) && purpose_ != Purpose::Shift) {
    return GoHome{};
  }
  return Stay{};
}

void SignInPresenter::choose(std::size_t index) {
  if (index >= staff_.size()) return;
  chosen_ = staff_.at(index);
  pin_.clear();
  notice_ = {};
  wait_until_.reset();  // waits are per person; the disk remembers them
}

void SignInPresenter::type(std::string_view digits) {
  if (!chosen_ || seconds_to_wait() > 0) return;
  notice_ = {};
  if (pin_.size() + digits.size() <= kLongestPin) pin_ += digits;
}

void SignInPresenter::confirm() {
  if (!chosen_ || seconds_to_wait() > 0) return;
  if (pin_.empty()) {
    notice_ = {desk_.tr("signin.empty"), Tone::Caution};
  } else if (!sign_in_.ask(desk_, request())) {
    notice_ = {desk_.tr("error.busy"), Tone::Caution};
  }
}

SignIn SignInPresenter::request() const {
  SignIn request{chosen_->id, pin_};
  if (purpose_ == Purpose::Allowing)
    request.allowing = SignIn::Allowing{desk_.staff_id(), at_least_};
  return request;
}

Step SignInPresenter::handle(const Reply& reply) {
  if (list_.takes(reply)) {
    if (const auto* const listed = answer_of<StaffListed>(reply)) take_staff(*listed);
    return Stay{};
  }
  if (!sign_in_.takes(reply)) return Stay{};
  std::fill(pin_.begin(), pin_.end(), '\0');
  pin_.clear();
  const auto* const signed_in = answer_of<SignedIn>(reply);
  if (signed_in == nullptr) {
    if (!reply.result) refused(reply.result.error());
    return Stay{};
  }
  if (purpose_ == Purpose::Shift) {
    desk_.sign_in(signed_in->staff, signed_in->preferences);
    return GoHome{};
  }
  if (purpose_ == Purpose::Allowing) return Allowed{signed_in->staff.id};
  if (signed_in->staff.role == model::Role::Manager) return OpenDay{signed_in->staff};
  notice_ = {desk_.tr("day.not_manager"), Tone::Caution};
  return Stay{};
}

void SignInPresenter::take_staff(const StaffListed& listed) {
  staff_ = listed.staff;
  std::erase_if(staff_, [this](const model::Staff& each) { return !is_for(each); });
  is_listed_ = true;
  if (!staff_.empty()) list_again_.reset();
  if (first_ >= staff_.size()) first_ = 0;
  if (staff_.size() == 1 && !chosen_) choose(0);
}

bool SignInPresenter::is_for(const model::Staff& person) const {
  switch (purpose_) {
    case Purpose::Shift:
      return true;
    case Purpose::Allowing:
      return person.role >= at_least_ && person.id != desk_.staff_id() && !is_own_card(person);
    case Purpose::Managing:
      break;
  }
  return person.role == model::Role::Manager;
}

// Nobody allows what their own card gains.
bool SignInPresenter::is_own_card(const model::Staff& person) const {
  return desk_.card && !person.member.is_none() && person.member == desk_.card->member.id;
}

void SignInPresenter::refused(const Error& error) {
  notice_ = {desk_.sentence(error), Tone::Caution};
  if (error.key != "signin.wait" || error.arguments.empty()) return;
  std::int64_t seconds = 0;
  const std::string& text = error.arguments.front();
  std::from_chars(text.data(), text.data() + text.size(), seconds);
  wait_until_ =
      desk_.now() + std::chrono::seconds{std::clamp<std::int64_t>(seconds, 0, kLongestWait)};
}

std::int64_t SignInPresenter::seconds_to_wait() const {
  if (!wait_until_ || *wait_until_ <= desk_.now()) return 0;
  return std::chrono::ceil<std::chrono::seconds>(*wait_until_ - desk_.now()).count();
}

Step SignInPresenter::tick() {
  if (list_again_ && *list_again_ <= desk_.now()) load();
  if (wait_until_ && *wait_until_ <= desk_.now()) {
    wait_until_.reset();
    notice_ = {};
  }
  return Stay{};
}

std::optional<SteadyInstant> SignInPresenter::deadline() const {
  if (const std::int64_t seconds = seconds_to_wait(); seconds > 0) {
    return *wait_until_ - std::chrono::seconds{seconds - 1};  // when the figure changes
  }
  return list_again_;
}

SignInView SignInPresenter::view() const {
  SignInView view;
  view.is_for_manager = purpose_ == Purpose::Managing;
  for (std::size_t i = first_; i < std::min(first_ + kTiles, staff_.size()); ++i) {
    const model::Staff& each = staff_.at(i);
    view.tiles.push_back({each.name,
                          initial_of(each.name),
                          desk_.tr(role_key(each.role)),
                          chosen_ && chosen_->id == each.id});
  }
  view.has_more = staff_.size() > kTiles;
  if (is_listed_ && staff_.empty()) {
    constexpr std::array kNobody{"signin.nobody", "day.pin_nobody", "allow.nobody"};
    const bool needs_manager = purpose_ == Purpose::Allowing && at_least_ == model::Role::Manager;
    view.empty = desk_.tr(needs_manager ? "allow.no_manager"
                                        : kNobody.at(static_cast<std::size_t>(purpose_)));
  }
  view.is_entering = chosen_.has_value();
  if (chosen_) view.chosen = chosen_->name;
  view.digits = static_cast<int>(pin_.size());
  view.is_checking = sign_in_.is_open();
  view.notice = notice_;
  const std::string& demo_pin = desk_.settings.demo_pin;
  if (!demo_pin.empty() && !chosen_ && notice_.words.empty()) {
    view.notice = {desk_.tr("signin.demo", {demo_pin}), Tone::Calm};
  }
  if (const std::int64_t seconds = seconds_to_wait(); seconds > 0) {
    view.is_waiting = true;
    view.notice = {desk_.plural("signin.wait", seconds, {std::to_string(seconds)}), Tone::Caution};
  }
  return view;
}

}  // namespace regulars::ui
