#pragma once
// The two messages of enrolment, and of renewing a certificate (JSON on the wire).

#include <cstdint>
#include <string>
#include <string_view>

#include "app/base/sha256.h"
#include "app/base/uuid.h"
#include "sync/wire/fault.h"

namespace regulars::sync {

struct EnrolRequest {
  std::string code;     // 8 digits, given by the shop's manager
  std::string csr_pem;  // PKCS#10, signed by the terminal's own key
  std::uint64_t epoch = 0;
  std::string name;  // what the installer calls the terminal
};

struct EnrolReply {
  Uuid terminal;
  std::string certificate_pem;
  std::string ca_pem;
  Digest chain_start{};  // "before" of the first envelope of this epoch
  std::string stream;    // "store:<uuid>": what the terminal pulls beside "global"
  Uuid store;
  std::string store_name;
  std::string terminal_name;
};

[[nodiscard]] std::string encode_enrol(const EnrolRequest& request);
[[nodiscard]] Answer<EnrolRequest> decode_enrol(std::string_view text);
[[nodiscard]] std::string encode_enrol_reply(const EnrolReply& reply);
[[nodiscard]] Answer<EnrolReply> decode_enrol_reply(std::string_view text);

// {"csr":PEM} -> {"certificate":PEM}
[[nodiscard]] std::string encode_renew(std::string_view csr_pem);
[[nodiscard]] Answer<std::string> decode_renew(std::string_view text);
[[nodiscard]] std::string encode_renew_reply(std::string_view certificate_pem);
[[nodiscard]] Answer<std::string> decode_renew_reply(std::string_view text);

}  // namespace regulars::sync
