#include "sync/wire/identity.h"

#include <algorithm>
#include <array>
#include <ctime>
#include <memory>
#include <span>
#include <utility>

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include "app/base/bytes.h"

namespace regulars::sync {

namespace {

template <auto release>
struct Release {
  template <typename T>
  void operator()(T* handle) const {
    release(handle);
  }
};
using Bio = std::unique_ptr<BIO, Release<BIO_free_all>>;
using Key = std::unique_ptr<EVP_PKEY, Release<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Release<X509_free>>;
using Csr = std::unique_ptr<X509_REQ, Release<X509_REQ_free>>;
using Extension = std::unique_ptr<X509_EXTENSION, Release<X509_EXTENSION_free>>;

constexpr std::chrono::hours kBackdated{24};  // for terminals whose clock is behind
constexpr std::size_t kMostPemBytes = 64UL * 1024;

tl::unexpected<Error> openssl_failed(std::string_view what) {
  std::array<char, 256> reason{};
  ERR_error_string_n(ERR_get_error(), reason.data(), reason.size());
  ERR_clear_error();
  return fail(ErrorKind::invalid, std::string(what) + ": " + reason.data());
}

Bio reading(std::string_view pem) {
  return Bio(BIO_new_mem_buf(pem.data(), static_cast<int>(std::min(pem.size(), kMostPemBytes))));
}

// Never asks a terminal for a passphrase.
int no_passphrase(char* /*buffer*/, int /*size*/, int /*writing*/, void* /*user*/) {
  return -1;
}

template <typename Write>
Result<std::string> written(std::string_view what, Write write) {
  const Bio bio(BIO_new(BIO_s_mem()));
  if (!bio || write(bio.get()) != 1) return openssl_failed(what);
  char* text = nullptr;
  const long size = BIO_get_mem_data(bio.get(), &text);
  return std::string(text, static_cast<std::size_t>(size));
}

Result<Key> read_key(std::string_view pem) {
  Key key(PEM_read_bio_PrivateKey(reading(pem).get(), nullptr, no_passphrase, nullptr));
  if (!key) return openssl_failed("the private key cannot be read");
  return key;
}

Result<Certificate> read_certificate(std::string_view pem) {
  Certificate certificate(PEM_read_bio_X509(reading(pem).get(), nullptr, no_passphrase, nullptr));
  if (!certificate) return openssl_failed("the certificate cannot be read");
  return certificate;
}

bool is_p256(EVP_PKEY* key) {
  std::array<char, 32> group{};
  std::size_t length = 0;
  return EVP_PKEY_is_a(key, "EC") == 1 &&
         EVP_PKEY_get_group_name(key, group.data(), group.size(), &length) == 1 &&
         std::string_view(group.data(), length) == "prime256v1";
}

// A request that proves that its sender has the private key, which is P-256.
Result<Csr> read_csr(std::string_view pem) {
  Csr csr(PEM_read_bio_X509_REQ(reading(pem).get(), nullptr, no_passphrase, nullptr));
  if (!csr) return openssl_failed("the certificate request cannot be read");
  EVP_PKEY* key = X509_REQ_get0_pubkey(csr.get());
  if (key == nullptr || !is_p256(key))
    return fail(ErrorKind::invalid, "the certificate request is not of a P-256 key");
  if (X509_REQ_verify(csr.get(), key) != 1)
    return openssl_failed("the certificate request is not signed by its own key");
  return csr;
}

Digest der_digest(int length, unsigned char* der) {
  const std::unique_ptr<unsigned char, decltype([](unsigned char* p) { OPENSSL_free(p); })> owner(
      der);
  if (length <= 0) return {};
  return sha256({std::span<const std::uint8_t>(der, static_cast<std::size_t>(length))});
}

Digest public_key_digest(EVP_PKEY* key) {
  unsigned char* der = nullptr;
  const int length = i2d_PUBKEY(key, &der);
  return der_digest(length, der);
}

bool set_name(X509_NAME* name, const std::string& common_name) {
  const std::span bytes = as_bytes(common_name);
  return X509_NAME_add_entry_by_NID(name,
                                    NID_commonName,
                                    MBSTRING_UTF8,
                                    bytes.data(),
                                    static_cast<int>(bytes.size()),
                                    -1,
                                    0) == 1;
}

bool add_extension(X509* certificate, X509* issuer, int nid, const std::string& value) {
  X509V3_CTX context;
  X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
  const Extension extension(X509V3_EXT_conf_nid(nullptr, &context, nid, value.c_str()));
  return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

bool set_life(X509* certificate, Instant now, std::chrono::days life) {
  const std::time_t from = std::chrono::system_clock::to_time_t(now - kBackdated);
  const std::time_t until = std::chrono::system_clock::to_time_t(now + life);
  return ASN1_TIME_set(X509_getm_notBefore(certificate), from) != nullptr &&
         ASN1_TIME_set(X509_getm_notAfter(certificate), until) != nullptr;
}

// 126 random bits, positive: nobody guesses it and no two are alike.
bool set_serial(X509* certificate) {
  std::array<std::uint8_t, 16> bytes{};
  fill_random(bytes);
  bytes[0] = static_cast<std::uint8_t>((bytes[0] & 0x3FU) | 0x40U);
  const std::unique_ptr<BIGNUM, Release<BN_free>> number(
      BN_bin2bn(bytes.data(), static_cast<int>(bytes.size()), nullptr));
  return number && BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate)) != nullptr;
}

struct Wish {
  std::string common_name;
  EVP_PKEY* key = nullptr;  // borrowed
  std::vector<std::pair<int, std::string>> extensions;
  std::chrono::days life;
};

// Signed by `issuer_key`; by itself when there is no issuer.
Result<std::string> sign(const Wish& wish, X509* issuer, EVP_PKEY* issuer_key, Instant now) {
  const Certificate made(X509_new());
  X509* certificate = made.get();
  bool is_good = made && X509_set_version(certificate, X509_VERSION_3) == 1 &&
                 set_serial(certificate) && set_life(certificate, now, wish.life) &&
                 set_name(X509_get_subject_name(certificate), wish.common_name) &&
                 X509_set_pubkey(certificate, wish.key) == 1;
  if (issuer == nullptr) issuer = certificate;
  is_good = is_good && X509_set_issuer_name(certificate, X509_get_subject_name(issuer)) == 1;
  for (const auto& [nid, value] : wish.extensions)
    is_good = is_good && add_extension(certificate, issuer, nid, value);
  if (!is_good || X509_sign(certificate, issuer_key, EVP_sha256()) == 0)
    return openssl_failed("the certificate of " + wish.common_name + " cannot be made");
  return written("the certificate cannot be written",
                 [&](BIO* bio) { return PEM_write_bio_X509(bio, certificate); });
}

bool is_address(const std::string& host) {
  const std::unique_ptr<ASN1_OCTET_STRING, Release<ASN1_OCTET_STRING_free>> address(
      a2i_IPADDRESS(host.c_str()));
  ERR_clear_error();
  return address != nullptr;
}

bool is_host_name(const std::string& host) {
  return !host.empty() && host.size() <= 253 && std::all_of(host.begin(), host.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '.';
  });
}

