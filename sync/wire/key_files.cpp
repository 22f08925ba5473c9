#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

#include "sync/wire/identity.h"

namespace regulars::sync {

namespace {

constexpr std::size_t kMostFileBytes = 1024UL * 1024;
constexpr std::size_t kChunk = 16UL * 1024;
constexpr unsigned kSecret = 0600;

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] int number() const { return number_; }
  [[nodiscard]] bool is_open() const { return number_ >= 0; }

 private:
  int number_;
};

tl::unexpected<Error> file_failed(std::string_view verb, const std::filesystem::path& path) {
  const int reason = errno;
  return fail(reason == ENOENT ? ErrorKind::not_found : ErrorKind::storage,
              "cannot " + std::string(verb) + " " + path.string() + ": " +
                  std::generic_category().message(reason));
}

bool write_all(int file, std::string_view content) {
  while (!content.empty()) {
    const ssize_t count = ::write(file, content.data(), content.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    content.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

// A rename is on the disk once its folder is.
Status sync_folder(const std::filesystem::path& path) {
  const std::filesystem::path folder = path.has_parent_path() ? path.parent_path() : ".";
  const Descriptor file(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!file.is_open() || ::fsync(file.number()) != 0) return file_failed("sync", folder);
  return {};
}

}  // namespace

Status write_file(const std::filesystem::path& path, std::string_view content, unsigned mode) {
  const std::filesystem::path beside = path.string() + ".new";
  ::unlink(beside.c_str());  // of an earlier attempt; its mode may be another
  {
    const Descriptor file(::open(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode));
    if (!file.is_open()) return file_failed("create", beside);
    if (::fchmod(file.number(), mode) != 0 || !write_all(file.number(), content) ||
        ::fsync(file.number()) != 0)
      return file_failed("write", beside);
  }
  if (::rename(beside.c_str(), path.c_str()) != 0) return file_failed("replace", path);
  return sync_folder(path);
}

Result<std::string> read_file(const std::filesystem::path& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.is_open()) return file_failed("open", path);
  std::string content;
  for (;;) {
    const std::size_t filled = content.size();
    content.resize(filled + kChunk);
    const ssize_t count = ::read(file.number(), content.data() + filled, kChunk);
    if (count < 0 && errno != EINTR) return file_failed("read", path);
    content.resize(filled + static_cast<std::size_t>(count < 0 ? 0 : count));
    if (count == 0) return content;
    if (content.size() > kMostFileBytes)
      return fail(ErrorKind::invalid, path.string() + " is over 1048576 bytes");
  }
}

Result<std::string> ensure_key(const std::filesystem::path& path) {
  Result<std::string> kept = read_file(path);
  if (kept || kept.error().kind != ErrorKind::not_found) return kept;
  REGULARS_TRY(std::string key, make_key());
  REGULARS_TRY_VOID(write_file(path, key, kSecret));
  return key;
}

}  // namespace regulars::sync
