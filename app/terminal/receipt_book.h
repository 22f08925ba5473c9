#pragma once
// ReceiptBook: the receipts that central told about last, so that trying what a return would give
// asks nobody. The worker's jobs only.

#include <cstddef>
#include <deque>
#include <utility>

#include "app/loyalty/receipt_question.h"

namespace regulars::terminal {

class ReceiptBook {
 public:
  static constexpr std::size_t kMost = 8;

  void keep(loyalty::ToldSale sale) {
    forget(sale.sale.key);
    sales_.push_front(std::move(sale));
    if (sales_.size() > kMost) sales_.pop_back();
  }
  // Null where it was not told, or forgotten. Good until the next call.
  [[nodiscard]] const loyalty::ToldSale* find(const model::EventKey& key) const {
    for (const loyalty::ToldSale& sale : sales_) {
      if (sale.sale.key == key) return &sale;
    }
    return nullptr;
  }
  void forget(const model::EventKey& key) {
    std::erase_if(sales_, [&](const loyalty::ToldSale& sale) { return sale.sale.key == key; });
  }

 private:
  std::deque<loyalty::ToldSale> sales_;  // newest first
};

}  // namespace regulars::terminal
