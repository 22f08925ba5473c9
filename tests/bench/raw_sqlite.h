#pragma once
// SQLite as bare as it comes, under the same durability as our storage: what the figures of ours
// are compared with. Ends the program on any failure. One thread.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace regulars::bench {

class RawStatement {
 public:
  ~RawStatement();
  RawStatement(RawStatement&&) noexcept;
  RawStatement& operator=(RawStatement&&) = delete;
  RawStatement& bind(int index, std::int64_t value);
  RawStatement& bind(int index, std::string_view text);  // borrowed until reset
  RawStatement& bind_blob(int index, std::string_view bytes);
  bool step();  // true: there is a row
  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] std::string text(int column) const;
  void reset();

 private:
  friend class RawSqlite;
  struct Handle;
  explicit RawStatement(std::unique_ptr<Handle> handle);
  std::unique_ptr<Handle> handle_;
};

class RawSqlite {
 public:
  // Read only, or WAL and synchronous=FULL.
  enum class Mode { Read, Write };
  RawSqlite(const std::filesystem::path& file, Mode mode);
  ~RawSqlite();
  RawSqlite(const RawSqlite&) = delete;
  RawSqlite& operator=(const RawSqlite&) = delete;
  void execute(const std::string& sql);
  [[nodiscard]] RawStatement prepare(const std::string& sql);

 private:
  struct Handle;
  std::unique_ptr<Handle> handle_;
};

}  // namespace regulars::bench
