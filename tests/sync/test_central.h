#pragma once
// Central's side of the road over real HTTPS on a loopback port: a House that keeps everything in
// memory and answers from a thread of its own, as the real one does from its writer.

#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "app/base/bounded_queue.h"
#include "app/base/log.h"
#include "app/base/system_clock.h"
#include "app/base/uuid.h"
#include "sync/client/https_client.h"
#include "sync/server/ingest_rules.h"
#include "sync/server/listener.h"
#include "sync/server/road.h"
#include "sync/wire/identity.h"

namespace regulars::tests {

class MemoryHouse final : public sync::House {
 public:
  explicit MemoryHouse(const sync::Authority& authority);
  ~MemoryHouse() override;
  MemoryHouse(const MemoryHouse&) = delete;
  MemoryHouse& operator=(const MemoryHouse&) = delete;

  void push(sync::Caller caller,
            sync::PushRequest request,
            sync::Reply<sync::PushReply> reply) override;
  void pull(sync::Caller caller,
            sync::PullRequest request,
            sync::Reply<sync::PullReply> reply) override;
  void ask(sync::Caller caller,
           std::string topic,
           std::string json,
           sync::Reply<std::string> reply) override;
  void enrol(std::string address,
             sync::EnrolRequest request,
             sync::Reply<sync::EnrolReply> reply) override;
  void renew(sync::Caller caller, std::string csr_pem, sync::Reply<std::string> reply) override;

  // Whoever comes with this key is this terminal from now on.
  void registers(const Uuid& terminal, const Digest& key_digest);
  void add_changes(std::size_t count);
  [[nodiscard]] std::vector<sync::Envelope> events_of(const Uuid& terminal);

  std::atomic<std::size_t> pushes = 0;
  std::atomic<std::size_t> skipped = 0;          // events that were held already
  std::atomic<std::uint64_t> oldest_cursor = 0;  // older ones than this get 410
  std::atomic<bool> keeps_silent = false;        // does its work, then loses the answer

 private:
  struct Held {
    Digest key_digest{};
    std::vector<sync::Envelope> events;
    std::vector<Digest> hashes;
  };
  void later(std::function<void()> job);
  sync::Answer<sync::PushReply> take(const sync::Caller& caller, const sync::PushRequest& request);
  sync::Answer<sync::PullReply> page(const sync::PullRequest& request);
  sync::Answer<sync::EnrolReply> admit(const sync::EnrolRequest& request);

  const sync::Authority& authority_;
  SystemClock clock_;
  std::mutex mutex_;
  std::map<Uuid, Held> terminals_;
  std::map<std::string, std::pair<Digest, sync::EnrolReply>> used_codes_;
  std::vector<std::string> changes_;
  BoundedQueue<std::function<void()>> jobs_{1'000};
  std::jthread writer_;
};

// The code that MemoryHouse accepts.
inline constexpr const char* kGoodCode = "12345678";

class TestCentral {
 public:
  explicit TestCentral(const std::function<void(sync::ListenOptions&)>& adjust = {});

  [[nodiscard]] std::string url() const;
  [[nodiscard]] const sync::Authority& authority() const { return authority_; }
  [[nodiscard]] std::string ca_sha256() const;
  [[nodiscard]] MemoryHouse& house() { return house_; }
  [[nodiscard]] sync::Listener& listener() { return *listener_; }
  [[nodiscard]] Log& log() { return log_; }
  // Answers instead of the router while it is set; returns false to let the router answer.
  void intercept(std::function<bool(sync::HttpRequest&, const sync::Respond&)> interceptor);
  void stop() { listener_->stop(); }
  void start_again();  // on the same port, knowing what it knew

  // Registered with the house, with a certificate made `ago` that lives for `life`.
  [[nodiscard]] sync::ClientIdentity new_terminal(const Uuid& terminal,
                                                  std::chrono::days ago = {},
                                                  std::chrono::days life = sync::kClientLife);
  [[nodiscard]] std::unique_ptr<sync::HttpsClient> client(
      std::optional<sync::ClientIdentity> identity = {}) const;

 private:
  void listen();

  SystemClock clock_;
  Log log_{"test", {}, LogLevel::error};
  sync::Authority authority_;
  MemoryHouse house_;
  sync::Router router_{house_, log_};
  std::mutex mutex_;
  std::function<bool(sync::HttpRequest&, const sync::Respond&)> interceptor_;
  sync::ListenOptions options_;
  std::unique_ptr<sync::Listener> listener_;
};

}  // namespace regulars::tests