Result<std::string> alternative_names(const std::vector<std::string>& hosts) {
  std::string names;
  for (const std::string& host : hosts) {
    if (!names.empty()) names += ',';
    if (is_address(host)) {
      names += "IP:" + host;
    } else if (is_host_name(host)) {
      names += "DNS:" + host;
    } else {
      return fail(ErrorKind::invalid, "\"" + host + "\" is neither a host name nor an address");
    }
  }
  if (names.empty()) return fail(ErrorKind::invalid, "a server's certificate needs a host");
  return names;
}

Instant instant_of(const ASN1_TIME* time) {
  std::tm parts{};
  if (ASN1_TIME_to_tm(time, &parts) != 1) return Instant{};
  return std::chrono::time_point_cast<Milliseconds>(
      std::chrono::system_clock::from_time_t(timegm(&parts)));
}

std::string common_name_of(const X509_NAME* subject) {
  const int at = X509_NAME_get_index_by_NID(subject, NID_commonName, -1);
  if (at < 0) return {};
  const ASN1_STRING* name = X509_NAME_ENTRY_get_data(X509_NAME_get_entry(subject, at));
  const std::span text(ASN1_STRING_get0_data(name),
                       static_cast<std::size_t>(ASN1_STRING_length(name)));
  return {text.begin(), text.end()};
}

}  // namespace

