#include <algorithm>
#include <iostream>
#include <memory>
#include <sstream>

#include <CLI/CLI.hpp>

#include "app/central/central_folder.h"
#include "app/central/commands.h"
#include "app/central/show_json.h"
#include "app/central/verification.h"
#include "app/loyalty/programme_document.h"
#include "app/model/business_day.h"
#include "app/storage/central_sqlite/central_sqlite.h"

namespace regulars::central {

namespace {
struct ShowOptions {
  std::filesystem::path folder;
  std::string what;
  std::string day;
  std::string member;
  std::string format = "text";
  std::size_t limit = 100;
};

// Columns as wide as their widest cell, by letters of the terminal, two spaces apart.
class Columns {
 public:
  void add(std::vector<std::string> row) { rows_.push_back(std::move(row)); }
  void print(std::ostream& out) const {
    std::vector<std::size_t> widths;
    for (const auto& row : rows_) {
      widths.resize(std::max(widths.size(), row.size()));
      for (std::size_t i = 0; i < row.size(); ++i) {
        widths[i] = std::max(widths[i], letters(row[i]));
      }
    }
    for (const auto& row : rows_) {
      for (std::size_t i = 0; i < row.size(); ++i) {
        out << row[i];
        if (i + 1 < row.size()) out << std::string(widths[i] - letters(row[i]) + 2, ' ');
      }
      out << '\n';
    }
  }

 private:
  static std::size_t letters(const std::string& text) {
    const auto is_start = [](char byte) {
      return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
    };
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_start));
  }
  std::vector<std::vector<std::string>> rows_;
};

struct Shown {
  storage::CentralReader& reader;
  storage::ShowFilter filter;
  model::Programme programme;
  bool is_json = false;
};

