#pragma once
// A bare TCP connection to a loopback port: for clients that do not speak as they should.

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace regulars::tests {

class RawSocket {
 public:
  explicit RawSocket(std::uint16_t port);
  ~RawSocket();
  RawSocket(const RawSocket&) = delete;
  RawSocket& operator=(const RawSocket&) = delete;

  void write(std::string_view bytes) const;
  void finish_writing() const;
  // What arrives until the other side closes, or until `within` has passed.
  [[nodiscard]] std::string read_all(std::chrono::milliseconds within) const;
  [[nodiscard]] bool is_closed_within(std::chrono::milliseconds within) const;

 private:
  int socket_;
};

}  // namespace regulars::tests
