#include "app/central/office.h"

#include <utility>

#include <nlohmann/json.hpp>

#include "app/central/admin.h"
#include "app/central/central_folder.h"
#include "app/storage/central_sqlite/central_sqlite.h"

namespace regulars::central {

namespace {
using nlohmann::json;

json failure(const Error& error) {
  return {{"error", std::string(name_of(error.kind))}, {"words", error.words}};
}

std::string text_at(const json& object, const char* field) {
  const auto found = object.find(field);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

json enrol_code(Books& books, const json& work) {
  const auto made = books.make_code(text_at(work, "terminal"));
  if (!made) return failure(made.error());
  return {{"code", made->code}, {"expires_ms", made->expires.time_since_epoch().count()}};
}

json add_staff(Books& books, const json& work) {
  const auto role = work.find("role");
  if (role == work.end() || !role->is_number_integer() || *role < 1 || *role > 3) {
    return failure({ErrorKind::invalid, "role: wants 1, 2 or 3"});
  }
  const auto added = books.add_staff(text_at(work, "name"),
                                     static_cast<model::Role>(role->get<std::uint8_t>()),
                                     text_at(work, "pin_hash"));
  if (!added) return failure(added.error());
  return {{"staff", added->uuid().hex()}};
}

json set_programme(Books& books, const json& work) {
  const auto version = books.publish(text_at(work, "document"));
  if (!version) return failure(version.error());
  return {{"version", *version}};
}

json set_shopfront(Books& books, const json& work) {
  const auto done = books.set_shopfront(text_at(work, "document"));
  return done ? json::object() : failure(done.error());
}

model::MemberId member_at(const json& object, const char* field) {
  const auto id = Uuid::parse(text_at(object, field));
  return id ? model::MemberId{*id} : model::MemberId{};
}

json change_staff(Books& books, const json& work) {
  const auto number_at = [&](const char* field) {
    const auto found = work.find(field);
    const bool is_small = found != work.end() && found->is_number_unsigned() && *found <= 3U + 1U;
    return is_small ? found->get<std::uint8_t>() : std::uint8_t{0};
  };
  const std::uint8_t role = number_at("role");
  if (role < 1 || role > 3) return failure({ErrorKind::invalid, "role: wants 1, 2 or 3"});
  const auto changed = books.change_staff(text_at(work, "who"),
                                          static_cast<model::StaffAction>(number_at("action")),
                                          static_cast<model::Role>(role),
                                          text_at(work, "pin_hash"));
  if (!changed) return failure(changed.error());
  return {{"staff", changed->id.uuid().hex()}, {"name", changed->name}};
}

json merge_members(Books& books, const json& work) {
  const auto done = books.merge_members(member_at(work, "winner"), member_at(work, "loser"));
  return done ? json::object() : failure(done.error());
}

json erase_member(Books& books, const json& work) {
  const auto done = books.erase_member(member_at(work, "member"));
  return done ? json::object() : failure(done.error());
}

json make_code(Books& books, const json& work) {
  const auto code = books.make_code_for(member_at(work, "member"));
  if (!code) return failure(code.error());
  return {{"card", code->card}, {"key", code->key}, {"secret", code->secret}, {"uri", code->uri}};
}

json set_tier_floor(Books& books, const json& work) {
  const auto done = books.set_tier_floor(member_at(work, "member"), text_at(work, "tier"));
  return done ? json::object() : failure(done.error());
}

json revoke(Books& books, const json& work) {
  const auto terminal = books.revoke(text_at(work, "terminal"));
  if (!terminal) return failure(terminal.error());
  return {{"terminal", terminal->text()}};
}

json do_work(Books& books, const json& work) {
  if (!work.is_object()) return failure({ErrorKind::invalid, "the command is not a JSON object"});
  const std::string name = text_at(work, "do");
  if (name == "enrol-code") return enrol_code(books, work);
  if (name == "staff-add") return add_staff(books, work);
  if (name == "programme-set") return set_programme(books, work);
  if (name == "shopfront-set") return set_shopfront(books, work);
  if (name == "staff-change") return change_staff(books, work);
  if (name == "member-merge") return merge_members(books, work);
  if (name == "member-erase") return erase_member(books, work);
  if (name == "member-code") return make_code(books, work);
  if (name == "tier-floor") return set_tier_floor(books, work);
  if (name == "revoke") return revoke(books, work);
  return failure({ErrorKind::invalid, "central knows no command " + name});
}

Result<std::string> do_it_here(const CentralFolder& folder,
                               const std::string& text,
                               const Clock& clock,
                               Log& log) {
  REGULARS_TRY(auto store, storage::open_central_store(folder / kDatabaseFile));
  REGULARS_TRY(const auto books,
               Books::open(std::move(store), folder.authority(), /*store_name=*/{}, clock, log));
  return do_office_work(*books, text);
}
}  // namespace

std::string do_office_work(Books& books, std::string_view text) {
  const auto work = json::parse(text, nullptr, /*allow_exceptions=*/false);
  return do_work(books, work).dump(-1, ' ', false, json::error_handler_t::replace);
}

Result<std::string> ask_office(const std::filesystem::path& path,
                               const std::string& text,
                               const Clock& clock,
                               Log& log) {
  std::error_code ignored;
  if (!std::filesystem::exists(path / kDatabaseFile, ignored)) {
    return fail(ErrorKind::not_found,
                path.string() + " is no central's folder yet; run `regulars-central serve --data " +
                    path.string() + " --listen HOST:PORT` once");
  }
  std::string answer;
  if (auto folder = CentralFolder::open(path, clock)) {
    REGULARS_TRY(answer, do_it_here(*folder, text, clock, log));
  } else {
    if (folder.error().kind != ErrorKind::busy) return fail(folder.error());
    REGULARS_TRY(answer, ask_running(path, text));
  }
  const auto object = json::parse(answer, nullptr, /*allow_exceptions=*/false);
  if (!object.is_object()) return fail(ErrorKind::network, "central did not answer as agreed");
  if (object.contains("error")) return fail(ErrorKind::refused, text_at(object, "words"));
  return answer;
}

}  // namespace regulars::central
