#include "app/loyalty/shopfront_document.h"

#include "app/base/base64.h"
#include "tests/support/builders.h"

using namespace regulars;
using namespace regulars::loyalty;
using namespace regulars::tests;

namespace {

std::string number(std::uint32_t value) {
  std::string bytes;
  for (int shift = 24; shift >= 0; shift -= 8) {
    bytes += static_cast<char>(value >> static_cast<unsigned>(shift) & 0xFFU);
  }
  return bytes;
}

// A frame that says its size; nobody decodes it here.
std::string png(std::uint32_t width, std::uint32_t height, std::size_t content = 40) {
  const auto chunk = [](const std::string& name, const std::string& bytes) {
    return number(static_cast<std::uint32_t>(bytes.size())) + name + bytes + "sum!";
  };
  return std::string("\x89PNG\r\n\x1a\n", 8) +
         chunk("IHDR", number(width) + number(height) + std::string(5, '\0')) +
         chunk("IDAT", std::string(content, 'x')) + chunk("IEND", "");
}

std::string mistakes_of(const std::string& document) {
  const auto parsed = parse_shopfront(document);
  REQUIRE_FALSE(parsed.has_value());
  CHECK(parsed.error().kind == ErrorKind::invalid);
  return parsed.error().words;
}

bool has_good_logo(const std::string& bytes) {
  return parse_shopfront(R"({"format":1,"logo_png":")" + to_base64(bytes) + "\"}").has_value();
}

}  // namespace

TEST_CASE("a shopfront is read back as it was written", "[loyalty]") {
  model::Shopfront shopfront;
  CHECK(value_of(parse_shopfront(to_document(shopfront))) == shopfront);
  shopfront.accent = 0x00AB0CU;
  shopfront.logo = png(512, 512);
  shopfront.board = {
      {{{"en", "The queue is long"}, {"zh_TW", "排隊太久"}}, {{"en", "A second till"}}}};
  CHECK(value_of(parse_shopfront(to_document(shopfront))) == shopfront);
  CHECK(to_document(shopfront).find("#00AB0C") != std::string::npos);
}

TEST_CASE("a later version's fields are passed over, missing ones are none", "[loyalty]") {
  const auto shopfront = value_of(parse_shopfront(R"({"format":1,"music":{"volume":3}})"));
  CHECK(shopfront == model::Shopfront{});
}

TEST_CASE("every mistake of a shopfront is named by its path", "[loyalty]") {
  const std::string words =
      mistakes_of(R"({"format":2,"accent":"green","logo":"logo.png","logo_png":"Zm9v",)"
                  R"("board":[{"said":{"en":"a"},"did":{"en":"b"}},{"said":{"zh_CN":"a"}},)"
                  R"({"said":{"en":""},"did":"b"}]})");
  for (const char* mistake : {"the shopfront has 8 mistakes",
                              "format: wants",
                              "accent: wants a colour",
                              "logo: names a file",
                              "logo_png: wants a PNG",
                              "board[1].said: wants texts by language",
                              "board[1].did: is missing",
                              "board[2].said: wants texts of 1 to 300 bytes",
                              "board[2].did: wants texts by language"}) {
    CHECK(words.find(mistake) != std::string::npos);
  }
  for (const char* text : {"", "[]", "7", "{", R"({"format":1,"board":{}})"}) {
    CHECK_FALSE(mistakes_of(text).empty());
  }
  std::string board;
  for (int i = 0; i < 13; ++i) board += R"({"said":{"en":"a"},"did":{"en":"b"}},)";
  board.pop_back();
  CHECK(mistakes_of(R"({"format":1,"board":[)" + board + "]}").find("0 to 12 entries") !=
        std::string::npos);
}

TEST_CASE("a logo is a small PNG, whole", "[loyalty]") {
  CHECK(has_good_logo(png(1, 1)));
  CHECK(has_good_logo(png(512, 300, 60'000)));
  CHECK_FALSE(has_good_logo(png(513, 300)));
  CHECK_FALSE(has_good_logo(png(300, 0)));
  CHECK_FALSE(has_good_logo(png(300, 0xFFFFFFFFU)));
  CHECK_FALSE(has_good_logo(png(300, 300, 70'000)));
  const std::string whole = png(64, 64);
  for (std::size_t bytes = 0; bytes < whole.size(); ++bytes) {
    CHECK_FALSE(has_good_logo(whole.substr(0, bytes)));
  }
  CHECK_FALSE(has_good_logo(whole + "x"));
  CHECK_FALSE(has_good_logo("\xFF\xD8\xFF\xE0 a photograph"));
}
