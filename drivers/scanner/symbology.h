#pragma once
// classify(): what a scanner, a stripe reader or a keypad has sent becomes one identified value.
// Pure, no I/O, any thread; it never logs. What must not be kept (a bank card, a payment code) is
// wiped from the caller's buffer before it returns, and its value is empty.
//
//   std::string raw = "]C0VIP-00042-7\r";
//   Identified found = classify(raw, "");   // Code128, Kind::Card, "VIP-00042-7"
//
// Precedence, the first that applies decides:
//  (1) Frame: a trailing CR, LF or Tab and outer spaces are dropped; an AIM identifier at the
//      start of the text ("]C1...") counts as one handed over. GS (0x1D) and FNC1 are kept.
//  (2) Magnetic stripe: text beginning with '%', ';' or '+' and no AIM identifier. Any track with
//      a payment number makes it a bank card. A track that reads "E?" or lacks its end '?' is
//      unreadable; another good track of the same swipe is then used, else the swipe is refused.
//      Track 2 is preferred to track 1; '=' and '^' need not be there.
//  (3) GS1 data (]C1 ]Q3 ]d2 ]e0 ]J1, or a leading GS), and without an AIM identifier 22 digits
//      beginning 8018 with a right check digit: the service number of AI 8018. 8017 and 8018
//      together are refused, and so is GS1 data without 8018.
//  (4) Web addresses: the number in /8018/<18 digits>, percent-encoding undone, any host, query
//      ignored. Payment addresses of wallets are payment codes. Others are refused.
//  (5) EAN and UPC: ]E0 ]E4, and without an AIM identifier 13 digits with a right check digit, so
//      that 6901234567892, which is also a valid Maestro number, is a barcode; 13 digits beginning
//      20 to 29 (in-store cards) are EAN-13 even when the check digit is wrong, and then refused;
//      12 and 8 digits with a right check digit. A UPC-A number gets its leading zero.
//  (6) Mobile numbers as the shop's region dials them (MobileNumbers), also after +86, 0086 or 86
//  (its
//      country code), with spaces, dashes, brackets. Eight digits without an AIM identifier are
//      tried here before (5) where the region's numbers have eight.
//  (7) Bank card: 13 to 19 digits, perhaps spaced in groups, Luhn-valid, with the prefix and the
//      length of a payment scheme.
//  (8) Payment codes that customers show by mistake: 18 digits 10-15 (WeChat), 16 to 24 digits
//      25-30 (Alipay), 19 digits 62 (UnionPay; after (7), both are refused).
//  (9) Card text: 3 to 64 printable ASCII characters with a letter or a digit; spaces dropped,
//      upper case.

#include <cstddef>
#include <string>
#include <string_view>

namespace regulars::drivers {

enum class Symbology {
  Text,  // typed, or a scanner that sends no AIM identifier
  Ean13,
  UpcA,
  Ean8,
  Code128,
  Gs1,
  Qr,
  OtherCode,  // another symbology with an AIM identifier
  Stripe,
};

enum class Kind {
  Card,         // `value` is a card number: upper case, no spaces
  Phone,        // `value` is a mobile number: digits as dialled within the region
  BankCard,     // wiped
  PaymentCode,  // wiped
  Unreadable,   // `why` says what is wrong with it
};

enum class Why {
  Good,
  Empty,
  ReadError,       // the reader could not read the stripe
  CutShort,        // the end is missing
  CheckDigit,      // a digit was misread or mistyped
  NoMemberNumber,  // readable, but not a card: a product, a web address
  Characters,      // not a card number
  TooLong,
  IsBankCard,
  IsPaymentCode,
};

struct Identified {
  Symbology symbology = Symbology::Text;
  Kind kind = Kind::Unreadable;
  std::string value;  // empty unless Card or Phone
  Why why = Why::Good;
  [[nodiscard]] bool is_valid() const { return kind == Kind::Card || kind == Kind::Phone; }
};

// The mobile numbers of one numbering plan (ITU-T E.164 and the national plans). The default is
// mainland China's.
struct MobileNumbers {
  std::string_view country_code = "86";
  std::string_view trunk;  // dialled before a number within the country, not after the code: "0"
  // Beginnings after the trunk, separated by spaces: "13 14 15".
  std::string_view beginnings = "13 14 15 16 17 18 19";
  std::size_t least_digits = 11;  // after the trunk
  std::size_t most_digits = 11;
};

// `aim`: the AIM identifier without ']', or empty.
[[nodiscard]] Identified classify(std::string& raw,
                                  std::string_view aim,
                                  const MobileNumbers& mobiles = {});

[[nodiscard]] std::string_view name_of(Symbology symbology);  // "ean13", "stripe"...
[[nodiscard]] std::string_view name_of(Kind kind);            // "card", "phone", "bank_card"...
[[nodiscard]] std::string_view words_of(Why why);             // one English sentence

}  // namespace regulars::drivers
