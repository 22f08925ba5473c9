#include "app/ui/presenters/search_presenter.h"

#include <algorithm>
#include <utility>

#include "app/ui/presenters/person_words.h"

namespace regulars::ui {
namespace {

constexpr std::size_t kFewestDigits = 3;
constexpr std::size_t kShortestNumber = 4;
constexpr std::size_t kLongestText = 40;  // bytes
constexpr std::size_t kRoomForIdentifiers = 60;
constexpr std::size_t kCharactersOfCode = 20;  // of a coupon or gift card

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

// A code as it is printed: capitals, without what stands between its groups.
std::string code_of(std::string_view text) {
  std::string code;
  for (const char c : text) {
    if (c == '-' || c == ' ') continue;
    code += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  return code;
}

std::string in_groups(const std::string& code) {
  constexpr std::size_t kGroup = 5;
  std::string groups;
  for (std::size_t at = 0; at < code.size(); at += kGroup) {
    groups += (at == 0 ? "" : "-") + code.substr(at, kGroup);
  }
  return groups;
}

bool is_code(std::string_view text) {
  return text.size() >= kShortestNumber && is_number(text);
}

std::string identifiers_of(const model::Member& member) {
  std::string result;
  for (const model::Identifier& each : member.identifiers) {
    if (!result.empty()) result += "   ";
    result += model::masked(each);
    if (result.size() > kRoomForIdentifiers) break;
  }
  return result;
}

}  // namespace

SearchPresenter::SearchPresenter(Desk& desk, const OpenSearch& wanted)
    : desk_(desk),
      is_for_code_(wanted.is_for_code),
      purpose_(wanted.purpose),
      text_(wanted.is_for_code ? TypingSettings{.longest = kLongestText}
                               : typing_of(desk, kLongestText)),
      has_letters_(wanted.is_for_code) {
  text_.append(wanted.text);
  changed();
}

Step SearchPresenter::handle(const Action& action) {
  if (open_.is_open()) return Stay{};
  const std::string before = text_.text();
  if (text_.take(action)) {
    if (text_.text() != before) changed();
  } else if (std::holds_alternative<KeyboardTapped>(action)) {
    has_letters_ = !has_letters_;
    text_.settle();
    if (text_.text() != before) changed();
  } else if (const auto* const tapped = std::get_if<FoundTapped>(&action)) {
    open(tapped->index);
  } else if (is_confirm(action)) {
    find();
  } else if (is_back(action)) {
    return is_for_code_ ? Step{GoBack{}} : leave();
  }
  return Stay{};
}

// Back to whoever wanted to know.
Step SearchPresenter::leave() const {
  switch (purpose_) {
    case SearchPurpose::Merge:
      return OpenMerge{};
    case SearchPurpose::Household:
      return OpenHousehold{};
    case SearchPurpose::Number:
      return OpenCards{};
    case SearchPurpose::Serve:
      break;
  }
  return GoHome{};
}

// Who is scanned is who is searched for.
bool SearchPresenter::takes(const CodeArrived& code) {
  if (purpose_ == SearchPurpose::Serve) return false;
  notice_ = {};
  if (!open_.ask(desk_, LookUpCode{code.raw, code.aim})) {
    notice_ = {desk_.tr("error.busy"), Tone::Caution};
  }
  return true;
}

Step SearchPresenter::met(const MemberCard& card) {
  switch (purpose_) {
    case SearchPurpose::Merge:
      return OpenMerge{card};
    case SearchPurpose::Household:
      return OpenHousehold{card};
    case SearchPurpose::Number:
      notice_ = {desk_.tr("cards.taken", {desk_.name_of(card.member)}), Tone::Caution};
      return Stay{};
    case SearchPurpose::Serve:
      break;
  }
  return OpenMember{card};
}

// Every change asks anew; the answer to the text before is dropped (2).
void SearchPresenter::changed() {
  notice_ = {};
  if (is_for_code_) {  // complete: there is nothing to choose from
    if (code_of(text_.text()).size() == kCharactersOfCode) find();
    return;
  }
  if (!is_long_enough()) {
    search_ = {};
    found_ = {};
    return;
  }
  if (!search_.ask_instead(desk_, SearchMembers{text_.text()})) {
    notice_ = {desk_.tr("error.busy"), Tone::Caution};
  }
}

bool SearchPresenter::is_long_enough() const {
  const std::string& text = text_.text();
  return is_digits(text) ? text.size() >= kFewestDigits : !text.empty();
}

void SearchPresenter::find() {
  text_.settle();
  if (!is_code(text_.text())) {
    if (found_.members.size() == 1) open(0);
    return;
  }
  if (!open_.ask(desk_, LookUpCode{text_.text(), {}})) {
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
  if (const auto* const card = card_in(reply)) return met(*card);
  if (const auto* const voucher = voucher_in(reply)) return OpenVoucher{*voucher};
  if (const auto* const looked_up = answer_of<CodeLookedUp>(reply)) {
    const model::Identifier& identifier = std::get<CodeUnknown>(*looked_up).identifier;
    if (purpose_ == SearchPurpose::Serve) return OpenEnrol{identifier};
    if (purpose_ == SearchPurpose::Number) return OpenCards{identifier};
    notice_ = {desk_.tr("household.nobody"), Tone::Caution};
  }
  if (!reply.result) notice_ = {desk_.sentence(reply.result.error()), Tone::Caution};
  return Stay{};
}

std::string SearchPresenter::start_words() const {
  if (is_for_code_) return desk_.tr("search.code_start");
  if (purpose_ == SearchPurpose::Number) return desk_.tr("cards.type_it");
  if (purpose_ != SearchPurpose::Serve) return desk_.tr("search.other");
  if (has_letters_) return desk_.tr("search.start_name");
  return desk_.tr("search.start", {std::to_string(kFewestDigits)});
}

SearchView SearchPresenter::view() const {
  SearchView view;
  view.is_for_code = is_for_code_;
  view.text = is_for_code_ ? in_groups(code_of(text_.text())) : text_.text();
  view.has_letters = has_letters_;
  view.keyboard = text_.view();
  view.keyboard.is_for_code = is_for_code_;
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
  } else if (is_for_code_ || !is_long_enough()) {
    view.words = start_words();
  } else if (found_.members.empty() && !search_.is_open()) {
    view.words = desk_.tr(is_number(text_.text()) ? "search.none" : "search.none_name");
  }
  view.is_looking = open_.is_open();
  view.can_find = !open_.is_open() && (is_code(text_.text()) || found_.members.size() == 1);
  view.notice = notice_;
  return view;
}

}  // namespace regulars::ui
