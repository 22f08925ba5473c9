#include "app/ui/presenters/training_presenter.h"

#include <utility>

#include "app/i18n/format.h"

namespace regulars::ui {

void TrainingPresenter::begin() {
  training_.begin();
  desk_.is_training = true;
  sale_ = std::exchange(desk_.sale, std::nullopt);
  touched();
}

void TrainingPresenter::end() {
  training_.end();
  desk_.is_training = false;
  desk_.home = {};
  if (sale_) desk_.sale = std::exchange(sale_, std::nullopt);
}

bool TrainingPresenter::keeps(const SaleArrived& sale) {
  if (is_on()) sale_ = sale;
  return is_on();
}

std::optional<SteadyInstant> TrainingPresenter::deadline() const {
  if (!is_on()) return std::nullopt;
  return last_touch_ + kIdle;
}

std::optional<TrainingView> TrainingPresenter::view() const {
  if (!is_on()) return std::nullopt;
  TrainingView view;
  view.word = desk_.tr("training.word");
  view.words = desk_.tr("training.words");
  if (sale_) view.sale = desk_.tr("training.sale", {i18n::money(sale_->amount)});
  view.leave = desk_.tr("training.leave");
  return view;
}

}  // namespace regulars::ui
