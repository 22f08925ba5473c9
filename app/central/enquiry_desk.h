#pragma once
// EnquiryDesk: what terminals ask about the store's past: a receipt of any till, a member's
// history, rules of before. Looks, never writes; belongs to one thread. The questions' JSON is
// app/loyalty's (receipt_question.h, history_question.h, programme_question.h).
//
// (1) Only enrolled terminals that are not revoked are answered.
// (2) An answer fits into what a question's answer may have (kMostJsonBytes): a history's page ends
//     earlier, a line that is too long for it stays out.
// (3) Nothing about another member is told: what moved her account because of somebody else's sale
//     stands in her history as "other", without it.

#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "app/base/clock.h"
#include "app/loyalty/history_question.h"
#include "app/loyalty/receipt_question.h"
#include "app/storage/central_store.h"
#include "sync/server/road.h"

namespace regulars::central {

class EnquiryDesk {
 public:
  explicit EnquiryDesk(std::unique_ptr<storage::CentralReader> reader)
      : reader_(std::move(reader)) {}

  // Topics that it answers; all others are the books'.
  [[nodiscard]] static bool knows(const std::string& topic);
  [[nodiscard]] sync::Answer<std::string> answer(const sync::Caller& caller,
                                                 const std::string& topic,
                                                 const std::string& json);

 private:
  // One moment of the store, as the asking terminal may see it.
  [[nodiscard]] Result<sync::Answer<std::string>> look(const sync::Caller& caller,
                                                       const std::string& topic,
                                                       const std::string& json);
  [[nodiscard]] Result<std::string> receipt(const loyalty::ReceiptQuestion& question);
  [[nodiscard]] Result<loyalty::ToldSale> sale_of(std::int64_t gseq);
  [[nodiscard]] Status add_spent(loyalty::ToldSale& told);
  [[nodiscard]] Result<std::string> history(const loyalty::HistoryQuestion& question,
                                            const storage::TerminalRecord& asking);
  [[nodiscard]] Result<loyalty::ToldEntry> entry_of(std::int64_t account,
                                                    const storage::EntryRecord& record);
  // (3)
  [[nodiscard]] Result<bool> is_about(std::int64_t account,
                                      std::int64_t gseq,
                                      const model::Event& event);
  [[nodiscard]] Result<std::string> programme(const std::string& json);

  std::unique_ptr<storage::CentralReader> reader_;
};

}  // namespace regulars::central
