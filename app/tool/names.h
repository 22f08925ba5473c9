#pragma once
// Made-up people: Chinese names out of common surnames (with the shares they have in China) and
// common given-name characters, English names out of common first and last names, mobile numbers
// under prefixes that exist. Any likeness to a person is chance.

#include <string>

#include "app/tool/dice.h"

namespace regulars::tool {

class Names {
 public:
  Names();
  [[nodiscard]] std::string chinese(Dice& dice) const;
  [[nodiscard]] std::string english(Dice& dice) const;

 private:
  Wheel surnames_;
  Wheel english_surnames_;
};

// Eleven digits; two calls may give the same.
[[nodiscard]] std::string mobile_number(Dice& dice);

}  // namespace regulars::tool
