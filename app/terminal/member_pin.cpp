#include "app/terminal/member_pin.h"

#include <string>
#include <utility>

#include "app/base/bytes.h"
#include "app/loyalty/pin_question.h"

namespace regulars::terminal {
namespace {

// The key of the sentence for why central did not take it.
std::string key_of(const loyalty::PinAnswer& answer) {
  if (answer.wait_s > 0) return "proof.wait";
  if (answer.why == "pin_known") return "proof.pin_known";
  if (answer.why == "pin_wrong") return "proof.pin_wrong";
  if (answer.why == "pin_form") return "proof.pin_form";
  if (answer.why == "not_allowed") return "error.counter.needs_supervisor";
  return "error.not_found";
}

class MemberPin final : public Enquiry {
 public:
  explicit MemberPin(loyalty::PinQuestion question) : question_(std::move(question)) {}
  ~MemberPin() override {
    wipe(question_.pin);
    wipe(question_.old);
  }
  MemberPin(const MemberPin&) = delete;
  MemberPin& operator=(const MemberPin&) = delete;

  EnquiryStep begin(storage::TerminalStorage& /*storage*/) override {
    return Question{"pin", loyalty::to_json(question_)};
  }

  EnquiryStep hear(storage::TerminalStorage& /*storage*/,
                   const Result<std::string>& json) override {
    return heard(json);
  }

  bool may_write() const override { return false; }

 private:
  static Result<ui::Answer> heard(const Result<std::string>& json) {
    if (!json) return fail(ErrorKind::network, json.error().words, "proof.offline");
    const auto answer = loyalty::parse_pin_answer(*json);
    if (!answer) return fail(ErrorKind::network, answer.error().words, "proof.offline");
    if (answer->is_set) return ui::Answer{ui::MemberPinChosen{}};
    return fail(ErrorKind::refused,
                "central did not take the member's PIN: " + answer->why,
                key_of(*answer),
                {std::to_string(answer->wait_s)});
  }

  loyalty::PinQuestion question_;
};

}  // namespace

std::unique_ptr<Enquiry> member_pin(const ui::ChooseMemberPin& request) {
  return std::make_unique<MemberPin>(
      loyalty::PinQuestion{request.member, request.pin, request.old, request.allowed_by});
}

}  // namespace regulars::terminal