Result<Outcome> show_terminals(const Shown& shown) {
  REGULARS_TRY(const auto terminals, shown.reader.terminals());
  if (shown.is_json) {
    std::cout << terminals_json(terminals) << '\n';
    return Outcome{};
  }
  Columns columns;
  columns.add({"terminal", "name", "events", "folded", "last seen", "state"});
  for (const auto& terminal : terminals) {
    columns.add({terminal.id.uuid().text(),
                 terminal.name,
                 std::to_string(terminal.acked),
                 std::to_string(terminal.applied_seq),
                 iso_text(terminal.last_seen),
                 terminal.revoked                                ? "revoked"
                 : terminal.clock_offset > Milliseconds{300'000} ? "its clock is ahead"
                                                                 : "ok"});
  }
  columns.print(std::cout);
  return Outcome{};
}

Result<Outcome> show_events(const Shown& shown) {
  REGULARS_TRY(const auto events, shown.reader.events(shown.filter));
  REGULARS_TRY(const auto totals, shown.reader.totals(shown.filter));
  if (shown.is_json) {
    std::cout << events_json(events, totals) << '\n';
    return Outcome{};
  }
  Columns columns;
  columns.add({"event", "terminal", "seq", "state", "line"});
  for (const auto& event : events) {
    columns.add({std::to_string(event.gseq),
                 event.terminal_name,
                 std::to_string(event.seq),
                 state_text(event) + (event.reason.empty() ? "" : ": " + event.reason),
                 event.line});
  }
  columns.print(std::cout);
  std::cout << totals.sales << " sales of " << totals.amount_minor << " minor units, "
            << totals.points_given << " points given, " << totals.points_redeemed << " redeemed, "
            << totals.points_voided << " taken back by undoing " << totals.voids << " sales; "
            << totals.unclaimed_sales << " sales wait for their member; " << totals.parked
            << " events parked, " << totals.rejected << " rejected, " << totals.notices
            << " notices\n";
  return Outcome{};
}

Result<Outcome> show_balances(const Shown& shown) {
  REGULARS_TRY(const auto balances, shown.reader.balances(shown.filter));
  REGULARS_TRY(const auto totals, shown.reader.totals(shown.filter));
  if (shown.is_json) {
    std::cout << balances_json(balances, totals, shown.programme) << '\n';
    return Outcome{};
  }
  Columns columns;
  columns.add({"member", "identifiers", "tier", "points", "available", "visits", "last visit"});
  for (const auto& one : balances) {
    std::string identifiers;
    for (const auto& identifier : one.member.identifiers) {
      identifiers += (identifiers.empty() ? "" : ", ") + model::masked(identifier);
    }
    columns.add({one.member.id.uuid().hex(),
                 identifiers,
                 tier_text(shown.programme, one.member.tier),
                 std::to_string(one.balance.points),
                 std::to_string(one.balance.points - one.balance.leased),
                 std::to_string(one.balance.visits),
                 iso_text(one.balance.last_visit)});
  }
  columns.print(std::cout);
  std::cout << totals.members << " members hold " << totals.points_held << " points, "
            << totals.points_leased << " of them leased\n";
  return Outcome{};
}

Result<Outcome> show_ratings(const Shown& shown) {
  REGULARS_TRY(const auto ratings, shown.reader.ratings(shown.filter));
  REGULARS_TRY(const auto totals, shown.reader.totals(shown.filter));
  if (shown.is_json) {
    std::cout << ratings_json(ratings, totals, shown.programme) << '\n';
    return Outcome{};
  }
  Columns columns;
  columns.add({"at", "terminal", "sale", "outcome", "face"});
  for (const auto& one : ratings) {
    columns.add({iso_text(one.rating.stamp.at),
                 one.terminal_name,
                 std::to_string(one.rating.event.sale_seq),
                 outcome_text(one.rating.event.outcome),
                 one.rating.event.face == 0 ? "" : std::to_string(one.rating.event.face)});
  }
  columns.print(std::cout);
  std::cout << totals.prompts << " asked, " << totals.answers << " answered; faces 1 to 5:";
  for (const auto count : totals.faces) std::cout << ' ' << count;
  std::cout << '\n';
  return Outcome{};
}

Result<Outcome> show_notices(const Shown& shown) {
  REGULARS_TRY(const auto notices, shown.reader.notices(shown.filter.limit));
  if (shown.is_json) {
    std::cout << notices_json(notices) << '\n';
    return Outcome{};
  }
  Columns columns;
  columns.add({"made", "event", "kind", "words"});
  for (const auto& notice : notices) {
    columns.add({iso_text(notice.made), std::to_string(notice.gseq), notice.kind, notice.words});
  }
  columns.print(std::cout);
  return Outcome{};
}

// A member's id, else a card number, else a phone number: whichever is known.
Status read_member(storage::CentralReader& reader,
                   const std::string& text,
                   storage::ShowFilter& filter) {
  if (text.empty()) return {};
  if (const auto id = Uuid::parse(text)) {
    filter.member = model::MemberId{*id};
    return {};
  }
  for (const auto kind : {model::IdentifierKind::Card, model::IdentifierKind::Phone}) {
    filter.identifier = model::Identifier{kind, text};
    REGULARS_TRY(const auto found, reader.balances(filter));
    if (!found.empty()) return {};
  }
  return fail(ErrorKind::not_found, "--member: central knows no member with this id or number");
}

Result<Outcome> show(const ShowOptions& options) {
  REGULARS_TRY(const auto reader, storage::open_central_reader(options.folder / kDatabaseFile));
  storage::ShowFilter filter;
  filter.limit = options.limit;
  if (!options.day.empty()) {
    const auto day = model::BusinessDay::parse(options.day);
    if (!day) return fail(ErrorKind::invalid, "--day: wants a day like 2026-11-22");
    filter.day = day->date().time_since_epoch().count();
  }
  REGULARS_TRY_VOID(read_member(*reader, options.member, filter));
  REGULARS_TRY(const auto documents, reader->programmes());
  model::Programme programme;
  if (!documents.empty()) {
    REGULARS_TRY(programme, loyalty::parse_programme(documents.back()));
  }
  const Shown shown{*reader, filter, std::move(programme), options.format == "json"};
  if (options.what == "terminals") return show_terminals(shown);
  if (options.what == "events") return show_events(shown);
  if (options.what == "balances") return show_balances(shown);
  if (options.what == "ratings") return show_ratings(shown);
  return show_notices(shown);
}

Result<Outcome> run_verify(const std::filesystem::path& folder) {
  REGULARS_TRY(const auto reader, storage::open_central_reader(folder / kDatabaseFile));
  REGULARS_TRY(const auto found, verify(*reader));
  for (const auto& mistake : found.mistakes) std::cout << mistake << '\n';
  std::cout << (found.mistakes.empty() ? "verified: " : "WRONG: ") << found.events << " events of "
            << found.terminals << " terminals, " << found.members << " members\n";
  return Outcome{.is_good = found.mistakes.empty()};
}
}  // namespace

void add_show(CLI::App& program, Action& chosen) {
  const auto options = std::make_shared<ShowOptions>();
  CLI::App* command = program.add_subcommand("show", "What central holds; identifiers are masked");
  command->add_option("WHAT", options->what, "terminals, events, balances, ratings or notices")
      ->required()
      ->check(CLI::IsMember({"terminals", "events", "balances", "ratings", "notices"}));
  add_data_option(*command, options->folder);
  command->add_option("--day", options->day, "Only this day")->type_name("2026-11-22");
  command->add_option("--member", options->member, "Only this member: id, card or phone");
  command->add_option("--format", options->format, "text or json")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
  command->add_option("--limit", options->limit, "At most so many rows")->capture_default_str();
  command->footer(
      "Example:\n  regulars-central show ratings --data /var/lib/regulars --day 2026-11-22 "
      "--format json");
  command->callback([options, &chosen] { chosen = [options] { return show(*options); }; });
}

void add_verify(CLI::App& program, Action& chosen) {
  const auto folder = std::make_shared<std::filesystem::path>();
  CLI::App* command = program.add_subcommand(
      "verify", "Recompute every chain and every balance; also beside a running server");
  add_data_option(*command, *folder);
  command->footer("Example:\n  regulars-central verify --data /var/lib/regulars");
  command->callback([folder, &chosen] { chosen = [folder] { return run_verify(*folder); }; });
}

}  // namespace regulars::central
