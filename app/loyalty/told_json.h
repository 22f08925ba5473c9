#pragma once
// How the answers of central are written and read: the pieces that they share. Internal to
// app/loyalty's codecs.

#include <string>
#include <string_view>

#include <fmt/format.h>

#include "app/base/bytes.h"
#include "app/base/json_fields.h"
#include "app/base/json_text.h"
#include "app/loyalty/told_event.h"

namespace regulars::loyalty::told_json {

constexpr std::size_t kLongestLine = 64UL * 1024;

inline void append_key(std::string& out, const model::EventKey& key) {
  out += fmt::format(
      R"("t":"{}","e":"{:016x}","q":{})", key.terminal.uuid().hex(), key.epoch, key.seq);
}

inline void append(std::string& out, const ToldEvent& event) {
  out += '{';
  append_key(out, event.key);
  out += R"(,"n":)";
  append_json_string(out, event.till);
  if (event.is_undone) out += R"(,"u":true)";
  if (!event.line.empty()) {
    out += R"(,"l":)";
    append_json_string(out, event.line);
  }
  out += '}';
}

// `write` appends one of them.
template <typename One, typename Write>
void append_list(std::string& out, const std::vector<One>& list, Write write) {
  out += '[';
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (i > 0) out += ',';
    write(list[i]);
  }
  out += ']';
}

inline model::EventKey key_of(const JsonValue& object) {
  model::EventKey key;
  key.terminal = model::TerminalId{fields::id_of(object, "t")};
  std::uint64_t epoch = 0;
  for (const std::uint8_t byte :
       fields::hex<std::array<std::uint8_t, 8>>(fields::field(object, "e"), "e")) {
    epoch = epoch << 8U | byte;
  }
  key.epoch = epoch;
  key.seq = static_cast<std::uint64_t>(fields::integer_of(object, "q", 1));
  return key;
}

inline ToldEvent event_of(const JsonValue& object) {
  ToldEvent event;
  event.key = key_of(object);
  event.till = fields::text_of(object, "n");
  event.is_undone = object.find("u").has_value() && fields::truth_of(object, "u");
  if (const auto line = object.find("l")) event.line = fields::text(*line, "l", kLongestLine);
  return event;
}

}  // namespace regulars::loyalty::told_json
