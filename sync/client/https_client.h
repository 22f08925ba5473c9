#pragma once
// HttpsClient: one kept-alive connection to one server, through libcurl. Trusts one authority only;
// follows no redirect; every request has a deadline; an answer is bounded. Plain http:// is taken
// only for a loopback address (control listeners). Used by one thread at a time.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include "app/base/clock.h"
#include "app/base/result.h"
#include "sync/wire/fault.h"

namespace regulars::sync {

struct ClientIdentity {
  std::string certificate_pem;
  std::string key_pem;
};

struct HttpsOptions {
  std::string base_url;  // "https://central.shop:8443", without a path
  std::string ca_pem;    // the one authority; not used for http://
  std::optional<ClientIdentity> identity;
  Milliseconds connect_within{10'000};
};

struct HttpsRequest {
  std::string method = "GET";
  std::string path = "/";  // with its query, encoded
  std::string body = {};
  std::vector<std::pair<std::string, std::string>> headers = {};
  Milliseconds within{30'000};  // all of it; also ended when it crawls (< 64 bytes/s for 30 s)
  std::size_t most_reply_bytes = 64UL * 1024;
};

struct HttpsReply {
  int status = 0;
  std::string content_type;
  std::string content_encoding;  // the body is as sent: not decoded
  std::int64_t retry_after_s = 0;
  std::string body;
};

class HttpsClient {
 public:
  // Opens no connection yet. invalid: the URL, the authority or the identity is not one.
  [[nodiscard]] static Result<std::unique_ptr<HttpsClient>> open(HttpsOptions options);
  ~HttpsClient();
  HttpsClient(const HttpsClient&) = delete;
  HttpsClient& operator=(const HttpsClient&) = delete;

  // Any status is a reply; Trouble is the lack of one. A stop request ends it within moments.
  [[nodiscard]] Outcome<HttpsReply> send(const HttpsRequest& request,
                                         const std::stop_token& stop = {});

  // Another certificate from the next request on: the connection is closed.
  void use_identity(ClientIdentity identity);
  [[nodiscard]] const std::optional<ClientIdentity>& identity() const;
  [[nodiscard]] const std::string& base_url() const;

 private:
  struct Handles;
  HttpsClient(HttpsOptions options, std::unique_ptr<Handles> handles);
  HttpsOptions options_;
  std::unique_ptr<Handles> handles_;
};

// The certificates that the server of `base_url` shows, leaf first, as PEM; nothing is verified and
// nothing is sent. Only for enroller.h, which looks for the one authority it was told of.
[[nodiscard]] Outcome<std::vector<std::string>> presented_chain(const std::string& base_url,
                                                                Milliseconds within);

// One path or query part, percent-encoded.
[[nodiscard]] std::string url_encoded(const std::string& text);

// What an unwished reply means: a fault of central in its own words, or of whoever else answered.
[[nodiscard]] Trouble trouble_of(const HttpsReply& reply);

}  // namespace regulars::sync
