#pragma once
// Receipts of any till: found, tried, returned, and claimed for points that were missed. Central is
// asked what it knows of the sale; without central a sale of this terminal is done with what is
// known here, one of another till is refused in one sentence.
//
// (1) What a return would give is answered from what central told when the receipt was found, so
//     that each tap is answered at once; what is booked was asked for anew.
// (2) The rules of the sale's time are fetched where this terminal has them not, and kept.
// (3) A return or claim that stands here already is answered without central.

#include <memory>

#include "app/terminal/enquiry.h"

namespace regulars::terminal {

class ReceiptBook;

// The book is shared by the enquiries under way: it lives as long as the last of them.
[[nodiscard]] std::unique_ptr<Enquiry> receipt_search(const ui::FindReceipt& request,
                                                      const Moment& now,
                                                      std::shared_ptr<ReceiptBook> book);
[[nodiscard]] std::unique_ptr<Enquiry> refund_preview(const ui::PreviewRefund& request,
                                                      const Moment& now,
                                                      std::shared_ptr<ReceiptBook> book);
[[nodiscard]] std::unique_ptr<Enquiry> refunding(const ui::RefundSale& request,
                                                 const Moment& now,
                                                 std::shared_ptr<ReceiptBook> book);
[[nodiscard]] std::unique_ptr<Enquiry> claim(const ui::ClaimPoints& request, const Moment& now);

}  // namespace regulars::terminal
