#include "app/base/sha256.h"

#include <memory>

#include <openssl/evp.h>

#include "app/base/bytes.h"
#include "app/base/check.h"

namespace regulars {

Digest sha256(std::initializer_list<std::span<const std::uint8_t>> parts) {
  const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(),
                                                                        &EVP_MD_CTX_free);
  REGULARS_CHECK(context != nullptr);
  REGULARS_CHECK(EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr) == 1);
  for (const auto part : parts) {
    REGULARS_CHECK(EVP_DigestUpdate(context.get(), part.data(), part.size()) == 1);
  }
  Digest digest{};
  REGULARS_CHECK(EVP_DigestFinal_ex(context.get(), digest.data(), nullptr) == 1);
  return digest;
}

Digest sha256(std::string_view text) {
  return sha256({as_bytes(text)});
}

}  // namespace regulars
