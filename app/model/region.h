#pragma once
// Region: what differs from place to place about the people at a counter: how mobile numbers are
// dialled, and what the law there asks of a shop that keeps a name. A table of facts, no I/O; a
// terminal's region is in its configuration.

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace regulars::model {

struct Region {
  std::string_view code;      // ISO 3166-1: "CN"
  std::string_view language;  // of staff and customers unless configured: "zh_CN"

  // Mobile numbers of the national plan; see drivers::MobileNumbers.
  std::string_view country_code;
  std::string_view trunk;
  std::string_view beginnings;
  std::size_t least_digits = 0;
  std::size_t most_digits = 0;
  // How many digits stand together when one is written with its trunk: "344" is 139 0013 9000.
  std::string_view groups;

  // The law on personal data, as the i18n key of its name. Consent is asked for everywhere and may
  // be withdrawn everywhere; nowhere less than the strictest of these asks.
  std::string_view law;
  // Under this age somebody's parent decides; 0: the law states no age.
  // CN: PIPL 28 and 31. DE, FR, GB: GDPR 8 and its national laws. US: COPPA. SG: PDPC's guidelines.
  int age_of_consent = 0;
};

[[nodiscard]] std::span<const Region> regions();
// None for a code we do not know.
[[nodiscard]] const Region* region_of(std::string_view code);

// A mobile number while it is being typed, with the trunk or without it.
struct MobileSoFar {
  bool is_possible = true;   // some mobile number here begins like this
  bool is_complete = false;  // this is one; where lengths differ, more digits may follow
  std::size_t missing = 0;   // at least, until it is one
  std::string written = {};  // in groups, as it is read aloud
  bool operator==(const MobileSoFar&) const = default;
};
[[nodiscard]] MobileSoFar mobile_so_far(const Region& region, std::string_view digits);

}  // namespace regulars::model
