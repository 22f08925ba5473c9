#include "app/storage/central_sqlite/central_sqlite.h"

#include <utility>

#include "app/storage/central_sqlite/sqlite_reader.h"
#include "app/storage/central_sqlite/sqlite_store.h"
#include "app/storage/migrations.h"
#include "assets/schema/central.h"

namespace regulars::storage {

Result<std::unique_ptr<CentralStore>> open_central_store(const std::filesystem::path& file) {
  REGULARS_TRY(Database database, Database::open(file, Access::ReadWrite));
  REGULARS_TRY([[maybe_unused]] const Opening opening,
               migrate_or_refuse(database, kCentralId, assets::kCentralSchema));
  return std::unique_ptr<CentralStore>(std::make_unique<SqliteCentralStore>(std::move(database)));
}

Result<std::unique_ptr<CentralReader>> open_central_reader(const std::filesystem::path& file) {
  REGULARS_TRY(Database database, Database::open(file, Access::ReadOnly));
  return std::unique_ptr<CentralReader>(std::make_unique<SqliteCentralReader>(std::move(database)));
}

}  // namespace regulars::storage
