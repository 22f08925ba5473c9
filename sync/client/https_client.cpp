#include "sync/client/https_client.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>
#include <utility>

#include <curl/curl.h>

#include "sync/wire/identity.h"

namespace regulars::sync {

namespace {

constexpr long kCrawlBytesPerSecond = 64;
constexpr long kCrawlSeconds = 30;
constexpr int kPollMs = 1'000;
constexpr std::size_t kMostChain = 8;

struct FreeList {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using HeaderList = std::unique_ptr<curl_slist, FreeList>;

// libcurl borrows the text until the next setopt; ours lives in HttpsOptions.
void set_blob(CURL* easy, CURLoption option, const std::string& pem) {
  // libcurl takes a pointer to mutable bytes and, without COPY, does not write them.
  curl_blob blob{const_cast<char*>(pem.data()), pem.size(), CURL_BLOB_COPY};  // NOLINT
  curl_easy_setopt(easy, option, &blob);
}

bool starts_with(std::string_view text, std::string_view start) {
  return text.starts_with(start);
}

// "127.0.0.1", "[::1]" or "localhost", with or without a port.
bool is_loopback(std::string_view authority) {
  constexpr std::array<std::string_view, 3> kHosts{"127.0.0.1", "[::1]", "localhost"};
  return std::any_of(kHosts.begin(), kHosts.end(), [&](std::string_view host) {
    return authority == host || (starts_with(authority, host) && authority[host.size()] == ':');
  });
}

// What a reply becomes while it arrives.
struct Arrival {
  HttpsReply reply;
  std::size_t most_bytes = 0;
  bool is_too_long = false;
};

std::size_t on_body(const char* bytes, std::size_t size, std::size_t count, void* user) {
  auto& arrival = *static_cast<Arrival*>(user);
  const std::size_t length = size * count;
  if (arrival.reply.body.size() + length > arrival.most_bytes) {
    arrival.is_too_long = true;
    return 0;  // libcurl ends the transfer
  }
  arrival.reply.body.append(bytes, length);
  return length;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r\n";
  const std::size_t from = text.find_first_not_of(kBlank);
  if (from == std::string_view::npos) return {};
  return text.substr(from, text.find_last_not_of(kBlank) - from + 1);
}

bool is_name(std::string_view text, std::string_view lower) {
  return std::equal(text.begin(), text.end(), lower.begin(), lower.end(), [](char a, char b) {
    return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
  });
}

// Seconds only: the other form, a date, is not used by our central.
std::int64_t seconds_of(std::string_view text) {
  std::int64_t seconds = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  return error == std::errc{} && end == text.data() + text.size() && seconds > 0 ? seconds : 0;
}

std::size_t on_header(const char* bytes, std::size_t size, std::size_t count, void* user) {
  auto& reply = static_cast<Arrival*>(user)->reply;
  const std::string_view line(bytes, size * count);
  const std::size_t colon = line.find(':');
  if (colon != std::string_view::npos) {
    const std::string_view name = line.substr(0, colon);
    const std::string_view value = trimmed(line.substr(colon + 1));
    if (is_name(name, "content-type")) reply.content_type = value;
    if (is_name(name, "content-encoding")) reply.content_encoding = value;
    if (is_name(name, "retry-after")) reply.retry_after_s = seconds_of(value);
  }
  return line.size();
}

bool has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

Fault fault_of(CURLcode code, std::string_view why) {
  // TLS 1.3 tells a client that its certificate is unwelcome only when it reads the answer.
  if (has(why, "alert") && (has(why, "unknown ca") || has(why, "certificate")))
    return Fault::unauthorised;
  if (code == CURLE_SSL_CERTPROBLEM) return Fault::unauthorised;
  if (code == CURLE_OPERATION_TIMEDOUT) return Fault::timed_out;
  if (code == CURLE_PEER_FAILED_VERIFICATION || code == CURLE_SSL_ISSUER_ERROR)
    return Fault::untrusted;
  if (code == CURLE_SSL_CONNECT_ERROR)
    return has(why, "SYSCALL") ? Fault::offline : Fault::untrusted;  // cut off in the handshake
  if (code == CURLE_WRITE_ERROR || code == CURLE_WEIRD_SERVER_REPLY ||
      code == CURLE_UNSUPPORTED_PROTOCOL)
    return Fault::bad_answer;
  return Fault::offline;
}

}  // namespace

struct HttpsClient::Handles {
  CURL* easy = curl_easy_init();
  CURLM* multi = curl_multi_init();

  Handles() = default;
  ~Handles() {
    curl_easy_cleanup(easy);
    curl_multi_cleanup(multi);
  }
  Handles(const Handles&) = delete;
  Handles& operator=(const Handles&) = delete;

