#include "app/central/admin.h"

#include <array>
#include <utility>

#include <nlohmann/json.hpp>

#include "app/base/bytes.h"
#include "app/central/office.h"
#include "sync/client/https_client.h"
#include "sync/wire/identity.h"

namespace regulars::central {

namespace {
constexpr const char* kAdminFile = "admin.json";
constexpr const char* kPath = "/v1/office";

std::string random_token() {
  std::array<std::uint8_t, 32> bytes{};
  fill_random(bytes);
  return to_hex(bytes);
}

// In constant time: how much of a guess was right must not show.
bool is_same(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  unsigned difference = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    difference |=
        static_cast<unsigned char>(a[i]) ^ static_cast<unsigned>(static_cast<unsigned char>(b[i]));
  }
  return difference == 0;
}

sync::HttpResponse refusal(int status, const std::string& words) {
  return {.status = status, .body = nlohmann::json{{"error", "refused"}, {"words", words}}.dump()};
}
}  // namespace

Admin::Admin(std::filesystem::path file, std::string token, Writer& writer)
    : writer_(writer), file_(std::move(file)), token_(std::move(token)) {}

Result<std::unique_ptr<Admin>> Admin::open(const std::filesystem::path& folder,
                                           Writer& writer,
                                           Log& log) {
  std::unique_ptr<Admin> admin(new Admin(folder / kAdminFile, random_token(), writer));
  sync::ListenOptions options;
  options.threads = 1;
  options.most_connections = 16;
  REGULARS_TRY(admin->listener_,
               sync::Listener::open(
                   options,
                   [&self = *admin](sync::HttpRequest request, sync::Respond respond) {
                     self.handle(std::move(request), std::move(respond));
                   },
                   log));
  const nlohmann::json content{{"port", admin->port()}, {"token", admin->token_}};
  REGULARS_TRY_VOID(sync::write_file(admin->file_, content.dump() + "\n", 0600));
  return admin;
}

Admin::~Admin() {
  std::error_code ignored;
  std::filesystem::remove(file_, ignored);
  if (listener_) listener_->stop();
}

void Admin::handle(sync::HttpRequest request, sync::Respond respond) {
  if (!is_same(request.header("authorization"), "Bearer " + token_)) {
    return respond(refusal(401, "the token is not that of admin.json"));
  }
  if (request.method != sync::Method::post || request.path != kPath) {
    return respond(refusal(404, "there is only POST /v1/office"));
  }
  const bool is_queued = writer_.act([body = std::move(request.body), respond](Books& books) {
    respond({.status = 200, .body = do_office_work(books, body)});
  });
  if (!is_queued) respond(refusal(503, "central is busy; try again"));
}

Result<std::string> ask_running(const std::filesystem::path& folder, const std::string& json) {
  const auto content = sync::read_file(folder / kAdminFile);
  if (!content) {
    return fail(ErrorKind::busy,
                "the folder " + folder.string() +
                    " is in use by another program that takes no commands; try again when it ends");
  }
  const auto address = nlohmann::json::parse(*content, nullptr, /*allow_exceptions=*/false);
  if (!address.is_object() || !address.contains("port") || !address.contains("token") ||
      !address["port"].is_number_unsigned() || !address["token"].is_string()) {
    return fail(ErrorKind::invalid,
                (folder / kAdminFile).string() + " is damaged; restart central");
  }
  sync::HttpsOptions options;
  options.base_url = "http://127.0.0.1:" + std::to_string(address["port"].get<std::uint16_t>());
  REGULARS_TRY(const auto client, sync::HttpsClient::open(std::move(options)));
  sync::HttpsRequest request;
  request.method = "POST";
  request.path = kPath;
  request.body = json;
  request.headers = {{"Content-Type", "application/json"},
                     {"Authorization", "Bearer " + address["token"].get<std::string>()}};
  const auto reply = client->send(request);
  if (!reply) return fail(sync::to_error(reply.error()));
  return reply->body;
}

}  // namespace regulars::central
