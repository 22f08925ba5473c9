// The one file that includes Boost: Beast for HTTP, Asio for sockets, TLS by OpenSSL. Callbacks
// instead of coroutines, which clang 14 cannot read from this Asio.
//
// Lifetimes: a Session lives as long as an operation of it is pending; it keeps the Core (and so
// the io_context) alive. Whoever answers holds a Session weakly. stop() closes every socket, which
// ends every operation, which ends every Session, which lets the io threads return.

#include "sync/server/listener.h"

#include <algorithm>
#include <array>
#include <mutex>
#include <span>
#include <thread>
#include <type_traits>
#include <unordered_map>
#include <utility>  // before Asio 1.74 with g++ 12

#include <boost/asio/dispatch.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include "app/base/bytes.h"

namespace regulars::sync {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
namespace ssl = asio::ssl;
using boost::system::error_code;
using tcp = asio::ip::tcp;
using TlsStream = beast::ssl_stream<beast::tcp_stream>;

constexpr std::uint32_t kMostHeaderBytes = 8 * 1024;
constexpr std::size_t kMostDrainedBytes = 8UL * 1024 * 1024;
constexpr Milliseconds kDrainFor{2'000};
constexpr Milliseconds kAcceptPause{100};

class Connection {
 public:
  virtual ~Connection() = default;
  virtual void close_soon() = 0;
};

// What all sessions of a listener share.
struct Core {
  Core(ListenOptions listen_options, Handler request_handler, Log& to_log)
      : options(std::move(listen_options)),
        handler(std::move(request_handler)),
        log(to_log),
        io(static_cast<int>(std::max(1U, options.threads))),
        acceptor(asio::make_strand(io)),
        accept_pause(acceptor.get_executor()),
        tls(ssl::context::tls_server) {}

  // False when full or stopping: the connection is then dropped.
  bool add(const std::shared_ptr<Connection>& connection) {
    const std::lock_guard lock(mutex);
    if (is_stopping || connections.size() >= options.most_connections) return false;
    connections.emplace(connection.get(), connection);
    return true;
  }
  void remove(const Connection* connection) {
    const std::lock_guard lock(mutex);
    connections.erase(connection);
  }
  void close_all() {
    std::vector<std::shared_ptr<Connection>> open;
    {
      const std::lock_guard lock(mutex);
      is_stopping = true;
      for (const auto& [key, connection] : connections)
        if (auto alive = connection.lock()) open.push_back(std::move(alive));
    }
    for (const auto& connection : open) connection->close_soon();
  }

  const ListenOptions options;
  const Handler handler;
  Log& log;
  asio::io_context io;
  tcp::acceptor acceptor;
  asio::steady_timer accept_pause;
  ssl::context tls;
  std::mutex mutex;
  bool is_stopping = false;
  std::unordered_map<const Connection*, std::weak_ptr<Connection>> connections;
};

Method method_of(http::verb verb) {
  if (verb == http::verb::get) return Method::get;
  if (verb == http::verb::post) return Method::post;
  if (verb == http::verb::put) return Method::put;
  if (verb == http::verb::delete_) return Method::erase;
  return Method::other;
}

std::optional<Peer> peer_of(SSL* tls) {
  const std::unique_ptr<X509, decltype(&X509_free)> certificate(SSL_get1_peer_certificate(tls),
                                                                &X509_free);
  if (!certificate) return std::nullopt;
  Peer peer;
  const X509_NAME* subject = X509_get_subject_name(certificate.get());
  const int at = X509_NAME_get_index_by_NID(subject, NID_commonName, -1);
  if (at >= 0) {
    const ASN1_STRING* name = X509_NAME_ENTRY_get_data(X509_NAME_get_entry(subject, at));
    const std::span text(ASN1_STRING_get0_data(name),
                         static_cast<std::size_t>(ASN1_STRING_length(name)));
    peer.common_name.assign(text.begin(), text.end());
  }
  unsigned char* der = nullptr;
  const int length = i2d_X509_PUBKEY(X509_get_X509_PUBKEY(certificate.get()), &der);
  if (length <= 0) return std::nullopt;
  peer.key_digest = sha256({std::span<const std::uint8_t>(der, static_cast<std::size_t>(length))});
  OPENSSL_free(der);
  peer.expired = X509_cmp_current_time(X509_get0_notAfter(certificate.get())) < 0;
  return peer;
}

HttpRequest to_request(http::request<http::string_body>&& message) {
  HttpRequest request;
  request.method = method_of(message.method());
  const std::string target(message.target());
  const std::size_t mark = target.find('?');
  request.path = target.substr(0, mark);
  if (mark != std::string::npos) request.query = target.substr(mark + 1);
  for (const auto& field : message) {
    std::string name(field.name_string());
    std::transform(name.begin(), name.end(), name.begin(), [](char c) {
      return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    request.headers.emplace_back(std::move(name), std::string(field.value()));
  }
  request.body = std::move(message.body());
  return request;
}

template <typename Stream>
class Session final : public Connection, public std::enable_shared_from_this<Session<Stream>> {
 public:
  template <typename... Arguments>
  explicit Session(std::shared_ptr<Core> core, tcp::socket&& socket, Arguments&... arguments)
      : core_(std::move(core)),
        stream_(std::move(socket), arguments...),
        answer_timer_(stream_.get_executor()) {
    error_code error;
    const auto remote = beast::get_lowest_layer(stream_).socket().remote_endpoint(error);
    if (!error) address_ = remote.address().to_string();
  }
  ~Session() override { core_->remove(this); }
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  void start() {
    asio::dispatch(stream_.get_executor(), [self = this->shared_from_this()] { self->greet(); });
  }
  void close_soon() override {
    asio::post(stream_.get_executor(), [self = this->shared_from_this()] { self->close(); });
  }

 private:
  static constexpr bool kIsTls = std::is_same_v<Stream, TlsStream>;

  void expire_in(Milliseconds time) { beast::get_lowest_layer(stream_).expires_after(time); }

  void greet() {
    if constexpr (kIsTls) {
      expire_in(core_->options.handshake_within);
      stream_.async_handshake(ssl::stream_base::server,
                              [self = this->shared_from_this()](error_code error) {
                                if (error) return;
                                self->peer_ = peer_of(self->stream_.native_handle());
                                self->await_request(self->core_->options.read_within);
                              });
    } else {
      await_request(core_->options.read_within);
    }
  }

  // The first byte may take `time`; from then on the whole request has read_within.
  void await_request(Milliseconds time) {
    if (is_closed_) return;
    if (buffer_.size() > 0) return read_request();
    expire_in(time);
    stream_.async_read_some(buffer_.prepare(4'096),
                            [self = this->shared_from_this()](error_code error, std::size_t count) {
                              if (error) return self->close();
                              self->buffer_.commit(count);
                              self->read_request();
                            });
  }

  void read_request() {
    parser_.emplace();
    parser_->header_limit(kMostHeaderBytes);
    parser_->body_limit(core_->options.most_body_bytes);
    expire_in(core_->options.read_within);
    http::async_read(
        stream_,
        buffer_,
        *parser_,
        [self = this->shared_from_this()](error_code error, std::size_t) { self->on_read(error); });
  }

  void on_read(error_code error) {
    if (is_closed_) return;
    if (error == http::error::header_limit)
      return refuse(431, "header_too_large", "the header is over 8192 bytes");
    if (error == http::error::body_limit) {
      return refuse(
          413,
          "too_large",
          "the body is over " + std::to_string(core_->options.most_body_bytes) + " bytes");
    }
    const bool is_malformed =
        error && error.category() == http::make_error_code(http::error::bad_method).category();
    if (is_malformed && error != http::error::end_of_stream &&
        error != http::error::partial_message)
      return refuse(400, "malformed", "this is not an HTTP request");
    if (error) return close();
    hand_on();
  }

  void hand_on() {
    beast::get_lowest_layer(stream_).expires_never();
    auto message = parser_->release();
    // The answer to HEAD would have no body: such a connection is not kept.
    keep_alive_ = message.keep_alive() && message.method() != http::verb::head;
    version_ = message.version();
    HttpRequest request = to_request(std::move(message));
    request.address = address_;
    request.peer = peer_;
    const std::uint64_t number = ++awaited_;
    answer_timer_.expires_after(core_->options.answer_within);
    answer_timer_.async_wait([self = this->shared_from_this(), number](error_code error) {
      if (error) return;
      self->answer(number,
                   HttpResponse{503,
                                R"({"error":"busy","words":"no answer in time"})",
                                "application/json",
                                {{"Retry-After", "5"}}});
    });
    core_->handler(std::move(request), respond_to(number));
  }

  Respond respond_to(std::uint64_t number) {
    return [weak = this->weak_from_this(), number](HttpResponse response) {
      const auto self = weak.lock();
      if (!self) return;
      asio::post(self->stream_.get_executor(),
                 [weak, number, response = std::move(response)]() mutable {
                   if (const auto alive = weak.lock()) alive->answer(number, std::move(response));
                 });
    };
  }

  void answer(std::uint64_t number, HttpResponse response) {
    if (is_closed_ || number != awaited_ || number == answered_) return;
    answered_ = number;
    answer_timer_.cancel();
    write(std::move(response), keep_alive_ ? After::next_request : After::drain);
  }

  void refuse(int status, std::string_view code, const std::string& words) {
    HttpResponse response;
    response.status = status;
    response.body = R"({"error":")" + std::string(code) + R"(","words":")" + words + R"("})";
    write(std::move(response), After::drain);
  }

  enum class After { next_request, drain };

  void write(HttpResponse response, After after) {
    response_.emplace();
    response_->version(version_);
    response_->result(static_cast<unsigned>(response.status));
    response_->set(http::field::content_type, response.content_type);
    for (const auto& [name, value] : response.headers) response_->set(name, value);
    response_->body() = std::move(response.body);
    response_->keep_alive(after == After::next_request);
    response_->prepare_payload();
    expire_in(core_->options.write_within);
    http::async_write(stream_,
                      *response_,
                      [self = this->shared_from_this(), after](error_code error, std::size_t) {
                        self->response_.reset();
                        if (error) return self->close();
                        if (after == After::drain) return self->drain();
                        self->await_request(self->core_->options.idle_for);
                      });
  }

  // Closing with unread input would reset the connection and destroy the answer on its way: say
  // that no more comes from us and read on for a moment.
  void drain() {
    if (is_closed_) return;
    error_code ignored;
    beast::get_lowest_layer(stream_).socket().shutdown(tcp::socket::shutdown_send, ignored);
    expire_in(kDrainFor);
    drain_more();
  }
  void drain_more() {
    beast::get_lowest_layer(stream_).async_read_some(
        asio::buffer(drained_),
        [self = this->shared_from_this()](error_code error, std::size_t count) {
          self->drained_bytes_ += count;
          if (error || self->drained_bytes_ > kMostDrainedBytes) return self->close();
          self->drain_more();
        });
  }

  void close() {
    is_closed_ = true;
    answer_timer_.cancel();
    beast::get_lowest_layer(stream_).close();
  }

  const std::shared_ptr<Core> core_;  // shared: the last session may outlive the listener by a bit
  Stream stream_;
  asio::steady_timer answer_timer_;
  std::string address_;
  std::optional<Peer> peer_;
  beast::flat_buffer buffer_;
  std::optional<http::request_parser<http::string_body>> parser_;
  std::optional<http::response<http::string_body>> response_;
  std::uint64_t awaited_ = 0;   // number of the request that the handler has
  std::uint64_t answered_ = 0;  // number of the last request that was answered
  unsigned version_ = 11;
  bool keep_alive_ = false;
  bool is_closed_ = false;
  std::array<char, 4'096> drained_{};
  std::size_t drained_bytes_ = 0;
};

void accept_next(const std::shared_ptr<Core>& core);

void begin(const std::shared_ptr<Core>& core, tcp::socket socket) {
  error_code ignored;
  socket.set_option(tcp::no_delay(true), ignored);
  if (core->options.tls) {
    auto session = std::make_shared<Session<TlsStream>>(core, std::move(socket), core->tls);
    if (core->add(session)) session->start();
  } else {
    auto session = std::make_shared<Session<beast::tcp_stream>>(core, std::move(socket));
    if (core->add(session)) session->start();
  }
}

void on_accept(const std::shared_ptr<Core>& core, error_code error, tcp::socket socket) {
  if (error == asio::error::operation_aborted || !core->acceptor.is_open()) return;
  if (!error) {
    begin(core, std::move(socket));
    return accept_next(core);
  }
  // Out of file descriptors, most likely: others will end.
  core->log.warning("listener", "cannot accept", {{"error", error.message()}});
  core->accept_pause.expires_after(kAcceptPause);
  core->accept_pause.async_wait([core](error_code stopped) {
    if (!stopped) accept_next(core);
  });
}

void accept_next(const std::shared_ptr<Core>& core) {
  core->acceptor.async_accept(
      asio::make_strand(core->io),
      [core](error_code error, tcp::socket socket) { on_accept(core, error, std::move(socket)); });
}

// Lets a certificate through whose only fault is that it is past its date: it is told so in words.
bool accepts_expired(bool is_valid, ssl::verify_context& context) {
  if (is_valid) return true;
  X509_STORE_CTX* store = context.native_handle();
  return X509_STORE_CTX_get_error(store) == X509_V_ERR_CERT_HAS_EXPIRED &&
         X509_STORE_CTX_get_error_depth(store) == 0;
}

Status prepare_tls(ssl::context& context, const TlsIdentity& identity) {
  const auto refused = [](std::string_view what, const error_code& error) {
    return fail(ErrorKind::invalid,
                "the listener's " + std::string(what) + " cannot be used: " + error.message());
  };
  error_code error;
  context.set_options(ssl::context::default_workarounds | ssl::context::no_tlsv1 |
                      ssl::context::no_tlsv1_1 | SSL_OP_NO_RENEGOTIATION);
  // The authority goes along, so that a terminal can check it before it is enrolled.
  const std::string chain = identity.certificate_pem + identity.ca_pem;
  if (context.use_certificate_chain(asio::buffer(chain), error); error)
    return refused("certificate", error);
  if (context.use_private_key(asio::buffer(identity.key_pem), ssl::context::pem, error); error)
    return refused("private key", error);
  if (context.add_certificate_authority(asio::buffer(identity.ca_pem), error); error)
    return refused("authority", error);
  context.set_verify_mode(ssl::verify_peer);
  context.set_verify_callback(accepts_expired);
  // Without it a resumed session with a client certificate fails every second time.
  static constexpr std::string_view kSessions = "regulars";
  SSL_CTX_set_session_id_context(
      context.native_handle(), as_bytes(kSessions).data(), static_cast<unsigned>(kSessions.size()));
  return {};
}

Status bind_to(tcp::acceptor& acceptor, const tcp::endpoint& endpoint) {
  error_code error;
  acceptor.open(endpoint.protocol(), error);
  if (!error) acceptor.set_option(asio::socket_base::reuse_address(true), error);
  if (!error) acceptor.bind(endpoint, error);
  if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
  if (!error) return {};
  return fail(ErrorKind::network,
              "cannot listen on " + endpoint.address().to_string() + ":" +
                  std::to_string(endpoint.port()) + ": " + error.message() +
                  "; choose another port or end the program that has it");
}

}  // namespace

struct Listener::Engine {
  std::shared_ptr<Core> core;  // shared with the sessions
  std::vector<std::jthread> threads;
  std::uint16_t port = 0;
};

Result<std::unique_ptr<Listener>> Listener::open(ListenOptions options, Handler handler, Log& log) {
  error_code error;
  const auto address = asio::ip::make_address(options.address, error);
  if (error)
    return fail(ErrorKind::invalid, "listen address " + options.address + " is not numeric");
  if (!options.tls && !address.is_loopback()) {
    return fail(
        ErrorKind::invalid,
        "listen address " + options.address + " is not a loopback address: plain HTTP is refused");
  }
  const tcp::endpoint endpoint(address, options.port);
  auto core = std::make_shared<Core>(std::move(options), std::move(handler), log);
  if (core->options.tls) REGULARS_TRY_VOID(prepare_tls(core->tls, *core->options.tls));
  REGULARS_TRY_VOID(bind_to(core->acceptor, endpoint));

  auto engine = std::make_unique<Engine>();
  engine->port = core->acceptor.local_endpoint(error).port();
  engine->core = core;
  accept_next(core);
  for (unsigned i = 0; i < std::max(1U, core->options.threads); ++i) {
    engine->threads.emplace_back([core = core.get()] {
      for (;;) {
        try {
          core->io.run();
          return;
        } catch (const std::exception& exception) {
          core->log.error("listener", "a handler threw", {{"what", exception.what()}});
        }
      }
    });
  }
  return std::unique_ptr<Listener>(new Listener(std::move(engine)));
}

Listener::Listener(std::unique_ptr<Engine> engine) : engine_(std::move(engine)) {}
Listener::~Listener() {
  stop();
}

std::uint16_t Listener::port() const {
  return engine_->port;
}

void Listener::stop() {
  if (engine_->threads.empty()) return;
  Core& core = *engine_->core;
  asio::post(core.acceptor.get_executor(), [&core] {
    error_code ignored;
    core.acceptor.close(ignored);
    core.accept_pause.cancel();
  });
  core.close_all();
  engine_->threads.clear();  // each returns when nothing is pending any more
  // A connection that ended by itself just now was still told to close: what that posted holds it,
  // and with it the core, for ever unless it runs.
  core.io.restart();
  core.io.poll();
}

}  // namespace regulars::sync
