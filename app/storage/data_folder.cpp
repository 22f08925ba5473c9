#include "app/storage/data_folder.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <string>
#include <sys/file.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace regulars::storage {

namespace {

tl::unexpected<Error> cannot(const std::filesystem::path& what, int code) {
  return fail(ErrorKind::storage,
              what.string() + " cannot be used: " + std::system_category().message(code) +
                  "; give a folder that this user can write",
              "error.storage.cannot_open");
}

// The process that wrote its number into the lock file; empty where it is not readable.
std::string holder_of(int lock) {
  std::array<char, 16> text{};
  const ssize_t length = pread(lock, text.data(), text.size() - 1, 0);
  if (length <= 0) return {};
  std::string holder(text.data(), static_cast<std::size_t>(length));
  return holder.substr(0, holder.find('\n'));
}

}  // namespace

Result<DataFolder> DataFolder::open(const std::filesystem::path& folder) {
  std::error_code made;
  if (folder.has_parent_path()) std::filesystem::create_directories(folder.parent_path(), made);
  if (mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) return cannot(folder, errno);
  const auto file = folder / "lock";
  const int lock = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (lock < 0) return cannot(file, errno);
  DataFolder locked(folder, lock);
  if (flock(lock, LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK) return cannot(file, errno);
    const std::string holder = holder_of(lock);
    return fail(ErrorKind::busy,
                "the folder " + folder.string() + " is in use by another program" +
                    (holder.empty() ? "" : " (pid " + holder + ")") + "; end that program first",
                "error.storage.in_use",
                {holder});
  }
  const std::string pid = std::to_string(getpid()) + "\n";
  if (ftruncate(lock, 0) != 0 ||
      pwrite(lock, pid.data(), pid.size(), 0) != static_cast<ssize_t>(pid.size())) {
    return cannot(file, errno);
  }
  return locked;
}

DataFolder::~DataFolder() {
  if (lock_ >= 0) close(lock_);
}

DataFolder::DataFolder(DataFolder&& other) noexcept
    : path_(std::move(other.path_)), lock_(std::exchange(other.lock_, -1)) {}

}  // namespace regulars::storage
