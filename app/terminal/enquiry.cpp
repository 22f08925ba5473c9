#include "app/terminal/enquiry.h"

#include "app/terminal/answers.h"
#include "app/terminal/history_enquiry.h"
#include "app/terminal/member_pin.h"
#include "app/terminal/receipt_enquiries.h"
#include "app/terminal/redemption.h"

namespace regulars::terminal {
namespace {

struct EnquiryOf {
  const Moment& now;
  const std::shared_ptr<ReceiptBook>& receipts;

  std::unique_ptr<Enquiry> operator()(const ui::RedeemReward& request) const {
    return redemption(request, now);
  }
  std::unique_ptr<Enquiry> operator()(const ui::ChooseMemberPin& request) const {
    return member_pin(request);
  }
  std::unique_ptr<Enquiry> operator()(const ui::LoadHistory& request) const {
    return history_enquiry(request, now);
  }
  std::unique_ptr<Enquiry> operator()(const ui::FindReceipt& request) const {
    return receipt_search(request, now, receipts);
  }
  std::unique_ptr<Enquiry> operator()(const ui::PreviewRefund& request) const {
    return refund_preview(request, now, receipts);
  }
  std::unique_ptr<Enquiry> operator()(const ui::RefundSale& request) const {
    return refunding(request, now, receipts);
  }
  std::unique_ptr<Enquiry> operator()(const ui::ClaimPoints& request) const {
    return claim(request, now);
  }
  template <typename Other>
  std::unique_ptr<Enquiry> operator()(const Other& /*request*/) const {
    return nullptr;
  }
};

}  // namespace

std::unique_ptr<Enquiry> enquiry_of(const ui::Request& request,
                                    const Moment& now,
                                    const std::shared_ptr<ReceiptBook>& receipts) {
  return std::visit(EnquiryOf{now, receipts}, request);
}

}  // namespace regulars::terminal
