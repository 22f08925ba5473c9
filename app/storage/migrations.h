#pragma once
// Schemas of files that live longer than programs: numbered SQL scripts, run forward only, each in
// one transaction. assets/CMakeLists.txt turns assets/schema/<name>/NNNN_*.sql into arrays of
// Migration ("assets/schema/<name>.h"). A released script is never edited.
//
// A script may say in its first line "-- compatible from N": programs that know the schema up to
// number N can go on using the file. Without it no older program may.

#include <cstdint>
#include <span>
#include <string_view>

#include "app/base/result.h"
#include "app/storage/database.h"

namespace regulars::storage {

struct Migration {
  int number = 0;           // from 1, without gaps
  int compatible_from = 0;  // the oldest schema number whose programs can use the file after it
  std::string_view name;
  std::string_view sql;
};

enum class Opening {
  Current,
  Upgraded,         // made anew or brought forward
  NewerCompatible,  // of a newer program, which says that we may use it
  NewerRefused,     // of a newer program: not to be touched
};

// SQLite's application_id of our files: four letters. Never renumber.
inline constexpr std::int32_t kTerminalStoreId = 0x52475354;    // "RGST"
inline constexpr std::int32_t kTerminalMembersId = 0x52474D42;  // "RGMB"
inline constexpr std::int32_t kCentralId = 0x52474354;          // "RGCT"

// Brings the file to the newest of `migrations`. A file of another application is an error.
[[nodiscard]] Result<Opening> migrate(Database& database,
                                      std::int32_t application_id,
                                      std::span<const Migration> migrations);

// The same where NewerRefused is an error: one sentence that says which program to install.
[[nodiscard]] Result<Opening> migrate_or_refuse(Database& database,
                                                std::int32_t application_id,
                                                std::span<const Migration> migrations);

// For connections that only read: of an older or a newer program's file the same kind of sentence.
[[nodiscard]] Status check_schema(Database& database,
                                  std::int32_t application_id,
                                  std::span<const Migration> migrations);

}  // namespace regulars::storage
