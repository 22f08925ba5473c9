#include "app/base/json_tape.h"

#include <random>

#include <nlohmann/json.hpp>

#include "tests/support/catch.h"

using namespace regulars;

namespace {

// What the tape holds, said by the other reader.
nlohmann::json retold(const JsonValue& value, const nlohmann::json& like) {
  switch (value.kind()) {
    case JsonKind::Null:
      return nullptr;
    case JsonKind::Boolean:
      return value.boolean();
    case JsonKind::Integer:
      return value.integer();
    case JsonKind::OtherNumber:
      return like;
    case JsonKind::String:
      return value.text();
    case JsonKind::Array: {
      nlohmann::json array = nlohmann::json::array();
      for (const JsonValue& one : value.elements()) {
        array.push_back(retold(one, array.size() < like.size() ? like[array.size()] : nullptr));
      }
      return array;
    }
    case JsonKind::Object: {
      nlohmann::json object = nlohmann::json::object();
      for (const auto& [name, inner] : like.items()) {
        const auto found = value.find(name);
        if (found) object[name] = retold(*found, inner);
      }
      return object;
    }
  }
  return nullptr;
}

void check_like_the_other(const std::string& text) {
  INFO(text);
  JsonTape tape;
  const bool is_taken = tape.read(text);
  const auto other = nlohmann::json::parse(text, nullptr, /*allow_exceptions=*/false);
  CHECK(is_taken == !other.is_discarded());
  if (is_taken && !other.is_discarded()) CHECK(retold(tape.root(), other) == other);
}

}  // namespace

TEST_CASE("a tape reads a line's values in place", "[base]") {
  const std::string line = R"({"s":7,"k":"sale","b":{"ids":[1,[2,"x"],{}],"p":-12},"k":"void"})";
  JsonTape tape;
  REQUIRE(tape.read(line));
  CHECK(tape.root().find("s")->integer() == 7);
  CHECK(tape.root().find("k")->plain_text() == "void");
  CHECK_FALSE(tape.root().find("p"));
  const auto body = tape.root().find("b");
  REQUIRE(body);
  CHECK(body->find("p")->integer() == -12);
  CHECK(body->find("ids")->elements().size() == 3);
  CHECK(tape.root().find("s")->elements().size() == 0);
}

TEST_CASE("a tape takes what is JSON and nothing else", "[base]") {
  for (const char* text : {"",
                           " ",
                           "{",
                           "}",
                           "[1,]",
                           "[,1]",
                           "{\"a\"}",
                           "{\"a\":}",
                           "{\"a\":1,}",
                           "{a:1}",
                           "[1 2]",
                           "[]]",
                           "01",
                           "-",
                           "1.",
                           ".5",
                           "1e",
                           "+1",
                           "-0",
                           "1.5e-3",
                           "9223372036854775807",
                           "9223372036854775808",
                           "-9223372036854775808",
                           "tru",
                           "truefalse",
                           "null",
                           "\"a",
                           "\"\\x\"",
                           "\"\\u12\"",
                           "\"\\u00e9\\n\\\"\\/\"",
                           "\"\\ud83d\\ude00\"",
                           "\"\\ud83d\"",
                           "\"\\ud83d\\u0041\"",
                           "\"\\ude00\"",
                           "\"\t\"",
                           "\"\xC3\xA9\"",
                           "\"\xC3\"",
                           "\"\xED\xA0\x80\"",
                           "[[],{},[{}]] ",
                           "\n{ \"a\" : [ 1 , \"b\\u0000c\" ] }\r\t"}) {
    check_like_the_other(text);
  }
  JsonTape tape;
  CHECK(tape.read(std::string(32, '[') + std::string(32, ']')));
  CHECK_FALSE(tape.read(std::string(33, '[') + std::string(33, ']')));
  CHECK_FALSE(tape.read(std::string(1'000'000, '[')));
}

TEST_CASE("a tape agrees with another reader on texts with mistakes", "[base]") {
  const std::string good =
      R"({"s":7,"b":{"ln":[[1200,1000,"tea\u00e9","a/b",["x","y"],0,1],[-5,0.25]],)"
      R"("z":null,"t":true}})";
  const std::string letters = R"({}[]",:0129.-\u n)";
  std::mt19937 dice(20'261'122);
  for (int round = 0; round < 20'000; ++round) {
    std::string text = good;
    for (int change = 0; change < 2; ++change) {
      const std::size_t at = dice() % text.size();
      const char letter = letters[dice() % letters.size()];
      switch (dice() % 3) {
        case 0:
          text[at] = letter;
          break;
        case 1:
          text.insert(at, 1, letter);
          break;
        default:
          text.erase(at, 1);
      }
    }
    check_like_the_other(text);
  }
}
