#include "app/model/member.h"

namespace regulars::model {

std::string masked(const Identifier& identifier) {
  static constexpr const char* kDots = "\u2022\u2022\u2022\u2022";
  constexpr std::size_t kShown = 4;
  const std::string& value = identifier.value;
  if (value.size() <= kShown) return kDots;
  const std::string tail = value.substr(value.size() - kShown);
  if (identifier.kind == IdentifierKind::Phone && value.size() >= 10) {
    return value.substr(0, 3) + " " + kDots + " " + tail;
  }
  return std::string(kDots) + " " + tail;
}

}  // namespace regulars::model
