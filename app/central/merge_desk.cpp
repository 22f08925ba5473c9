#include "app/central/merge_desk.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace regulars::central {

using storage::ConsentRecord;
using storage::PersonRecord;

namespace {
constexpr model::Purpose kPurposes[] = {model::Purpose::Greeting,
                                        model::Purpose::Marketing,
                                        model::Purpose::Profiling,
                                        model::Purpose::Birthday};

char small(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// Words parted by spaces, in small letters where they are ASCII, sorted.
std::vector<std::string> words_of(std::string_view name) {
  std::vector<std::string> words(1);
  for (const char c : name) {
    if (c != ' ') {
      words.back() += small(c);
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  if (words.back().empty()) words.pop_back();
  std::sort(words.begin(), words.end());
  return words;
}

// (3)
ConsentRecord stricter(const ConsentRecord& one, const ConsentRecord& other) {
  if (one.said == Instant{}) return other;
  if (other.said == Instant{}) return one;
  ConsentRecord word = one.is_given ? other : one;
  word.said = std::max(one.said, other.said);
  return word;
}

Status touch(BalanceBook& book, std::int64_t member) {
  REGULARS_TRY([[maybe_unused]] const storage::BalanceRecord* balance, book.open(member));
  return {};
}
}  // namespace

bool names_agree(std::string_view one, std::string_view other) {
  std::vector<std::string> longer = words_of(one);
  std::vector<std::string> shorter = words_of(other);
  if (longer.size() < shorter.size()) std::swap(longer, shorter);
  return std::includes(longer.begin(), longer.end(), shorter.begin(), shorter.end());
}

Result<bool> MergeDesk::are_one(std::int64_t one, std::int64_t other) {
  REGULARS_TRY(const auto first, store_.person(one));
  REGULARS_TRY(const auto second, store_.person(other));
  if (!first || !second || first->erased != Instant{} || second->erased != Instant{}) return false;
  return names_agree(first->name, second->name);
}

Result<std::string> MergeDesk::take(BalanceBook& book, const model::MergeEvent& event) {
  if (event.allowed_by.is_none()) return std::string{"nobody allowed the merge"};
  REGULARS_TRY(const auto winner, book.find(event.winner));
  if (!winner) return "member " + event.winner.uuid().text() + " is unknown";
  REGULARS_TRY(const auto loser, book.find(event.loser));
  if (!loser) return "member " + event.loser.uuid().text() + " is unknown";
  return merge(book, *winner, *loser);
}

Result<std::string> MergeDesk::merge(BalanceBook& book, std::int64_t winner, std::int64_t loser) {
  REGULARS_TRY_VOID(touch(book, winner));
  if (winner == loser) return std::string{};  // (1)
  REGULARS_TRY(auto living, store_.person(winner));
  REGULARS_TRY(const auto buried, store_.person(loser));
  if (!living || !buried) return std::string{"one of the two is no member"};
  if (living->erased != Instant{} || buried->erased != Instant{}) {
    return std::string{"one of the two was erased"};
  }
  REGULARS_TRY_VOID(book.save());
  REGULARS_TRY_VOID(join_words(winner, loser));
  REGULARS_TRY_VOID(join_households(*living, *buried));
  if (living->name.empty()) living->name = buried->name;
  if (!living->birthday) living->birthday = buried->birthday;
  REGULARS_TRY_VOID(store_.save_person(*living));
  REGULARS_TRY_VOID(store_.move_account(loser, living->household.value_or(winner)));  // (2)
  REGULARS_TRY_VOID(store_.move_tier_days(loser, winner));
  REGULARS_TRY_VOID(store_.bury(loser, winner));
  REGULARS_TRY_VOID(touch(book, winner));
  if (living->household) REGULARS_TRY_VOID(touch(book, *living->household));
  return std::string{};
}

Status MergeDesk::join_words(std::int64_t winner, std::int64_t loser) {
  for (const model::Purpose purpose : kPurposes) {
    REGULARS_TRY(const ConsentRecord hers, store_.consent(winner, purpose));
    REGULARS_TRY(const ConsentRecord other, store_.consent(loser, purpose));
    const ConsentRecord word = stricter(hers, other);
    if (word.said != Instant{}) REGULARS_TRY_VOID(store_.set_consent(winner, word));
  }
  return {};
}

// (4)
Status MergeDesk::join_households(PersonRecord& winner, const PersonRecord& loser) {
  if (winner.household == loser.n) winner.household.reset();
  REGULARS_TRY(const auto held, store_.household_of(winner.n));
  const bool takes_hers =
      !winner.household && loser.household && loser.household != winner.n && held.empty();
  if (takes_hers) {
    REGULARS_TRY_VOID(store_.move_account(winner.n, *loser.household));
    winner.household = loser.household;
  }
  REGULARS_TRY(const auto members, store_.household_of(loser.n));
  for (const std::int64_t one : members) {
    REGULARS_TRY(auto record, store_.person(one));
    if (!record || one == winner.n) continue;
    record->household = winner.household.value_or(winner.n);
    REGULARS_TRY_VOID(store_.save_person(*record));
  }
  return {};
}

}  // namespace regulars::central
