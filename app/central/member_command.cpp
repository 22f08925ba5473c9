// `regulars-central member export, code, merge, erase, erasures`: what is done about one person.

#include <fstream>
#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "app/base/system_clock.h"
#include "app/central/central_folder.h"
#include "app/central/commands.h"
#include "app/central/office.h"
#include "app/storage/central_sqlite/central_sqlite.h"

namespace regulars::central {

namespace {
using nlohmann::json;

struct MemberOptions {
  std::filesystem::path folder;
  std::string member;      // an id, 32 hex digits or with dashes,
  std::string identifier;  // or a card or mobile number of hers
  std::string into;
  std::filesystem::path replay;
};

constexpr const char* kPurposes[] = {"greeting", "marketing", "profiling", "birthday"};

Result<std::string> ask(const std::filesystem::path& folder, const json& work) {
  const SystemClock clock;
  Log log("central", {}, LogLevel::warning);
  return ask_office(folder, work.dump(), clock, log);
}

Result<std::unique_ptr<storage::CentralReader>> open_reader(const MemberOptions& options) {
  return storage::open_central_reader(options.folder / kDatabaseFile);
}

Result<model::MemberId> id_of(const std::string& text) {
  if (const auto id = Uuid::parse(text); id && !id->is_none()) return model::MemberId{*id};
  return fail(ErrorKind::invalid, "a member's id is 32 hexadecimal digits");
}

// By id, else by number; the sentence names neither.
Result<model::MemberId> wanted(storage::CentralReader& reader, const MemberOptions& options) {
  if (!options.member.empty()) return id_of(options.member);
  for (const auto kind : {model::IdentifierKind::Card, model::IdentifierKind::Phone}) {
    REGULARS_TRY(const auto holder, reader.holder_of({kind, options.identifier}));
    if (holder) return *holder;
  }
  return fail(ErrorKind::not_found, "no member has that card or number");
}

// ---- export -----------------------------------------------------------------------------------

json numbers(const std::vector<model::Identifier>& all, const char* state) {
  json list = json::array();
  for (const auto& one : all) {
    const bool is_phone = one.kind == model::IdentifierKind::Phone;
    list.push_back({{"kind", is_phone ? "phone" : "card"}, {"value", one.value}, {"state", state}});
  }
  return list;
}

json words(const std::vector<storage::ConsentRecord>& all) {
  json list = json::array();
  for (const auto& one : all) {
    list.push_back({{"purpose", kPurposes[static_cast<std::uint8_t>(one.purpose) - 1]},
                    {"given", one.is_given},
                    {"text_version", one.text_version},
                    {"said", iso_text(one.said)}});
  }
  return list;
}

json sales(const std::vector<storage::SaleRecord>& all) {
  json list = json::array();
  for (const auto& one : all) {
    list.push_back({{"event", one.gseq},
                    {"at", iso_text(one.stamp.at)},
                    {"amount_minor", one.event.amount.minor()},
                    {"currency", std::string(one.event.amount.currency().code())},
                    {"points", one.event.points.value()},
                    {"programme_version", one.event.programme_version},
                    {"reference", one.event.reference}});
  }
  return list;
}

json ratings(const std::vector<storage::RatingRecord>& all) {
  json list = json::array();
  for (const auto& one : all) {
    list.push_back({{"event", one.gseq},
                    {"sale", one.sale},
                    {"at", iso_text(one.stamp.at)},
                    {"outcome", static_cast<int>(one.event.outcome)},
                    {"face", one.event.face}});
  }
  return list;
}

// The log as it stands: with the sides, which hold what the digests of a line hide.
json events(const std::vector<storage::LoggedEvent>& all) {
  json list = json::array();
  for (const auto& one : all) {
    json event{{"event", one.gseq},
               {"received", iso_text(one.received)},
               {"line", json::parse(one.line, nullptr, /*allow_exceptions=*/false)}};
    if (!one.side.empty()) {
      event["side"] = json::parse(one.side, nullptr, /*allow_exceptions=*/false);
    }
    list.push_back(std::move(event));
  }
  return list;
}

json ids(const std::vector<model::MemberId>& all) {
  json list = json::array();
  for (const auto& one : all) list.push_back(one.uuid().hex());
  return list;
}

json birthday(const std::optional<model::Birthday>& birthday) {
  if (!birthday) return nullptr;
  return {{"month", birthday->month}, {"day", birthday->day}, {"lunar", birthday->is_lunar}};
}

Result<Outcome> member_export(const MemberOptions& options) {
  REGULARS_TRY(const auto reader, open_reader(options));
  REGULARS_TRY(const auto member, wanted(*reader, options));
  REGULARS_TRY(const auto dossier, reader->dossier(member));
  json identifiers = numbers(dossier.identifiers, "active");
  for (auto& one : numbers(dossier.lost, "lost")) identifiers.push_back(std::move(one));
  const json document{{"member", dossier.person.id.uuid().hex()},
                      {"name", dossier.person.name},
                      {"birthday", birthday(dossier.person.birthday)},
                      {"joined_day", dossier.joined.time_since_epoch().count()},
                      {"tier", dossier.tier},
                      {"points", dossier.balance.points},
                      {"identifiers", std::move(identifiers)},
                      {"consents", words(dossier.words)},
                      {"other_ids", ids(dossier.merged)},
                      {"household", ids(dossier.household)},
                      {"sales", sales(dossier.sales)},
                      {"ratings", ratings(dossier.ratings)},
                      {"ledger", events(dossier.events)}};
  std::cout << document.dump(2, ' ', false, json::error_handler_t::replace) << "\n";
  return Outcome{};
}

// The secret leaves central here and nowhere else: for the app on her telephone.
Result<Outcome> member_code(const MemberOptions& options) {
  REGULARS_TRY(const auto reader, open_reader(options));
  REGULARS_TRY(const auto member, wanted(*reader, options));
  REGULARS_TRY(const auto answer,
               ask(options.folder, {{"do", "member-code"}, {"member", member.uuid().hex()}}));
  std::cout << json::parse(answer, nullptr, /*allow_exceptions=*/false).dump(2) << "\n";
  return Outcome{};
}

// ---- merge and erasure ------------------------------------------------------------------------

Result<Outcome> member_merge(const MemberOptions& options) {
  REGULARS_TRY(const auto winner, id_of(options.into));
  REGULARS_TRY(const auto loser, id_of(options.member));
  REGULARS_TRY([[maybe_unused]] const auto answer,
               ask(options.folder,
                   {{"do", "member-merge"},
                    {"winner", winner.uuid().hex()},
                    {"loser", loser.uuid().hex()}}));
  std::cout << "member " << loser.uuid().hex() << " is " << winner.uuid().hex()
            << " now; terminals learn it with their next exchange\n";
  return Outcome{};
}

Status erase_one(const MemberOptions& options, const model::MemberId& member) {
  REGULARS_TRY([[maybe_unused]] const auto answer,
               ask(options.folder, {{"do", "member-erase"}, {"member", member.uuid().hex()}}));
  std::cout << "member " << member.uuid().hex()
            << " is erased; terminals forget her with their next exchange\n";
  return {};
}

// After a restore: what was erased since the copy was made is erased again. Who was not yet a
// member then is passed over.
Status replay_erasures(const MemberOptions& options) {
  std::ifstream list(options.replay);
  if (!list) return fail(ErrorKind::storage, options.replay.string() + " cannot be read");
  std::string line;
  while (std::getline(list, line)) {
    REGULARS_TRY(const auto member, id_of(line.substr(0, line.find(' '))));
    const Status done = erase_one(options, member);
    if (!done) std::cout << "passed over: " << done.error().words << "\n";
  }
  return {};
}

Result<Outcome> member_erase(const MemberOptions& options) {
  if (!options.replay.empty()) {
    REGULARS_TRY_VOID(replay_erasures(options));
    return Outcome{};
  }
  REGULARS_TRY(const auto reader, open_reader(options));
  REGULARS_TRY(const auto member, wanted(*reader, options));
  REGULARS_TRY_VOID(erase_one(options, member));
  return Outcome{};
}

Result<Outcome> member_erasures(const MemberOptions& options) {
  REGULARS_TRY(const auto reader, open_reader(options));
  REGULARS_TRY(const auto all, reader->erasures());
  for (const auto& one : all) {
    std::cout << one.member.uuid().hex() << " " << iso_text(one.made) << "\n";
  }
  return Outcome{};
}

CLI::App* add_command(CLI::App& parent,
                      const char* name,
                      const char* what,
                      const std::shared_ptr<MemberOptions>& options,
                      Action& chosen,
                      Result<Outcome> (*run)(const MemberOptions&)) {
  CLI::App* command = parent.add_subcommand(name, what);
  add_data_option(*command, options->folder);
  command->callback([options, run, &chosen] { chosen = [=] { return run(*options); }; });
  return command;
}

void add_who(CLI::App& command, MemberOptions& options) {
  auto* group = command.add_option_group("who");
  group->add_option("--member", options.member, "Her id")->type_name("ID");
  group->add_option("--identifier", options.identifier, "A card or mobile number of hers")
      ->type_name("NUMBER");
  group->require_option(0, 1);
}
}  // namespace

void add_member(CLI::App& program, Action& chosen) {
  CLI::App* member = program.add_subcommand("member", "One person: export, code, merge, erase");
  member->require_subcommand(1);
  const char* data = " --data /var/lib/regulars";
  const auto example = [&](const std::string& words) {
    return "Example:\n  regulars-central member " + words + data;
  };
  const auto shown = std::make_shared<MemberOptions>();
  CLI::App* exported = add_command(
      *member, "export", "All that is kept about her, as JSON", shown, chosen, member_export);
  add_who(*exported, *shown);
  exported->footer(example("export --identifier 13800138000 > her.json"));

  const auto wallet = std::make_shared<MemberOptions>();
  CLI::App* coded = add_command(*member,
                                "code",
                                "Her rotating code for a wallet or authenticator app, as JSON",
                                wallet,
                                chosen,
                                member_code);
  add_who(*coded, *wallet);
  coded->footer(example("code --identifier 13800138000") +
                "\nPrints card, key, secret (base32) and uri (otpauth: SHA256, 8 digits, 30 s).\n"
                "A wallet app shows CARD-KEY-STEP-DIGITS as a QR code; STEP is the time / 30 s.");

  const auto both = std::make_shared<MemberOptions>();
  CLI::App* merged =
      add_command(*member, "merge", "Two members are one person", both, chosen, member_merge);
  merged->add_option("--member", both->member, "Whose id ends")->required();
  merged->add_option("--into", both->into, "Who she is")->required();
  merged->footer(example("merge --member ID --into ID"));

  const auto gone = std::make_shared<MemberOptions>();
  CLI::App* erased = add_command(
      *member, "erase", "The person goes, the ledger stays on nobody", gone, chosen, member_erase);
  add_who(*erased, *gone);
  erased->add_option("--replay", gone->replay, "After a restore: a list of `member erasures`")
      ->type_name("FILE");
  erased->footer(example("erase --identifier 13800138000"));

  add_command(*member,
              "erasures",
              "Who was erased and when; keep the list apart from the copies of central.db",
              std::make_shared<MemberOptions>(),
              chosen,
              member_erasures)
      ->footer(example("erasures > erasures.txt"));
}

}  // namespace regulars::central