  // CURLE_ABORTED_BY_CALLBACK when told to stop.
  CURLcode perform(const std::stop_token& stop) {
    const std::stop_callback wake(stop, [this] { curl_multi_wakeup(multi); });
    curl_multi_add_handle(multi, easy);
    CURLcode code = CURLE_ABORTED_BY_CALLBACK;
    for (int running = 1; running > 0 && !stop.stop_requested();) {
      if (curl_multi_perform(multi, &running) != CURLM_OK) break;
      if (running > 0) curl_multi_poll(multi, nullptr, 0, kPollMs, nullptr);
    }
    int left = 0;
    while (const CURLMsg* message = curl_multi_info_read(multi, &left))
      if (message->msg == CURLMSG_DONE) code = message->data.result;
    curl_multi_remove_handle(multi, easy);
    return code;
  }
};

namespace {

void set_security(CURL* easy, const HttpsOptions& options) {
  curl_easy_setopt(
      easy, CURLOPT_PROTOCOLS_STR, starts_with(options.base_url, "https://") ? "https" : "http");
  curl_easy_setopt(easy, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, 1L);
  curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, 2L);
  curl_easy_setopt(easy, CURLOPT_CAINFO, nullptr);
  curl_easy_setopt(easy, CURLOPT_CAPATH, nullptr);
  set_blob(easy, CURLOPT_CAINFO_BLOB, options.ca_pem);
  if (options.identity) {
    set_blob(easy, CURLOPT_SSLCERT_BLOB, options.identity->certificate_pem);
    set_blob(easy, CURLOPT_SSLKEY_BLOB, options.identity->key_pem);
  }
}

void set_manners(CURL* easy, const HttpsOptions& options) {
  curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(easy, CURLOPT_PROXY, "");  // no environment variable leads us elsewhere
  curl_easy_setopt(easy, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
  curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
  curl_easy_setopt(easy, CURLOPT_TCP_KEEPALIVE, 1L);
  curl_easy_setopt(easy, CURLOPT_MAXCONNECTS, 1L);
  curl_easy_setopt(easy, CURLOPT_LOW_SPEED_LIMIT, kCrawlBytesPerSecond);
  curl_easy_setopt(easy, CURLOPT_LOW_SPEED_TIME, kCrawlSeconds);
  curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, options.connect_within.count());
}

HeaderList set_request(CURL* easy, const HttpsRequest& request) {
  curl_slist* list = curl_slist_append(nullptr, "Expect:");
  std::string field;
  for (const auto& [name, value] : request.headers) {
    field = name;
    field.append(": ").append(value);
    list = curl_slist_append(list, field.c_str());
  }
  HeaderList headers(list);
  curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers.get());
  curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, request.within.count());
  if (request.method == "GET") {
    curl_easy_setopt(easy, CURLOPT_HTTPGET, 1L);
  } else {
    curl_easy_setopt(easy, CURLOPT_POST, 1L);
    curl_easy_setopt(easy, CURLOPT_POSTFIELDS, request.body.data());
    curl_easy_setopt(
        easy, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
  }
  curl_easy_setopt(easy, CURLOPT_CUSTOMREQUEST, request.method.c_str());
  return headers;
}

// libcurl would only find out while it connects, and say it in its own words.
Status check_certificates(const HttpsOptions& options) {
  REGULARS_TRY_VOID(certificate_facts(options.ca_pem));
  if (!options.identity) return {};
  REGULARS_TRY(const CertificateFacts own, certificate_facts(options.identity->certificate_pem));
  REGULARS_TRY(const Digest key, key_digest_of_key(options.identity->key_pem));
  if (own.key_digest == key) return {};
  return fail(ErrorKind::invalid, "the terminal's certificate is not of the terminal's key");
}

// A clock that is wrong by years makes every certificate look wrong.
std::string with_hint(std::string why) {
  if (has(why, "certificate is not yet valid") || has(why, "certificate has expired"))
    why += "; is the clock of this machine right?";
  return why;
}

}  // namespace

Result<std::unique_ptr<HttpsClient>> HttpsClient::open(HttpsOptions options) {
  constexpr std::string_view kHttp = "http://";
  while (options.base_url.ends_with('/')) options.base_url.pop_back();
  const std::string_view url = options.base_url;
  const bool is_tls = starts_with(url, "https://");
  if (!is_tls && !(starts_with(url, kHttp) && is_loopback(url.substr(kHttp.size())))) {
    return fail(ErrorKind::invalid,
                "central's address is " + options.base_url + ", but must begin with https://");
  }
  if (is_tls && options.ca_pem.empty())
    return fail(ErrorKind::invalid, "an https:// address needs the authority to trust");
  if (is_tls) REGULARS_TRY_VOID(check_certificates(options));
  auto handles = std::make_unique<Handles>();
  if (handles->easy == nullptr || handles->multi == nullptr)
    return fail(ErrorKind::busy, "libcurl has no memory for a connection");
  return std::unique_ptr<HttpsClient>(new HttpsClient(std::move(options), std::move(handles)));
}

