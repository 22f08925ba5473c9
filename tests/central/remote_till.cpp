#include "tests/central/remote_till.h"

#include <algorithm>

#include "app/base/bytes.h"
#include "sync/client/enroller.h"
#include "sync/wire/identity.h"
#include "tests/support/catch.h"

namespace regulars::tests {

RemoteTill RemoteTill::enrol(const std::string& url,
                             const std::string& ca_sha256,
                             const std::string& code,
                             const std::filesystem::path& folder,
                             Log& log) {
  RemoteTill remote;
  remote.till.epoch = random_u64();
  std::filesystem::create_directories(folder);
  const auto reply = sync::enrol({.base_url = url,
                                  .ca_sha256 = ca_sha256,
                                  .code = code,
                                  .terminal_name = "Till",
                                  .epoch = remote.till.epoch,
                                  .folder = folder},
                                 log);
  if (!reply) FAIL(reply.error().words);
  remote.till.id = reply->terminal;
  remote.till.key_pem = *sync::read_file(folder / "terminal.key");
  remote.till.hashes.push_back(reply->chain_start);
  remote.stream = reply->stream;
  remote.connect(url, folder);
  return remote;
}

void RemoteTill::connect(const std::string& url, const std::filesystem::path& folder) {
  sync::HttpsOptions options;
  options.base_url = url;
  options.ca_pem = *sync::read_file(folder / "ca.crt");
  options.identity = sync::ClientIdentity{
      .certificate_pem = *sync::read_file(folder / "terminal.crt"), .key_pem = till.key_pem};
  auto opened = sync::HttpsClient::open(std::move(options));
  REQUIRE(opened);
  client = std::move(*opened);
}

sync::Outcome<sync::HttpsReply> RemoteTill::send(const std::string& method,
                                                 const std::string& rest,
                                                 std::string body) {
  sync::HttpsRequest request;
  request.method = method;
  request.path = "/v1/t/" + till.id.text() + rest;
  request.body = std::move(body);
  request.headers = {{"Content-Type", "application/json"}};
  if (rest == "/events") request.headers.emplace_back("Content-Encoding", "zstd");
  request.most_reply_bytes = 4 * 1024 * 1024;
  return client->send(request);
}

bool RemoteTill::push() {
  const std::size_t most = std::min<std::size_t>(till.log.size() - till.acked, 500);
  if (most == 0) return true;
  const auto reply = send("POST", "/events", *sync::encode_push(till.batch(till.acked + 1, most)));
  if (!reply || reply->status != 200) return false;
  const auto answer = sync::decode_push_reply(reply->body);
  if (!answer) return false;
  till.acked = answer->acked;
  return true;
}

std::string text_between(const std::string& text, const std::string& from, const std::string& to) {
  const auto begin = text.find(from);
  REQUIRE(begin != std::string::npos);
  const auto start = begin + from.size();
  return text.substr(start, text.find(to, start) - start);
}

}  // namespace regulars::tests
