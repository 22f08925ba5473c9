#include "app/central/books.h"

#include <utility>

#include "app/base/bytes.h"
#include "app/loyalty/lease_question.h"
#include "app/loyalty/programme_document.h"
#include "app/loyalty/shopfront_document.h"
#include "assets/programme/default.json.h"

namespace regulars::central {

using storage::CentralTransaction;
using sync::Answer;
using sync::PushReply;

sync::WireFault fault_of(const Error& error) {
  const auto fault = [&](int status, std::string code) {
    return sync::WireFault{.status = status, .code = std::move(code), .words = error.words};
  };
  switch (error.kind) {
    case ErrorKind::invalid:
      return fault(400, "malformed");
    case ErrorKind::not_found:
      return fault(404, "not_found");
    case ErrorKind::conflict:
      return fault(409, "conflict");
    case ErrorKind::refused:
      return fault(403, "refused");
    case ErrorKind::unauthorised:
      return fault(401, "unknown_key");
    case ErrorKind::storage:
    case ErrorKind::device:
    case ErrorKind::network:
    case ErrorKind::busy: {
      auto later = fault(503, "busy");
      later.retry_after_s = 5;
      return later;
    }
    case ErrorKind::bug:
      break;
  }
  return fault(500, "failed");
}

Books::Books(std::unique_ptr<storage::CentralStore> store,
             sync::Authority authority,
             const Clock& clock,
             Log& log)
    : clock_(clock),
      log_(log),
      store_(std::move(store)),
      authority_(std::move(authority)),
      registry_(*store_, authority_, clock),
      ingest_(*store_, registry_, clock),
      projector_(*store_, clock, log) {}

Result<std::unique_ptr<Books>> Books::open(std::unique_ptr<storage::CentralStore> store,
                                           sync::Authority authority,
                                           const std::string& store_name,
                                           const Clock& clock,
                                           Log& log) {
  std::unique_ptr<Books> books(new Books(std::move(store), std::move(authority), clock, log));
  REGULARS_TRY_VOID(books->found(store_name));
  REGULARS_TRY_VOID(books->load());
  REGULARS_TRY([[maybe_unused]] const auto turned, books->turn());
  return books;
}

Result<std::size_t> Books::turn() {
  turned_ = std::chrono::floor<std::chrono::days>(clock_.wall());
  return projector_.turn(clock_.wall());
}

Status Books::turn_daily() {
  if (turned_ == std::chrono::floor<std::chrono::days>(clock_.wall())) return {};
  REGULARS_TRY(const std::size_t accounts, turn());
  log_.info("central", "daily turn", {{"accounts", std::to_string(accounts)}});
  return {};
}

Status Books::found(const std::string& store_name) {
  REGULARS_TRY(auto transaction, CentralTransaction::begin(*store_));
  REGULARS_TRY(const auto known, store_->store());
  if (known) {
    if (store_name.empty() || store_name == known->name) return {};
    REGULARS_TRY_VOID(store_->rename(store_name));
    return transaction.commit();
  }
  storage::StoreRecord record;
  record.id = model::StoreId{Uuid::v7(clock_.wall())};
  record.name = store_name.empty() ? kDefaultStoreName : store_name;
  fill_random(record.code_salt);
  REGULARS_TRY_VOID(store_->found(record));
  REGULARS_TRY(const auto programme, loyalty::parse_programme(assets::kDefaultProgramme));
  REGULARS_TRY_VOID(
      store_->put_programme(programme.version, loyalty::to_document(programme), clock_.wall()));
  log_.info("central", "store founded", {{"store", record.id.uuid().text()}});
  return transaction.commit();
}

Status Books::load() {
  REGULARS_TRY(const auto record, store_->store());
  if (record) record_ = *record;
  REGULARS_TRY_VOID(registry_.load());
  REGULARS_TRY_VOID(projector_.load_programmes());
  REGULARS_TRY(const auto documents, store_->programmes());
  if (documents.empty()) return fail(ErrorKind::storage, "the store has no programme");
  REGULARS_TRY(newest_programme_, loyalty::parse_programme(documents.back()));
  return {};
}

template <typename T, typename Act>
Result<T> Books::in_transaction(Act act) {
  Result<T> result = [&]() -> Result<T> {
    REGULARS_TRY(auto transaction, CentralTransaction::begin(*store_));
    REGULARS_TRY(T value, act());
    REGULARS_TRY_VOID(transaction.commit());
    return value;
  }();
  if (!result) ignore(load(), "the failure that led here is the one to tell");
  return result;
}

// ---- the road -----------------------------------------------------------------------------------

std::vector<Answer<PushReply>> Books::push(const std::vector<Push>& pushes) {
  auto answers = push_together(pushes);
  if (answers) return std::move(*answers);
  log_.error("ingest", "push failed", {{"why", answers.error().words}});
  return std::vector<Answer<PushReply>>(
      pushes.size(), Answer<PushReply>(tl::unexpected(fault_of(answers.error()))));
}

Result<std::vector<Answer<PushReply>>> Books::push_together(const std::vector<Push>& pushes) {
  return in_transaction<std::vector<Answer<PushReply>>>(
      [&]() -> Result<std::vector<Answer<PushReply>>> {
        std::vector<Answer<PushReply>> answers;
        for (const auto& push : pushes) {
          REGULARS_TRY(auto answer, ingest_.take(push.caller, push.request));
          answers.push_back(std::move(answer));
        }
        return answers;
      });
}

Answer<std::string> Books::ask(const sync::Caller& caller,
                               const std::string& topic,
                               const std::string& json) {
  const auto terminal = registry_.admit(caller);
  if (!terminal) return tl::unexpected(terminal.error());
  if (topic == "pin") return ask_pin(json);
  if (topic != "lease") {
    return sync::wire_fault(404, "unknown_topic", "central knows no topic " + topic);
  }
  const auto question = loyalty::parse_lease_question(json);
  if (!question) return tl::unexpected(fault_of(question.error()));
  const auto answer = projector_.grant((*terminal)->n, *question);
  if (!answer) return tl::unexpected(fault_of(answer.error()));
  return loyalty::to_json(*answer);
}

Answer<std::string> Books::ask_pin(const std::string& json) {
  const auto question = loyalty::parse_pin_question(json);
  if (!question) return tl::unexpected(fault_of(question.error()));
  const auto answer = projector_.set_pin(*question);
  if (!answer) return tl::unexpected(fault_of(answer.error()));
  return loyalty::to_json(*answer);
}

Answer<sync::EnrolReply> Books::enrol(const std::string& address,
                                      const sync::EnrolRequest& request) {
  auto answer =
      in_transaction<Answer<sync::EnrolReply>>([&] { return registry_.enrol(address, request); });
  if (!answer) return tl::unexpected(fault_of(answer.error()));
  if (*answer) {
    log_.info("enrol", "terminal enrolled", {{"terminal", (*answer)->terminal.text()}});
  } else {
    log_.warning("enrol", "refused", {{"why", answer->error().words}});
  }
  return std::move(*answer);
}

Answer<std::string> Books::renew(const sync::Caller& caller, const std::string& csr_pem) {
  auto answer =
      in_transaction<Answer<std::string>>([&] { return registry_.renew(caller, csr_pem); });
  if (!answer) return tl::unexpected(fault_of(answer.error()));
  return std::move(*answer);
}

// ---- head office --------------------------------------------------------------------------------

Result<NewCode> Books::make_code(const std::string& terminal_name) {
  return in_transaction<NewCode>([&] { return registry_.make_code(terminal_name); });
}

Result<model::StaffId> Books::add_staff(const std::string& name,
                                        model::Role role,
                                        std::string pin_hash) {
  const model::StaffId id{Uuid::v7(clock_.wall())};
  if (name.empty()) return fail(ErrorKind::invalid, "a member of staff wants a name");
  return in_transaction<model::StaffId>([&]() -> Result<model::StaffId> {
    REGULARS_TRY(const auto known, store_->staff());
    for (const auto& other : known) {
      if (other.staff.name != name || other.gone) continue;
      return fail(ErrorKind::conflict,
                  "there is somebody of that name already; give a name that tells them apart");
    }
    REGULARS_TRY_VOID(store_->put_staff({.staff = {.id = id, .name = name, .role = role},
                                         .pin_hash = std::move(pin_hash),
                                         .gone = false}));
    return id;
  });
}

Result<std::int64_t> Books::publish(const std::string& document) {
  REGULARS_TRY(const auto programme, loyalty::parse_for_publishing(document, &newest_programme_));
  if (programme == newest_programme_) return programme.version;
  if (programme.version <= newest_programme_.version) {
    return fail(ErrorKind::conflict,
                "programme version " + std::to_string(programme.version) +
                    " is not above the newest, " + std::to_string(newest_programme_.version) +
                    "; raise \"version\" in the document");
  }
  if (programme.currency != newest_programme_.currency && registry_.count() > 0) {
    return fail(ErrorKind::conflict,
                "the store has terminals that count in " +
                    std::string(newest_programme_.currency.code()) + "; it cannot change to " +
                    std::string(programme.currency.code()) +
                    ": begin a new data folder and set its programme before the first terminal");
  }
  REGULARS_TRY([[maybe_unused]] const bool done, in_transaction<bool>([&]() -> Result<bool> {
                 REGULARS_TRY_VOID(store_->put_programme(
                     programme.version, loyalty::to_document(programme), clock_.wall()));
                 REGULARS_TRY_VOID(projector_.reconsider_tiers());
                 return true;
               }));
  REGULARS_TRY_VOID(load());
  REGULARS_TRY([[maybe_unused]] const std::size_t accounts, turn());
  return programme.version;
}

Status Books::set_shopfront(const std::string& document) {
  REGULARS_TRY(const auto shopfront, loyalty::parse_shopfront(document));
  const std::string text = loyalty::to_document(shopfront);
  const auto done = in_transaction<bool>([&]() -> Result<bool> {
    REGULARS_TRY(const auto present, store_->shopfront());
    if (present == text) return false;
    REGULARS_TRY_VOID(store_->put_shopfront(text, clock_.wall()));
    return true;
  });
  return done ? Status{} : fail(done.error());
}

Result<Uuid> Books::revoke(const std::string& id_or_name) {
  auto* terminal = registry_.find(id_or_name);
  if (terminal == nullptr) {
    return fail(ErrorKind::not_found,
                "there is no terminal " + id_or_name +
                    ", or several have that name; take the id from `show terminals`");
  }
  return in_transaction<Uuid>([&]() -> Result<Uuid> {
    const Uuid id = terminal->id.uuid();
    REGULARS_TRY_VOID(registry_.revoke(*terminal));
    return id;
  });
}

// ---- history import -----------------------------------------------------------------------------

Result<storage::TerminalRecord> Books::add_virtual_terminal(const std::string& name) {
  return in_transaction<storage::TerminalRecord>([&]() -> Result<storage::TerminalRecord> {
    REGULARS_TRY(const auto* terminal, registry_.add_virtual(name));
    return *terminal;
  });
}

Status Books::add_members(std::span<const model::Member> members) {
  const auto added = in_transaction<bool>([&]() -> Result<bool> {
    for (const auto& member : members) {
      REGULARS_TRY(const std::int64_t number, store_->add_member(member));
      REGULARS_TRY_VOID(store_->save_balance({.member = number}));
      for (const auto& identifier : member.identifiers) {
        REGULARS_TRY(const auto holder, store_->find_identifier(identifier));
        if (!holder) REGULARS_TRY_VOID(store_->add_identifier(identifier, number));
      }
    }
    return true;
  });
  return added ? Status{} : fail(added.error());
}

Status Books::take_history(const Uuid& terminal, const sync::PushRequest& request) {
  auto* record = registry_.find(terminal.text());
  if (record == nullptr) return fail(ErrorKind::not_found, "no terminal " + terminal.text());
  const auto taken = in_transaction<bool>([&]() -> Result<bool> {
    REGULARS_TRY(const auto answer, ingest_.take(*record, request));
    if (!answer) return fail(ErrorKind::bug, answer.error().words);
    return true;
  });
  if (!taken) return fail(taken.error());
  return fold_all();
}

}  // namespace regulars::central
