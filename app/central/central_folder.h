#pragma once
// CentralFolder: one central's data folder, locked, with its authority (made at the first start)
// and its certificate. Files: central.db, ca.key, ca.crt, server.key, server.crt,
// admin.json, central.url, log/.

#include <filesystem>
#include <string>
#include <vector>

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/storage/data_folder.h"
#include "sync/server/listener.h"
#include "sync/wire/identity.h"

namespace regulars::central {

inline constexpr const char* kDatabaseFile = "central.db";
inline constexpr const char* kAuthorityFile = "ca.crt";
inline constexpr const char* kUrlFile = "central.url";  // where terminals reached it last

class CentralFolder {
 public:
  // conflict or busy: another program holds the folder.
  [[nodiscard]] static Result<CentralFolder> open(const std::filesystem::path& folder,
                                                  const Clock& clock);

  [[nodiscard]] std::filesystem::path operator/(const std::filesystem::path& name) const {
    return folder_ / name;
  }
  [[nodiscard]] const sync::Authority& authority() const { return authority_; }
  // The listener's key and certificate for these names and addresses; a new certificate when the
  // names changed or a third of its life is left.
  [[nodiscard]] Result<sync::TlsIdentity> server_identity(const std::vector<std::string>& hosts,
                                                          const Clock& clock) const;

 private:
  CentralFolder(storage::DataFolder folder, sync::Authority authority)
      : folder_(std::move(folder)), authority_(std::move(authority)) {}
  storage::DataFolder folder_;
  sync::Authority authority_;
};

// "hex64": SHA-256 of the authority certificate's DER, by which a terminal knows this central.
[[nodiscard]] Result<std::string> authority_fingerprint(const std::string& ca_pem);

}  // namespace regulars::central
