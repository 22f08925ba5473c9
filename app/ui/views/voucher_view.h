#pragma once
// Voucher: a coupon or a gift card that was scanned, typed, or sold a moment ago: what it is good
// for, how long, and what can be done with it.

#include <cstdint>
#include <string>
#include <vector>

#include "app/ui/views/notice.h"

namespace regulars::ui {

enum class VoucherKind : std::uint8_t { Coupon, GiftCard };

struct VoucherView {
  VoucherKind kind = VoucherKind::Coupon;
  std::string title;              // "Coupon", "Gift card", "Gift card sold"
  std::string headline;           // the reward, or ¥120.00
  std::string detail;             // what it takes off, or "on this card"
  std::string until;              // how long it is good
  std::vector<std::string> code;  // in groups, as they are read aloud; one: masked
  std::string words;              // one sentence under it
  bool is_spendable = true;       // else `words` say why not
  bool is_shown_once = false;     // no way back: the code must be handed over first
  std::string act;                // a second act beside the way back, or none
  bool can_act = true;
  std::string confirm;  // the primary act, or none
  bool can_confirm = false;
  Notice notice;
  bool operator==(const VoucherView&) const = default;
};

}  // namespace regulars::ui
