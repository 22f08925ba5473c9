#pragma once
// One function for each request that the worker alone answers: what it does, and nothing else.
// answer() (answers.h) finds it by its type; sales, people and the shop have a file each.

#include <vector>

#include "app/base/result.h"
#include "app/loyalty/lookup.h"
#include "app/model/business_day.h"
#include "app/model/programme.h"
#include "app/model/region.h"
#include "app/terminal/answers.h"
#include "app/ui/presenters/replies.h"
#include "app/ui/presenters/requests.h"

namespace regulars::terminal {

// Where and when a request is executed. Borrowed for the call.
struct Counter {
  storage::TerminalStorage& storage;
  const Moment& now;
  const model::Region& region;

  [[nodiscard]] model::BusinessDay today() const {
    return model::BusinessDay::of(now.at, now.utc_offset);
  }
};

// ---- the shop: answers.cpp, answers_staff.cpp
[[nodiscard]] Result<ui::Answer> execute(const Counter& counter, ui::ListStaff& request);
[[nodiscard]] Result<ui::Answer> execute(const Counter& counter, ui::SignIn& request);
[[nodiscard]] Result<ui::Answer> execute(const Counter& counter, ui::ChangeStaff& request);
[[nodiscard]] Result<ui::Answer> execute(const Counter& counter, ui::SavePreferences& request);
[[nodiscard]] Result<ui::Answer> execute(const Counter& counter, ui::LoadHome& request);
[[nodiscard]] Result<ui::Answer> execute(const Counter& counter, ui::RecordRating& request);
[[nodiscard]] Result<ui::Answer> execute(const Counter& counter, ui::LoadDay& request);
[[nodiscard]] Result<ui::Answer> execute(const Counter& counter, ui::DecodeLogo& request);

// ---- people: answers_members.cpp
[[nodiscard]] Result<ui::Answer> execute(const Counter& counter, ui::LookUpCode& request);
[[nodiscard]] Result<ui::Answer> execute(const Counter& counter, ui::SearchMembers& request);
[[nodiscard]] Result<ui::Answer> execute(const Counter& counter, ui::LoadMember& request);
[[nodiscard]] Result<ui::Answer> execute(const Counter& counter, ui::EnrolMember& request);
[[nodiscard]] Result<ui::Answer> execute(const Counter& counter, ui::SetConsent& request);
[[nodiscard]] Result<ui::Answer> execute(const Counter& counter, ui::CorrectMember& request);
[[nodiscard]] Result<ui::Answer> execute(const Counter& counter, ui::ChangeCard& request);
[[nodiscard]] Result<ui::Answer> execute(const Counter& counter, ui::MoveHousehold& request);
[[nodiscard]] Result<ui::Answer> execute(const Counter& counter, ui::MergeMembers& request);
[[nodiscard]] Result<ui::Answer> execute(const Counter& counter, ui::EraseMember& request);

// ---- points and money: answers_sales.cpp
[[nodiscard]] Result<ui::Answer> execute(const Counter& counter, ui::AwardPoints& request);
[[nodiscard]] Result<ui::Answer> execute(const Counter& counter, ui::UndoAward& request);
[[nodiscard]] Result<ui::Answer> execute(const Counter& counter, ui::UndoRedeem& request);
[[nodiscard]] Result<ui::Answer> execute(const Counter& counter, ui::ClaimPoints& request);
[[nodiscard]] Result<ui::Answer> execute(const Counter& counter, ui::LoadPurse& request);
[[nodiscard]] Result<ui::Answer> execute(const Counter& counter, ui::SellGiftCard& request);
[[nodiscard]] Result<ui::Answer> execute(const Counter& counter, ui::AdjustPoints& request);

// ---- what several of them say
[[nodiscard]] Result<ui::MemberCard> card_of(const Counter& counter, const model::MemberId& member);
[[nodiscard]] std::vector<ui::RecentEntry> recent_entries(
    std::vector<loyalty::RecentEntry> entries);
// Refused while none has arrived.
[[nodiscard]] Result<model::Programme> programme_of(const Counter& counter);

}  // namespace regulars::terminal
