#include "app/loyalty/history_question.h"

#include "app/loyalty/told_json.h"

namespace regulars::loyalty {

namespace {

using told_json::append_list;

constexpr std::size_t kMostMoves = 64;
constexpr std::size_t kLongestCursor = 48;
constexpr std::size_t kLongestKind = 32;

PurseMove move_of(const JsonValue& value) {
  fields::Row row(value, "m");
  PurseMove move;
  move.purse = static_cast<model::PurseNumber>(row.number(0, 255));
  move.points = model::Points{row.number(-fields::kMost)};
  return move;
}

ToldEntry entry_of(const JsonValue& object) {
  ToldEntry entry;
  entry.at = Instant{
      Milliseconds{fields::integer_of(object, "at", -fields::kLatestMs, fields::kLatestMs)}};
  entry.kind = fields::text(fields::field(object, "k"), "k", kLongestKind);
  entry.moves = fields::list_or_none<PurseMove>(object, "m", kMostMoves, move_of);
  if (const auto event = object.find("e")) entry.event = told_json::event_of(*event);
  return entry;
}

void append(std::string& out, const ToldEntry& entry) {
  out += fmt::format(R"({{"at":{},"k":)", entry.at.time_since_epoch().count());
  append_json_string(out, entry.kind);
  out += R"(,"m":)";
  append_list(out, entry.moves, [&](const PurseMove& move) {
    out += fmt::format("[{},{}]", move.purse, move.points.value());
  });
  if (entry.event) {
    out += R"(,"e":)";
    told_json::append(out, *entry.event);
  }
  out += '}';
}

std::string cursor_of(const JsonValue& root, const char* name) {
  const auto found = root.find(name);
  return found ? fields::text(*found, name, kLongestCursor) : std::string{};
}

}  // namespace

Result<HistoryQuestion> parse_history_question(std::string_view json) {
  return fields::reading("the question \"history\"", json, [](const JsonValue& root) {
    HistoryQuestion question;
    question.member = model::MemberId{fields::id_of(root, "member")};
    question.before = cursor_of(root, "before");
    question.most =
        static_cast<std::size_t>(fields::integer_or(root, "most", 20, 1, std::int64_t{kMostTold}));
    return question;
  });
}

std::string to_json(const HistoryQuestion& question) {
  std::string out =
      fmt::format(R"({{"member":"{}","most":{})", question.member.uuid().hex(), question.most);
  if (!question.before.empty()) {
    out += R"(,"before":)";
    append_json_string(out, question.before);
  }
  return out + '}';
}

Result<HistoryAnswer> parse_history_answer(std::string_view json) {
  return fields::reading("central's answer about the history", json, [](const JsonValue& root) {
    HistoryAnswer answer;
    answer.is_known = fields::truth_of(root, "known");
    answer.applied_seq = static_cast<std::uint64_t>(fields::integer_or(root, "applied", 0, 0));
    answer.older = cursor_of(root, "older");
    answer.entries = fields::list_or_none<ToldEntry>(root, "entries", kMostTold, entry_of);
    return answer;
  });
}

std::string to_json(const HistoryAnswer& answer) {
  std::string out =
      fmt::format(R"({{"known":{},"applied":{})", answer.is_known, answer.applied_seq);
  if (!answer.older.empty()) {
    out += R"(,"older":)";
    append_json_string(out, answer.older);
  }
  out += R"(,"entries":)";
  append_list(out, answer.entries, [&](const ToldEntry& entry) { append(out, entry); });
  return out + '}';
}

}  // namespace regulars::loyalty
