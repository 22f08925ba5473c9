#include "app/ui/presenters/training.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "app/base/uuid.h"
#include "app/loyalty/evaluate.h"

namespace regulars::ui {
namespace {

constexpr std::size_t kMostEntries = 200;
constexpr std::size_t kMostCards = 200;
constexpr std::size_t kRecent = 3;      // of one member
constexpr std::size_t kRecentHome = 5;  // of everybody
constexpr Milliseconds kUndoable = std::chrono::minutes{10};

Error refused(std::string words, std::string key) {
  return {ErrorKind::refused, std::move(words), std::move(key), {}};
}

// The one of the purses; made where it is not there yet.
model::PurseBalance& purse_in(std::vector<model::PurseBalance>& purses, model::PurseNumber number) {
  for (model::PurseBalance& purse : purses) {
    if (purse.purse == number) return purse;
  }
  purses.push_back({number, {}, {}, {}});
  return purses.back();
}

Error unknown_member() {
  return {ErrorKind::not_found, "training: nobody of that id was seen", "error.not_found", {}};
}

}  // namespace

// Which request is what (1). Reads pass; writes are pretended while training is on.
struct Training::Pretence {
  Training& self;

  FromMemory operator()(const ListStaff&) const { return std::nullopt; }
  FromMemory operator()(const SignIn&) const { return std::nullopt; }
  FromMemory operator()(const LoadHome&) const { return std::nullopt; }
  FromMemory operator()(const SearchMembers&) const { return std::nullopt; }
  FromMemory operator()(const LoadHistory& request) const {
    if (!self.is_pretended(request.member)) return std::nullopt;  // (2)
    return Result<Answer>{Answer{HistoryLoaded{request.member, {}, true}}};
  }
  FromMemory operator()(const LoadDay&) const { return std::nullopt; }
  FromMemory operator()(const DecodeLogo&) const { return std::nullopt; }
  // About the machine, not about the shop's books.
  FromMemory operator()(const PauseFilling&) const { return std::nullopt; }
  FromMemory operator()(const ResumeFilling&) const { return std::nullopt; }
  FromMemory operator()(const SavePreferences&) const { return std::nullopt; }

  FromMemory operator()(const LookUpCode& request) const {
    if (!self.is_on_) return std::nullopt;
    if (request.raw == kPracticeCode) return self.practice();
    const Voucher* const sold = self.sold_here(request.raw);
    if (sold == nullptr) return std::nullopt;
    return Result<Answer>{Answer{CodeLookedUp{self.with_pretended(*sold)}}};
  }
  FromMemory operator()(const LoadMember& request) const {
    if (!self.is_pretended(request.member)) return std::nullopt;  // (2)
    return answer_of(self.card_of(request.member));
  }
  FromMemory operator()(const EnrolTerminal&) const {
    if (!self.is_on_) return std::nullopt;
    return Result<Answer>{fail(refused("training: a till is not enrolled", "error.refused"))};
  }
  FromMemory operator()(const EnrolMember& request) const {
    if (!self.is_on_) return std::nullopt;
    return self.enrol(request);
  }
  FromMemory operator()(const SetConsent& request) const {
    if (!self.is_on_ && !self.is_pretended(request.member)) return std::nullopt;
    return self.set_consent(request);
  }
  FromMemory operator()(const AwardPoints& request) const {
    if (!self.is_on_ && !self.is_pretended(request.member)) return std::nullopt;
    return self.award(request);
  }
  FromMemory operator()(const UndoAward& request) const {
    if (!self.is_on_ && request.sale_seq < kFirstPretended) return std::nullopt;
    return self.undo(request);
  }
  FromMemory operator()(const RedeemReward& request) const {
    if (!self.is_on_ && !self.is_pretended(request.member)) return std::nullopt;
    return self.redeem(request);
  }
  FromMemory operator()(const UndoRedeem& request) const {
    if (!self.is_on_ && request.redeem_seq < kFirstPretended) return std::nullopt;
    return self.undo_redeem(request);
  }
  FromMemory operator()(const ClaimPoints& request) const {
    if (!self.is_on_ && !self.is_pretended(request.member)) return std::nullopt;
    return self.claim(request);
  }
  FromMemory operator()(const LoadPurse& request) const {
    if (!self.is_on_ && !self.is_pretended(request.account)) return std::nullopt;
    return self.load(request);
  }
  FromMemory operator()(const SellGiftCard& request) const {
    if (!self.is_on_ && !self.is_pretended(request.member)) return std::nullopt;
    return self.sell(request);
  }
  FromMemory operator()(const AdjustPoints& request) const {
    if (!self.is_on_ && !self.is_pretended(request.member)) return std::nullopt;
    return self.adjust(request);
  }
  FromMemory operator()(const RecordRating& request) const {
    if (request.sale_seq < kFirstPretended) return std::nullopt;  // (3)
    return Result<Answer>{Answer{RatingRecorded{}}};
  }

  FromMemory operator()(const FindReceipt&) const { return std::nullopt; }
  FromMemory operator()(const PreviewRefund&) const { return std::nullopt; }

