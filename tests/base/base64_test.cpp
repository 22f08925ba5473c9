#include "app/base/base64.h"

#include "tests/support/catch.h"

using namespace regulars;

TEST_CASE("base64 is that of RFC 4648", "[base]") {
  const std::pair<const char*, const char*> kKnown[] = {{"", ""},
                                                        {"f", "Zg=="},
                                                        {"fo", "Zm8="},
                                                        {"foo", "Zm9v"},
                                                        {"foob", "Zm9vYg=="},
                                                        {"fooba", "Zm9vYmE="},
                                                        {"foobar", "Zm9vYmFy"}};
  for (const auto& [bytes, text] : kKnown) {
    CHECK(to_base64(bytes) == text);
    CHECK(from_base64(text) == std::optional<std::string>(bytes));
  }
  std::string all;
  for (int byte = 0; byte < 256; ++byte) all += static_cast<char>(byte);
  CHECK(from_base64(to_base64(all)) == all);
}

TEST_CASE("what is not base64 is none", "[base]") {
  for (const char* text :
       {"Z", "Zg", "Zg=", "Zh==", "Zm9=", "====", "Z===", "Zm9v\n", "Zm-v", "Zg==Zg=="}) {
    CHECK_FALSE(from_base64(text).has_value());
  }
}
