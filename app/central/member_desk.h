#pragma once
// MemberDesk: what terminals tell about people: cards, words on each purpose, corrections,
// households, erasures. All calls stand inside the caller's transaction, on the writer thread.
//
// (1) A number identifies one member at a time; a lost one identifies nobody until it is restored,
//     and whoever brings it to the counter meanwhile may have it as theirs.
// (2) A word that withdraws counts at once, whatever the clocks say; one that agrees counts unless
// a
//     later withdrawal is known.
// (3) Values come in the side, and only those whose salted digests the line holds are taken.
// (4) Joining a household brings one's points into its account; leaving keeps them there.
// (5) An erased member stays a number of the ledger; the side of what still arrives about her is
//     dropped. Her household goes on with its next member as holder.

#include <cstdint>
#include <string>
#include <vector>

#include "app/central/balance_book.h"
#include "app/loyalty/event_codec.h"
#include "app/model/event.h"
#include "app/storage/central_store.h"

namespace regulars::central {

class MemberDesk {
 public:
  explicit MemberDesk(storage::CentralStore& store) : store_(store) {}

  struct Answer {
    std::string why_not;                    // empty: it took effect
    std::vector<model::Identifier> gained;  // numbers whose waiting sales are hers now
    std::int64_t member = 0;
  };
  [[nodiscard]] Result<Answer> take(BalanceBook& book,
                                    const storage::LoggedEvent& logged,
                                    const model::EventStamp& stamp,
                                    const model::CardEvent& card);
  [[nodiscard]] Result<Answer> take(BalanceBook& book,
                                    const storage::LoggedEvent& logged,
                                    const model::EventStamp& stamp,
                                    const model::ConsentEvent& consent);
  [[nodiscard]] Result<Answer> take(BalanceBook& book,
                                    const storage::LoggedEvent& logged,
                                    const model::EventStamp& stamp,
                                    const model::CorrectEvent& correct);
  [[nodiscard]] Result<Answer> take(BalanceBook& book,
                                    const storage::LoggedEvent& logged,
                                    const model::EventStamp& stamp,
                                    const model::HouseholdEvent& household);
  [[nodiscard]] Result<Answer> take(BalanceBook& book,
                                    const storage::LoggedEvent& logged,
                                    const model::EventStamp& stamp,
                                    const model::EraseEvent& erase);

  // The same by head office.
  [[nodiscard]] Status erase(BalanceBook& book, std::int64_t member, Instant at);

 private:
  struct Person {
    std::string why_not;
    storage::PersonRecord record;
  };
  [[nodiscard]] Result<Person> person(BalanceBook& book,
                                      const storage::LoggedEvent& logged,
                                      model::MemberId id);
  [[nodiscard]] Result<Answer> add(const loyalty::Side& side,
                                   const model::CardEvent& card,
                                   std::int64_t member);
  [[nodiscard]] Result<Answer> lose(const loyalty::Side& side,
                                    const Digest& digest,
                                    std::int64_t member,
                                    Instant at);
  [[nodiscard]] Result<Answer> replace(const loyalty::Side& side,
                                       const model::CardEvent& card,
                                       std::int64_t member,
                                       Instant at);
  [[nodiscard]] Result<Answer> restore(const loyalty::Side& side,
                                       const model::CardEvent& card,
                                       std::int64_t member);
  [[nodiscard]] Result<Answer> join(BalanceBook& book,
                                    storage::PersonRecord& member,
                                    const storage::PersonRecord& holder);
  [[nodiscard]] Status pass_on_household(BalanceBook& book, std::int64_t holder);

  storage::CentralStore& store_;
};

}  // namespace regulars::central
