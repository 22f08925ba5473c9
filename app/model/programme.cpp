#include "app/model/programme.h"

#include "app/base/check.h"

namespace regulars::model {

const std::string& text_in(const Texts& texts, const std::string& language) {
  const auto wanted = texts.find(language);
  if (wanted != texts.end()) return wanted->second;
  const auto english = texts.find("en");
  REGULARS_CHECK(english != texts.end());
  return english->second;
}

}  // namespace regulars::model
