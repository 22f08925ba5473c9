#include "app/terminal/receipt_enquiries.h"

#include <optional>
#include <utility>

#include "app/loyalty/claim_rules.h"
#include "app/loyalty/programme_in_force.h"
#include "app/loyalty/programme_question.h"
#include "app/loyalty/refund_sale.h"
#include "app/loyalty/returned_sale.h"
#include "app/storage/terminal/terminal_storage.h"
#include "app/terminal/executors.h"
#include "app/terminal/receipt_book.h"

namespace regulars::terminal {

namespace {

using loyalty::ToldSale;
using storage::TerminalStorage;

constexpr Milliseconds kReceiptWithin{5'000};

// Also where an older central does not know the question.
bool is_away(const Result<std::string>& json) {
  return !json;
}

tl::unexpected<Error> offline(const std::string& words) {
  return fail(ErrorKind::network, words, "return.offline");
}

// One sale: asked about at central, its rules fetched, then dealt with.
class SaleEnquiry : public Enquiry {
 public:
  explicit SaleEnquiry(const Moment& now) : now_(now) {}

  EnquiryStep hear(TerminalStorage& storage, const Result<std::string>& json) final {
    if (rules_asked_ != 0) {  // (2)
      return keep_rules(storage, json);
    }
    if (is_away(json)) return without_central(storage, json.error().words);
    auto answer = loyalty::parse_receipt_answer(*json);
    if (!answer) return Result<ui::Answer>(fail(ErrorKind::network, answer.error().words));
    return heard(storage, std::move(*answer));
  }

 protected:
  [[nodiscard]] virtual EnquiryStep heard(TerminalStorage& storage,
                                          loyalty::ReceiptAnswer answer) = 0;
  [[nodiscard]] virtual Result<ui::Answer> without_central(TerminalStorage& storage,
                                                           const std::string& why) = 0;
  // With what was told and rules that are here.
  [[nodiscard]] virtual Result<ui::Answer> settle(TerminalStorage& storage) = 0;

  [[nodiscard]] const Moment& now() const { return now_; }
  [[nodiscard]] const ToldSale* told() const { return told_ ? &*told_ : nullptr; }

  [[nodiscard]] static EnquiryStep ask(const loyalty::ReceiptQuestion& question) {
    return Question{"receipt", loyalty::to_json(question), kReceiptWithin};
  }

  // settle(), after the sale's rules were fetched where they are missing.
  [[nodiscard]] EnquiryStep settle_with(TerminalStorage& storage, ToldSale told) {
    told_ = std::move(told);
    const auto sale = loyalty::returned_sale(storage, {.told = &*told_});
    if (!sale) return Result<ui::Answer>(fail(sale.error()));
    const std::int64_t version = sale->event.programme_version;
    const auto rules = loyalty::programme_of(storage, version);
    if (!rules) return Result<ui::Answer>(fail(rules.error()));
    if (*rules) return settle(storage);
    rules_asked_ = version;
    return Question{"programme", loyalty::to_json(loyalty::ProgrammeQuestion{version})};
  }

 private:
  EnquiryStep keep_rules(TerminalStorage& storage, const Result<std::string>& json) {
    if (is_away(json)) return without_central(storage, json.error().words);
    const Status kept = loyalty::keep_programme(storage, rules_asked_, *json);
    if (!kept) return Result<ui::Answer>(fail(kept.error()));
    return settle(storage);
  }

  const Moment now_;
  std::optional<ToldSale> told_;
  std::int64_t rules_asked_ = 0;
};

loyalty::RefundOrder order_of(const TerminalStorage& storage,
                              const model::EventKey& sale,
                              const ToldSale* told,
                              const Moment& now) {
  loyalty::RefundOrder order;
  if (loyalty::is_of_here(storage.view(), sale)) order.sale_seq = sale.seq;
  if (told != nullptr) order.told = *told;
  order.at = now.at;
  order.utc_offset = now.utc_offset;
  return order;
}

Result<model::Programme> programme_in_force(TerminalStorage& storage) {
  REGULARS_TRY(auto programme, loyalty::programme_in_force(storage));
  if (programme) return *std::move(programme);
  return fail(ErrorKind::refused, "no programme has arrived yet", "earn.no_programme");
}

// ---- found --------------------------------------------------------------------------------------

class ReceiptSearch final : public SaleEnquiry {
 public:
  ReceiptSearch(ui::FindReceipt request, const Moment& now, std::shared_ptr<ReceiptBook> book)
      : SaleEnquiry(now), request_(std::move(request)), book_(std::move(book)) {}

  EnquiryStep begin(TerminalStorage& /*storage*/) override {
    return ask({.receipt = request_.receipt});
  }
  bool may_write() const override { return false; }

 protected:
  EnquiryStep heard(TerminalStorage& storage, loyalty::ReceiptAnswer answer) override {
    if (answer.sales.empty()) {  // what central has not received yet may still be here
      auto found = find(storage, nullptr);
      if (!found && found.error().kind == ErrorKind::not_found) {
        return Result<ui::Answer>(ui::Answer{ui::ReceiptFound{request_.receipt, std::nullopt}});
      }
      return found;
    }
    ToldSale& best = best_of(answer.sales);
    const bool is_anothers = !request_.member.is_none() && best.member != request_.member;
    if (is_anothers) {
      return Result<ui::Answer>(fail(ErrorKind::refused,
                                     "receipt " + request_.receipt + " is another member's",
                                     "return.other_member"));
    }
    book_->keep(best);
    return find(storage, &best);
  }

  Result<ui::Answer> without_central(TerminalStorage& storage, const std::string& why) override {
    auto found = find(storage, nullptr);
    if (found || found.error().kind != ErrorKind::not_found) return found;
    return offline("receipt " + request_.receipt + " is not of this terminal: " + why);
  }
  Result<ui::Answer> settle(TerminalStorage& storage) override { return find(storage, told()); }

 private:
  // The newest one of hers, where several tills gave the same number.
  ToldSale& best_of(std::vector<ToldSale>& sales) const {
    for (ToldSale& sale : sales) {
      if (!request_.member.is_none() && sale.member == request_.member) return sale;
    }
    return sales.front();
  }

  Result<ui::Answer> find(TerminalStorage& storage, const ToldSale* told) const {
    loyalty::RefundOrder order;
    order.receipt = request_.receipt;
    if (told != nullptr) order.told = *told;
    REGULARS_TRY(const auto sale, loyalty::returnable(storage, order));
    if (!request_.member.is_none() && sale.member != request_.member) {
      return fail(ErrorKind::refused,
                  "receipt " + request_.receipt + " is another member's",
                  "return.other_member");
    }
    return ui::Answer{ui::ReceiptFound{
        request_.receipt,
        ui::Receipt{sale.sale, sale.member, sale.till, sale.at, sale.amount, sale.rest}}};
  }

  const ui::FindReceipt request_;
  const std::shared_ptr<ReceiptBook> book_;
};

// ---- tried --------------------------------------------------------------------------------------

class RefundPreview final : public SaleEnquiry {
 public:
  RefundPreview(ui::PreviewRefund request, const Moment& now, std::shared_ptr<ReceiptBook> book)
      : SaleEnquiry(now), request_(std::move(request)), book_(std::move(book)) {}

  EnquiryStep begin(TerminalStorage& storage) override {
    const ToldSale* const known = book_->find(request_.sale);
    if (known != nullptr) return settle_with(storage, *known);  // (1)
    return ask({.sale = request_.sale});
  }
  bool may_write() const override { return false; }

 protected:
  EnquiryStep heard(TerminalStorage& storage, loyalty::ReceiptAnswer answer) override {
    if (answer.sales.empty()) return preview(storage, nullptr);
    book_->keep(answer.sales.front());
    return settle_with(storage, std::move(answer.sales.front()));
  }
  Result<ui::Answer> without_central(TerminalStorage& storage, const std::string& why) override {
    if (!loyalty::is_of_here(storage, request_.sale)) return offline(why);
    return preview(storage, nullptr);
  }
  Result<ui::Answer> settle(TerminalStorage& storage) override { return preview(storage, told()); }

 private:
  Result<ui::Answer> preview(TerminalStorage& storage, const ToldSale* told) const {
    REGULARS_TRY(const model::Programme programme, programme_in_force(storage));
    loyalty::RefundOrder order = order_of(storage, request_.sale, told, now());
    order.lines = request_.lines;
    REGULARS_TRY(const auto seen, loyalty::preview_refund(storage, programme, order));
    return ui::Answer{ui::RefundPreviewed{request_.sale, seen.amount, seen.taken, seen.returned}};
  }

  const ui::PreviewRefund request_;
  const std::shared_ptr<ReceiptBook> book_;
};

// ---- returned -----------------------------------------------------------------------------------

class Refunding final : public SaleEnquiry {
 public:
  Refunding(ui::RefundSale request, const Moment& now, std::shared_ptr<ReceiptBook> book)
      : SaleEnquiry(now), request_(std::move(request)), book_(std::move(book)) {}

  EnquiryStep begin(TerminalStorage& storage) override {
    const auto known = storage.refunds().find(request_.sale, request_.reference);
    if (known && *known) {  // (3)
      const ToldSale* const told = book_->find(request_.sale);
      if (told != nullptr || loyalty::is_of_here(storage, request_.sale)) {
        return refund(storage, told);
      }
    }
    return ask({.sale = request_.sale});
  }
  bool may_write() const override { return true; }

 protected:
  EnquiryStep heard(TerminalStorage& storage, loyalty::ReceiptAnswer answer) override {
    if (answer.sales.empty()) return refund(storage, nullptr);
    book_->keep(answer.sales.front());
    return settle_with(storage, std::move(answer.sales.front()));
  }
  Result<ui::Answer> without_central(TerminalStorage& storage, const std::string& why) override {
    if (!loyalty::is_of_here(storage, request_.sale)) return offline(why);
    return refund(storage, nullptr);
  }
  Result<ui::Answer> settle(TerminalStorage& storage) override { return refund(storage, told()); }

 private:
  Result<ui::Answer> refund(TerminalStorage& storage, const ToldSale* told) const {
    REGULARS_TRY(const model::Programme programme, programme_in_force(storage));
    loyalty::RefundOrder order = order_of(storage, request_.sale, told, now());
    order.lines = request_.lines;
    order.reference = request_.reference;
    order.staff = request_.staff;
    order.allowed_by = request_.allowed_by;
    REGULARS_TRY(const auto done, loyalty::refund_sale(storage, programme, order));
    return ui::Answer{ui::SaleRefunded{
        done.member, done.amount, done.taken, done.returned, done.balance_after, done.existed}};
  }

  const ui::RefundSale request_;
  const std::shared_ptr<ReceiptBook> book_;
};

// ---- claimed ------------------------------------------------------------------------------------

class Claim final : public SaleEnquiry {
 public:
  Claim(ui::ClaimPoints request, const Moment& now)
      : SaleEnquiry(now), request_(std::move(request)) {}

  EnquiryStep begin(TerminalStorage& storage) override {
    const auto known = storage.ledger().find_sale(model::Origin::Claim, request_.receipt);
    if (known && *known) return settle(storage);  // (3)
    return ask({.receipt = request_.receipt});
  }
  bool may_write() const override { return true; }

 protected:
  EnquiryStep heard(TerminalStorage& storage, loyalty::ReceiptAnswer answer) override {
    auto earned = loyalty::earned_at(answer, {request_.sold, now().utc_offset, request_.amount});
    if (!earned) return Result<ui::Answer>(fail(earned.error()));
    if (earned->empty()) return settle(storage);
    return Result<ui::Answer>(
        fail(ErrorKind::refused,
             "receipt " + request_.receipt + " has earned its points at " + *earned,
             "claim.earned_already"));
  }
  // Central books it once: see SaleDesk.
  Result<ui::Answer> without_central(TerminalStorage& storage,
                                     const std::string& /*why*/) override {
    return settle(storage);
  }
  Result<ui::Answer> settle(TerminalStorage& storage) override {
    ui::ClaimPoints request = request_;
    return execute(Counter{storage, now(), region_}, request);
  }

 private:
  const ui::ClaimPoints request_;
  const model::Region region_;  // a claim scans nothing
};

}  // namespace

std::unique_ptr<Enquiry> receipt_search(const ui::FindReceipt& request,
                                        const Moment& now,
                                        std::shared_ptr<ReceiptBook> book) {
  return std::make_unique<ReceiptSearch>(request, now, std::move(book));
}

std::unique_ptr<Enquiry> refund_preview(const ui::PreviewRefund& request,
                                        const Moment& now,
                                        std::shared_ptr<ReceiptBook> book) {
  return std::make_unique<RefundPreview>(request, now, std::move(book));
}

std::unique_ptr<Enquiry> refunding(const ui::RefundSale& request,
                                   const Moment& now,
                                   std::shared_ptr<ReceiptBook> book) {
  return std::make_unique<Refunding>(request, now, std::move(book));
}

std::unique_ptr<Enquiry> claim(const ui::ClaimPoints& request, const Moment& now) {
  return std::make_unique<Claim>(request, now);
}

}  // namespace regulars::terminal
