#pragma once
// The central store in one SQLite file: the default, good for one machine (see README: measures).

#include <filesystem>
#include <memory>

#include "app/base/result.h"
#include "app/storage/central_store.h"

namespace regulars::storage {

// The only writing connection of the file (database.h (1)); brings its schema to the newest. Made
// where there is none. Belongs to one thread at a time.
[[nodiscard]] Result<std::unique_ptr<CentralStore>> open_central_store(
    const std::filesystem::path& file);

// A look from beside, also while a server writes. Belongs to one thread at a time.
[[nodiscard]] Result<std::unique_ptr<CentralReader>> open_central_reader(
    const std::filesystem::path& file);

}  // namespace regulars::storage
