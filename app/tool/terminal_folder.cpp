#include "app/tool/terminal_folder.h"

#include <utility>

#include "app/loyalty/programme_in_force.h"
#include "sync/wire/identity.h"

namespace regulars::tool {

TerminalFolder::TerminalFolder(storage::DataFolder folder, config::TerminalConfig config)
    : folder_(std::move(folder)),
      config_(std::move(config)),
      log_("regulars", {}, LogLevel::warning) {}

Result<std::unique_ptr<TerminalFolder>> TerminalFolder::open(const std::filesystem::path& path) {
  std::error_code error;
  if (!std::filesystem::exists(path / "store.db", error)) {
    return fail(ErrorKind::not_found,
                path.string() +
                    " is not the folder of a terminal: it has no store.db; give the folder that "
                    "the terminal was started with");
  }
  REGULARS_TRY(auto folder, storage::DataFolder::open(path));
  REGULARS_TRY(auto config, config::load_terminal_config(path / "terminal.toml"));
  std::unique_ptr<TerminalFolder> opened(new TerminalFolder(std::move(folder), std::move(config)));
  REGULARS_TRY(opened->storage_,
               storage::TerminalStorage::open(path, opened->clock_, opened->log_));
  return opened;
}

Result<storage::TerminalIdentity> TerminalFolder::identity() {
  const auto& identity = storage_->identity().identity();
  if (!identity) {
    return fail(ErrorKind::refused,
                "the terminal of " + path().string() +
                    " is not enrolled; enter a code of head office at its first start, or run "
                    "regulars-terminal --data " +
                    path().string() + " --enrol CODE");
  }
  return *identity;
}

Result<model::Programme> TerminalFolder::programme() {
  REGULARS_TRY(const auto programme, loyalty::programme_in_force(*storage_));
  if (!programme) {
    return fail(ErrorKind::refused,
                "the terminal of " + path().string() +
                    " has no programme yet; run: regulars sync --data " + path().string());
  }
  return *programme;
}

Road::Road(std::unique_ptr<sync::HttpsClient> client, std::string stream)
    : client_(std::move(client)), stream_(std::move(stream)) {}

Result<std::unique_ptr<Road>> Road::open(TerminalFolder& folder) {
  REGULARS_TRY(const auto identity, folder.identity());
  const std::filesystem::path& path = folder.path();
  if (folder.config().central.url.empty()) {
    return fail(ErrorKind::invalid,
                (path / "terminal.toml").string() + " names no central; write [central] url there");
  }
  sync::HttpsOptions options;
  options.base_url = folder.config().central.url;
  sync::ClientIdentity client_identity;
  REGULARS_TRY(options.ca_pem, sync::read_file(path / "ca.crt"));
  REGULARS_TRY(client_identity.certificate_pem, sync::read_file(path / "terminal.crt"));
  REGULARS_TRY(client_identity.key_pem, sync::read_file(path / "terminal.key"));
  options.identity = std::move(client_identity);
  REGULARS_TRY(auto client, sync::HttpsClient::open(std::move(options)));

  std::unique_ptr<Road> road(new Road(std::move(client), identity.stream));
  sync::CourierOptions courier_options;
  courier_options.terminal = identity.terminal.uuid();
  courier_options.streams = {identity.stream};
  sync::CourierEvents events;
  events.keep_certificate = [path](const std::string& certificate_pem) {
    return sync::write_file(path / "terminal.crt", certificate_pem, 0644);
  };
  road->courier_ = std::make_unique<sync::Courier>(*road->client_,
                                                   folder.storage().outbox(),
                                                   folder.storage().inbox(),
                                                   folder.clock(),
                                                   folder.log(),
                                                   std::move(courier_options),
                                                   std::move(events));
  return road;
}

}  // namespace regulars::tool
