#include "app/ui/presenters/search_presenter.h"

#include <algorithm>
#include <utility>

namespace regulars::ui {
namespace {

constexpr std::size_t kFewestDigits = 3;
constexpr std::size_t kShortestNumber = 4;
constexpr std::size_t kLongestText = 40;  // bytes
constexpr std::size_t kLongestName = 60;

// Card numbers and phones are asked for as they are; anything else is a name.
bool is_number(std::string_view text) {
  return std::all_of(text.begin(),
                     text.end(),
                     [](char c) {
                       return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
                              (c >= 'a' && c <= 'z') || c == '-';
                     }) &&
         text.find_first_of("0123456789") != std::string_view::npos;
}

std::string identifiers_of(const model::Member& member) {
  std::string result;
  for (const model::Identifier& each : member.identifiers) {
    if (!result.empty()) result += "   ";
    result += model::masked(each);
    if (result.size() > kLongestName) break;
  }
  return result;
}

}  // namespace

SearchPresenter::SearchPresenter(Desk& desk, const OpenSearch& wanted)
    : desk_(desk), is_for_enrolment_(wanted.is_for_enrolment) {
  type(wanted.text);
}

Step SearchPresenter::handle(const Action& action) {
  if (open_.is_open()) return Stay{};
  if (const std::string digits = digits_of(action); !digits.empty()) {
    type(digits);
  } else if (const auto* const typed = std::get_if<TextTyped>(&action)) {
    type(typed->text);
  } else if (is_backspace(action)) {
    take_last(text_);
    changed();
  } else if (const auto* const tapped = std::get_if<FoundTapped>(&action)) {
    open(tapped->index);
  } else if (is_confirm(action)) {
    find();
  } else if (is_back(action)) {
    return GoHome{};
  }
  return Stay{};
}

void SearchPresenter::type(std::string_view more) {
  if (text_.size() + more.size() <= kLongestText) text_ += more;
  changed();
}

// Every change asks anew; the answer to the text before is dropped (2).
void SearchPresenter::changed() {
  notice_ = {};
  if (!is_long_enough()) {
    search_ = {};
    found_ = {};
    return;
  }
  if (!search_.ask_instead(desk_, SearchMembers{text_})) {
    notice_ = {desk_.tr("error.busy"), Tone::Caution};
  }
}

bool SearchPresenter::is_long_enough() const {
  return is_digits(text_) ? text_.size() >= kFewestDigits : !text_.empty();
}

void SearchPresenter::find() {
  const bool is_code = text_.size() >= kShortestNumber && is_number(text_);
  if (!is_code) {
    if (found_.members.size() == 1) open(0);
    return;
  }
  if (!open_.ask(desk_, LookUpCode{text_, {}})) {
    notice_ = {desk_.tr("error.busy"), Tone::Caution};
  }
}

void SearchPresenter::open(std::size_t index) {
  if (index >= std::min(found_.members.size(), SearchView::kRows)) return;
  if (!open_.ask(desk_, LoadMember{found_.members.at(index).id})) {
    notice_ = {desk_.tr("error.busy"), Tone::Caution};
  }
}

Step SearchPresenter::handle(const Reply& reply) {
  if (search_.takes(reply)) {
    if (const auto* const found = answer_of<MembersFound>(reply)) found_ = *found;
    return Stay{};
  }
  if (!open_.takes(reply)) return Stay{};
  if (const auto* const card = card_in(reply)) return OpenMember{*card};
  const auto* const looked_up = answer_of<CodeLookedUp>(reply);
  if (looked_up != nullptr) return OpenUnknown{std::get<CodeUnknown>(*looked_up).identifier};
  if (!reply.result) notice_ = {desk_.sentence(reply.result.error()), Tone::Caution};
  return Stay{};
}

SearchView SearchPresenter::view() const {
  SearchView view;
  view.is_for_enrolment = is_for_enrolment_;
  view.text = text_;
  const std::size_t shown = std::min(found_.members.size(), SearchView::kRows);
  for (std::size_t i = 0; i < shown; ++i) {
    const model::Member& member = found_.members.at(i);
    view.rows.push_back({desk_.name_of(member),
                         identifiers_of(member),
                         desk_.tier_name(member.tier),
                         member.tier > 0});
  }
  const auto more = static_cast<std::int64_t>(found_.members.size() - shown);
  if (more > 0) {
    view.words = desk_.plural("search.more", more, {std::to_string(more)});
  } else if (!is_long_enough()) {
    view.words = is_for_enrolment_ ? desk_.tr("search.enrol_start")
                                   : desk_.tr("search.start", {std::to_string(kFewestDigits)});
  } else if (found_.members.empty() && !search_.is_open()) {
    view.words = desk_.tr("search.none");
  }
  view.is_looking = open_.is_open();
  view.can_find = !open_.is_open() && ((text_.size() >= kShortestNumber && is_number(text_)) ||
                                       found_.members.size() == 1);
  view.notice = notice_;
  return view;
}

// ---- unknown --------------------------------------------------------------------------------

Step UnknownPresenter::handle(const Action& action) {
  if (enrol_.is_open()) return Stay{};
  if (const auto* const typed = std::get_if<TextTyped>(&action)) {
    if (name_.size() + typed->text.size() <= kLongestName) name_ += typed->text;
    notice_ = {};
  } else if (is_backspace(action)) {
    take_last(name_);
  } else if (is_back(action)) {
    return GoHome{};
  } else if (is_confirm(action)) {
    notice_ = {};
    if (!enrol_.ask(desk_, EnrolMember{identifier_, name_, desk_.staff_id()})) {
      notice_ = {desk_.tr("error.busy"), Tone::Caution};
    }
  }
  return Stay{};
}

Step UnknownPresenter::handle(const Reply& reply) {
  if (!enrol_.takes(reply)) return Stay{};
  if (const auto* const card = card_in(reply)) return OpenMember{*card};
  if (!reply.result) notice_ = {desk_.sentence(reply.result.error()), Tone::Bad};
  return Stay{};
}

UnknownView UnknownPresenter::view() const {
  return {identifier_.kind == model::IdentifierKind::Phone,
          model::masked(identifier_),
          name_,
          enrol_.is_open(),
          notice_};
}

}  // namespace regulars::ui
