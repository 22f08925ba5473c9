#include "app/base/sha256.h"

#include <memory>

#include <openssl/evp.h>

#include "app/base/bytes.h"
#include "app/base/check.h"

namespace regulars {

struct Sha256::Context {
  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> handle{EVP_MD_CTX_new(),
                                                                 &EVP_MD_CTX_free};
};

Sha256::Sha256() : context_(std::make_unique<Context>()) {
  REGULARS_CHECK(context_->handle != nullptr);
  REGULARS_CHECK(EVP_DigestInit_ex(context_->handle.get(), EVP_sha256(), nullptr) == 1);
}

Sha256::~Sha256() = default;

void Sha256::add(std::span<const std::uint8_t> part) {
  REGULARS_CHECK(EVP_DigestUpdate(context_->handle.get(), part.data(), part.size()) == 1);
}

Digest Sha256::finish() {
  Digest digest{};
  REGULARS_CHECK(EVP_DigestFinal_ex(context_->handle.get(), digest.data(), nullptr) == 1);
  return digest;
}

Digest sha256(std::initializer_list<std::span<const std::uint8_t>> parts) {
  Sha256 hash;
  for (const auto part : parts) hash.add(part);
  return hash.finish();
}

Digest sha256(std::string_view text) {
  return sha256({as_bytes(text)});
}

}  // namespace regulars
