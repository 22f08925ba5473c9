#pragma once
// Who is who: keys (P-256), certificate requests, the private authority of central and the
// certificates that it signs. Everything is PEM text in memory; only the two file functions at the
// end touch a disk. Pure otherwise; safe from any thread. Words of errors never hold a key.

#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/base/sha256.h"
#include "app/base/uuid.h"

namespace regulars::sync {

inline constexpr std::chrono::days kClientLife{90};
inline constexpr std::chrono::days kServerLife{365};
inline constexpr std::chrono::days kAuthorityLife{3650};

[[nodiscard]] Result<std::string> make_key();

// A request for a certificate of this key. Its subject is a wish that central ignores.
[[nodiscard]] Result<std::string> make_csr(const std::string& key_pem, const std::string& name);

struct Authority {
  std::string key_pem;
  std::string certificate_pem;
};

// Central's own authority, made at its first start.
[[nodiscard]] Result<Authority> make_authority(const std::string& name, Instant now);

// For central's listener: `hosts` are names and addresses by which terminals reach it (SANs).
[[nodiscard]] Result<std::string> issue_server(const Authority& authority,
                                               const std::string& key_pem,
                                               const std::vector<std::string>& hosts,
                                               Instant now);

// For a terminal: CN = its uuid text, valid `life` from a day ago on. Checks that the request is
// signed by its own key and that the key is P-256.
[[nodiscard]] Result<std::string> issue_client(const Authority& authority,
                                               const std::string& csr_pem,
                                               const Uuid& terminal,
                                               Instant now,
                                               std::chrono::days life = kClientLife);

struct CertificateFacts {
  std::string common_name;
  Instant not_before;
  Instant not_after;
  Digest fingerprint{};  // SHA-256 of the whole certificate's DER
  Digest key_digest{};   // SHA-256 of its public key's DER (SubjectPublicKeyInfo)
};
[[nodiscard]] Result<CertificateFacts> certificate_facts(const std::string& certificate_pem);

// The public key's digest, as in CertificateFacts, of a request (whose signature is checked) or of
// a private key.
[[nodiscard]] Result<Digest> key_digest_of_csr(const std::string& csr_pem);
[[nodiscard]] Result<Digest> key_digest_of_key(const std::string& key_pem);

// Written beside, synced to disk and renamed: whole or not at all. `mode` as in chmod: 0600 for
// whatever is secret.
[[nodiscard]] Status write_file(const std::filesystem::path& path,
                                std::string_view content,
                                unsigned mode);
// At most 1 MiB; not_found when there is none.
[[nodiscard]] Result<std::string> read_file(const std::filesystem::path& path);
// The key in `path`, made and kept there (0600) if there is none yet.
[[nodiscard]] Result<std::string> ensure_key(const std::filesystem::path& path);

}  // namespace regulars::sync
