#include "sync/wire/enrolment.h"

#include "app/base/bytes.h"
#include "sync/wire/codec.h"

namespace regulars::sync {

using nlohmann::json;

std::string encode_enrol(const EnrolRequest& request) {
  return dumped(json{{"code", request.code},
                     {"csr", request.csr_pem},
                     {"epoch", epoch_text(request.epoch)},
                     {"name", request.name}});
}

Answer<EnrolRequest> decode_enrol(std::string_view text) {
  Fields fields(text, "the enrolment");
  EnrolRequest request;
  request.code = fields.text("code");
  request.csr_pem = fields.text("csr");
  request.epoch = fields.epoch("epoch");
  request.name = fields.text("name");
  if (!fields.mistake().empty()) return fields.fault();
  return request;
}

std::string encode_enrol_reply(const EnrolReply& reply) {
  return dumped(json{{"terminal", reply.terminal.text()},
                     {"certificate", reply.certificate_pem},
                     {"ca", reply.ca_pem},
                     {"chain_start", to_hex(reply.chain_start)},
                     {"stream", reply.stream},
                     {"store", {{"id", reply.store.text()}, {"name", reply.store_name}}},
                     {"terminal_name", reply.terminal_name}});
}

Answer<EnrolReply> decode_enrol_reply(std::string_view text) {
  Fields fields(text, "the answer to an enrolment");
  EnrolReply reply;
  reply.terminal = fields.uuid("terminal");
  reply.certificate_pem = fields.text("certificate");
  reply.ca_pem = fields.text("ca");
  reply.chain_start = fields.digest("chain_start");
  reply.stream = fields.text("stream");
  reply.terminal_name = fields.text("terminal_name");
  const std::string store_object = fields.object("store");
  if (!fields.mistake().empty()) return fields.fault();
  Fields store(store_object, "the store in the answer to an enrolment");
  reply.store = store.uuid("id");
  reply.store_name = store.text("name");
  if (!store.mistake().empty()) return store.fault();
  return reply;
}

std::string encode_renew(std::string_view csr_pem) {
  return dumped(json{{"csr", csr_pem}});
}

Answer<std::string> decode_renew(std::string_view text) {
  Fields fields(text, "the renewal");
  std::string csr = fields.text("csr");
  if (!fields.mistake().empty()) return fields.fault();
  return csr;
}

std::string encode_renew_reply(std::string_view certificate_pem) {
  return dumped(json{{"certificate", certificate_pem}});
}

Answer<std::string> decode_renew_reply(std::string_view text) {
  Fields fields(text, "the answer to a renewal");
  std::string certificate = fields.text("certificate");
  if (!fields.mistake().empty()) return fields.fault();
  return certificate;
}

}  // namespace regulars::sync
