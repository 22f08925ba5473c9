#pragma once
// The server's end of the road. Router turns HTTP requests into typed calls on a House and its
// answers back; app/central implements House and never sees HTTP.
//
// The router has checked, before a House is called: path and method, sizes and form of the body,
// that the certificate's name is the terminal of the path, and that an expired certificate only
// pushes or renews. The House checks Caller::key_digest against the registered key, on every call.
//
//   Router router(house, log);
//   auto listener = Listener::open(options, std::ref(router), log);

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>

#include "app/base/log.h"
#include "app/base/sha256.h"
#include "app/base/uuid.h"
#include "sync/server/listener.h"
#include "sync/wire/batch.h"
#include "sync/wire/enrolment.h"
#include "sync/wire/envelope_source.h"
#include "sync/wire/fault.h"

namespace regulars::sync {

struct Caller {
  Uuid terminal;
  Digest key_digest{};
  bool expired = false;  // its certificate is past its date
};

// Called once for each call of a House, from any thread.
template <typename T>
using Reply = std::function<void(Answer<T>)>;

// Called on the listener's io threads: must hand on, not block. The words of every WireFault are
// shown to people and logged.
class House {
 public:
  virtual ~House() = default;
  // Decide by ingest_rules.h; reply only when the events are on the disk.
  virtual void push(Caller caller, PushRequest request, Reply<PushReply> reply) = 0;
  virtual void pull(Caller caller, PullRequest request, Reply<PullReply> reply) = 0;
  // `json` is one valid JSON value, as sent; so is the answer.
  virtual void ask(Caller caller,
                   std::string topic,
                   std::string json,
                   Reply<std::string> reply) = 0;
  // `address` is the client's, to count wrong codes by. The CSR is not checked yet.
  virtual void enrol(std::string address, EnrolRequest request, Reply<EnrolReply> reply) = 0;
  // Answers the new certificate. The CSR is not checked yet.
  virtual void renew(Caller caller, std::string csr_pem, Reply<std::string> reply) = 0;
};

class Router {
 public:
  // Both are borrowed for the life of the listener that calls it.
  Router(House& house, Log& log) : house_(house), log_(log) {}
  // Safe from several threads at once.
  void operator()(HttpRequest request, Respond respond) const;

 private:
  House& house_;
  Log& log_;
};

}  // namespace regulars::sync
