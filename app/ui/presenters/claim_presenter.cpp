#include "app/ui/presenters/claim_presenter.h"

#include <algorithm>
#include <utility>

#include "app/i18n/format.h"
#include "app/ui/presenters/award.h"
#include "app/ui/presenters/receipt_words.h"

namespace regulars::ui {

ClaimPresenter::ClaimPresenter(Desk& desk)
    : desk_(desk), number_(kLongestReceipt), amount_(desk.programme.currency), allowance_(desk) {}

// ---- what is asked for ----------------------------------------------------------------------

Step ClaimPresenter::handle(const Action& action) {
  if (allowance_.is_open()) {
    allowance_.handle(action);
    return Stay{};
  }
  if (claim_.is_open()) return Stay{};  // (1)
  switch (stage_) {
    case Stage::Receipt:
      return take_in_receipt(action);
    case Stage::Amount:
      take_in_amount(action);
      break;
    case Stage::Whole:
      take_in_whole(action);
      break;
  }
  return Stay{};
}

bool ClaimPresenter::takes(const CodeArrived& code) {
  if (stage_ != Stage::Receipt || allowance_.is_open() || !is_receipt(code.raw)) return false;
  number_.set(code.raw);
  find();
  return true;
}

Step ClaimPresenter::take_in_receipt(const Action& action) {
  if (is_back(action)) return OpenMore{};
  if (is_confirm(action)) {
    find();
  } else if (number_.take(action)) {
    notice_ = {};
    find_ = {};
  }
  return Stay{};
}

// A till that knows the sale says its amount and day; none knows it where the POS never told it.
void ClaimPresenter::find() {
  notice_ = {};
  if (number_.text().empty() || !desk_.card) return;
  if (!find_.ask(desk_, FindReceipt{number_.text(), {}})) {
    notice_ = {desk_.tr("error.busy"), Tone::Caution};
  }
}

void ClaimPresenter::take_found(const Reply& reply) {
  const auto* const found = answer_of<ReceiptFound>(reply);
  known_.reset();
  if (found == nullptr || !found->found) {
    stage_ = Stage::Amount;  // offline nobody can say more: central looks at it later
    return;
  }
  const Receipt& receipt = *found->found;
  if (!receipt.member.is_none()) {
    notice_ = {desk_.tr("claim.earned_already"), Tone::Caution};
    return;
  }
  known_ = receipt.at;
  amount_.set(receipt.amount);
  stage_ = Stage::Whole;
}

void ClaimPresenter::take_in_amount(const Action& action) {
  if (is_back(action)) {
    stage_ = Stage::Receipt;
    notice_ = {};
  } else if (is_confirm(action)) {
    if (amount_.amount().minor() > 0) stage_ = Stage::Whole;
  } else if (amount_.take(action)) {
    notice_ = {};
  }
}

void ClaimPresenter::take_in_whole(const Action& action) {
  if (is_back(action)) {
    stage_ = known_ ? Stage::Receipt : Stage::Amount;
    notice_ = {};
  } else if (is_confirm(action)) {
    confirm();
  } else if (const auto* const step = std::get_if<PageStepTapped>(&action)) {
    if (known_) return;
    days_ago_ = std::clamp<std::int64_t>(days_ago_ - step->by, 0, desk_.programme.claim_days);
    notice_ = {};
  } else if (const auto* const row = std::get_if<PageRowTapped>(&action)) {
    if (static_cast<Row>(row->index) == Row::Receipt) stage_ = Stage::Receipt;
    if (static_cast<Row>(row->index) == Row::Amount && !known_) stage_ = Stage::Amount;
  }
}

void ClaimPresenter::confirm() {
  if (!desk_.card) return;
  notice_ = {};
  ClaimPoints request;
  request.member = desk_.card->member.id;
  request.receipt = number_.text();
  request.amount = amount_.amount();
  request.sold = sold();
  request.strength = desk_.card->strength;
  request.staff = desk_.staff_id();
  if (allowance_.by()) request.allowed_by = *allowance_.by();
  if (claim_.ask(desk_, std::move(request))) return;
  notice_ = {desk_.tr("error.busy"), Tone::Caution};
}

// ---- what is answered -----------------------------------------------------------------------

Step ClaimPresenter::handle(const Reply& reply) {
  if (allowance_.takes(reply)) {
    if (allowance_.by()) confirm();
    return Stay{};
  }
  if (find_.takes(reply)) {
    take_found(reply);
    return Stay{};
  }
  if (!claim_.takes(reply)) return Stay{};
  if (const auto* const awarded = answer_of<PointsAwarded>(reply)) {
    Outcome outcome = outcome_of(desk_, *awarded);
    if (!awarded->existed) outcome.kind = Outcome::Kind::Claimed;
    return OpenDone{std::move(outcome)};
  }
  if (reply.result) return Stay{};
  const Error& error = reply.result.error();
  if (is_for_above(error) && !allowance_.by()) {
    allowance_.ask(desk_.tr("allow.claim", {number_.text(), i18n::money(amount_.amount())}));
  } else {
    allowance_.forget();
    notice_ = {desk_.sentence(error), Tone::Caution};
  }
  return Stay{};
}

Step ClaimPresenter::tick() {
  allowance_.tick();
  return Stay{};
}

// ---- when -----------------------------------------------------------------------------------

std::chrono::sys_days ClaimPresenter::day() const {
  return desk_.today() - std::chrono::days{days_ago_};
}

// A day on the receipt is its noon; today it is now.
Instant ClaimPresenter::sold() const {
  if (known_) return *known_;
  if (days_ago_ == 0) return desk_.wall();
  const Instant noon = Instant{day()} + std::chrono::hours{12};
  return noon - desk_.offset(noon);
}

std::string ClaimPresenter::day_words() const {
  if (known_) return desk_.when(*known_);
  if (days_ago_ == 0) return desk_.tr("history.today");
  if (days_ago_ == 1) return desk_.tr("claim.yesterday");
  return i18n::long_date(desk_.reader, day());
}

// ---- what is shown --------------------------------------------------------------------------

FieldView ClaimPresenter::receipt_view() const {
  FieldView view;
  number_.describe(view);
  view.title = desk_.tr("claim.title");
  if (desk_.card) view.aside = desk_.name_of(desk_.card->member);
  view.hint = desk_.tr("return.hint");
  const std::int64_t days = desk_.programme.claim_days;
  view.words = find_.is_open() ? desk_.tr("return.looking")
                               : desk_.plural("claim.start", days, {i18n::count(days)});
  view.is_looking = find_.is_open();
  view.can_confirm = !find_.is_open() && !number_.text().empty();
  view.notice = notice_;
  return view;
}

FieldView ClaimPresenter::amount_view() const {
  FieldView view;
  amount_.describe(view);
  view.title = desk_.tr("claim.title");
  view.aside = number_.text();
  view.words = desk_.tr("claim.amount");
  view.can_confirm = amount_.amount().minor() > 0;
  view.notice = notice_;
  return view;
}

PagePanel ClaimPresenter::panel() const {
  PagePanel panel;
  loyalty::SaleFacts facts = desk_.sale_now(amount_.amount());
  facts.at = sold();
  facts.utc_offset = desk_.offset(facts.at);
  const auto earning = loyalty::evaluate(desk_.programme, facts);
  panel.title = desk_.tr("claim.panel");
  panel.total = desk_.tr("history.total");
  if (!earning) {
    panel.sentence = desk_.sentence(earning.error());
    return panel;
  }
  for (const loyalty::EarnPart& part : earning->parts) {
    const loyalty::PartWords words = desk_.words_of(part);
    panel.facts.push_back({words.what, words.aside, i18n::signed_points(part.points)});
  }
  panel.total_figure = i18n::signed_points(earning->points);
  panel.sentence = desk_.tr("claim.once");
  return panel;
}

PageView ClaimPresenter::whole_view() const {
  PageView view;
  view.kind = PageKind::Claim;
  view.title = desk_.tr("claim.title");
  if (desk_.card) view.aside = desk_.name_of(desk_.card->member);
  PageRow receipt{.words = desk_.tr("claim.receipt"), .detail = desk_.tr("claim.change")};
  receipt.figure = number_.text();
  PageRow amount{.words = desk_.tr("earn.amount"), .detail = desk_.tr("claim.change")};
  amount.figure = i18n::money(amount_.amount());
  amount.can_tap = !known_;
  if (known_) amount.detail = desk_.tr("claim.known");
  PageRow when{.words = day_words(), .detail = desk_.tr("claim.day")};
  when.can_tap = !known_;
  if (!known_) {
    when.count = days_ago_ == 0 ? "0" : "−" + i18n::count(days_ago_);
    when.can_less = days_ago_ < desk_.programme.claim_days;
    when.can_more = days_ago_ > 0;
  }
  view.rows = {std::move(receipt), std::move(amount), std::move(when)};
  view.panel = panel();
  view.panel->yields = true;
  view.confirm = desk_.tr(claim_.is_open() ? "earn.saving" : "claim.confirm");
  view.can_confirm = !claim_.is_open();
  view.notice = notice_;
  return view;
}

std::variant<FieldView, PageView, SignInView> ClaimPresenter::view() const {
  if (allowance_.is_open()) return allowance_.view();
  switch (stage_) {
    case Stage::Receipt:
      return receipt_view();
    case Stage::Amount:
      return amount_view();
    case Stage::Whole:
      break;
  }
  return whole_view();
}

}  // namespace regulars::ui
