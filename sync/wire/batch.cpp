#include "sync/wire/batch.h"

#include <utility>

#include "app/base/bytes.h"
#include "sync/wire/codec.h"

namespace regulars::sync {

using nlohmann::json;

namespace {

constexpr char kSideMark = '~';
constexpr std::size_t kMostHeaderBytes = 8UL * 1024;

// The lines of a body, one after the other; every one ends with a line feed.
class Lines {
 public:
  explicit Lines(std::string_view text) : rest_(text) {}
  [[nodiscard]] bool at_end() const { return rest_.empty(); }
  [[nodiscard]] char first_byte() const { return rest_.empty() ? '\0' : rest_.front(); }
  // False when there is no whole line left.
  [[nodiscard]] bool next(std::string_view& line) {
    const std::size_t end = rest_.find('\n');
    if (end == std::string_view::npos) return false;
    line = rest_.substr(0, end);
    rest_.remove_prefix(end + 1);
    return true;
  }

 private:
  std::string_view rest_;
};

bool looks_like_object(std::string_view line) {
  return line.size() >= 2 && line.front() == '{' && line.back() == '}';
}

// One line of its own, and no line feed that would make two of it.
bool append_line(std::string& plain, std::string_view line) {
  if (line.find('\n') != std::string_view::npos) return false;
  plain.append(line).push_back('\n');
  return true;
}

Answer<std::string_view> header_line(Lines& lines) {
  std::string_view line;
  if (!lines.next(line)) return wire_fault(400, "malformed", "the body has no header line");
  if (line.size() > kMostHeaderBytes)
    return wire_fault(400, "malformed", "the header line is over 8192 bytes");
  return line;
}

Digest sum_of(const std::vector<std::string>& changes) {
  std::string all;
  for (const std::string& change : changes) all.append(change).push_back('\n');
  return sha256(all);
}

Answer<Envelope> read_envelope(Lines& lines, std::uint64_t seq) {
  std::string_view line;
  if (!lines.next(line))
    return wire_fault(400, "malformed", "event " + std::to_string(seq) + " is missing or cut off");
  if (!looks_like_object(line)) {
    return wire_fault(
        400, "malformed", "the line of event " + std::to_string(seq) + " is not a JSON object");
  }
  Envelope envelope{seq, std::string(line), {}};
  if (lines.first_byte() != kSideMark) return envelope;
  if (!lines.next(line) || !looks_like_object(line.substr(1))) {
    return wire_fault(400,
                      "malformed",
                      "the side line of event " + std::to_string(seq) + " is not a JSON object");
  }
  envelope.side = line.substr(1);
  return envelope;
}

// The header's fields and the number of events that must follow.
Answer<std::uint64_t> read_push_header(std::string_view line, PushRequest& request) {
  Fields fields(line, "the header of the push");
  const std::uint64_t proto = fields.number("proto");
  if (fields.mistake().empty() && proto != static_cast<std::uint64_t>(kProto)) {
    return wire_fault(426,
                      "too_old",
                      "protocol " + std::to_string(proto) + " is not spoken here, only " +
                          std::to_string(kProto));
  }
  static_cast<void>(fields.number("schema"));  // additive: any number is taken
  request.epoch = fields.epoch("epoch");
  request.first_seq = fields.number("first_seq");
  request.before = fields.digest("before");
  request.tail = fields.digest("tail");
  const std::uint64_t count = fields.number("n");
  if (!fields.mistake().empty()) return fields.fault();
  if (count > kMostEvents) {
    return wire_fault(
        413,
        "too_large",
        std::to_string(count) + " events, the limit is " + std::to_string(kMostEvents));
  }
  constexpr std::uint64_t kMostSeq = 1ULL << 62U;  // fits SQLite's integers with room
  if (count == 0 || request.first_seq == 0 || request.first_seq > kMostSeq)
    return wire_fault(400, "malformed", "a push has events, numbered from 1 on");
  return count;
}

}  // namespace

Answer<std::string> encode_push(const PushRequest& request) {
  if (request.envelopes.size() > kMostEvents) {
    return wire_fault(413,
                      "too_large",
                      std::to_string(request.envelopes.size()) + " events, the limit is " +
                          std::to_string(kMostEvents));
  }
  std::string plain = dumped(json{{"proto", kProto},
                                  {"schema", kSchema},
                                  {"epoch", epoch_text(request.epoch)},
                                  {"first_seq", request.first_seq},
                                  {"n", request.envelopes.size()},
                                  {"before", to_hex(request.before)},
                                  {"tail", to_hex(request.tail)}}) +
                      '\n';
  for (const Envelope& envelope : request.envelopes) {
    bool is_whole = append_line(plain, envelope.line);
    if (!envelope.side.empty()) is_whole &= append_line(plain, kSideMark + envelope.side);
    if (!is_whole) {
      return wire_fault(
          400, "malformed", "event " + std::to_string(envelope.seq) + " has a line feed within");
    }
  }
  return pack(plain, kPushLimit);
}

Answer<PushRequest> decode_push(std::string_view packed) {
  const Answer<std::string> plain = unpack(packed, kPushLimit);
  if (!plain) return tl::unexpected<WireFault>(plain.error());
  Lines lines(*plain);
  const Answer<std::string_view> header = header_line(lines);
  if (!header) return tl::unexpected<WireFault>(header.error());
  PushRequest request;
  const Answer<std::uint64_t> count = read_push_header(*header, request);
  if (!count) return tl::unexpected<WireFault>(count.error());
  request.envelopes.reserve(*count);
  for (std::uint64_t i = 0; i < *count; ++i) {
    Answer<Envelope> envelope = read_envelope(lines, request.first_seq + i);
    if (!envelope) return tl::unexpected<WireFault>(std::move(envelope).error());
    request.envelopes.push_back(*std::move(envelope));
  }
  if (!lines.at_end())
    return wire_fault(400, "malformed", "there are more lines than the header counts");
  return request;
}

std::string encode_push_reply(const PushReply& reply) {
  return dumped(
      json{{"acked", reply.acked}, {"tail", to_hex(reply.tail)}, {"server_ms", reply.server_ms}});
}

Answer<PushReply> decode_push_reply(std::string_view text) {
  Fields fields(text, "the answer to a push");
  PushReply reply;
  reply.acked = fields.number("acked");
  reply.tail = fields.digest("tail");
  reply.server_ms = fields.time_ms("server_ms");
  if (!fields.mistake().empty()) return fields.fault();
  return reply;
}

Answer<std::string> encode_page(const PullReply& reply) {
  const Page& page = reply.page;
  std::string plain = dumped(json{{"stream", page.stream},
                                  {"since", page.since},
                                  {"next", page.next},
                                  {"until", page.until},
                                  {"last", page.is_last},
                                  {"n", page.changes.size()},
                                  {"sum", to_hex(sum_of(page.changes))},
                                  {"applied_epoch", epoch_text(page.applied_epoch)},
                                  {"applied_seq", page.applied_seq},
                                  {"server_ms", reply.server_ms}}) +
                      '\n';
  for (const std::string& change : page.changes) {
    if (!append_line(plain, change))
      return wire_fault(500, "failed", "a change has a line feed within");
  }
  return pack(plain, kPageLimit);
}

Answer<PullReply> decode_page(std::string_view packed) {
  const Answer<std::string> plain = unpack(packed, kPageLimit);
  if (!plain) return tl::unexpected<WireFault>(plain.error());
  Lines lines(*plain);
  const Answer<std::string_view> header = header_line(lines);
  if (!header) return tl::unexpected<WireFault>(header.error());
  Fields fields(*header, "the header of the page");
  PullReply reply;
  Page& page = reply.page;
  page.stream = fields.text("stream");
  page.since = fields.number("since");
  page.next = fields.number("next");
  page.until = fields.has("until") ? fields.number("until") : page.next;  // an older central
  page.is_last = fields.truth("last");
  page.applied_epoch = fields.epoch("applied_epoch");
  page.applied_seq = fields.number("applied_seq");
  reply.server_ms = fields.time_ms("server_ms");
  const std::uint64_t count = fields.number("n");
  const Digest sum = fields.digest("sum");
  if (!fields.mistake().empty()) return fields.fault();
  if (count > kMostChanges)
    return wire_fault(413, "too_large", std::to_string(count) + " changes in one page");
  page.changes.reserve(count);
  std::string_view line;
  while (page.changes.size() < count && lines.next(line)) page.changes.emplace_back(line);
  if (page.changes.size() != count || !lines.at_end())
    return wire_fault(400, "malformed", "the page does not have the changes that it counts");
  if (sum_of(page.changes) != sum)
    return wire_fault(400, "malformed", "the page does not have the sum that it says");
  return reply;
}

std::string encode_fault(const WireFault& fault) {
  json body{{"error", fault.code}, {"words", fault.words}};
  if (fault.code == "gap") body["want"] = fault.want;
  return dumped(body);
}

WireFault decode_fault(int status, std::string_view body) {
  WireFault fault{status, {}, {}};
  Fields fields(body.substr(0, kMostJsonBytes), "the answer");
  fault.code = fields.text("error");
  fault.words = fields.text("words");
  if (fields.has("want")) fault.want = fields.number("want");
  if (!fields.mistake().empty())
    return WireFault{status, {}, "HTTP status " + std::to_string(status)};
  return fault;
}

}  // namespace regulars::sync
