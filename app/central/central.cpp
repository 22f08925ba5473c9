#include "app/central/central.h"

#include <utility>

#include "app/central/admin.h"
#include "app/central/books.h"
#include "app/central/central_folder.h"
#include "app/central/front_desk.h"
#include "app/central/member_feed.h"
#include "app/central/writer.h"
#include "app/storage/central_sqlite/central_sqlite.h"
#include "sync/server/listener.h"
#include "sync/server/road.h"

namespace regulars::central {

// In the order of building; destroyed from the end, so that nothing is used after it is gone.
struct Central::Parts {
  CentralFolder folder;
  std::string ca_sha256;
  std::string host;
  bool is_new = false;
  std::unique_ptr<Writer> writer = {};
  std::unique_ptr<FrontDesk> desk = {};
  std::unique_ptr<sync::Router> router = {};
  std::unique_ptr<sync::Listener> listener = {};
  std::unique_ptr<Admin> admin = {};
  Log* log = nullptr;  // the caller's
};

namespace {
std::string bracketed(const std::string& host) {
  return host.find(':') == std::string::npos ? host : "[" + host + "]";
}

bool is_any(const std::string& address) {
  return address == "0.0.0.0" || address == "::";
}

// What the certificate names: what was asked for, the address itself, and this machine.
std::vector<std::string> hosts_of(const CentralOptions& options) {
  std::vector<std::string> hosts = options.names;
  if (!is_any(options.address)) hosts.push_back(options.address);
  hosts.insert(hosts.end(), {"localhost", "127.0.0.1"});
  return hosts;
}
}  // namespace

Result<std::unique_ptr<Central>> Central::start(const CentralOptions& options,
                                                const Clock& clock,
                                                Log& log) {
  std::error_code ignored;
  const bool is_new = !std::filesystem::exists(options.folder / kDatabaseFile, ignored);
  REGULARS_TRY(auto folder, CentralFolder::open(options.folder, clock));
  REGULARS_TRY(auto fingerprint, authority_fingerprint(folder.authority().certificate_pem));
  const auto hosts = hosts_of(options);
  REGULARS_TRY(auto identity, folder.server_identity(hosts, clock));
  auto parts = std::make_unique<Parts>(Parts{.folder = std::move(folder),
                                             .ca_sha256 = std::move(fingerprint),
                                             .host = hosts.front(),
                                             .is_new = is_new});
  parts->log = &log;
  const auto database = parts->folder / kDatabaseFile;
  REGULARS_TRY(auto store, storage::open_central_store(database));
  REGULARS_TRY(
      auto books,
      Books::open(std::move(store), parts->folder.authority(), options.store_name, clock, log));
  parts->writer = std::make_unique<Writer>(std::move(books), log);
  REGULARS_TRY(auto reader, storage::open_central_reader(database));
  REGULARS_TRY(auto another, storage::open_central_reader(database));
  parts->desk = std::make_unique<FrontDesk>(
      *parts->writer, MemberFeed(std::move(reader), clock), EnquiryDesk(std::move(another)));
  parts->router = std::make_unique<sync::Router>(*parts->desk, log);
  sync::ListenOptions listen;
  listen.address = options.address;
  listen.port = options.port;
  listen.tls = std::move(identity);
  REGULARS_TRY(parts->listener,
               sync::Listener::open(std::move(listen), std::ref(*parts->router), log));
  REGULARS_TRY(parts->admin, Admin::open(options.folder, *parts->writer, log));
  std::unique_ptr<Central> central(new Central(std::move(parts)));
  REGULARS_TRY_VOID(sync::write_file(options.folder / kUrlFile, central->url() + "\n", 0644));
  return central;
}

Central::Central(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

Central::~Central() {
  parts_->admin.reset();
  parts_->listener->stop();
  parts_->desk.reset();
  parts_->writer.reset();
  parts_->listener.reset();
}

void Central::turn() {
  Log& log = *parts_->log;
  const bool is_asked = parts_->writer->act([&log](Books& books) {
    const auto turned = books.turn();
    if (!turned) log.error("central", "the daily turn failed", {{"why", turned.error().words}});
  });
  if (!is_asked) log.warning("central", "too busy for the daily turn; it is asked for again", {});
}

std::uint16_t Central::port() const {
  return parts_->listener->port();
}

std::string Central::url() const {
  return "https://" + bracketed(parts_->host) + ":" + std::to_string(port());
}

const std::string& Central::ca_pem() const {
  return parts_->folder.authority().certificate_pem;
}
const std::string& Central::ca_sha256() const {
  return parts_->ca_sha256;
}
bool Central::is_new() const {
  return parts_->is_new;
}

}  // namespace regulars::central
