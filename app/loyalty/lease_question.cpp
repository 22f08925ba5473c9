#include "app/loyalty/lease_question.h"

#include <optional>

#include <nlohmann/json.hpp>

namespace regulars::loyalty {

namespace {

constexpr std::size_t kLongestReward = 32;
constexpr std::uint64_t kMostPurse = 255;
constexpr std::size_t kLongestProof = 64;

std::optional<Uuid> id_at(const nlohmann::json& object, const char* field) {
  const auto found = object.find(field);
  if (found == object.end() || !found->is_string()) return std::nullopt;
  return Uuid::parse(found->get_ref<const std::string&>());
}

Result<std::string> text_at(const nlohmann::json& object, const char* field) {
  const auto found = object.find(field);
  if (found == object.end()) return std::string{};
  if (found->is_string() && found->get_ref<const std::string&>().size() <= kLongestProof) {
    return found->get<std::string>();
  }
  return fail(ErrorKind::invalid, std::string(field) + ": wants a text of at most 64 bytes");
}

Status parse_offset(const nlohmann::json& object, LeaseQuestion& question) {
  constexpr std::int64_t kMostOffset = 24 * 60;
  const auto offset = object.find("offset");
  if (offset == object.end()) return {};
  const auto minutes = offset->is_number_integer() ? offset->get<std::int64_t>() : kMostOffset;
  if (minutes <= -kMostOffset || minutes >= kMostOffset) {
    return fail(ErrorKind::invalid, "offset: wants minutes within a day");
  }
  question.utc_offset = std::chrono::minutes{minutes};
  return {};
}

Status parse_proof(const nlohmann::json& object, LeaseQuestion& question) {
  REGULARS_TRY(question.pin, text_at(object, "pin"));
  REGULARS_TRY(question.code, text_at(object, "code"));
  if (!question.pin.empty() && !question.code.empty()) {
    return fail(ErrorKind::invalid, "code: stands beside \"pin\"; give one");
  }
  const auto age = object.find("code_age");
  if (age == object.end()) return {};
  if (!age->is_number_integer()) return fail(ErrorKind::invalid, "code_age: wants whole seconds");
  question.code_age_s = age->get<std::int64_t>();
  return {};
}

}  // namespace

Result<LeaseQuestion> parse_lease_question(std::string_view json) {
  const auto object = nlohmann::json::parse(json, nullptr, /*allow_exceptions=*/false);
  if (!object.is_object()) return fail(ErrorKind::invalid, "the question is not a JSON object");
  const auto lease = id_at(object, "lease");
  if (!lease) return fail(ErrorKind::invalid, "lease: wants 32 hexadecimal digits");
  const auto member = id_at(object, "member");
  if (!member) return fail(ErrorKind::invalid, "member: wants 32 hexadecimal digits");
  const auto points = object.find("points");
  if (points == object.end() || !points->is_number_integer()) {
    return fail(ErrorKind::invalid, "points: wants a whole number");
  }
  LeaseQuestion question{.lease = *lease,
                         .member = model::MemberId{*member},
                         .points = model::Points{points->get<std::int64_t>()}};
  if (const auto reward = object.find("reward"); reward != object.end()) {
    if (!reward->is_string() || reward->get_ref<const std::string&>().size() > kLongestReward) {
      return fail(ErrorKind::invalid, "reward: wants an id of at most 32 bytes");
    }
    question.reward = reward->get<std::string>();
  }
  if (const auto purse = object.find("purse"); purse != object.end()) {
    if (!purse->is_number_unsigned() || purse->get<std::uint64_t>() > kMostPurse) {
      return fail(ErrorKind::invalid, "purse: wants a number up to 255");
    }
    question.purse = purse->get<model::PurseNumber>();
  }
  REGULARS_TRY_VOID(parse_offset(object, question));
  REGULARS_TRY_VOID(parse_proof(object, question));
  return question;
}

std::string to_json(const LeaseQuestion& question) {
  nlohmann::ordered_json json{{"lease", question.lease.hex()},
                              {"member", question.member.uuid().hex()},
                              {"points", question.points.value()},
                              {"reward", question.reward},
                              {"purse", question.purse}};
  if (!question.pin.empty()) json["pin"] = question.pin;
  if (!question.code.empty()) json["code"] = question.code;
  if (question.code_age_s != 0) json["code_age"] = question.code_age_s;
  if (question.utc_offset) json["offset"] = question.utc_offset->count();
  return json.dump();
}

Result<LeaseAnswer> parse_lease_answer(std::string_view json) {
  const auto object = nlohmann::json::parse(json, nullptr, /*allow_exceptions=*/false);
  if (!object.is_object()) return fail(ErrorKind::invalid, "the answer is not a JSON object");
  const auto granted = object.find("granted");
  if (granted == object.end() || !granted->is_boolean()) {
    return fail(ErrorKind::invalid, "granted: wants true or false");
  }
  LeaseAnswer answer{.granted = granted->get<bool>()};
  const auto available = object.find("available");
  if (available != object.end() && available->is_number_integer()) {
    answer.available = available->get<std::int64_t>();
  }
  const auto why = object.find("why");
  if (why != object.end() && why->is_string()) answer.why = why->get<std::string>();
  const auto wait = object.find("wait");
  if (wait != object.end() && wait->is_number_integer()) answer.wait_s = wait->get<std::int64_t>();
  return answer;
}

std::string to_json(const LeaseAnswer& answer) {
  if (answer.granted) return R"({"granted":true})";
  nlohmann::ordered_json json{{"granted", false}, {"available", answer.available}};
  if (!answer.why.empty()) json["why"] = answer.why;
  if (answer.wait_s > 0) json["wait"] = answer.wait_s;
  return json.dump();
}

}  // namespace regulars::loyalty
