#include "app/ui/presenters/cards_presenter.h"

#include <algorithm>
#include <utility>

namespace regulars::ui {
namespace {

using loyalty::Act;
using loyalty::Verdict;
using model::CardAction;

Act act_of(CardAction action) {
  switch (action) {
    case CardAction::Add:
      return Act::AddCard;
    case CardAction::Lose:
      return Act::LoseCard;
    case CardAction::Replace:
      return Act::ReplaceCard;
    case CardAction::Restore:
      break;
  }
  return Act::RestoreCard;
}

bool is_phone(const model::Identifier& card) {
  return card.kind == model::IdentifierKind::Phone;
}

}  // namespace

CardsPresenter::CardsPresenter(Desk& desk, std::optional<model::Identifier> number)
    : desk_(desk), allowance_(desk), new_(std::move(number)) {}

// ---- what is asked for ----------------------------------------------------------------------

Step CardsPresenter::handle(const Action& action) {
  if (allowance_.is_open()) {
    allowance_.handle(action);
    return Stay{};
  }
  if (change_.is_open()) return Stay{};  // (1)
  return take(action);
}

Step CardsPresenter::take(const Action& action) {
  if (is_back(action)) {
    if (!new_ && !other_ && !chosen_) return OpenMore{};
    forget();
  } else if (std::holds_alternative<PagePanelClosed>(action)) {
    forget();
  } else if (const auto* const tapped = std::get_if<PageRowTapped>(&action)) {
    choose(tapped->index);
  } else if (is_confirm(action)) {
    return confirm();
  } else if (std::holds_alternative<PageActTapped>(action)) {
    return act();
  }
  return Stay{};
}

void CardsPresenter::forget() {
  chosen_.reset();
  new_.reset();
  other_.reset();
  notice_ = {};
}

// A card of hers is chosen; beside a new one, the card that is replaced by it.
void CardsPresenter::choose(std::size_t index) {
  if (!desk_.card) return;
  const auto& good = desk_.card->member.identifiers;
  const auto& lost = desk_.card->standing.lost;
  if (index >= good.size() + lost.size()) return;
  if (new_ && index >= good.size()) return;
  chosen_ = index < good.size() ? good.at(index) : lost.at(index - good.size());
  other_.reset();
  notice_ = {};
}

Step CardsPresenter::confirm() {
  if (other_) return OpenMerge{other_};
  if (new_ && chosen_) {
    ask(CardAction::Replace, *new_, *chosen_);
  } else if (new_) {
    ask(CardAction::Add, *new_, {});
  } else if (chosen_) {
    ask(is_lost(*chosen_) ? CardAction::Restore : CardAction::Lose, *chosen_, {});
  }
  return Stay{};
}

Step CardsPresenter::act() {
  if (other_) return OpenMember{*other_};
  if (!new_ && !chosen_) return OpenSearch{.purpose = SearchPurpose::Number};
  return Stay{};
}

bool CardsPresenter::takes(const CodeArrived& code) {
  if (allowance_.is_open()) return false;
  notice_ = {};
  if (!look_up_.ask_instead(desk_, LookUpCode{code.raw, code.aim})) {
    notice_ = {desk_.tr("error.busy"), Tone::Caution};
  }
  return true;
}

void CardsPresenter::ask(CardAction action, model::Identifier card, model::Identifier old_card) {
  if (!desk_.card) return;
  notice_ = {};
  asked_ = ChangeCard{
      desk_.card->member.id, action, std::move(card), std::move(old_card), desk_.staff_id(), {}};
  const loyalty::CounterAnswer answer = desk_.may(act_of(action));
  if (answer.verdict == Verdict::Allowed) {
    send({});
  } else if (answer.verdict == Verdict::NeedsAbove) {
    allowance_.ask(words_for_asking(), answer.above);
  } else {
    notice_ = {desk_.sentence(answer), Tone::Caution};
  }
}

void CardsPresenter::send(const model::StaffId& allowed_by) {
  asked_->allowed_by = allowed_by;
  if (!change_.ask(desk_, *asked_)) notice_ = {desk_.tr("error.busy"), Tone::Caution};
}

Step CardsPresenter::tick() {
  allowance_.tick();
  return Stay{};
}

// ---- answers --------------------------------------------------------------------------------

Step CardsPresenter::handle(const Reply& reply) {
  if (allowance_.takes(reply)) {
    if (const auto by = allowance_.by()) {
      allowance_.forget();
      send(*by);
    }
  } else if (look_up_.takes(reply)) {
    if (const auto* const looked_up = answer_of<CodeLookedUp>(reply)) found(*looked_up);
    if (!reply.result) notice_ = {desk_.sentence(reply.result.error()), Tone::Caution};
  } else if (change_.takes(reply)) {
    if (const auto* const card = card_in(reply)) changed(*card);
    if (!reply.result) notice_ = {desk_.sentence(reply.result.error()), Tone::Bad};
  }
  return Stay{};
}

void CardsPresenter::found(const CodeLookedUp& looked_up) {
  desk_.sound(Cue::Recognised);
  const std::optional<model::Identifier> old_card = chosen_;
  forget();
  if (const auto* const unknown = std::get_if<CodeUnknown>(&looked_up)) {
    if (is_lost(unknown->identifier)) {
      chosen_ = unknown->identifier;  // it was in another pocket
    } else {
      new_ = unknown->identifier;
      if (old_card && !is_lost(*old_card)) chosen_ = old_card;
    }
    return;
  }
  const auto* const card = std::get_if<MemberCard>(&looked_up);
  if (card == nullptr) {
    notice_ = {desk_.tr("cards.is_code"), Tone::Caution};
  } else if (desk_.card && card->member.id == desk_.card->member.id) {
    notice_ = {desk_.tr("cards.hers_already"), Tone::Calm};
  } else {
    other_ = *card;
  }
}

void CardsPresenter::changed(const MemberCard& card) {
  if (desk_.card) {
    desk_.card->member.identifiers = card.member.identifiers;
    desk_.card->standing.lost = card.standing.lost;
  }
  forget();
  const std::string masked = model::masked(asked_->card);
  if (asked_->action == CardAction::Lose) {
    notice_ = {desk_.tr("cards.is_lost", {masked}), Tone::Good};
  } else if (asked_->action == CardAction::Restore) {
    notice_ = {desk_.tr("cards.is_found", {masked}), Tone::Good};
  } else {
    notice_ = {desk_.tr("cards.is_added", {masked}), Tone::Good};
  }
}

// ---- what is seen ---------------------------------------------------------------------------

bool CardsPresenter::is_lost(const model::Identifier& card) const {
  if (!desk_.card) return false;
  const auto& lost = desk_.card->standing.lost;
  return std::find(lost.begin(), lost.end(), card) != lost.end();
}

std::string CardsPresenter::words_for_asking() const {
  const std::string name = desk_.name_of(desk_.card->member);
  if (asked_->action == CardAction::Replace) {
    return desk_.tr("allow.replace_card",
                    {model::masked(asked_->card), model::masked(asked_->old_card), name});
  }
  return desk_.tr("allow.restore_card", {model::masked(asked_->card), name});
}

std::variant<PageView, SignInView> CardsPresenter::view() const {
  if (allowance_.is_open()) return allowance_.view();
  return page();
}

PageRow CardsPresenter::row_of(const model::Identifier& card) const {
  PageRow row;
  row.words = model::masked(card);
  row.sign = is_phone(card) ? PageSign::Phone : PageSign::Card;
  row.is_chosen = chosen_ == card;
  if (is_lost(card)) {
    row.detail = desk_.tr("cards.finds_nobody");
    row.figure = desk_.tr("cards.lost");
    row.tone = Tone::Caution;
    row.can_tap = !new_;
  } else {
    row.detail = desk_.tr(is_phone(card) ? "cards.phone" : "cards.card");
  }
  return row;
}

PageView CardsPresenter::page() const {
  PageView view;
  view.kind = PageKind::Cards;
  view.title = desk_.tr("cards.title");
  view.notice = notice_;
  view.words = desk_.tr(look_up_.is_open() ? "cards.looking" : "cards.scan_new");
  if (!desk_.card) return view;
  view.aside = desk_.name_of(desk_.card->member);
  for (const auto& card : desk_.card->member.identifiers) view.rows.push_back(row_of(card));
  for (const auto& card : desk_.card->standing.lost) view.rows.push_back(row_of(card));
  view.can_confirm = !change_.is_open();
  if (new_) {
    describe_new(view);
  } else if (other_) {
    describe_other(view);
  } else if (chosen_) {
    describe_chosen(view);
  } else {
    view.act = desk_.tr("cards.type_number");
  }
  if (change_.is_open()) view.confirm = desk_.tr("member.awarding");
  return view;
}

void CardsPresenter::describe_new(PageView& view) const {
  PagePanel panel;
  panel.title = model::masked(*new_);
  if (chosen_) {
    panel.facts.push_back({desk_.tr("cards.instead_of"), {}, model::masked(*chosen_)});
    panel.sentence = desk_.tr("cards.replace_means");
    view.confirm = desk_.tr("cards.replace");
  } else {
    panel.sentence = desk_.tr("cards.new", {desk_.name_of(desk_.card->member)});
    view.confirm = desk_.tr("cards.add");
  }
  view.panel = std::move(panel);
}

void CardsPresenter::describe_other(PageView& view) const {
  PagePanel panel;
  panel.title = desk_.name_of(other_->member);
  panel.sentence = desk_.tr("cards.of_another", {panel.title});
  view.panel = std::move(panel);
  view.act = desk_.tr("cards.serve_other");
  view.confirm = desk_.tr("cards.same_person");
}

void CardsPresenter::describe_chosen(PageView& view) const {
  PagePanel panel;
  panel.title = model::masked(*chosen_);
  if (is_lost(*chosen_)) {
    panel.sentence = desk_.tr("cards.restore_means", {desk_.name_of(desk_.card->member)});
    view.confirm = desk_.tr("cards.restore");
  } else {
    panel.sentence = desk_.tr(is_phone(*chosen_) ? "cards.give_up_means" : "cards.lose_means");
    view.confirm = desk_.tr(is_phone(*chosen_) ? "cards.give_up" : "cards.lose");
  }
  view.panel = std::move(panel);
}

}  // namespace regulars::ui
