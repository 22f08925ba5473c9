#pragma once
// Words: how things are said in one language. A value, made where somebody reads; borrows the
// catalogue and the programme.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "app/i18n/catalogue.h"
#include "app/model/programme.h"

namespace regulars::ui {

class Words {
 public:
  Words(const i18n::Catalogue& catalogue, const model::Programme& programme)
      : catalogue_(catalogue), programme_(programme) {}

  [[nodiscard]] std::string tr(std::string_view key,
                               const std::vector<std::string>& arguments = {}) const {
    return catalogue_.text(key, arguments);
  }
  [[nodiscard]] std::string plural(std::string_view key,
                                   std::int64_t count,
                                   const std::vector<std::string>& arguments = {}) const {
    return catalogue_.plural(key, count, arguments);
  }
  [[nodiscard]] std::string points_of(model::Points points) const;  // "12,929 points"
  // "7 stamps", "¥120.00" or points, as the programme keeps that purse.
  [[nodiscard]] std::string of_purse(model::PurseNumber purse, model::Points points) const;
  // "+449" of points, "+2 stamps", "−¥20.00".
  [[nodiscard]] std::string signed_of_purse(model::PurseNumber purse, model::Points points) const;
  [[nodiscard]] model::PurseUnit unit_of(model::PurseNumber purse) const;
  [[nodiscard]] std::string text_of(const model::Texts& texts) const;
  [[nodiscard]] i18n::Language language() const { return catalogue_.language(); }
  [[nodiscard]] std::string tier_name(std::uint8_t tier) const;

 private:
  const i18n::Catalogue& catalogue_;
  const model::Programme& programme_;
};

}  // namespace regulars::ui
