#include "sync/client/enroller.h"

#include <algorithm>
#include <utility>

#include "app/base/bytes.h"
#include "sync/client/https_client.h"
#include "sync/wire/identity.h"

namespace regulars::sync {

namespace {

constexpr unsigned kPublic = 0644;
constexpr std::size_t kCodeDigits = 8;

std::string without(std::string text, std::string_view unwanted) {
  std::erase_if(text, [&](char c) { return unwanted.find(c) != std::string_view::npos; });
  return text;
}

Result<Digest> parse_fingerprint(const std::string& text) {
  Digest digest{};
  if (from_hex(without(text, ": \t"), digest)) return digest;
  return fail(
      ErrorKind::invalid,
      "central.ca_sha256 must be 64 hexadecimal digits: the SHA-256 of central's authority");
}

Result<std::string> parse_code(const std::string& text) {
  std::string code = without(text, " -");
  const bool is_code =
      code.size() == kCodeDigits &&
      std::all_of(code.begin(), code.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (is_code) return code;
  return fail(ErrorKind::invalid, "an enrolment code has 8 digits");
}

// The authority that the installer named, if it is in the chain that the server shows. (2)
Result<std::string> find_authority(const EnrolOrder& order, const Digest& wanted) {
  Outcome<std::vector<std::string>> chain = presented_chain(order.base_url, order.within);
  if (!chain) return fail(to_error(std::move(chain).error()));
  for (const std::string& certificate : *chain) {
    const Result<CertificateFacts> facts = certificate_facts(certificate);
    if (facts && facts->fingerprint == wanted) return certificate;
  }
  return fail(ErrorKind::unauthorised,
              order.base_url + " does not show the authority " + to_hex(wanted) +
                  ": it is not our central, or central.ca_sha256 is mistyped");
}

Status check_reply(const EnrolReply& reply, const Digest& authority, const Digest& own_key) {
  REGULARS_TRY(const CertificateFacts ca, certificate_facts(reply.ca_pem));
  REGULARS_TRY(const CertificateFacts own, certificate_facts(reply.certificate_pem));
  if (ca.fingerprint != authority)
    return fail(ErrorKind::unauthorised, "central answered with another authority than it shows");
  if (own.key_digest != own_key || own.common_name != reply.terminal.text())
    return fail(ErrorKind::network, "central answered with the certificate of another terminal");
  return {};
}

Result<EnrolReply> ask_central(const EnrolOrder& order,
                               const std::string& authority_pem,
                               const EnrolRequest& enrolment) {
  REGULARS_TRY(const auto client, HttpsClient::open({order.base_url, authority_pem, {}}));
  HttpsRequest request;
  request.method = "POST";
  request.path = "/v1/enrol";
  request.body = encode_enrol(enrolment);
  request.headers = {{"Content-Type", "application/json"}};
  request.within = order.within;
  Outcome<HttpsReply> reply = client->send(request);
  if (!reply) return fail(to_error(std::move(reply).error()));
  if (reply->status != 200) {
    Error error = to_error(trouble_of(*reply));
    if (reply->status == 403) error.kind = ErrorKind::refused;  // the code, not the terminal
    return fail(std::move(error));
  }
  Answer<EnrolReply> answer = decode_enrol_reply(reply->body);
  if (!answer) return fail(ErrorKind::network, std::move(answer).error().words);
  return *std::move(answer);
}

}  // namespace

Result<EnrolReply> enrol(const EnrolOrder& order, Log& log) {
  REGULARS_TRY(const Digest authority, parse_fingerprint(order.ca_sha256));
  REGULARS_TRY(std::string code, parse_code(order.code));
  REGULARS_TRY(const std::string key, ensure_key(order.folder / "terminal.key"));  // (1)
  REGULARS_TRY(const Digest own_key, key_digest_of_key(key));
  REGULARS_TRY(std::string csr, make_csr(key, order.terminal_name));
  REGULARS_TRY(const std::string authority_pem, find_authority(order, authority));
  const EnrolRequest enrolment{std::move(code), std::move(csr), order.epoch, order.terminal_name};
  REGULARS_TRY(EnrolReply reply, ask_central(order, authority_pem, enrolment));
  REGULARS_TRY_VOID(check_reply(reply, authority, own_key));
  REGULARS_TRY_VOID(write_file(order.folder / "ca.crt", authority_pem, kPublic));
  REGULARS_TRY_VOID(write_file(order.folder / "terminal.crt", reply.certificate_pem, kPublic));
  log.info("sync", "enrolled", {{"terminal", reply.terminal.text()}, {"stream", reply.stream}});
  return reply;
}

}  // namespace regulars::sync
