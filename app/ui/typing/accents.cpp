#include "app/ui/typing/accents.h"

#include <algorithm>
#include <array>

namespace regulars::ui {
namespace {

// A plain letter, then its variants: French, German, Spanish, Portuguese and the North first, then
// Poland, the Czech lands, the Baltic, Hungary, Romania and Turkey, then Vietnam.
constexpr std::array<std::string_view, 28> kFamilies{
    "aáàäâãåæąăāảạấầẩẫậắằẳẵặ",
    "AÁÀÄÂÃÅÆĄĂĀẢẠẤẦẨẪẬẮẰẲẴẶ",
    "cçćč",
    "CÇĆČ",
    "dđďð",
    "DĐĎÐ",
    "eéèêëęěēėẻẽẹếềểễệ",
    "EÉÈÊËĘĚĒĖẺẼẸẾỀỂỄỆ",
    "gğģ",
    "GĞĢ",
    "iíìîïīįıỉĩị",
    "IÍÌÎÏĪĮİỈĨỊ",
    "lłľĺļ",
    "LŁĽĹĻ",
    "nñńňņ",
    "NÑŃŇŅ",
    "oóòöôõøœőōỏọốồổỗộơớờởỡợ",
    "OÓÒÖÔÕØŒŐŌỎỌỐỒỔỖỘƠỚỜỞỠỢ",
    "rřŕ",
    "RŘŔ",
    "sßśšşș",
    "SŚŠŞȘ",
    "tťțţþ",
    "TŤȚŢÞ",
    "uúùüûůűūųủũụưứừửữự",
    "UÚÙÜÛŮŰŪŲỦŨỤƯỨỪỬỮỰ",
    "yýÿỳỷỹỵ",
    "YÝŸỲỶỸỴ",
};
constexpr std::array<std::string_view, 3> kOthers{"kķ", "zžźż", "ZŽŹŻ"};

std::vector<std::string> characters_in(std::string_view text) {
  std::vector<std::string> characters;
  for (const char byte : text) {
    const bool continues = (static_cast<unsigned char>(byte) & 0xC0U) == 0x80;
    if (!continues) characters.emplace_back();
    characters.back() += byte;
  }
  return characters;
}

}  // namespace

std::vector<std::string> variants_of(std::string_view letter) {
  if (letter.empty()) return {};
  const auto sisters = [&](const auto& families) -> std::vector<std::string> {
    for (const std::string_view family : families) {
      if (family.find(letter) == std::string_view::npos) continue;
      std::vector<std::string> all = characters_in(family);
      all.erase(std::remove(all.begin(), all.end(), letter), all.end());
      return all;
    }
    return {};
  };
  std::vector<std::string> found = sisters(kFamilies);
  return found.empty() ? sisters(kOthers) : found;
}

}  // namespace regulars::ui
