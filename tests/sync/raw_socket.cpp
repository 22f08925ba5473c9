#include "tests/sync/raw_socket.h"

#include <arpa/inet.h>
#include <array>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "app/base/check.h"

namespace regulars::tests {

namespace {

// Bytes that came, 0 at the end or after a reset, -1 when nothing came in time.
ssize_t read_some(int socket, std::string& into, std::chrono::milliseconds within) {
  pollfd waiting{socket, POLLIN, 0};
  if (::poll(&waiting, 1, static_cast<int>(within.count())) <= 0) return -1;
  std::array<char, 4'096> bytes{};
  const ssize_t count = ::recv(socket, bytes.data(), bytes.size(), 0);
  if (count <= 0) return 0;
  into.append(bytes.data(), static_cast<std::size_t>(count));
  return count;
}

}  // namespace

RawSocket::RawSocket(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const auto* generic = reinterpret_cast<const sockaddr*>(&address);  // NOLINT: the API's way
  REGULARS_CHECK(::connect(socket_, generic, sizeof address) == 0);
}

RawSocket::~RawSocket() {
  ::close(socket_);
}

void RawSocket::write(std::string_view bytes) const {
  while (!bytes.empty()) {
    const ssize_t count = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (count <= 0) return;  // the other side has had enough
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
}

void RawSocket::finish_writing() const {
  ::shutdown(socket_, SHUT_WR);
}

std::string RawSocket::read_all(std::chrono::milliseconds within) const {
  const auto end = std::chrono::steady_clock::now() + within;
  std::string all;
  for (;;) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
        end - std::chrono::steady_clock::now());
    if (left.count() <= 0 || read_some(socket_, all, left) <= 0) return all;
  }
}

bool RawSocket::is_closed_within(std::chrono::milliseconds within) const {
  std::string ignored;
  ssize_t count = 1;
  while (count > 0) count = read_some(socket_, ignored, within);
  return count == 0;
}

}  // namespace regulars::tests
