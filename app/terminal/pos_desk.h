#pragma once
// PosDesk: what a POS may ask of the counter, executed on the worker: the same award as a cashier's
// tap. Belongs to the worker's thread. Remembers, until the program ends, which receipts wait for a
// member; a POS that is not sure asks again with the same receipt and learns the state.

#include <deque>
#include <string>
#include <utility>

#include "app/base/clock.h"
#include "app/i18n/catalogue.h"
#include "app/model/money.h"
#include "app/model/region.h"
#include "app/terminal/arrivals.h"
#include "app/terminal/pos_messages.h"

namespace regulars::storage {
class TerminalStorage;
}

namespace regulars::terminal {

struct PosAnswer {
  int status = 200;
  std::string body;
  bool has_written = false;  // an event was added
};

class PosDesk {
 public:
  static constexpr std::size_t kMostWaiting = 32;  // the oldest is forgotten

  // Borrowed for the desk's life. `language` is that of the explanation.
  PosDesk(Arrivals& arrivals,
          const i18n::Catalogues& catalogues,
          i18n::Language language,
          const model::Region& region)
      : arrivals_(arrivals), catalogues_(catalogues), language_(language), region_(region) {}

  [[nodiscard]] PosAnswer sale(storage::TerminalStorage& storage, const Moment& now, PosSale sale);
  // Of a sale of this terminal, by its receipt.
  [[nodiscard]] static PosAnswer refund(storage::TerminalStorage& storage,
                                        const Moment& now,
                                        const PosRefund& refund);
  [[nodiscard]] PosAnswer member(storage::TerminalStorage& storage, std::string identifier);

 private:
  struct Waiting {
    std::string receipt;
    model::Money amount;
  };
  [[nodiscard]] PosAnswer without_member(storage::TerminalStorage& storage, const PosSale& sale);
  [[nodiscard]] Result<PosAward> award(storage::TerminalStorage& storage,
                                       const Moment& now,
                                       PosSale& sale);
  void forget(const std::string& receipt);

  Arrivals& arrivals_;
  const i18n::Catalogues& catalogues_;
  const i18n::Language language_;
  const model::Region& region_;
  std::deque<Waiting> waiting_;
};

// The answer that goes with an error.
[[nodiscard]] PosAnswer answer_of(const Error& error);

}  // namespace regulars::terminal
