#include "app/ui/presenters/more_presenter.h"

namespace regulars::ui {

Step MorePresenter::handle(const Action& action) {
  if (greet_.is_open()) return Stay{};  // (1)
  if (is_back(action)) return GoBack{};
  const auto* const tapped = std::get_if<PageRowTapped>(&action);
  return tapped == nullptr ? Step{Stay{}} : open(tapped->index);
}

Step MorePresenter::open(std::size_t index) {
  switch (static_cast<Row>(index)) {
    case Row::History:
      return OpenHistory{};
    case Row::Greeting:
      turn_greeting();
      break;
  }
  return Stay{};
}

// Taken back as easily as given.
void MorePresenter::turn_greeting() {
  if (!desk_.card) return;
  notice_ = {};
  const auto wanted = desk_.card->member.agrees_to_greeting ? model::GreetingConsent::Withheld
                                                            : model::GreetingConsent::Given;
  if (greet_.ask(desk_, SetGreeting{desk_.card->member.id, wanted, desk_.staff_id()})) return;
  notice_ = {desk_.tr("error.busy"), Tone::Caution};
}

Step MorePresenter::handle(const Reply& reply) {
  if (!greet_.takes(reply)) return Stay{};
  if (const auto* const card = card_in(reply); card != nullptr && desk_.card) {
    desk_.card->member.agrees_to_greeting = card->member.agrees_to_greeting;
  } else if (!reply.result) {
    notice_ = {desk_.sentence(reply.result.error()), Tone::Bad};
  }
  return Stay{};
}

PageView MorePresenter::view() const {
  PageView view;
  view.kind = PageKind::More;
  view.title = desk_.tr("more.title");
  view.notice = notice_;
  if (!desk_.card) return view;
  view.aside = desk_.name_of(desk_.card->member);
  PageRow history;
  history.words = desk_.tr("history.title");
  history.detail = desk_.tr("more.history");
  history.sign = PageSign::History;
  PageRow greeting;
  greeting.words = desk_.tr("unknown.greet");
  greeting.detail = desk_.tr("more.consent");
  greeting.sign = PageSign::Person;
  greeting.is_on = desk_.card->member.agrees_to_greeting;
  greeting.can_tap = !greet_.is_open();
  view.rows = {std::move(history), std::move(greeting)};
  return view;
}

}  // namespace regulars::ui
