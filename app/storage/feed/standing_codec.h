#pragma once
// A member's Standing as compact JSON: in the feed's member line ("s") and in members.db. Only what
// is not empty is written; what a newer central adds is passed over. Field names are stored and
// sent for ever.
//
//   {"pu":[[purse,points,available,owed]],"la":[[purse,ms,points]],"pe":[[purse,ms,points]],
//    "tf":n,"tu":day,"fl":tier,"us":[["rule",day,times,points]],"bd":[month,day,lunar],
//    "rf":true,"ho":hex32,"be":[kind,"reward",ms],"co":[[purpose,given,text_version,ms]]}

#include <string>
#include <string_view>

#include "app/base/result.h"
#include "app/model/standing.h"

namespace regulars::storage {

// Empty where there is nothing to say.
[[nodiscard]] std::string to_json(const model::Standing& standing);
// Of an empty text the empty standing; what is not ours is an error of kind invalid.
[[nodiscard]] Result<model::Standing> standing_from_json(std::string_view json);

}  // namespace regulars::storage
