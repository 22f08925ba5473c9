#include "sync/server/road.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>
#include <utility>

#include "sync/wire/codec.h"

namespace regulars::sync {

namespace {

constexpr std::string_view kTerminals = "/v1/t/";
constexpr std::string_view kZstd = "zstd";

HttpResponse to_response(const WireFault& fault) {
  HttpResponse response;
  response.status = fault.status;
  response.body = encode_fault(fault);
  if (fault.retry_after_s > 0)
    response.headers.emplace_back("Retry-After", std::to_string(fault.retry_after_s));
  return response;
}

HttpResponse json_response(std::string body) {
  HttpResponse response;
  response.body = std::move(body);
  return response;
}

// One request on its way through: what every route needs.
struct Visit {
  House& house;
  Log& log;
  HttpRequest request;
  Respond respond;

  void refuse(const WireFault& fault) const {
    log.info("road",
             "refused",
             {{"status", std::to_string(fault.status)},
              {"error", fault.code},
              {"words", fault.words},
              {"from", request.address}});
    respond(to_response(fault));
  }
  void refuse(int status, std::string code, std::string words) const {
    refuse(WireFault{status, std::move(code), std::move(words)});
  }
};

// Turns a House's answer into a response by `encode`, which may itself fail.
template <typename T, typename Encode>
Reply<T> replying(const Visit& visit, Encode encode) {
  return [respond = visit.respond, &log = visit.log, from = visit.request.address, encode](
             Answer<T> answer) {
    if (answer) return respond(encode(*std::move(answer)));
    log.info("road",
             "answered with a fault",
             {{"status", std::to_string(answer.error().status)},
              {"error", answer.error().code},
              {"words", answer.error().words},
              {"from", from}});
    respond(to_response(answer.error()));
  };
}

bool has_method(const Visit& visit, Method method) {
  if (visit.request.method == method) return true;
  visit.refuse(405, "method", method == Method::get ? "use GET here" : "use POST here");
  return false;
}

bool fits(const Visit& visit, std::size_t most_bytes) {
  if (visit.request.body.size() <= most_bytes) return true;
  visit.refuse(413, "too_large", "the body is over " + std::to_string(most_bytes) + " bytes");
  return false;
}

bool is_json(std::string_view text) {
  return nlohmann::json::accept(text.begin(), text.end());
}

void push(const Visit& visit, const Caller& caller) {
  if (!has_method(visit, Method::post)) return;
  if (visit.request.header("content-encoding") != kZstd)
    return visit.refuse(415, "encoding", "events are sent with Content-Encoding: zstd");
  Answer<PushRequest> request = decode_push(visit.request.body);
  if (!request) return visit.refuse(request.error());
  visit.house.push(
      caller, *std::move(request), replying<PushReply>(visit, [](const PushReply& reply) {
        return json_response(encode_push_reply(reply));
      }));
}

template <typename Number>
std::optional<Number> number_of(const std::optional<std::string>& text) {
  if (!text) return std::nullopt;
  Number number = 0;
  const char* const end = text->data() + text->size();
  const auto [stopped, error] = std::from_chars(text->data(), end, number);
  if (error != std::errc{} || stopped != end) return std::nullopt;
  return number;
}

HttpResponse page_response(const PullReply& reply) {
  Answer<std::string> body = encode_page(reply);
  if (!body) return to_response(WireFault{500, "failed", std::move(body).error().words});
  HttpResponse response;
  response.body = *std::move(body);
  response.content_type = "application/x-ndjson";
  response.headers.emplace_back("Content-Encoding", kZstd);
  return response;
}

void pull(const Visit& visit, const Caller& caller) {
  if (!has_method(visit, Method::get)) return;
  const auto stream = visit.request.field("stream");
  const auto since = number_of<std::uint64_t>(visit.request.field("since"));
  const auto limit = number_of<std::size_t>(visit.request.field("limit"));
  if (!stream || stream->empty() || !since || !limit || *limit == 0 || *limit > kMostChanges) {
    return visit.refuse(
        400,
        "malformed",
        "a pull is ?stream=NAME&since=NUMBER&limit=1.." + std::to_string(kMostChanges));
  }
  visit.house.pull(
      caller, PullRequest{*stream, *since, *limit}, replying<PullReply>(visit, page_response));
}

bool is_topic(std::string_view text) {
  if (text.empty() || text.size() > 32) return false;
  return std::all_of(
      text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
}

void ask(const Visit& visit, const Caller& caller, std::string_view topic) {
  if (!has_method(visit, Method::post) || !fits(visit, kMostJsonBytes)) return;
  if (!is_topic(topic)) return visit.refuse(404, "not_found", "there is no such topic");
  if (!is_json(visit.request.body))
    return visit.refuse(400, "malformed", "the question is not JSON");
  visit.house.ask(caller,
                  std::string(topic),
                  visit.request.body,
                  replying<std::string>(
                      visit, [](std::string json) { return json_response(std::move(json)); }));
}

void renew(const Visit& visit, const Caller& caller) {
  if (!has_method(visit, Method::post) || !fits(visit, kMostJsonBytes)) return;
  Answer<std::string> csr = decode_renew(visit.request.body);
  if (!csr) return visit.refuse(csr.error());
  visit.house.renew(
      caller, *std::move(csr), replying<std::string>(visit, [](const std::string& certificate) {
        return json_response(encode_renew_reply(certificate));
      }));
}

void enrol(const Visit& visit) {
  if (!has_method(visit, Method::post) || !fits(visit, kMostJsonBytes)) return;
  Answer<EnrolRequest> request = decode_enrol(visit.request.body);
  if (!request) return visit.refuse(request.error());
  visit.house.enrol(visit.request.address,
                    *std::move(request),
                    replying<EnrolReply>(visit, [](const EnrolReply& reply) {
                      return json_response(encode_enrol_reply(reply));
                    }));
}

// The caller, if the certificate is one and is the path's; otherwise refused already.
std::optional<Caller> authenticated(const Visit& visit, std::string_view terminal) {
  const auto wanted = Uuid::parse(terminal);
  if (!wanted) {
    visit.refuse(404, "not_found", "there is no such terminal");
    return std::nullopt;
  }
  if (!visit.request.peer) {
    visit.refuse(401, "no_certificate", "this terminal showed no certificate: enrol it");
    return std::nullopt;
  }
  const Peer& peer = *visit.request.peer;
  if (Uuid::parse(peer.common_name) != wanted) {
    visit.refuse(403, "other_terminal", "this certificate belongs to another terminal");
    return std::nullopt;
  }
  return Caller{*wanted, peer.key_digest, peer.expired};
}

// /v1/t/{terminal}/{rest}
void terminal_route(const Visit& visit, std::string_view path) {
  const std::size_t slash = path.find('/');
  const auto caller = authenticated(visit, path.substr(0, slash));
  if (!caller) return;
  const std::string_view rest = slash == std::string_view::npos ? "" : path.substr(slash + 1);
  if (rest == "events") return push(visit, *caller);
  if (rest == "renew") return renew(visit, *caller);
  if (caller->expired) {
    return visit.refuse(
        403, "expired", "the certificate of this terminal has expired: it may only push and renew");
  }
  constexpr std::string_view kAsk = "ask/";
  if (rest == "changes") return pull(visit, *caller);
  if (rest.starts_with(kAsk)) return ask(visit, *caller, rest.substr(kAsk.size()));
  visit.refuse(404, "not_found", "there is no such path");
}

}  // namespace

void Router::operator()(HttpRequest request, Respond respond) const {
  const Visit visit{house_, log_, std::move(request), std::move(respond)};
  const std::string_view path = visit.request.path;
  if (path.starts_with(kTerminals)) return terminal_route(visit, path.substr(kTerminals.size()));
  if (path == "/v1/enrol") return enrol(visit);
  visit.refuse(404, "not_found", "there is no such path");
}

}  // namespace regulars::sync
