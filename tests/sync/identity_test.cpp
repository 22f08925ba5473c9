#include "sync/wire/identity.h"

#include <sys/stat.h>

#include "app/base/system_clock.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

using namespace regulars;
using namespace regulars::sync;

TEST_CASE("a terminal's certificate carries its id, its key and ninety days", "[sync]") {
  const Instant now = SystemClock().wall();
  const Authority authority = make_authority("Test", now).value();
  const std::string key = make_key().value();
  const std::string csr = make_csr(key, "whatever the terminal calls itself").value();
  const Uuid terminal = Uuid::v7(now);
  const std::string certificate = issue_client(authority, csr, terminal, now).value();

  const CertificateFacts facts = certificate_facts(certificate).value();
  CHECK(facts.common_name == terminal.text());
  CHECK(facts.key_digest == key_digest_of_key(key).value());
  CHECK(facts.key_digest == key_digest_of_csr(csr).value());
  CHECK(facts.not_before < now);
  CHECK(facts.not_after > now + std::chrono::days{89});
  CHECK(facts.not_after <= now + std::chrono::days{90});
  CHECK(facts.fingerprint != certificate_facts(authority.certificate_pem).value().fingerprint);
}

TEST_CASE("two terminals never share a key or a certificate", "[sync]") {
  const Instant now = SystemClock().wall();
  const Authority authority = make_authority("Test", now).value();
  const std::string one = make_key().value();
  const std::string other = make_key().value();
  CHECK(key_digest_of_key(one).value() != key_digest_of_key(other).value());
  const std::string csr = make_csr(one, "till").value();
  const Uuid terminal = Uuid::v7(now);
  const auto first = certificate_facts(issue_client(authority, csr, terminal, now).value());
  const auto second = certificate_facts(issue_client(authority, csr, terminal, now).value());
  CHECK(first.value().fingerprint != second.value().fingerprint);
}

TEST_CASE("a request that is damaged or not one is refused in words", "[sync]") {
  const Instant now = SystemClock().wall();
  const Authority authority = make_authority("Test", now).value();
  std::string csr = make_csr(make_key().value(), "till").value();
  for (std::size_t at = 60; at + 60 < csr.size(); at += 7) {
    std::string damaged = csr;
    damaged[at] = damaged[at] == 'A' ? 'B' : 'A';
    if (damaged == csr) continue;
    CAPTURE(at);
    CHECK_FALSE(issue_client(authority, damaged, Uuid::v7(now), now).has_value());
  }
  CHECK_FALSE(key_digest_of_csr("").has_value());
  CHECK_FALSE(key_digest_of_csr(authority.certificate_pem).has_value());
  CHECK_FALSE(certificate_facts("-----BEGIN CERTIFICATE-----\nnot\n").has_value());
}

TEST_CASE("a server's certificate names hosts and addresses, and nothing else", "[sync]") {
  const Instant now = SystemClock().wall();
  const Authority authority = make_authority("Test", now).value();
  const std::string key = make_key().value();
  CHECK(issue_server(authority, key, {"127.0.0.1", "::1", "central.shop"}, now).has_value());
  CHECK_FALSE(issue_server(authority, key, {}, now).has_value());
  CHECK_FALSE(issue_server(authority, key, {"a,DNS:evil"}, now).has_value());
}

TEST_CASE("a key file is its owner's alone, and is made once", "[sync]") {
  const tests::TempDir folder;
  const auto path = folder / "terminal.key";
  const std::string made = ensure_key(path).value();
  struct stat facts {};
  REQUIRE(::stat(path.c_str(), &facts) == 0);
  CHECK((facts.st_mode & 0777U) == 0600U);
  CHECK(ensure_key(path).value() == made);
  CHECK(read_file(path).value() == made);
  CHECK(read_file(folder / "none").error().kind == ErrorKind::not_found);
  CHECK_FALSE(write_file(folder / "no" / "such" / "folder", "x", 0600).has_value());
}
