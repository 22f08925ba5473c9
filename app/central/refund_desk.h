#pragma once
// RefundDesk: sales that come back, in part or as a whole, any number of times. Central computes
// the figures itself (app/loyalty/refund_rules) from the sale's own line and the refunds before.
// All calls stand inside the caller's transaction, on the writer thread.
//
// (1) Of a member's own sale, once for each reference; never more than was bought.
// (2) Spent points return first, to the very lots; then what the rest of the basket would not have
//     earned is clawed back. What is not there is debt, and told.
// (3) Tier progress, limits and the visit go with it: see SaleDesk.
// (4) A refund of a sale that waits for its member waits with it: credited() books it then.
// (5) A till that was offline may not know yet whose the sale has become: its refund names nobody.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/central/balance_book.h"
#include "app/central/past_event.h"
#include "app/central/purse_desk.h"
#include "app/central/sale_desk.h"
#include "app/loyalty/refund_rules.h"
#include "app/model/event.h"
#include "app/model/programme.h"
#include "app/storage/central_store.h"

namespace regulars::central {

class RefundDesk {
 public:
  using Programmes = std::map<std::int64_t, model::Programme>;  // by version
  // Borrowed for the desk's life.
  RefundDesk(storage::CentralStore& store, PurseDesk& purses, SaleDesk& sales)
      : store_(store), purses_(purses), sales_(sales) {}

  struct Answer {
    std::string why_not = {};                  // empty: it is booked
    std::int64_t sale = 0;                     // gseq
    std::vector<storage::RefundMove> moves{};  // by purse; `debt` of them is told
    bool differs = false;  // the terminal counted otherwise: central's figures are booked
    bool is_everything = false;
  };
  [[nodiscard]] Result<Answer> take(BalanceBook& book,
                                    const storage::LoggedEvent& logged,
                                    const model::EventStamp& stamp,
                                    const model::RefundEvent& event,
                                    const Programmes& programmes);
  // (4) The member of the sale is known now, and the sale is credited.
  [[nodiscard]] Status credited(BalanceBook& book,
                                std::int64_t sale,
                                std::int64_t member,
                                const Programmes& programmes);

 private:
  // A sale with all that was returned of it until now.
  struct Case {
    std::int64_t gseq = 0;
    std::int64_t terminal = 0;
    std::uint64_t epoch = 0;
    std::optional<std::int64_t> member;
    const model::Programme* programme = nullptr;
    model::SaleEvent event;
    loyalty::SaleFacts facts;
    std::vector<std::int64_t> redeems;  // that it was paid with
    std::vector<loyalty::SpentOnSale> spent;
    std::vector<model::RefundEvent> before;
  };
  // A sentence where there is no such case.
  [[nodiscard]] Result<std::string> open(const storage::LoggedEvent& logged,
                                         const model::RefundEvent& event,
                                         const Programmes& programmes,
                                         Case& found);
  [[nodiscard]] Status read_sale(Case& found, const Programmes& programmes);
  [[nodiscard]] Status read_redeems(Case& found);
  [[nodiscard]] Result<loyalty::Refunding> compute(const Case& found,
                                                   const std::vector<model::RefundLine>& lines);
  [[nodiscard]] Result<std::vector<storage::RefundMove>> move(BalanceBook& book,
                                                              std::int64_t event,
                                                              const Case& found,
                                                              const loyalty::Refunding& refunding);
  [[nodiscard]] Status give_uses_back(const Case& found,
                                      const std::vector<model::RefundLine>& lines);

  storage::CentralStore& store_;
  PurseDesk& purses_;
  SaleDesk& sales_;
};

}  // namespace regulars::central