  // Not pretended yet: said in one sentence, and nothing is booked.
  FromMemory operator()(const CorrectMember& request) const { return about(request.member); }
  FromMemory operator()(const ChangeCard& request) const { return about(request.member); }
  FromMemory operator()(const MoveHousehold& request) const { return about(request.member); }
  FromMemory operator()(const MergeMembers& request) const {
    return not_pretended(self.is_pretended(request.winner) || self.is_pretended(request.loser));
  }
  FromMemory operator()(const EraseMember& request) const { return about(request.member); }
  FromMemory operator()(const ChooseMemberPin& request) const { return about(request.member); }
  FromMemory operator()(const RefundSale&) const { return not_pretended(false); }
  FromMemory operator()(const ChangeStaff&) const { return not_pretended(false); }

  [[nodiscard]] FromMemory about(const model::MemberId& member) const {
    return not_pretended(self.is_pretended(member));
  }
  [[nodiscard]] FromMemory not_pretended(bool is_of_training) const {
    if (!self.is_on_ && !is_of_training) return std::nullopt;
    return Result<Answer>{
        fail(refused("training: this is not practised", "training.not_practised"))};
  }
  static FromMemory answer_of(Result<MemberCard> card) {
    if (!card) return Result<Answer>{fail(card.error())};
    return Result<Answer>{Answer{*std::move(card)}};
  }
};

void Training::begin() {
  end();
  is_on_ = true;
}

void Training::end() {
  is_on_ = false;
  cards_.clear();
  vouchers_.clear();
  entries_.clear();
}

bool Training::submit(std::uint64_t number, Request request) {
  auto from_memory = std::visit(Pretence{*this}, request);
  if (!from_memory) return real_.submit(number, std::move(request));
  replies_.push_back({number, *std::move(from_memory)});
  return true;
}

std::vector<Reply> Training::take_replies() {
  return std::exchange(replies_, {});
}

// ---- what is known and pretended ------------------------------------------------------------

bool Training::is_pretended(const model::MemberId& member) const {
  return std::find(pretended_.begin(), pretended_.end(), member) != pretended_.end();
}

MemberCard* Training::known(const model::MemberId& member) {
  const auto found = cards_.find(member);
  return found == cards_.end() ? nullptr : &found->second;
}

Result<MemberCard> Training::card_of(const model::MemberId& member) {
  const MemberCard* const card = known(member);
  if (card == nullptr) return fail(unknown_member());
  return with_pretended(*card);
}

void Training::remember(const MemberCard& card) {
  if (cards_.size() >= kMostCards && !cards_.contains(card.member.id)) {
    cards_.erase(cards_.begin());
  }
  cards_.insert_or_assign(card.member.id, card);
}

RecentEntry Training::recent_of(const Entry& entry) const {
  RecentEntry recent;
  recent.member = entry.member;
  const auto card = cards_.find(entry.member);
  if (card != cards_.end()) {
    recent.name = card->second.member.name;
    recent.tier = card->second.member.tier;
    const auto& identifiers = card->second.member.identifiers;
    if (!identifiers.empty()) recent.masked_identifier = model::masked(identifiers.front());
  }
  recent.points = entry.points;
  recent.at = entry.at;
  recent.seq = entry.seq;
  recent.can_undo =
      !entry.reference.empty() && !entry.is_undone && clock_.wall() - entry.at < kUndoable;
  return recent;
}

MemberCard Training::with_pretended(MemberCard card) const {
  std::vector<RecentEntry> recent;
  for (const Entry& entry : entries_) {
    if (entry.member != card.member.id) continue;
    const auto add = [&](model::Points points) {
      return points.plus(entry.points).value_or(points);
    };
    if (entry.purse != model::kPointsPurse) {
      model::PurseBalance& purse = purse_in(card.standing.purses, entry.purse);
      purse.points = add(purse.points);
      purse.available = add(purse.available);
      continue;
    }
    card.balance.points = add(card.balance.points);
    card.balance.available_online = add(card.balance.available_online);
    recent.push_back(recent_of(entry));
  }
  for (RecentEntry& real : card.recent) real.can_undo = false;
  recent.insert(recent.end(), card.recent.begin(), card.recent.end());
  if (recent.size() > kRecent) recent.resize(kRecent);
  card.recent = std::move(recent);
  return card;
}

// ---- answers to reads -----------------------------------------------------------------------

void Training::lay_over(Reply& reply) {
  if (!is_on_ || !reply.result) return;
  Answer& answer = *reply.result;
  if (auto* const card = std::get_if<MemberCard>(&answer)) lay_over(*card);
  if (auto* const home = std::get_if<HomeLoaded>(&answer)) lay_over(*home);
  auto* const looked_up = std::get_if<CodeLookedUp>(&answer);
  if (looked_up == nullptr) return;
  if (auto* const card = std::get_if<MemberCard>(looked_up)) {
    lay_over(*card);
    return;
  }
  if (auto* const voucher = std::get_if<Voucher>(looked_up)) {
    vouchers_.insert_or_assign(voucher->account, *voucher);
    *voucher = with_pretended(*voucher);
    return;
  }
  const model::Identifier& wanted = std::get<CodeUnknown>(*looked_up).identifier;
  for (const model::MemberId& member : pretended_) {  // enrolled a moment ago
    const MemberCard* const card = known(member);
    if (card == nullptr || card->member.identifiers.front() != wanted) continue;
    *looked_up = with_pretended(*card);
    return;
  }
}

void Training::lay_over(MemberCard& card) {
  remember(card);
  card = with_pretended(std::move(card));
}

void Training::lay_over(HomeLoaded& home) const {
  std::vector<RecentEntry> recent;
  for (const Entry& entry : entries_) recent.push_back(recent_of(entry));
  for (RecentEntry& real : home.recent) {
    real.can_undo = false;
    recent.push_back(real);
  }
  if (recent.size() > kRecentHome) recent.resize(kRecentHome);
  home.recent = std::move(recent);
}

// ---- answers to writes ----------------------------------------------------------------------

Training::Entry& Training::book(const model::MemberId& member,
                                model::Points points,
                                model::PurseNumber purse) {
  Entry entry{next_++, member, points, clock_.wall()};
  entry.purse = purse;
  entries_.push_front(std::move(entry));
  if (entries_.size() > kMostEntries) entries_.pop_back();
  return entries_.front();
}

Result<Answer> Training::enrol(const EnrolMember& request) {
  MemberCard card;
  card.member.id = model::MemberId{Uuid::v7(clock_.wall())};
  card.member.name = request.name;
  card.member.identifiers = request.identifiers;
  card.member.agrees_to_greeting = request.agrees_to(model::Purpose::Greeting);
  card.standing.birthday = request.birthday;
  card.standing.was_referred = request.referrer.has_value();
  card.member.joined = std::chrono::floor<std::chrono::days>(clock_.wall());
  card.strength = request.strength();
  pretended_.push_back(card.member.id);
  remember(card);
  return Answer{std::move(card)};
}

Result<Answer> Training::practice() {
  constexpr std::int64_t kPoints = 12'480;
  const model::Identifier identifier{model::IdentifierKind::Card, "2900000000001"};
  for (const model::MemberId& member : pretended_) {
    const MemberCard* const card = known(member);
    if (card != nullptr && card->member.identifiers.front() == identifier) {
      return Answer{CodeLookedUp{with_pretended(*card)}};
    }
  }
  REGULARS_TRY(const Answer enrolled, enrol(EnrolMember{{identifier}, "王小明"}));
  MemberCard card = std::get<MemberCard>(enrolled);
  card.member.tier = programme_.tiers.size() > 1 ? 1 : 0;
  card.member.visits = 48;
  card.member.joined -= std::chrono::days{6 * 366 + 30};
  card.member.last_visit = clock_.wall() - std::chrono::days{8};
  card.balance = {model::Points{kPoints}, model::Points{kPoints}};
  remember(card);
  return Answer{CodeLookedUp{std::move(card)}};
}

Result<Answer> Training::set_consent(const SetConsent& request) {
  MemberCard* const card = known(request.member);
  if (card == nullptr) return fail(unknown_member());
  if (request.word.purpose == model::Purpose::Greeting) {
    card->member.agrees_to_greeting = request.word.is_given;
  }
  return Answer{with_pretended(*card)};
}

Result<Answer> Training::award(const AwardPoints& request) {
  REGULARS_TRY(const MemberCard card, card_of(request.member));
  for (const Entry& entry : entries_) {
    if (entry.reference.empty() || entry.reference != request.reference) continue;
    return Answer{PointsAwarded{entry.seq, entry.points, card.balance.points, true}};
  }
  auto sale = loyalty::sale_of(request.amount, card.member.tier, clock_.wall(), {});
  sale.member = card.facts;
  sale.member.tier = card.member.tier;
  REGULARS_TRY(const auto earning, loyalty::evaluate(programme_, sale));
  const auto after = card.balance.points.plus(earning.points);
  if (!after) return fail(refused("training: too many points", "error.points.overflow"));
  Entry& entry = book(request.member, earning.points);
  entry.reference = request.reference;
  return Answer{PointsAwarded{entry.seq, entry.points, *after, false}};
}

Result<Answer> Training::undo(const UndoAward& request) {
  const auto found = std::find_if(entries_.begin(), entries_.end(), [&](const Entry& entry) {
    return entry.seq == request.sale_seq && !entry.reference.empty();
  });
  if (found == entries_.end()) {
    return fail(refused("training: sale " + std::to_string(request.sale_seq) + " is a real one",
                        "training.real_sale"));
  }
  const model::MemberId member = found->member;
  const model::Points points = found->points;
  if (!found->is_undone) {
    found->is_undone = true;
    book(member, model::Points{}.minus(points).value_or(model::Points{}));
  }
  REGULARS_TRY(const MemberCard card, card_of(member));
  return Answer{AwardUndone{member, points, card.balance.points}};
}

}  // namespace regulars::ui
