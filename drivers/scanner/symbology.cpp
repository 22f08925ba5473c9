#include "drivers/scanner/symbology.h"

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <optional>
#include <utility>

#include "app/base/bytes.h"
#include "drivers/scanner/check_digits.h"
#include "drivers/scanner/gs1.h"
#include "drivers/scanner/stripe.h"

namespace regulars::drivers {
namespace {

constexpr char kGroupSeparator = '\x1D';

Identified card(Symbology symbology, std::string value) {
  return {symbology, Kind::Card, std::move(value), Why::Good};
}
Identified unreadable(Symbology symbology, Why why) {
  return {symbology, Kind::Unreadable, {}, why};
}
Identified bank_card(Symbology symbology) {
  return {symbology, Kind::BankCard, {}, Why::IsBankCard};
}
Identified payment_code(Symbology symbology) {
  return {symbology, Kind::PaymentCode, {}, Why::IsPaymentCode};
}

// ---- (1) the frame ---------------------------------------------------------------------------

struct Framed {
  std::string_view text;
  std::string_view aim;
};

Framed framed(std::string_view text, std::string_view aim) {
  const auto is_outer = [](char c) { return c == '\r' || c == '\n' || c == '\t' || c == ' '; };
  while (!text.empty() && is_outer(text.back())) text.remove_suffix(1);
  while (!text.empty() && is_outer(text.front())) text.remove_prefix(1);
  const bool has_aim = text.size() >= 3 && text[0] == ']' &&
                       std::isalpha(static_cast<unsigned char>(text[1])) != 0 &&
                       std::isalnum(static_cast<unsigned char>(text[2])) != 0;
  if (!has_aim) return {text, aim};
  return {text.substr(3), text.substr(1, 2)};
}

Symbology symbology_of(std::string_view aim) {
  if (aim.empty()) return Symbology::Text;
  if (aim == "E0" || aim == "E3") return Symbology::Ean13;
  if (aim == "E4") return Symbology::Ean8;
  if (aim == "C1" || aim == "Q3" || aim == "d2" || aim == "e0" || aim == "J1") {
    return Symbology::Gs1;
  }
  if (aim.front() == 'C') return Symbology::Code128;
  if (aim.front() == 'Q') return Symbology::Qr;
  return Symbology::OtherCode;
}

// ---- (2) the stripe --------------------------------------------------------------------------

std::string normalised(std::string_view text) {
  std::string value;
  for (const char c : text) {
    if (c != ' ') value.push_back(static_cast<char>(std::toupper(static_cast<unsigned char>(c))));
  }
  return value;
}

Why why_not_card_text(std::string_view value) {
  constexpr std::size_t kShortest = 3;
  constexpr std::size_t kLongest = 64;
  if (value.empty()) return Why::Empty;
  if (value.size() > kLongest) return Why::TooLong;
  if (value.size() < kShortest) return Why::CutShort;
  const auto is_printable = [](char c) { return c > ' ' && c <= '~'; };
  const auto is_word = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; };
  if (!std::all_of(value.begin(), value.end(), is_printable) ||
      std::none_of(value.begin(), value.end(), is_word)) {
    return Why::Characters;
  }
  return Why::Good;
}

Identified card_text(Symbology symbology, std::string_view text) {
  std::string value = normalised(text);
  const Why why = why_not_card_text(value);
  if (why != Why::Good) return unreadable(symbology, why);
  return card(symbology, std::move(value));
}

Identified of_stripe(std::string_view text) {
  const Tracks tracks = parse_tracks(text);
  if (has_payment_number(tracks)) return bank_card(Symbology::Stripe);
  for (const std::size_t preferred : {std::size_t{1}, std::size_t{0}, std::size_t{2}}) {
    if (tracks[preferred].state != TrackState::Good) continue;
    const Identified found = card_text(Symbology::Stripe, number_of(tracks, preferred));
    if (found.is_valid()) return found;
  }
  const bool is_cut = std::any_of(tracks.begin(), tracks.end(), [](const Track& track) {
    return track.state == TrackState::CutShort;
  });
  return unreadable(Symbology::Stripe, is_cut ? Why::CutShort : Why::ReadError);
}

// ---- (3) and (4): GS1 and web addresses ------------------------------------------------------

Identified of_gs1(Symbology symbology, const Gs1Number& number) {
  switch (number.outcome) {
    case Gs1Outcome::Found:
      return card(symbology, number.gsrn);
    case Gs1Outcome::BadCheckDigit:
      return unreadable(symbology, Why::CheckDigit);
    case Gs1Outcome::CutShort:
      return unreadable(symbology, Why::CutShort);
    case Gs1Outcome::Absent:
    case Gs1Outcome::Contradiction:
      break;
  }
  return unreadable(symbology, Why::NoMemberNumber);
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return out;
}

bool is_payment_address(std::string_view lower_case) {
  constexpr std::string_view kWallets[] = {
      "wxp://", "weixin://wxpay", "alipays://", "https://qr.alipay.com/", "https://qr.95516.com/"};
  return std::any_of(std::begin(kWallets), std::end(kWallets), [&](std::string_view wallet) {
    return lower_case.starts_with(wallet);
  });
}

std::optional<Identified> of_address(Symbology symbology, std::string_view text) {
  const std::string lower_case = lower(text.substr(0, 32));
  if (is_payment_address(lower_case)) return payment_code(symbology);
  if (!lower_case.starts_with("http://") && !lower_case.starts_with("https://")) return {};
  return of_gs1(symbology, gsrn_of_address(text));
}

// ---- (5) EAN and UPC -------------------------------------------------------------------------

std::optional<Identified> of_ean(Symbology known, std::string_view text) {
  const bool is_known = known == Symbology::Ean13 || known == Symbology::Ean8;
  if (!is_known && known != Symbology::Text) return {};
  if (!all_digits(text)) {
    if (is_known) return unreadable(known, Why::Characters);
    return {};
  }
  const bool is_right = gs1_check_digit_is_right(text);
  const bool is_in_store = text.size() == 13 && text >= "20" && text < "30";
  if (text.size() == 13 && (is_known || is_right || is_in_store)) {
    const Symbology symbology = text.front() == '0' ? Symbology::UpcA : Symbology::Ean13;
    if (!is_right) return unreadable(symbology, Why::CheckDigit);
    return card(symbology, std::string(text));
  }
  if (text.size() == 12 && (is_known || is_right)) {
    if (!is_right) return unreadable(Symbology::UpcA, Why::CheckDigit);
    return card(Symbology::UpcA, "0" + std::string(text));
  }
  if (text.size() == 8 && (is_known || is_right)) {
    if (!is_right) return unreadable(Symbology::Ean8, Why::CheckDigit);
    return card(Symbology::Ean8, std::string(text));
  }
  if (is_known) return unreadable(known, text.size() < 13 ? Why::CutShort : Why::TooLong);
  return {};
}

// ---- (6) to (8): numbers ---------------------------------------------------------------------

// Without the marks people put between digits; `text` itself where anything else is in it.
std::string ungrouped(std::string_view text, std::string_view marks) {
  std::string digits;
  for (const char c : text) {
    if (marks.find(c) == std::string_view::npos) digits.push_back(c);
  }
  return digits;
}

bool begins_with_any(std::string_view digits, std::string_view beginnings) {
  while (!beginnings.empty()) {
    const std::size_t end = std::min(beginnings.find(' '), beginnings.size());
    if (digits.starts_with(beginnings.substr(0, end))) return true;
    beginnings.remove_prefix(std::min(end + 1, beginnings.size()));
  }
  return false;
}

// The number after trunk or country code.
bool is_subscriber(std::string_view digits, const MobileNumbers& mobiles) {
  return digits.size() >= mobiles.least_digits && digits.size() <= mobiles.most_digits &&
         all_digits(digits) && begins_with_any(digits, mobiles.beginnings);
}

std::optional<std::string> mobile_number(std::string_view text, const MobileNumbers& mobiles) {
  const std::string digits = ungrouped(text, " -().");
  std::string_view rest = digits;
  if (rest.starts_with(mobiles.trunk) &&
      is_subscriber(rest.substr(mobiles.trunk.size()), mobiles)) {
    return std::string(rest);
  }
  for (const std::string_view prefix : {"+", "00", ""}) {
    rest = digits;
    if (!rest.starts_with(prefix)) continue;
    rest.remove_prefix(prefix.size());
    if (!rest.starts_with(mobiles.country_code)) continue;
    rest.remove_prefix(mobiles.country_code.size());
    if (is_subscriber(rest, mobiles)) return std::string(mobiles.trunk) + std::string(rest);
  }
  return {};
}

bool is_between(std::string_view digits, std::string_view first, std::string_view last) {
  const std::string_view prefix = digits.substr(0, first.size());
  return prefix >= first && prefix <= last;
}

bool is_payment_code(std::string_view digits) {
  if (!all_digits(digits)) return false;
  const std::size_t length = digits.size();
  if (length == 18 && is_between(digits, "10", "15")) return true;
  if (length >= 16 && length <= 24 && is_between(digits, "25", "30")) return true;
  return length == 19 && is_between(digits, "62", "62");
}

Identified of_number_or_text(Symbology symbology,
                             std::string_view text,
                             const MobileNumbers& mobiles) {
  if (auto mobile = mobile_number(text, mobiles)) {
    return {symbology, Kind::Phone, std::move(*mobile), Why::Good};
  }
  std::string digits = ungrouped(text, " -");
  const bool is_bank = is_payment_number(digits);
  const bool is_payment = !is_bank && is_payment_code(digits);
  wipe(digits);
  if (is_bank) return bank_card(symbology);
  if (is_payment) return payment_code(symbology);
  return card_text(symbology, text);
}

bool is_bare_gsrn(std::string_view text) {
  return text.size() == 22 && text.starts_with("8018") && all_digits(text) &&
         gs1_check_digit_is_right(text.substr(4));
}

Identified identified(std::string_view raw,
                      std::string_view aim_given,
                      const MobileNumbers& mobiles) {
  const auto [text, aim] = framed(raw, aim_given);
  const Symbology symbology = symbology_of(aim);
  if (text.empty()) return unreadable(symbology, Why::Empty);
  const char first = text.front();
  if (aim.empty() && (first == '%' || first == ';' || first == '+') &&
      !mobile_number(text, mobiles).has_value()) {
    return of_stripe(text);
  }
  if (symbology == Symbology::Gs1 || first == kGroupSeparator ||
      (symbology == Symbology::Text && is_bare_gsrn(text))) {
    const bool is_address = text.find("://") != std::string_view::npos;
    return of_gs1(Symbology::Gs1, is_address ? gsrn_of_address(text) : gsrn_of_elements(text));
  }
  if (auto found = of_address(symbology, text)) return *found;
  constexpr std::size_t kEan8 = 8;
  if (symbology == Symbology::Text && text.size() == kEan8) {
    if (auto mobile = mobile_number(text, mobiles)) {
      return {symbology, Kind::Phone, std::move(*mobile), Why::Good};
    }
  }
  if (auto found = of_ean(symbology, text)) return *found;
  return of_number_or_text(symbology, text, mobiles);
}

}  // namespace

