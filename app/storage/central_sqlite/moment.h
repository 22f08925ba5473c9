#pragma once
// One moment of the store for several queries of a reader: BEGIN DEFERRED, ended when destroyed;
// nothing inside a longer one. Private to this folder.

#include <utility>

#include "app/storage/database.h"

namespace regulars::storage {

class Moment {
 public:
  [[nodiscard]] static Result<Moment> begin(Database& database) {
    if (database.in_transaction()) return Moment(nullptr);
    REGULARS_TRY_VOID(database.query("BEGIN DEFERRED").run());
    return Moment(&database);
  }
  Moment(Moment&& other) noexcept : database_(std::exchange(other.database_, nullptr)) {}
  Moment& operator=(Moment&&) = delete;
  ~Moment() {
    if (database_ != nullptr) ignore(database_->query("END").run(), "a reader changed nothing");
  }

 private:
  explicit Moment(Database* database) : database_(database) {}
  Database* database_;  // null once moved from, or inside a longer moment
};

}  // namespace regulars::storage
