#include "app/ui/presenters/more_entries.h"

#include <array>

#include "app/ui/presenters/purse_words.h"

namespace regulars::ui {
namespace {

using loyalty::Act;
using Section = MoreSection;
using Sign = PageSign;

bool always(const Desk& /*desk*/) {
  return true;
}

bool keeps_money(const Desk& desk) {
  return !money_purses(desk).empty();
}

Step to_code() {
  OpenSearch search;
  search.is_for_code = true;
  return search;
}

template <typename Wanted>
Step to() {
  return Wanted{};
}

Step to_consents() {
  return OpenProfile{FormLine::Consents};
}

// The entries of a section stand together.
// clang-format off
constexpr std::array kEntries{
    MoreEntry{"history", Section::Points, Sign::History, "history.title", "more.history",
              std::nullopt, always, to<OpenHistory>},
    MoreEntry{"return", Section::Points, Sign::Refund, "return.title", "more.return",
              Act::Refund, always, to<OpenRefund>},
    MoreEntry{"claim", Section::Points, Sign::Claim, "claim.title", "more.claim",
              Act::Claim, always, to<OpenClaim>},
    MoreEntry{"top_up", Section::Points, Sign::TopUp, "more.top_up", "more.top_up_detail",
              Act::TopUp, keeps_money, to<OpenTopUp>},
    MoreEntry{"gift_card", Section::Points, Sign::GiftCard, "more.gift_card",
              "more.gift_card_detail", Act::IssueGiftCard, keeps_money, to<OpenGiftSale>,
              /*needs_member=*/false},
    MoreEntry{"code", Section::Points, Sign::Coupon, "more.code", "more.code_detail",
              std::nullopt, has_vouchers, to_code, /*needs_member=*/false},
    MoreEntry{"adjust", Section::Points, Sign::Adjust, "more.adjust", "more.adjust_detail",
              Act::Adjust, always, to<OpenAdjust>},
    MoreEntry{"pin", Section::Person, Sign::Card, "proof.more", "proof.more_detail",
              std::nullopt, always, to<OpenMemberPin>},
    MoreEntry{"profile", Section::Person, Sign::Person, "profile.title", "more.profile",
              std::nullopt, always, to<OpenProfile>},
    MoreEntry{"consents", Section::Person, Sign::Consent, "consent.title", "more.consent",
              std::nullopt, always, to_consents},
    MoreEntry{"cards", Section::Person, Sign::Card, "cards.title", "more.cards",
              std::nullopt, always, to<OpenCards>},
    MoreEntry{"household", Section::Person, Sign::Household, "household.title", "more.household",
              Act::Household, always, to<OpenHousehold>},
    MoreEntry{"merge", Section::Person, Sign::Merge, "merge.title", "more.merge",
              Act::Merge, always, to<OpenMerge>},
};
// clang-format on

}  // namespace

std::span<const MoreEntry> more_entries() {
  return kEntries;
}

}  // namespace regulars::ui
