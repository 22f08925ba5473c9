#pragma once
// The lines of the feed that central sends down: one JSON object per change, state not difference
// (a member's line is the whole member). One codec for both ends. Unknown fields are ignored and
// unknown kinds are told apart from mistakes, so that an older terminal can follow a newer central.

#include <string>
#include <string_view>
#include <variant>

#include "app/base/result.h"
#include "app/model/member.h"
#include "app/model/staff.h"
#include "app/model/standing.h"

namespace regulars::storage {

struct MemberChange {
  model::Member member;
  model::Balance balance;
  model::Standing standing = {};
  bool operator==(const MemberChange&) const = default;
};
struct MemberGone {  // erased, merged, or no longer held by this store
  model::MemberId id;
  model::MemberId into = {};  // merged: who she is now
  bool is_erased = false;     // nothing personal of her may stay anywhere
  bool operator==(const MemberGone&) const = default;
};
struct ProgrammeChange {
  std::string document;  // JSON; app/loyalty/programme_document reads it
  bool operator==(const ProgrammeChange&) const = default;
};
struct StaffChange {
  model::Staff staff;
  std::string pin_hash;  // "$argon2id$..."
  bool is_gone = false;
  bool operator==(const StaffChange&) const = default;
};
struct ShopfrontChange {
  std::string document;  // JSON; app/loyalty/shopfront_document reads it
  bool operator==(const ShopfrontChange&) const = default;
};
struct UnknownChange {
  std::string kind;
  bool operator==(const UnknownChange&) const = default;
};

using FeedChange = std::
    variant<MemberChange, MemberGone, ProgrammeChange, StaffChange, ShopfrontChange, UnknownChange>;

// One line without a line feed. UnknownChange cannot be written: REGULARS_CHECK.
[[nodiscard]] std::string to_feed_line(const FeedChange& change);
// A line that is not ours is an error of kind invalid that names the field, never a value.
[[nodiscard]] Result<FeedChange> from_feed_line(std::string_view line);

}  // namespace regulars::storage
