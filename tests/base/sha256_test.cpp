#include "app/base/sha256.h"

#include "app/base/bytes.h"
#include "tests/support/catch.h"

using namespace regulars;

TEST_CASE("sha256 agrees with the vectors of FIPS 180-4", "[base]") {
  CHECK(to_hex(sha256("abc")) ==
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(to_hex(sha256("")) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST_CASE("hashing parts equals hashing them laid end to end", "[base]") {
  CHECK(sha256({as_bytes("ab"), as_bytes("c")}) == sha256("abc"));
}

TEST_CASE("a hash in parts is the hash of the whole", "[base]") {
  Sha256 hash;
  hash.add(as_bytes("ab"));
  hash.add(as_bytes("c"));
  CHECK(hash.finish() == sha256("abc"));
}
