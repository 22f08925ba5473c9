#include "tests/sync/test_central.h"

#include <algorithm>

#include "app/base/bytes.h"
#include "app/base/check.h"
#include "tests/sync/test_terminal.h"

namespace regulars::tests {

using sync::Answer;
using sync::wire_fault;

namespace {

template <typename T>
T must(Result<T> result) {
  REGULARS_CHECK(result.has_value());
  return *std::move(result);
}

}  // namespace

MemoryHouse::MemoryHouse(const sync::Authority& authority)
    : authority_(authority), writer_([this] {
        while (auto job = jobs_.pop()) (*job)();
      }) {}

MemoryHouse::~MemoryHouse() {
  jobs_.close();
}

void MemoryHouse::later(std::function<void()> job) {
  REGULARS_CHECK(jobs_.try_push(std::move(job)));
}

void MemoryHouse::push(sync::Caller caller,
                       sync::PushRequest request,
                       sync::Reply<sync::PushReply> reply) {
  later([this, caller, request = std::move(request), reply = std::move(reply)] {
    auto answer = take(caller, request);
    if (!keeps_silent) reply(std::move(answer));
  });
}

void MemoryHouse::pull(sync::Caller caller,
                       sync::PullRequest request,
                       sync::Reply<sync::PullReply> reply) {
  later([this, caller, request = std::move(request), reply = std::move(reply)] {
    reply(page(request));
  });
}

void MemoryHouse::ask(sync::Caller /*caller*/,
                      std::string topic,
                      std::string json,
                      sync::Reply<std::string> reply) {
  later([topic = std::move(topic), json = std::move(json), reply = std::move(reply)] {
    if (topic != "echo") return reply(wire_fault(404, "not_found", "no such topic"));
    reply(R"({"you_said":)" + json + "}");
  });
}

void MemoryHouse::enrol(std::string /*address*/,
                        sync::EnrolRequest request,
                        sync::Reply<sync::EnrolReply> reply) {
  later([this, request = std::move(request), reply = std::move(reply)] {
    auto answer = admit(request);
    if (!keeps_silent) reply(std::move(answer));
  });
}

void MemoryHouse::renew(sync::Caller caller, std::string csr_pem, sync::Reply<std::string> reply) {
  later([this, caller, csr_pem = std::move(csr_pem), reply = std::move(reply)] {
    Result<std::string> made =
        sync::issue_client(authority_, csr_pem, caller.terminal, clock_.wall());
    if (!made) return reply(wire_fault(400, "malformed", made.error().words));
    reply(*std::move(made));
  });
}

void MemoryHouse::registers(const Uuid& terminal, const Digest& key_digest) {
  const std::lock_guard lock(mutex_);
  terminals_[terminal].key_digest = key_digest;
}

void MemoryHouse::add_changes(std::size_t count) {
  const std::lock_guard lock(mutex_);
  for (std::size_t i = 0; i < count; ++i) {
    changes_.push_back(R"({"k":"member","id":")" + std::to_string(changes_.size()) +
                       R"(","n":"王小明","new_field":[1,2]})");
  }
}

std::vector<sync::Envelope> MemoryHouse::events_of(const Uuid& terminal) {
  const std::lock_guard lock(mutex_);
  return terminals_[terminal].events;
}

Answer<sync::PushReply> MemoryHouse::take(const sync::Caller& caller,
                                          const sync::PushRequest& request) {
  ++pushes;
  const std::lock_guard lock(mutex_);
  const auto found = terminals_.find(caller.terminal);
  if (found == terminals_.end() || found->second.key_digest != caller.key_digest)
    return wire_fault(401, "unknown_key", "this terminal's key is not registered");
  Held& held = found->second;
  const sync::StoredTip tip{kEpoch,
                            held.events.size(),
                            held.hashes.empty() ? Digest{} : held.hashes.back(),
                            [&](std::uint64_t seq) { return held.hashes.at(seq - 1); }};
  const sync::Verdict verdict = sync::judge(tip, request);
  const auto* accept = std::get_if<sync::Accept>(&verdict);
  if (accept == nullptr) return tl::unexpected<sync::WireFault>(sync::fault_of(verdict));
  skipped += accept->skip;
  for (std::size_t i = accept->skip; i < request.envelopes.size(); ++i) {
    held.events.push_back(request.envelopes[i]);
    held.hashes.push_back(accept->hashes[i]);
  }
  return sync::PushReply{accept->acked_seq, accept->tail, clock_.wall().time_since_epoch().count()};
}

