#include "app/central/terminal_registry.h"

#include <array>
#include <optional>

#include "app/base/bytes.h"

namespace regulars::central {

using storage::TerminalRecord;
using sync::Answer;
using sync::wire_fault;

namespace {
// Every eight-digit code alike likely: what would favour the small ones is thrown again.
std::string random_code() {
  constexpr std::uint64_t kCodes = 100'000'000;
  constexpr std::uint64_t kFair = UINT64_MAX - UINT64_MAX % kCodes;
  std::uint64_t drawn = random_u64();
  while (drawn >= kFair) drawn = random_u64();
  std::string digits = std::to_string(drawn % kCodes);
  return std::string(8 - digits.size(), '0') + digits;
}

Digest random_digest() {
  Digest digest{};
  fill_random(digest);
  return digest;
}
}  // namespace

Status TerminalRegistry::load() {
  REGULARS_TRY(auto terminals, store_.terminals());
  terminals_.clear();
  for (auto& terminal : terminals) terminals_.emplace(terminal.id.uuid(), std::move(terminal));
  return {};
}

Answer<TerminalRecord*> TerminalRegistry::admit(const sync::Caller& caller) {
  const auto known = terminals_.find(caller.terminal);
  if (known == terminals_.end() || known->second.key_digest != caller.key_digest) {
    return wire_fault(401,
                      "unknown_key",
                      "terminal " + caller.terminal.text() +
                          " is not enrolled here with this key; enrol it with a new code");
  }
  if (known->second.revoked) {
    return wire_fault(403,
                      "revoked",
                      "terminal " + caller.terminal.text() +
                          " was revoked by head office; enrol it with a new code");
  }
  return &known->second;
}

TerminalRecord* TerminalRegistry::find(const std::string& id_or_name) {
  if (const auto id = Uuid::parse(id_or_name)) {
    const auto known = terminals_.find(*id);
    return known == terminals_.end() ? nullptr : &known->second;
  }
  TerminalRecord* found = nullptr;
  for (auto& [id, terminal] : terminals_) {
    if (terminal.name != id_or_name) continue;
    if (found != nullptr) return nullptr;
    found = &terminal;
  }
  return found;
}

TerminalRecord* TerminalRegistry::by_number(std::int64_t n) {
  for (auto& [id, terminal] : terminals_) {
    if (terminal.n == n) return &terminal;
  }
  return nullptr;
}

Result<Digest> TerminalRegistry::hash_of(const std::string& code) {
  REGULARS_TRY(const auto store, store_.store());
  if (!store) return fail(ErrorKind::bug, "the store is not founded");
  return sha256({store->code_salt, as_bytes(code)});
}

Result<NewCode> TerminalRegistry::make_code(const std::string& terminal_name) {
  const Instant now = clock_.wall();
  REGULARS_TRY_VOID(store_.forget_codes(now - std::chrono::days{1}));
  const NewCode made{.code = random_code(), .expires = now + kCodeLife};
  REGULARS_TRY(const Digest hash, hash_of(made.code));
  REGULARS_TRY_VOID(store_.add_code(
      {.hash = hash, .name = terminal_name, .expires = made.expires, .used_by = {}}));
  return made;
}

Result<Answer<sync::EnrolReply>> TerminalRegistry::enrol(const std::string& address,
                                                         const sync::EnrolRequest& request) {
  if (const auto wait = wrong_tries_.wait_seconds(address, clock_.steady()); wait > 0) {
    return Answer<sync::EnrolReply>(tl::unexpect,
                                    sync::WireFault{.status = 429,
                                                    .code = "too_many",
                                                    .words = "too many wrong codes; try again in " +
                                                             std::to_string(wait) + " s",
                                                    .want = 0,
                                                    .retry_after_s = wait});
  }
  const auto key_digest = sync::key_digest_of_csr(request.csr_pem);
  if (!key_digest) {
    return Answer<sync::EnrolReply>(wire_fault(400, "malformed", key_digest.error().words));
  }
  REGULARS_TRY(const Digest hash, hash_of(request.code));
  REGULARS_TRY(const auto code, store_.code(hash));
  if (const auto checked = check_code(address, request, code, *key_digest); !checked) {
    return Answer<sync::EnrolReply>(tl::unexpected(checked.error()));
  }
  if (code->used_by) {  // (2)
    REGULARS_TRY(auto reply, reply_to(*by_number(*code->used_by)));
    return Answer<sync::EnrolReply>(std::move(reply));
  }
  return add(request, *code, *key_digest);
}

Answer<void> TerminalRegistry::check_code(const std::string& address,
                                          const sync::EnrolRequest& request,
                                          const std::optional<storage::EnrolCode>& code,
                                          const Digest& key_digest) {
  const auto refuse = [&](std::string words) {
    wrong_tries_.note(address, clock_.steady());
    return wire_fault(403, "code", std::move(words));
  };
  if (!code) return refuse("this enrolment code is wrong; ask head office for a new one");
  if (code->used_by) {
    const auto* terminal = by_number(*code->used_by);
    const bool is_again = terminal != nullptr && terminal->key_digest == key_digest &&
                          terminal->epoch == request.epoch && !terminal->revoked;
    if (is_again) return {};
    return refuse("this enrolment code was used already; ask head office for a new one");
  }
  if (code->expires <= clock_.wall()) {
    return refuse("this enrolment code has expired; ask head office for a new one");
  }
  for (const auto& [id, terminal] : terminals_) {
    if (terminal.key_digest != key_digest) continue;
    return wire_fault(
        409,
        "key_known",
        "this key is terminal " + id.text() + "'s already; delete terminal.key and enrol again");
  }
  return {};
}

Result<Answer<sync::EnrolReply>> TerminalRegistry::add(const sync::EnrolRequest& request,
                                                       const storage::EnrolCode& code,
                                                       const Digest& key_digest) {
  const Instant now = clock_.wall();
  TerminalRecord terminal;
  terminal.id = model::TerminalId{Uuid::v7(now)};
  terminal.name = !code.name.empty()      ? code.name
                  : !request.name.empty() ? request.name
                                          : "Till " + std::to_string(terminals_.size() + 1);
  terminal.key_digest = key_digest;
  terminal.chain_start = random_digest();
  terminal.tail = terminal.chain_start;
  terminal.epoch = request.epoch;
  terminal.enrolled = now;
  terminal.last_seen = now;
  REGULARS_TRY(terminal.certificate_pem,
               sync::issue_client(authority_, request.csr_pem, terminal.id.uuid(), now));
  REGULARS_TRY(terminal.n, store_.add_terminal(terminal));
  REGULARS_TRY_VOID(store_.use_code(code.hash, terminal.n));
  REGULARS_TRY(auto reply, reply_to(terminal));
  terminals_.emplace(terminal.id.uuid(), std::move(terminal));
  return Answer<sync::EnrolReply>(std::move(reply));
}

Result<sync::EnrolReply> TerminalRegistry::reply_to(const TerminalRecord& terminal) {
  REGULARS_TRY(const auto store, store_.store());
  return sync::EnrolReply{.terminal = terminal.id.uuid(),
                          .certificate_pem = terminal.certificate_pem,
                          .ca_pem = authority_.certificate_pem,
                          .chain_start = terminal.chain_start,
                          .stream = "store:" + store->id.uuid().text(),
                          .store = store->id.uuid(),
                          .store_name = store->name,
                          .terminal_name = terminal.name};
}

Result<Answer<std::string>> TerminalRegistry::renew(const sync::Caller& caller,
                                                    const std::string& csr_pem) {
  const auto terminal = admit(caller);
  if (!terminal) return Answer<std::string>(tl::unexpected(terminal.error()));
  const auto key_digest = sync::key_digest_of_csr(csr_pem);
  if (!key_digest || *key_digest != caller.key_digest) {
    return Answer<std::string>(wire_fault(400,
                                          "malformed",
                                          key_digest
                                              ? "the request is for another key than the terminal's"
                                              : key_digest.error().words));
  }
  REGULARS_TRY(auto certificate,
               sync::issue_client(authority_, csr_pem, caller.terminal, clock_.wall()));
  (*terminal)->certificate_pem = certificate;
  (*terminal)->last_seen = clock_.wall();
  REGULARS_TRY_VOID(store_.save_terminal(**terminal));
  return Answer<std::string>(std::move(certificate));
}

Status TerminalRegistry::revoke(TerminalRecord& terminal) {
  if (!terminal.revoked) terminal.revoked = clock_.wall();
  return store_.save_terminal(terminal);
}

Result<TerminalRecord*> TerminalRegistry::add_virtual(const std::string& name) {
  TerminalRecord terminal;
  terminal.id = model::TerminalId{Uuid::v7(clock_.wall())};
  terminal.name = name;
  terminal.key_digest = random_digest();  // of no key that anybody has
  terminal.chain_start = random_digest();
  terminal.tail = terminal.chain_start;
  terminal.epoch = random_u64();
  terminal.enrolled = clock_.wall();
  terminal.last_seen = terminal.enrolled;
  REGULARS_TRY(terminal.n, store_.add_terminal(terminal));
  return &terminals_.insert_or_assign(terminal.id.uuid(), terminal).first->second;
}

}  // namespace regulars::central
