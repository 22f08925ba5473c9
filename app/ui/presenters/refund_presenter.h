#pragma once
// Return: a receipt is typed or scanned, what of it comes back is chosen line by line or as an
// amount, and what that takes from the member and gives back stands beside it before anything is
// booked. Somebody above signs where the counter's rules ask for it. What was chosen stays until
// the disk has it (3).

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/ui/presenters/allowance.h"
#include "app/ui/presenters/desk.h"
#include "app/ui/presenters/field_entry.h"
#include "app/ui/presenters/pager.h"
#include "app/ui/presenters/screen_presenter.h"
#include "app/ui/views/page_view.h"

namespace regulars::ui {

class RefundPresenter : public ScreenPresenter {
 public:
  // A receipt that is known already, or empty.
  RefundPresenter(Desk& desk, const std::string& receipt);
  Step handle(const Action& action);
  Step handle(const Reply& reply);
  Step tick();
  [[nodiscard]] std::variant<FieldView, PageView, SignInView> view() const;
  [[nodiscard]] bool is_waiting() const { return refund_.is_open() || allowance_.is_waiting(); }
  [[nodiscard]] std::optional<SteadyInstant> deadline() const { return allowance_.deadline(); }
  [[nodiscard]] bool takes(const CodeArrived& code);
  void say(Notice notice) { notice_ = std::move(notice); }

 private:
  Step take_in_receipt(const Action& action);
  Step take_in_lines(const Action& action);
  Step take_in_amount(const Action& action);
  void find();
  void take_receipt(const Receipt& receipt);
  void choose(std::size_t line, std::int64_t milli);
  void choose_amount(std::int64_t minor);
  void choose_everything();
  void chosen_changed();
  void confirm();
  Step take_refunded(const Reply& reply);

  [[nodiscard]] bool is_everything() const;
  [[nodiscard]] bool has_lines() const;  // or an amount alone
  [[nodiscard]] std::int64_t step_of(std::size_t line) const;
  [[nodiscard]] std::int64_t amount_of(std::size_t line) const;
  [[nodiscard]] model::Money amount() const;
  [[nodiscard]] std::vector<model::RefundLine> lines() const;
  [[nodiscard]] FieldView receipt_view() const;
  [[nodiscard]] FieldView amount_view() const;
  [[nodiscard]] PageView lines_view() const;
  [[nodiscard]] PageRow row_of(std::size_t line) const;
  [[nodiscard]] PagePanel panel() const;
  [[nodiscard]] std::string aside() const;

  Desk& desk_;
  NumberEntry number_;
  AmountEntry typed_;
  bool is_typing_amount_ = false;
  std::optional<Receipt> receipt_;
  std::vector<std::int64_t> chosen_;  // of each line that remains: thousandths, or minor units
  Pager pager_;
  Question find_;
  Question preview_;
  Question refund_;
  std::optional<RefundPreviewed> previewed_;  // of what is chosen now
  std::string reference_;                     // of this refund: the same again changes nothing
  Allowance allowance_;
  Notice notice_;
};

}  // namespace regulars::ui
