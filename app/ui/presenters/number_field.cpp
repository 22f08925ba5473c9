#include "app/ui/presenters/number_field.h"

#include <utility>

#include "app/ui/presenters/screen_presenter.h"

namespace regulars::ui {
namespace {

constexpr std::size_t kShortestCard = 4;
constexpr std::size_t kLongest = 24;

}  // namespace

void NumberField::begin_with(const model::Identifier& unknown) {
  digits_ = unknown.value;
  free_ = unknown;
}

bool NumberField::take(const Action& action) {
  if (const std::string digits = digits_of(action); !digits.empty()) {
    if (digits_.size() + digits.size() > kLongest) return true;
    digits_ += digits;
  } else if (is_backspace(action)) {
    if (digits_.empty() && !free_ && !held_) return true;
    take_last(digits_);
  } else {
    return false;
  }
  changed();
  return true;
}

// The answer about the digits before is dropped.
void NumberField::changed() {
  free_.reset();
  held_.reset();
  failed_ = {};
  look_up_ = {};
  if (so_far().is_complete) look_up({digits_, {}});
}

void NumberField::scan(const CodeArrived& code) {
  clear();
  look_up(code);
}

bool NumberField::can_be_card() const {
  const bool is_known = free_ || held_ || is_asking();
  return !is_known && digits_.size() >= kShortestCard && !so_far().is_possible;
}

void NumberField::look_up_card() {
  if (can_be_card()) look_up({digits_, {}});
}

void NumberField::look_up(const CodeArrived& code) {
  if (look_up_.ask_instead(desk_, LookUpCode{code.raw, code.aim})) return;
  failed_ = {desk_.tr("error.busy"), Tone::Caution};
}

bool NumberField::takes(const Reply& reply) {
  if (!look_up_.takes(reply)) return false;
  const auto* const looked_up = answer_of<CodeLookedUp>(reply);
  if (const auto* const card = card_in(reply)) {
    held_ = *card;
  } else if (looked_up != nullptr) {
    free_ = std::get<CodeUnknown>(*looked_up).identifier;
  } else if (!reply.result) {
    failed_ = {desk_.sentence(reply.result.error()), Tone::Caution};
  }
  return true;
}

void NumberField::clear() {
  digits_.clear();
  changed();
}

std::optional<model::Identifier> NumberField::identifier() const {
  if (!held_ || held_->member.identifiers.empty()) return std::nullopt;
  return held_->member.identifiers.front();
}

model::MobileSoFar NumberField::so_far() const {
  return model::mobile_so_far(desk_.settings.region, digits_);
}

std::string NumberField::written() const {
  if (!digits_.empty()) return so_far().written;
  return free_ ? model::masked(*free_) : std::string{};
}

Notice NumberField::words() const {
  if (!failed_.words.empty()) return failed_;
  if (digits_.empty() || free_ || held_) return {};
  const model::MobileSoFar known = so_far();
  if (!known.is_possible) return {desk_.tr("number.no_mobile"), Tone::Caution};
  if (known.missing == 0) return {};
  const auto missing = static_cast<std::int64_t>(known.missing);
  return {desk_.plural("number.missing", missing, {std::to_string(missing)}), Tone::Calm};
}

}  // namespace regulars::ui
