#pragma once
// Listener: HTTPS with an optional client certificate, or plain HTTP on a loopback address (control
// listeners). It knows no route. Owns its io threads, from open() to stop().
//
// (1) The handler runs on an io thread and must not block it: hand the request on and answer later.
// (2) Respond is called once, from any thread, also after stop() (then it does nothing). A second
//     call does nothing. A request not answered within `answer_within` gets 503.
// (3) Header over 8 KiB: 431; body over `most_body_bytes`: 413, chunked or not, without the
// handler. (4) Every wait has a deadline (handshake, header and body, answer, idle), so a slow or
// silent
//     client costs one socket for a while and nothing else.
//
//   auto listener = Listener::open(options, [](HttpRequest request, Respond respond) {
//     respond({.status = 200, .body = R"({"path":")" + request.path + "\"}"});
//   });

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/base/clock.h"
#include "app/base/log.h"
#include "app/base/result.h"
#include "app/base/sha256.h"

namespace regulars::sync {

enum class Method { get, post, put, erase, other };

// The holder of a client certificate that our authority signed.
struct Peer {
  std::string common_name;
  Digest key_digest{};   // of its public key, as in identity.h
  bool expired = false;  // valid but for its dates
};

struct HttpRequest {
  Method method = Method::get;
  std::string path;   // before '?', as sent: not percent-decoded, starts with '/'
  std::string query;  // after '?', as sent
  std::vector<std::pair<std::string, std::string>> headers;  // names in lower case
  std::string body;
  std::string address;       // of the client, without port
  std::optional<Peer> peer;  // none without a certificate

  // Empty when there is none. `name` in lower case.
  [[nodiscard]] std::string_view header(std::string_view name) const;
  // Percent-decoded value of a query field; none when absent or wrongly encoded.
  [[nodiscard]] std::optional<std::string> field(std::string_view name) const;
};

struct HttpResponse {
  int status = 200;
  std::string body = {};
  std::string content_type = "application/json";
  std::vector<std::pair<std::string, std::string>> headers = {};
};

using Respond = std::function<void(HttpResponse)>;
using Handler = std::function<void(HttpRequest, Respond)>;

struct TlsIdentity {
  std::string certificate_pem;
  std::string key_pem;
  std::string ca_pem;  // signs clients' certificates; also sent, so that enrolment can check it
};

struct ListenOptions {
  std::string address = "127.0.0.1";  // numeric
  std::uint16_t port = 0;             // 0: any free one, see port()
  std::optional<TlsIdentity> tls;     // none: plain HTTP, refused unless the address is loopback
  std::size_t most_body_bytes = 256UL * 1024;
  std::size_t most_connections = 2'048;
  unsigned threads = 2;
  Milliseconds handshake_within{10'000};
  Milliseconds read_within{30'000};    // one request, from its first byte to its last
  Milliseconds answer_within{30'000};  // the handler
  Milliseconds write_within{30'000};
  Milliseconds idle_for{75'000};  // between requests of a kept-alive connection
};

class Listener {
 public:
  // Listening when it returns. Errors: the address is in use, the certificate is not one...
  [[nodiscard]] static Result<std::unique_ptr<Listener>> open(ListenOptions options,
                                                              Handler handler,
                                                              Log& log);
  ~Listener();  // stop()
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;

  [[nodiscard]] std::uint16_t port() const;
  // Closes every connection and joins the threads; the handler is not called any more afterwards.
  // Not from a handler.
  void stop();

 private:
  struct Engine;
  explicit Listener(std::unique_ptr<Engine> engine);
  std::unique_ptr<Engine> engine_;
};

}  // namespace regulars::sync
