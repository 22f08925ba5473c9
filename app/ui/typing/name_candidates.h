#pragma once
// The candidates for letters of pinyin where a person's name is being written: surnames first while
// nothing stands there yet, then the characters of given names. Pure but for the engine it asks.

#include <string_view>
#include <vector>

#include "app/ui/typing/pinyin_engine.h"

namespace regulars::ui {

enum class NamePart { Surname, Given };

// At most 64, likeliest first, no text twice. The letters themselves are the last one, so that
// there always is one.
[[nodiscard]] std::vector<PinyinCandidate> name_candidates(PinyinEngine& engine,
                                                           std::string_view letters,
                                                           NamePart part,
                                                           Script script);

}  // namespace regulars::ui
