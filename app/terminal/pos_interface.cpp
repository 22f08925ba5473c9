#include "app/terminal/pos_interface.h"

#include <array>
#include <utility>

#include "app/base/bytes.h"
#include "app/storage/terminal/terminal_storage.h"
#include "app/terminal/pos_desk.h"
#include "sync/server/listener.h"
#include "sync/wire/identity.h"

namespace regulars::terminal {
namespace {

using storage::TerminalStorage;

constexpr std::size_t kMostBodyBytes = 128 * 1024;  // 500 lines

// Takes as long for a wrong token as for the right one.
bool is_equal(std::string_view left, std::string_view right) {
  if (left.size() != right.size()) return false;
  unsigned difference = 0;
  for (std::size_t i = 0; i < left.size(); ++i) {
    difference |= left[i] == right[i] ? 0U : 1U;
  }
  return difference == 0;
}

Result<std::string> ensure_token(const std::filesystem::path& file) {
  constexpr unsigned kOwnerOnly = 0600;
  auto known = sync::read_file(file);
  if (known) {
    while (!known->empty() && (known->back() == '\n' || known->back() == '\r')) known->pop_back();
    if (known->size() >= 32) return *std::move(known);
    return fail(ErrorKind::invalid,
                "the token in " + file.string() +
                    " is shorter than 32 characters: delete the file and a new one is made");
  }
  if (known.error().kind != ErrorKind::not_found) return fail(known.error());
  std::array<std::uint8_t, 32> random{};
  fill_random(random);
  std::string token = to_hex(random);
  REGULARS_TRY_VOID(sync::write_file(file, token + "\n", kOwnerOnly));
  return token;
}

sync::HttpResponse response(PosAnswer answer) {
  sync::HttpResponse out{answer.status, std::move(answer.body)};
  if (answer.status == 503) out.headers.emplace_back("Retry-After", "1");
  return out;
}

sync::HttpResponse refusal(int status, std::string_view code, std::string_view words) {
  return {status, encode_error(code, words)};
}

}  // namespace

struct PosInterface::Desk {
  Desk(Parts all, std::string secret)
      : parts(std::move(all)),
        token("Bearer " + std::move(secret)),
        desk(parts.arrivals,
             parts.catalogues,
             i18n::language_of(parts.config.language).value_or(i18n::Language::English),
             parts.config.place()) {}

  void handle(sync::HttpRequest request, const sync::Respond& respond);
  void sale(std::string body, const sync::Respond& respond);
  void refund(std::string body, const sync::Respond& respond);
  void member(sync::HttpRequest& request, const sync::Respond& respond);
  void health(const sync::Respond& respond);
  // `job` answers on the worker.
  template <typename Job>
  void post(const sync::Respond& respond, Job job);

  Parts parts;
  const std::string token;
  PosDesk desk;  // the worker's
  std::unique_ptr<sync::Listener> listener;
};

PosInterface::PosInterface(std::unique_ptr<Desk> desk) : desk_(std::move(desk)) {}

// Jobs accepted may still use the desk: wait until the worker has run them.
PosInterface::~PosInterface() {
  desk_->listener->stop();
  ignore(desk_->parts.worker.ask<void>([](TerminalStorage&) -> Status { return {}; }),
         "a closed worker has none left");
}

Result<std::unique_ptr<PosInterface>> PosInterface::open(Parts parts) {
  const std::filesystem::path folder = parts.folder;
  REGULARS_TRY(std::string token, ensure_token(folder / "pos.token"));
  Log& log = parts.log;
  sync::ListenOptions options;
  options.port = parts.config.pos.port;
  options.most_body_bytes = kMostBodyBytes;
  options.most_connections = 32;
  options.threads = 1;
  auto desk = std::make_unique<Desk>(std::move(parts), std::move(token));
  REGULARS_TRY(desk->listener,
               sync::Listener::open(
                   options,
                   [desk = desk.get()](sync::HttpRequest request, const sync::Respond& respond) {
                     desk->handle(std::move(request), respond);
                   },
                   log));
  REGULARS_TRY_VOID(
      sync::write_file(folder / "pos.port", std::to_string(desk->listener->port()) + "\n", 0644));
  return std::unique_ptr<PosInterface>(new PosInterface(std::move(desk)));
}

std::uint16_t PosInterface::port() const {
  return desk_->listener->port();
}

void PosInterface::Desk::handle(sync::HttpRequest request, const sync::Respond& respond) {
  if (!is_equal(request.header("authorization"), token)) {
    return respond(refusal(401, "unauthorised", "send the token of pos.token as a bearer token"));
  }
  const bool is_get = request.method == sync::Method::get;
  if (request.path == "/v1/sales") {
    if (request.method == sync::Method::post) return sale(std::move(request.body), respond);
  } else if (request.path == "/v1/refunds") {
    if (request.method == sync::Method::post) return refund(std::move(request.body), respond);
  } else if (request.path == "/v1/member") {
    if (is_get) return member(request, respond);
  } else if (request.path == "/v1/health") {
    if (is_get) return health(respond);
  } else {
    return respond(refusal(404, "not_found", "there is nothing at this path: see pos.yaml"));
  }
  respond(refusal(405, "method", "this path takes another method: see pos.yaml"));
}

template <typename Job>
void PosInterface::Desk::post(const sync::Respond& respond, Job job) {
  const bool is_accepted = parts.worker.try_post([this, respond, job](TerminalStorage& storage) {
    PosAnswer answer = job(storage);
    const bool has_written = answer.has_written;
    respond(response(std::move(answer)));
    if (has_written) parts.sync.written(storage);
  });
  if (!is_accepted) {
    respond(response(answer_of({ErrorKind::busy, "busy for a moment: send the same again"})));
  }
}

void PosInterface::Desk::sale(std::string body, const sync::Respond& respond) {
  auto parsed = parse_pos_sale(body);
  if (!parsed) return respond(response(answer_of(parsed.error())));
  // Shared with nobody: a std::function must be copyable, an identifier should not be copied.
  const auto kept = std::make_shared<PosSale>(*std::move(parsed));
  post(respond, [this, kept](TerminalStorage& storage) {
    const Instant at = parts.clock.wall();
    return desk.sale(storage, {at, parts.utc_offset(at)}, std::move(*kept));
  });
}

void PosInterface::Desk::refund(std::string body, const sync::Respond& respond) {
  const auto parsed = parse_pos_refund(body);
  if (!parsed) return respond(response(answer_of(parsed.error())));
  post(respond, [this, refund = *parsed](TerminalStorage& storage) {
    const Instant at = parts.clock.wall();
    return PosDesk::refund(storage, {at, parts.utc_offset(at)}, refund);
  });
}

void PosInterface::Desk::member(sync::HttpRequest& request, const sync::Respond& respond) {
  auto identifier = request.field("identifier");
  wipe(request.query);
  if (!identifier) {
    return respond(refusal(400, "invalid", "identifier: is missing, or not percent-encoded"));
  }
  const auto kept = std::make_shared<std::string>(*std::move(identifier));
  post(respond,
       [this, kept](TerminalStorage& storage) { return desk.member(storage, std::move(*kept)); });
}

void PosInterface::Desk::health(const sync::Respond& respond) {
  post(respond, [this](TerminalStorage& storage) {
    const ui::ConnectionChanged connection = parts.sync.connection();
    PosHealth health{connection.online, connection.waiting, {}, parts.config.name};
    if (const auto& identity = storage.identity().identity()) {
      health.store = identity->store_name;
      health.terminal = identity->terminal_name;
    }
    return PosAnswer{200, encode(health)};
  });
}

}  // namespace regulars::terminal
