#pragma once
// The shopfront as a JSON document and back, for both houses. Unknown fields are ignored, so that
// an older terminal can read a newer document of the same format.
//
//   {"format":1,"accent":"#0E6B63","logo_png":base64,
//    "board":[{"said":{"en":..,"zh_CN":..},"did":{"en":..,"zh_CN":..}}]}
//
// accent, logo_png and board may be left out. What people write names a file instead, "logo":
// "logo.png"; `regulars-central shopfront set` puts its bytes in the place of the name.

#include <string>
#include <string_view>

#include "app/base/result.h"
#include "app/model/shopfront.h"

namespace regulars::loyalty {

// Every mistake is in the error's words by its path: "board[2].did: wants texts by language, ...".
[[nodiscard]] Result<model::Shopfront> parse_shopfront(std::string_view json);
// One line; parse_shopfront reads back the same shopfront.
[[nodiscard]] std::string to_document(const model::Shopfront& shopfront);

}  // namespace regulars::loyalty