Result<std::string> make_key() {
  const Key key(EVP_EC_gen("P-256"));
  if (!key) return openssl_failed("a key cannot be made");
  return written("the key cannot be written", [&](BIO* bio) {
    return PEM_write_bio_PrivateKey(bio, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
  });
}

Result<std::string> make_csr(const std::string& key_pem, const std::string& name) {
  REGULARS_TRY(const Key key, read_key(key_pem));
  const Csr csr(X509_REQ_new());
  const bool is_good = csr && set_name(X509_REQ_get_subject_name(csr.get()), name) &&
                       X509_REQ_set_pubkey(csr.get(), key.get()) == 1 &&
                       X509_REQ_sign(csr.get(), key.get(), EVP_sha256()) != 0;
  if (!is_good) return openssl_failed("the certificate request cannot be made");
  return written("the certificate request cannot be written",
                 [&](BIO* bio) { return PEM_write_bio_X509_REQ(bio, csr.get()); });
}

Result<Authority> make_authority(const std::string& name, Instant now) {
  REGULARS_TRY(std::string key_pem, make_key());
  REGULARS_TRY(const Key key, read_key(key_pem));
  const Wish wish{name,
                  key.get(),
                  {{NID_basic_constraints, "critical,CA:TRUE,pathlen:0"},
                   {NID_key_usage, "critical,keyCertSign,cRLSign"},
                   {NID_subject_key_identifier, "hash"}},
                  kAuthorityLife};
  REGULARS_TRY(std::string certificate, sign(wish, nullptr, key.get(), now));
  return Authority{std::move(key_pem), std::move(certificate)};
}

Result<std::string> issue_server(const Authority& authority,
                                 const std::string& key_pem,
                                 const std::vector<std::string>& hosts,
                                 Instant now) {
  REGULARS_TRY(const Key issuer_key, read_key(authority.key_pem));
  REGULARS_TRY(const Certificate issuer, read_certificate(authority.certificate_pem));
  REGULARS_TRY(const Key key, read_key(key_pem));
  REGULARS_TRY(const std::string names, alternative_names(hosts));
  // Never the authority's own name: a certificate issued by its own subject counts as self-signed.
  const Wish wish{"Regulars server",
                  key.get(),
                  {{NID_basic_constraints, "critical,CA:FALSE"},
                   {NID_key_usage, "critical,digitalSignature"},
                   {NID_ext_key_usage, "serverAuth"},
                   {NID_subject_alt_name, names},
                   {NID_authority_key_identifier, "keyid"}},
                  kServerLife};
  return sign(wish, issuer.get(), issuer_key.get(), now);
}

Result<std::string> issue_client(const Authority& authority,
                                 const std::string& csr_pem,
                                 const Uuid& terminal,
                                 Instant now,
                                 std::chrono::days life) {
  REGULARS_TRY(const Key issuer_key, read_key(authority.key_pem));
  REGULARS_TRY(const Certificate issuer, read_certificate(authority.certificate_pem));
  REGULARS_TRY(const Csr csr, read_csr(csr_pem));
  const Wish wish{terminal.text(),
                  X509_REQ_get0_pubkey(csr.get()),
                  {{NID_basic_constraints, "critical,CA:FALSE"},
                   {NID_key_usage, "critical,digitalSignature"},
                   {NID_ext_key_usage, "clientAuth"},
                   {NID_authority_key_identifier, "keyid"}},
                  life};
  return sign(wish, issuer.get(), issuer_key.get(), now);
}

Result<CertificateFacts> certificate_facts(const std::string& certificate_pem) {
  REGULARS_TRY(const Certificate certificate, read_certificate(certificate_pem));
  CertificateFacts facts;
  facts.common_name = common_name_of(X509_get_subject_name(certificate.get()));
  facts.not_before = instant_of(X509_get0_notBefore(certificate.get()));
  facts.not_after = instant_of(X509_get0_notAfter(certificate.get()));
  unsigned char* der = nullptr;
  const int length = i2d_X509(certificate.get(), &der);
  facts.fingerprint = der_digest(length, der);
  EVP_PKEY* key = X509_get0_pubkey(certificate.get());
  if (key == nullptr) return openssl_failed("the certificate has no readable key");
  facts.key_digest = public_key_digest(key);
  return facts;
}

Result<Digest> key_digest_of_csr(const std::string& csr_pem) {
  REGULARS_TRY(const Csr csr, read_csr(csr_pem));
  return public_key_digest(X509_REQ_get0_pubkey(csr.get()));
}

Result<Digest> key_digest_of_key(const std::string& key_pem) {
  REGULARS_TRY(const Key key, read_key(key_pem));
  return public_key_digest(key.get());
}

}  // namespace regulars::sync