Identified classify(std::string& raw, std::string_view aim, const MobileNumbers& mobiles) {
  Identified found = identified(raw, aim, mobiles);
  if (found.kind == Kind::BankCard || found.kind == Kind::PaymentCode) wipe(raw);
  return found;
}

std::string_view name_of(Symbology symbology) {
  switch (symbology) {
    case Symbology::Text:
      return "text";
    case Symbology::Ean13:
      return "ean13";
    case Symbology::UpcA:
      return "upca";
    case Symbology::Ean8:
      return "ean8";
    case Symbology::Code128:
      return "code128";
    case Symbology::Gs1:
      return "gs1";
    case Symbology::Qr:
      return "qr";
    case Symbology::OtherCode:
      return "other";
    case Symbology::Stripe:
      return "stripe";
  }
  return "text";
}

std::string_view name_of(Kind kind) {
  switch (kind) {
    case Kind::Card:
      return "card";
    case Kind::Phone:
      return "phone";
    case Kind::BankCard:
      return "bank_card";
    case Kind::PaymentCode:
      return "payment_code";
    case Kind::Unreadable:
      return "unreadable";
  }
  return "unreadable";
}

std::string_view words_of(Why why) {
  switch (why) {
    case Why::Good:
      return "";
    case Why::Empty:
      return "nothing was read: scan again";
    case Why::ReadError:
      return "the stripe could not be read: swipe again, slowly";
    case Why::CutShort:
      return "the end of the code is missing: scan again";
    case Why::CheckDigit:
      return "the check digit is wrong: scan again or type the number again";
    case Why::NoMemberNumber:
      return "this code holds no member number: ask for the member card";
    case Why::Characters:
      return "this is not a card number: ask for the member card";
    case Why::TooLong:
      return "this is longer than any card number: ask for the member card";
    case Why::IsBankCard:
      return "this is a bank card: it was not kept; ask for the member card";
    case Why::IsPaymentCode:
      return "this is a payment code: it was not kept; ask to open the member code";
  }
  return "";
}

}  // namespace regulars::drivers