HttpsClient::HttpsClient(HttpsOptions options, std::unique_ptr<Handles> handles)
    : options_(std::move(options)), handles_(std::move(handles)) {}
HttpsClient::~HttpsClient() = default;

Outcome<HttpsReply> HttpsClient::send(const HttpsRequest& request, const std::stop_token& stop) {
  CURL* const easy = handles_->easy;
  curl_easy_reset(easy);  // keeps the connection
  set_security(easy, options_);
  set_manners(easy, options_);
  curl_easy_setopt(easy, CURLOPT_URL, (options_.base_url + request.path).c_str());
  const HeaderList headers = set_request(easy, request);
  std::array<char, CURL_ERROR_SIZE> reason{};
  curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, reason.data());
  Arrival arrival;
  arrival.most_bytes = request.most_reply_bytes;
  curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, on_body);
  curl_easy_setopt(easy, CURLOPT_WRITEDATA, &arrival);
  curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, on_header);
  curl_easy_setopt(easy, CURLOPT_HEADERDATA, &arrival);

  const CURLcode code = handles_->perform(stop);
  curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, nullptr);
  if (code == CURLE_OK) {
    long status = 0;
    curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
    arrival.reply.status = static_cast<int>(status);
    return std::move(arrival.reply);
  }
  if (stop.stop_requested())
    return tl::unexpected<Trouble>(Trouble{Fault::stopped, "stopped while waiting for central"});
  if (arrival.is_too_long) {
    return tl::unexpected<Trouble>(Trouble{Fault::bad_answer,
                                           "the answer is over " +
                                               std::to_string(arrival.most_bytes) +
                                               " bytes: this is not our central"});
  }
  const std::string why = reason[0] != '\0' ? reason.data() : curl_easy_strerror(code);
  return tl::unexpected<Trouble>(
      Trouble{fault_of(code, why), options_.base_url + ": " + with_hint(why)});
}

void HttpsClient::use_identity(ClientIdentity identity) {
  options_.identity = std::move(identity);
  handles_ = std::make_unique<Handles>();
}

const std::optional<ClientIdentity>& HttpsClient::identity() const {
  return options_.identity;
}
const std::string& HttpsClient::base_url() const {
  return options_.base_url;
}

Outcome<std::vector<std::string>> presented_chain(const std::string& base_url,
                                                  Milliseconds within) {
  const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> owner(curl_easy_init(),
                                                                  &curl_easy_cleanup);
  CURL* const easy = owner.get();
  set_manners(easy, HttpsOptions{});
  curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "https");
  curl_easy_setopt(easy, CURLOPT_URL, base_url.c_str());
  curl_easy_setopt(easy, CURLOPT_CONNECT_ONLY, 1L);  // the handshake, and not a byte more
  curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, 0L);
  curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, 0L);
  curl_easy_setopt(easy, CURLOPT_CERTINFO, 1L);
  curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, within.count());
  const CURLcode code = curl_easy_perform(easy);
  if (code != CURLE_OK) {
    const std::string why = curl_easy_strerror(code);
    return tl::unexpected<Trouble>(Trouble{fault_of(code, why), base_url + ": " + why});
  }
  std::vector<std::string> chain;
  curl_certinfo* shown = nullptr;
  curl_easy_getinfo(easy, CURLINFO_CERTINFO, &shown);
  for (int i = 0; shown != nullptr && i < shown->num_of_certs && chain.size() < kMostChain; ++i) {
    constexpr std::string_view kCertificate = "Cert:";
    for (const curl_slist* field = shown->certinfo[i]; field != nullptr; field = field->next) {
      const std::string_view text = field->data;
      if (starts_with(text, kCertificate)) chain.emplace_back(text.substr(kCertificate.size()));
    }
  }
  return chain;
}

std::string url_encoded(const std::string& text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  constexpr std::string_view kPlain = "-._~";
  std::string encoded;
  for (const char c : text) {
    const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                          (c >= '0' && c <= '9') || kPlain.find(c) != std::string_view::npos;
    if (is_plain) {
      encoded += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      encoded += {'%', kDigits[byte >> 4U], kDigits[byte & 0xFU]};
    }
  }
  return encoded;
}

}  // namespace regulars::sync
