#include "app/central/central_folder.h"

#include <utility>

#include "app/base/bytes.h"

namespace regulars::central {

namespace {
constexpr unsigned kSecret = 0600;
constexpr unsigned kPublic = 0644;
constexpr const char* kKeyFile = "ca.key";
constexpr const char* kServerKeyFile = "server.key";
constexpr const char* kServerFile = "server.crt";
constexpr const char* kServerNamesFile = "server.names";

Result<sync::Authority> make_authority(const storage::DataFolder& folder, const Clock& clock) {
  REGULARS_TRY(auto authority, sync::make_authority("Regulars central", clock.wall()));
  REGULARS_TRY_VOID(sync::write_file(folder / kKeyFile, authority.key_pem, kSecret));
  REGULARS_TRY_VOID(sync::write_file(folder / kAuthorityFile, authority.certificate_pem, kPublic));
  return authority;
}

// A key without its certificate is a start that was cut short: nobody trusts it yet. A certificate
// without its key is a loss that only a copy can mend.
Result<sync::Authority> open_authority(const storage::DataFolder& folder, const Clock& clock) {
  auto certificate = sync::read_file(folder / kAuthorityFile);
  if (!certificate) {
    if (certificate.error().kind != ErrorKind::not_found) return fail(certificate.error());
    return make_authority(folder, clock);
  }
  auto key = sync::read_file(folder / kKeyFile);
  if (!key) {
    return fail(ErrorKind::storage,
                (folder / kKeyFile).string() +
                    " is missing: no terminal can be enrolled or renewed; restore it from a copy");
  }
  return sync::Authority{.key_pem = std::move(*key), .certificate_pem = std::move(*certificate)};
}

bool is_worth_keeping(const std::string& certificate_pem, Instant now) {
  const auto facts = sync::certificate_facts(certificate_pem);
  if (!facts) return false;
  return now >= facts->not_before &&
         now + (facts->not_after - facts->not_before) / 3 < facts->not_after;
}
}  // namespace

Result<CentralFolder> CentralFolder::open(const std::filesystem::path& path, const Clock& clock) {
  REGULARS_TRY(auto folder, storage::DataFolder::open(path));
  REGULARS_TRY(auto authority, open_authority(folder, clock));
  return CentralFolder(std::move(folder), std::move(authority));
}

Result<sync::TlsIdentity> CentralFolder::server_identity(const std::vector<std::string>& hosts,
                                                         const Clock& clock) const {
  REGULARS_TRY(auto key, sync::ensure_key(folder_ / kServerKeyFile));
  std::string names;
  for (const auto& host : hosts) names += host + "\n";
  const auto known = sync::read_file(folder_ / kServerFile);
  const auto known_names = sync::read_file(folder_ / kServerNamesFile);
  std::string certificate = known ? *known : "";
  if (!known || !known_names || *known_names != names ||
      !is_worth_keeping(certificate, clock.wall())) {
    REGULARS_TRY(certificate, sync::issue_server(authority_, key, hosts, clock.wall()));
    REGULARS_TRY_VOID(sync::write_file(folder_ / kServerFile, certificate, kPublic));
    REGULARS_TRY_VOID(sync::write_file(folder_ / kServerNamesFile, names, kPublic));
  }
  return sync::TlsIdentity{.certificate_pem = std::move(certificate),
                           .key_pem = std::move(key),
                           .ca_pem = authority_.certificate_pem};
}

Result<std::string> authority_fingerprint(const std::string& ca_pem) {
  REGULARS_TRY(const auto facts, sync::certificate_facts(ca_pem));
  return to_hex(facts.fingerprint);
}

}  // namespace regulars::central
