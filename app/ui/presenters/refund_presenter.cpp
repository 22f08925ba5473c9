#include "app/ui/presenters/refund_presenter.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "app/base/uuid.h"
#include "app/i18n/format.h"
#include "app/ui/presenters/receipt_words.h"

namespace regulars::ui {
namespace {

constexpr std::int64_t kOne = 1'000;  // thousandths of a unit

// What the POS called it; empty where it said neither.
std::string name_of(const model::SaleLine& line) {
  if (!line.sku.empty()) return line.sku;
  return line.category.substr(line.category.rfind('/') + 1);
}

}  // namespace

RefundPresenter::RefundPresenter(Desk& desk, const std::string& receipt)
    : desk_(desk), number_(kLongestReceipt), typed_(desk.programme.currency), allowance_(desk) {
  if (receipt.empty()) return;
  number_.set(receipt);
  find();
}

// ---- what is asked for ----------------------------------------------------------------------

Step RefundPresenter::handle(const Action& action) {
  if (allowance_.is_open()) {
    allowance_.handle(action);
    return Stay{};
  }
  if (refund_.is_open()) return Stay{};  // (1)
  if (!receipt_) return take_in_receipt(action);
  return is_typing_amount_ ? take_in_amount(action) : take_in_lines(action);
}

bool RefundPresenter::takes(const CodeArrived& code) {
  if (receipt_ || allowance_.is_open() || !is_receipt(code.raw)) return false;
  number_.set(code.raw);
  find();
  return true;
}

Step RefundPresenter::take_in_receipt(const Action& action) {
  if (is_back(action)) return OpenMore{};
  if (is_confirm(action)) {
    find();
  } else if (number_.take(action)) {
    notice_ = {};
    find_ = {};
  }
  return Stay{};
}

void RefundPresenter::find() {
  notice_ = {};
  if (number_.text().empty()) return;
  const model::MemberId member = desk_.card ? desk_.card->member.id : model::MemberId{};
  if (!find_.ask(desk_, FindReceipt{number_.text(), member})) {
    notice_ = {desk_.tr("error.busy"), Tone::Caution};
  }
}

void RefundPresenter::take_receipt(const Receipt& receipt) {
  if (receipt.rest.empty()) {
    notice_ = {desk_.tr("return.nothing_left"), Tone::Caution};
    return;
  }
  receipt_ = receipt;
  chosen_.assign(receipt.rest.size(), 0);
  pager_.reset();
  reference_ = Uuid::v7(desk_.wall()).hex();
  if (!has_lines()) choose_everything();
}

Step RefundPresenter::take_in_lines(const Action& action) {
  if (is_back(action)) {
    receipt_.reset();
    previewed_.reset();
    notice_ = {};
    return Stay{};
  }
  if (is_confirm(action)) {
    confirm();
  } else if (const auto* const step = std::get_if<PageStepTapped>(&action)) {
    const std::size_t line = pager_.first() + step->index;
    if (line < chosen_.size()) choose(line, chosen_.at(line) + step->by * step_of(line));
  } else if (const auto* const turned = std::get_if<RowsTurned>(&action)) {
    pager_.turn(turned->by, chosen_.size());
  } else if (std::holds_alternative<PageActTapped>(action)) {
    choose_everything();
  } else if (std::holds_alternative<PageRowTapped>(action) && !has_lines()) {
    typed_.set(amount());
    is_typing_amount_ = true;
  }
  return Stay{};
}

Step RefundPresenter::take_in_amount(const Action& action) {
  const std::int64_t most = receipt_->rest.front().left.amount_minor;
  if (is_back(action)) {
    is_typing_amount_ = false;
    notice_ = {};
  } else if (is_confirm(action)) {
    const std::int64_t minor = typed_.amount().minor();
    if (minor <= 0 || minor > most) {
      notice_ = {desk_.tr("return.at_most", {i18n::money({most, receipt_->amount.currency()})}),
                 Tone::Caution};
      return Stay{};
    }
    is_typing_amount_ = false;
    choose_amount(minor);
  } else if (typed_.take(action)) {
    notice_ = {};
  }
  return Stay{};
}

void RefundPresenter::choose(std::size_t line, std::int64_t milli) {
  chosen_.at(line) =
      std::clamp<std::int64_t>(milli, 0, receipt_->rest.at(line).left.quantity_milli);
  chosen_changed();
}

void RefundPresenter::choose_amount(std::int64_t minor) {
  chosen_.front() = minor;
  chosen_changed();
}

// Everything, or nothing where everything is chosen already.
void RefundPresenter::choose_everything() {
  const bool takes_back = is_everything() && has_lines();
  for (std::size_t i = 0; i < chosen_.size(); ++i) {
    const model::RefundLine& rest = receipt_->rest.at(i).left;
    chosen_.at(i) = takes_back ? 0 : has_lines() ? rest.quantity_milli : rest.amount_minor;
  }
  chosen_changed();
}

// Another choice is another refund, and asks anew what it would do (2).
void RefundPresenter::chosen_changed() {
  notice_ = {};
  previewed_.reset();
  reference_ = Uuid::v7(desk_.wall()).hex();
  allowance_.forget();
  if (amount().minor() <= 0) {
    preview_ = {};
    return;
  }
  if (preview_.ask_instead(desk_, PreviewRefund{receipt_->sale, lines()})) return;
  notice_ = {desk_.tr("error.busy"), Tone::Caution};
}

void RefundPresenter::confirm() {
  if (amount().minor() <= 0) return;
  notice_ = {};
  const model::StaffId above = allowance_.by().value_or(model::StaffId{});
  if (refund_.ask(desk_,
                  RefundSale{receipt_->sale, lines(), reference_, desk_.staff_id(), above})) {
    return;
  }
  notice_ = {desk_.tr("error.busy"), Tone::Caution};
}

// ---- what is answered -----------------------------------------------------------------------

Step RefundPresenter::handle(const Reply& reply) {
  if (allowance_.takes(reply)) {
    if (allowance_.by()) confirm();
    return Stay{};
  }
  if (find_.takes(reply)) {
    const auto* const found = answer_of<ReceiptFound>(reply);
    if (found != nullptr && found->found) {
      take_receipt(*found->found);
    } else if (found != nullptr) {
      notice_ = {desk_.tr("return.unknown", {number_.text()}), Tone::Caution};
    } else if (!reply.result) {
      notice_ = {desk_.sentence(reply.result.error()), Tone::Caution};
    }
  } else if (preview_.takes(reply)) {
    if (const auto* const previewed = answer_of<RefundPreviewed>(reply)) previewed_ = *previewed;
    if (!reply.result) notice_ = {desk_.sentence(reply.result.error()), Tone::Caution};
  } else if (refund_.takes(reply)) {
    return take_refunded(reply);
  }
  return Stay{};
}

Step RefundPresenter::take_refunded(const Reply& reply) {
  const auto* const refunded = answer_of<SaleRefunded>(reply);
  if (refunded == nullptr) {
    if (reply.result) return Stay{};
    const Error& error = reply.result.error();
    if (is_for_above(error) && !allowance_.by()) {
      allowance_.ask(desk_.tr("allow.refund", {i18n::money(amount()), aside()}));
    } else {
      allowance_.forget();
      notice_ = {desk_.sentence(error), Tone::Bad};
    }
    return Stay{};
  }
  return OpenDone{outcome_of(desk_, *refunded)};
}

Step RefundPresenter::tick() {
  allowance_.tick();
  return Stay{};
}

// ---- what is chosen -------------------------------------------------------------------------

bool RefundPresenter::has_lines() const {
  return receipt_->rest.front().left.quantity_milli > 0;
}

bool RefundPresenter::is_everything() const {
  for (std::size_t i = 0; i < chosen_.size(); ++i) {
    const model::RefundLine& rest = receipt_->rest.at(i).left;
    if (chosen_.at(i) < (has_lines() ? rest.quantity_milli : rest.amount_minor)) return false;
  }
  return true;
}

// Weighed goods come back as they are, others one by one.
std::int64_t RefundPresenter::step_of(std::size_t line) const {
  const std::int64_t rest = receipt_->rest.at(line).left.quantity_milli;
  return rest % kOne == 0 ? kOne : rest;
}

// Its part of what is left of the line, so that the last unit brings the rest.
std::int64_t RefundPresenter::amount_of(std::size_t line) const {
  const model::RefundLine& rest = receipt_->rest.at(line).left;
  if (!has_lines()) return chosen_.at(line);
  if (chosen_.at(line) == rest.quantity_milli) return rest.amount_minor;
  return model::multiply_divide(
             rest.amount_minor, chosen_.at(line), rest.quantity_milli, model::Rounding::Down)
      .value_or(0);
}

model::Money RefundPresenter::amount() const {
  std::int64_t minor = 0;
  for (std::size_t i = 0; i < chosen_.size(); ++i) minor += amount_of(i);
  return {minor, receipt_->amount.currency()};
}

std::vector<model::RefundLine> RefundPresenter::lines() const {
  std::vector<model::RefundLine> lines;
  for (std::size_t i = 0; i < chosen_.size(); ++i) {
    if (chosen_.at(i) <= 0) continue;
    lines.push_back(
        {receipt_->rest.at(i).left.line, has_lines() ? chosen_.at(i) : 0, amount_of(i)});
  }
  return lines;
}

// ---- what is shown --------------------------------------------------------------------------

std::string RefundPresenter::aside() const {
  return receipt_ ? words_of(desk_, *receipt_) : std::string{};
}

FieldView RefundPresenter::receipt_view() const {
  FieldView view;
  number_.describe(view);
  view.title = desk_.tr("return.title");
  if (desk_.card) view.aside = desk_.name_of(desk_.card->member);
  view.hint = desk_.tr("return.hint");
  view.words = desk_.tr(find_.is_open()           ? "return.looking"
                        : desk_.connection.online ? "return.start"
                                                  : "return.start_offline");
  view.is_looking = find_.is_open();
  view.can_confirm = !find_.is_open() && !number_.text().empty();
  view.notice = notice_;
  return view;
}

FieldView RefundPresenter::amount_view() const {
  FieldView view;
  typed_.describe(view);
  view.title = desk_.tr("return.title");
  view.aside = aside();
  view.words = desk_.tr(
      "return.at_most",
      {i18n::money({receipt_->rest.front().left.amount_minor, receipt_->amount.currency()})});
  view.can_confirm = typed_.amount().minor() > 0;
  view.notice = notice_;
  return view;
}

PageRow RefundPresenter::row_of(std::size_t line) const {
  const model::RefundLine& rest = receipt_->rest.at(line).left;
  const auto money = [&](std::int64_t minor) {
    return i18n::money({minor, receipt_->amount.currency()});
  };
  PageRow row;
  row.words = name_of(receipt_->rest.at(line).sold);
  if (row.words.empty()) row.words = desk_.tr("return.item", {i18n::count(rest.line + 1)});
  if (!has_lines()) {
    row.words = desk_.tr("return.whole");
    row.detail = desk_.tr("return.change_amount");
    row.figure = money(chosen_.front());
    return row;
  }
  const std::string left = quantity_of(rest.quantity_milli);
  row.detail = desk_.tr("return.line_left", {left, money(rest.amount_minor)});
  row.count = quantity_of(chosen_.at(line));
  row.can_less = chosen_.at(line) > 0;
  row.can_more = chosen_.at(line) < rest.quantity_milli;
  return row;
}

PagePanel RefundPresenter::panel() const {
  const Words words = desk_.words_in(desk_.reader);
  PagePanel panel;
  panel.title = desk_.tr("return.panel");
  panel.total = desk_.tr("return.back");
  panel.total_figure = i18n::money(amount());
  if (!previewed_) {
    const bool is_nothing = amount().minor() <= 0;
    panel.sentence = desk_.tr(is_nothing ? "return.choose" : "return.counting");
    return panel;
  }
  for (const model::Grant& taken : previewed_->taken) {
    const auto lost = model::Points{}.minus(taken.points).value_or(model::Points{});
    panel.facts.push_back({desk_.tr("return.taken"),
                           desk_.tr("return.taken_why"),
                           words.signed_of_purse(taken.purse, lost)});
  }
  for (const model::Grant& given : previewed_->returned) {
    panel.facts.push_back({desk_.tr("return.returned"),
                           desk_.tr("return.returned_why"),
                           words.signed_of_purse(given.purse, given.points)});
  }
  if (panel.facts.empty()) panel.sentence = desk_.tr("return.no_points");
  return panel;
}

PageView RefundPresenter::lines_view() const {
  PageView view;
  view.kind = PageKind::Refund;
  view.title = desk_.tr("return.title");
  view.aside = aside();
  for (std::size_t i = pager_.first(); i < chosen_.size(); ++i) view.rows.push_back(row_of(i));
  view.has_earlier = pager_.has_earlier();
  view.panel = panel();
  view.panel->yields = true;
  if (has_lines()) {
    view.act = desk_.tr(is_everything() ? "return.nothing" : "return.everything");
  }
  view.confirm = refund_.is_open() ? desk_.tr("return.booking")
                                   : desk_.tr("return.confirm", {i18n::money(amount())});
  view.can_confirm = amount().minor() > 0 && !refund_.is_open();
  view.notice = notice_;
  return view;
}

std::variant<FieldView, PageView, SignInView> RefundPresenter::view() const {
  if (allowance_.is_open()) return allowance_.view();
  if (!receipt_) return receipt_view();
  if (is_typing_amount_) return amount_view();
  return lines_view();
}

}  // namespace regulars::ui
