#include "app/loyalty/pin_question.h"

#include <algorithm>
#include <optional>

#include <nlohmann/json.hpp>

namespace regulars::loyalty {

namespace {

constexpr std::size_t kLeastDigits = 4;
constexpr std::size_t kMostDigits = 6;

std::string text_at(const nlohmann::json& object, const char* field) {
  const auto found = object.find(field);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

bool counts_by(std::string_view pin, int step) {
  return std::adjacent_find(
             pin.begin(), pin.end(), [&](char a, char b) { return b - a != step; }) == pin.end();
}

}  // namespace

bool is_member_pin(std::string_view pin) {
  const bool is_digits =
      std::all_of(pin.begin(), pin.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (!is_digits || pin.size() < kLeastDigits || pin.size() > kMostDigits) return false;
  return !counts_by(pin, 0) && !counts_by(pin, 1) && !counts_by(pin, -1);
}

Result<PinQuestion> parse_pin_question(std::string_view json) {
  const auto object = nlohmann::json::parse(json, nullptr, /*allow_exceptions=*/false);
  if (!object.is_object()) return fail(ErrorKind::invalid, "the question is not a JSON object");
  const auto member = Uuid::parse(text_at(object, "member"));
  if (!member) return fail(ErrorKind::invalid, "member: wants 32 hexadecimal digits");
  PinQuestion question{.member = model::MemberId{*member},
                       .pin = text_at(object, "pin"),
                       .old = text_at(object, "old")};
  if (const auto staff = Uuid::parse(text_at(object, "allowed_by"))) {
    question.allowed_by = model::StaffId{*staff};
  }
  return question;
}

std::string to_json(const PinQuestion& question) {
  nlohmann::ordered_json json{{"member", question.member.uuid().hex()}, {"pin", question.pin}};
  if (!question.old.empty()) json["old"] = question.old;
  if (!question.allowed_by.is_none()) json["allowed_by"] = question.allowed_by.uuid().hex();
  return json.dump();
}

Result<PinAnswer> parse_pin_answer(std::string_view json) {
  const auto object = nlohmann::json::parse(json, nullptr, /*allow_exceptions=*/false);
  if (!object.is_object()) return fail(ErrorKind::invalid, "the answer is not a JSON object");
  const auto is_set = object.find("set");
  if (is_set == object.end() || !is_set->is_boolean()) {
    return fail(ErrorKind::invalid, "set: wants true or false");
  }
  PinAnswer answer{.is_set = is_set->get<bool>(), .why = text_at(object, "why")};
  const auto wait = object.find("wait");
  if (wait != object.end() && wait->is_number_integer()) answer.wait_s = wait->get<std::int64_t>();
  return answer;
}

std::string to_json(const PinAnswer& answer) {
  nlohmann::ordered_json json{{"set", answer.is_set}};
  if (!answer.why.empty()) json["why"] = answer.why;
  if (answer.wait_s > 0) json["wait"] = answer.wait_s;
  return json.dump();
}

}  // namespace regulars::loyalty