Answer<sync::PullReply> MemoryHouse::page(const sync::PullRequest& request) {
  const std::lock_guard lock(mutex_);
  if (request.since < oldest_cursor)
    return wire_fault(410, "gone", "changes before that are no longer kept");
  sync::PullReply reply;
  reply.page.stream = request.stream;
  reply.page.since = request.since;
  const std::size_t from = std::min<std::size_t>(request.since, changes_.size());
  const std::size_t to = std::min(from + request.limit, changes_.size());
  using Difference = std::vector<std::string>::difference_type;
  reply.page.changes.assign(changes_.begin() + static_cast<Difference>(from),
                            changes_.begin() + static_cast<Difference>(to));
  reply.page.next = std::max<std::uint64_t>(to, oldest_cursor);
  reply.page.until = changes_.size();
  reply.page.is_last = to == changes_.size();
  return reply;
}

Answer<sync::EnrolReply> MemoryHouse::admit(const sync::EnrolRequest& request) {
  const Result<Digest> key = sync::key_digest_of_csr(request.csr_pem);
  if (!key) return wire_fault(400, "malformed", key.error().words);
  if (request.code != kGoodCode)
    return wire_fault(403, "wrong_code", "this enrolment code is not valid");
  if (const auto used = used_codes_.find(request.code); used != used_codes_.end()) {
    if (used->second.first != *key)
      return wire_fault(403, "wrong_code", "this enrolment code was used already");
    return used->second.second;
  }
  sync::EnrolReply reply;
  reply.terminal = Uuid::v7(clock_.wall());
  reply.store = Uuid::v7(clock_.wall());
  reply.stream = "store:" + reply.store.text();
  reply.store_name = "南京路店";
  reply.terminal_name = request.name;
  reply.ca_pem = authority_.certificate_pem;
  fill_random(reply.chain_start);
  auto certificate = sync::issue_client(authority_, request.csr_pem, reply.terminal, clock_.wall());
  if (!certificate) return wire_fault(400, "malformed", certificate.error().words);
  reply.certificate_pem = *std::move(certificate);
  registers(reply.terminal, *key);
  used_codes_[request.code] = {*key, reply};
  return reply;
}

TestCentral::TestCentral(const std::function<void(sync::ListenOptions&)>& adjust)
    : authority_(must(sync::make_authority("Regulars test", clock_.wall()))), house_(authority_) {
  const std::string key = must(sync::make_key());
  options_.tls = sync::TlsIdentity{
      must(sync::issue_server(authority_, key, {"127.0.0.1", "localhost"}, clock_.wall())),
      key,
      authority_.certificate_pem};
  if (adjust) adjust(options_);
  listen();
}

void TestCentral::start_again() {
  options_.port = listener_->port();
  listen();
}

void TestCentral::listen() {
  listener_ = must(sync::Listener::open(
      options_,
      [this](sync::HttpRequest request, sync::Respond respond) {
        std::function<bool(sync::HttpRequest&, const sync::Respond&)> interceptor;
        {
          const std::lock_guard lock(mutex_);
          interceptor = interceptor_;
        }
        if (interceptor && interceptor(request, respond)) return;
        router_(std::move(request), std::move(respond));
      },
      log_));
}

std::string TestCentral::url() const {
  return "https://127.0.0.1:" + std::to_string(listener_->port());
}

std::string TestCentral::ca_sha256() const {
  return to_hex(must(sync::certificate_facts(authority_.certificate_pem)).fingerprint);
}

void TestCentral::intercept(
    std::function<bool(sync::HttpRequest&, const sync::Respond&)> interceptor) {
  const std::lock_guard lock(mutex_);
  interceptor_ = std::move(interceptor);
}

sync::ClientIdentity TestCentral::new_terminal(const Uuid& terminal,
                                               std::chrono::days ago,
                                               std::chrono::days life) {
  const std::string key = must(sync::make_key());
  house_.registers(terminal, must(sync::key_digest_of_key(key)));
  return {must(sync::issue_client(
              authority_, must(sync::make_csr(key, "till")), terminal, clock_.wall() - ago, life)),
          key};
}

std::unique_ptr<sync::HttpsClient> TestCentral::client(
    std::optional<sync::ClientIdentity> identity) const {
  return must(sync::HttpsClient::open({url(), authority_.certificate_pem, std::move(identity)}));
}

}  // namespace regulars::tests
