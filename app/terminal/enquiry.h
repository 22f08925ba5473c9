#pragma once
// Enquiry: a request in which central has a say, as steps on the worker with questions to central
// between them. SyncRunner::enquire runs it and owns it until it is answered.
//
// (1) Steps of one enquiry never run in parallel; other jobs of the worker may run between them.
// (2) A question that was not answered (offline, too late, an older central) is heard as an error;
//     what it means for this request is the enquiry's to say.
// (3) What a step wrote stays written: an enquiry that is never heard again, because the program
//     ended, must be as harmless as one that was never begun.

#include <memory>
#include <string>
#include <variant>

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/ui/presenters/replies.h"
#include "app/ui/presenters/requests.h"

namespace regulars::storage {
class TerminalStorage;
}

namespace regulars::terminal {

struct Moment;

struct Question {
  std::string topic;  // "lease", "receipt", ...
  std::string json;
  Milliseconds within{10'000};
};

// What a step comes to: a question, whose answer is the next step's, or the answer to the request.
using EnquiryStep = std::variant<Question, Result<ui::Answer>>;

class Enquiry {
 public:
  virtual ~Enquiry() = default;

  [[nodiscard]] virtual EnquiryStep begin(storage::TerminalStorage& storage) = 0;
  // Central's JSON about the last question, or why there is none.
  [[nodiscard]] virtual EnquiryStep hear(storage::TerminalStorage& storage,
                                         const Result<std::string>& json) = 0;
  // True where its steps may add events: there is something to send afterwards.
  [[nodiscard]] virtual bool may_write() const = 0;
};

class ReceiptBook;

// Of a request in which central has a say; null: the request is the worker's alone. `receipts` are
// what central told last; shared by the enquiries under way.
[[nodiscard]] std::unique_ptr<Enquiry> enquiry_of(const ui::Request& request,
                                                  const Moment& now,
                                                  const std::shared_ptr<ReceiptBook>& receipts);

}  // namespace regulars::terminal
