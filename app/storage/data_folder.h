#pragma once
// DataFolder: the folder of one terminal or one central, locked as long as this object lives, so
// that two programs never write the same files (database.h (1)). The lock ends with the process,
// however that ends.

#include <filesystem>

#include "app/base/result.h"

namespace regulars::storage {

class DataFolder {
 public:
  // Makes the folder (owner only) where there is none.
  [[nodiscard]] static Result<DataFolder> open(const std::filesystem::path& folder);
  ~DataFolder();
  DataFolder(DataFolder&& other) noexcept;
  DataFolder& operator=(DataFolder&&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] std::filesystem::path operator/(const std::filesystem::path& name) const {
    return path_ / name;
  }

 private:
  DataFolder(std::filesystem::path path, int lock) : path_(std::move(path)), lock_(lock) {}
  std::filesystem::path path_;
  int lock_;  // file descriptor; -1 once moved from
};

}  // namespace regulars::storage
