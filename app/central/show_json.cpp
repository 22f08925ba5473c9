#include "app/central/show_json.h"

#include <nlohmann/json.hpp>

#include "app/base/bytes.h"
#include "app/central/commands.h"

namespace regulars::central {

namespace {
using nlohmann::ordered_json;

std::string epoch_text(std::uint64_t epoch) {
  std::array<std::uint8_t, 8> bytes{};
  for (std::size_t i = bytes.size(); i-- > 0; epoch >>= 8U) {
    bytes[i] = static_cast<std::uint8_t>(epoch & 0xFFU);
  }
  return to_hex(bytes);
}

std::string printed(const ordered_json& object) {
  return object.dump(2, ' ', false, ordered_json::error_handler_t::replace);
}

ordered_json totals_of(const storage::Totals& totals) {
  return {{"members", totals.members},
          {"sales", totals.sales},
          {"amount_minor", totals.amount_minor},
          {"points_given", totals.points_given},
          {"unclaimed_sales", totals.unclaimed_sales},
          {"redeems", totals.redeems},
          {"points_redeemed", totals.points_redeemed},
          {"voids", totals.voids},
          {"points_voided", totals.points_voided},
          {"points_held", totals.points_held},
          {"points_leased", totals.points_leased},
          {"parked", totals.parked},
          {"rejected", totals.rejected},
          {"notices", totals.notices}};
}
}  // namespace

std::string state_text(const storage::ShownEvent& event) {
  if (!event.is_folded) return "waiting";
  switch (event.state) {
    case storage::EventState::Applied:
      return "applied";
    case storage::EventState::Parked:
      return "parked";
    case storage::EventState::Rejected:
      return "rejected";
  }
  return "unknown";
}

std::string outcome_text(model::RatingOutcome outcome) {
  switch (outcome) {
    case model::RatingOutcome::Answered:
      return "answered";
    case model::RatingOutcome::Skipped:
      return "skipped";
    case model::RatingOutcome::TimedOut:
      return "timed_out";
  }
  return "unknown";
}

std::string tier_text(const model::Programme& programme, std::uint8_t tier) {
  return tier < programme.tiers.size() ? programme.tiers[tier].id : std::to_string(tier);
}

std::string terminals_json(const std::vector<storage::TerminalRecord>& terminals) {
  ordered_json list = ordered_json::array();
  for (const auto& terminal : terminals) {
    list.push_back({{"terminal", terminal.id.uuid().text()},
                    {"name", terminal.name},
                    {"epoch", epoch_text(terminal.epoch)},
                    {"acked", terminal.acked},
                    {"applied", terminal.applied_seq},
                    {"tail", to_hex(terminal.tail)},
                    {"enrolled", iso_text(terminal.enrolled)},
                    {"last_seen", iso_text(terminal.last_seen)},
                    {"clock_ahead_ms", terminal.clock_offset.count()},
                    {"revoked", terminal.revoked.has_value()}});
  }
  return printed({{"terminals", list}});
}

std::string events_json(const std::vector<storage::ShownEvent>& events,
                        const storage::Totals& totals) {
  ordered_json list = ordered_json::array();
  for (const auto& event : events) {
    auto line = ordered_json::parse(event.line, nullptr, /*allow_exceptions=*/false);
    if (line.is_discarded()) line = event.line;
    list.push_back({{"event", event.gseq},
                    {"terminal", event.terminal.uuid().text()},
                    {"terminal_name", event.terminal_name},
                    {"epoch", epoch_text(event.epoch)},
                    {"seq", event.seq},
                    {"received", iso_text(event.received)},
                    {"state", state_text(event)},
                    {"reason", event.reason},
                    {"line", std::move(line)}});
  }
  return printed({{"totals", totals_of(totals)}, {"events", list}});
}

std::string balances_json(const std::vector<storage::ShownBalance>& balances,
                          const storage::Totals& totals,
                          const model::Programme& programme) {
  ordered_json list = ordered_json::array();
  for (const auto& shown : balances) {
    ordered_json identifiers = ordered_json::array();
    for (const auto& identifier : shown.member.identifiers) {
      identifiers.push_back(model::masked(identifier));
    }
    list.push_back({{"member", shown.member.id.uuid().hex()},
                    {"identifiers", std::move(identifiers)},
                    {"tier", tier_text(programme, shown.member.tier)},
                    {"points", shown.balance.points},
                    {"leased", shown.balance.leased},
                    {"available", shown.balance.points - shown.balance.leased},
                    {"visits", shown.balance.visits},
                    {"last_visit", iso_text(shown.balance.last_visit)}});
  }
  return printed({{"totals", totals_of(totals)}, {"balances", list}});
}

std::string ratings_json(const std::vector<storage::ShownRating>& ratings,
                         const storage::Totals& totals,
                         const model::Programme& programme) {
  ordered_json list = ordered_json::array();
  for (const auto& shown : ratings) {
    list.push_back({{"event", shown.rating.gseq},
                    {"at", iso_text(shown.rating.stamp.at)},
                    {"terminal_name", shown.terminal_name},
                    {"sale_seq", shown.rating.event.sale_seq},
                    {"outcome", outcome_text(shown.rating.event.outcome)},
                    {"face", shown.rating.event.face},
                    {"member", shown.is_member},
                    {"tier", tier_text(programme, shown.tier)},
                    {"staff", shown.staff ? shown.staff->uuid().hex() : ""}});
  }
  return printed({{"asked", totals.prompts},
                  {"answered", totals.answers},
                  {"faces", totals.faces},
                  {"ratings", list}});
}

std::string notices_json(const std::vector<storage::Notice>& notices) {
  ordered_json list = ordered_json::array();
  for (const auto& notice : notices) {
    list.push_back({{"event", notice.gseq},
                    {"kind", notice.kind},
                    {"words", notice.words},
                    {"made", iso_text(notice.made)}});
  }
  return printed({{"notices", list}});
}

}  // namespace regulars::central
