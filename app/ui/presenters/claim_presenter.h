#pragma once
// Missed points: the card was forgotten, and the customer comes back with the receipt. Its number,
// its amount and its day; once for each receipt, within the days that the programme says. What it
// gives is said beforehand, rule by rule, with the time of the sale.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "app/ui/presenters/allowance.h"
#include "app/ui/presenters/desk.h"
#include "app/ui/presenters/field_entry.h"
#include "app/ui/presenters/screen_presenter.h"
#include "app/ui/views/page_view.h"

namespace regulars::ui {

class ClaimPresenter : public ScreenPresenter {
 public:
  explicit ClaimPresenter(Desk& desk);
  Step handle(const Action& action);
  Step handle(const Reply& reply);
  Step tick();
  [[nodiscard]] std::variant<FieldView, PageView, SignInView> view() const;
  [[nodiscard]] bool is_waiting() const { return claim_.is_open() || allowance_.is_waiting(); }
  [[nodiscard]] std::optional<SteadyInstant> deadline() const { return allowance_.deadline(); }
  [[nodiscard]] bool takes(const CodeArrived& code);
  void say(Notice notice) { notice_ = std::move(notice); }

 private:
  enum class Stage { Receipt, Amount, Whole };
  enum class Row { Receipt, Amount, Day };

  Step take_in_receipt(const Action& action);
  void take_in_amount(const Action& action);
  void take_in_whole(const Action& action);
  void find();
  void take_found(const Reply& reply);
  void confirm();
  [[nodiscard]] Instant sold() const;
  [[nodiscard]] std::chrono::sys_days day() const;
  [[nodiscard]] std::string day_words() const;
  [[nodiscard]] FieldView receipt_view() const;
  [[nodiscard]] FieldView amount_view() const;
  [[nodiscard]] PageView whole_view() const;
  [[nodiscard]] PagePanel panel() const;

  Desk& desk_;
  Stage stage_ = Stage::Receipt;
  NumberEntry number_;
  AmountEntry amount_;
  std::int64_t days_ago_ = 0;
  std::optional<Instant> known_;  // when it was sold, where a till knows the sale
  Question find_;
  Question claim_;
  Allowance allowance_;
  Notice notice_;
};

}  // namespace regulars::ui
