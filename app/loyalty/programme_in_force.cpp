#include "app/loyalty/programme_in_force.h"

#include <utility>

#include "app/loyalty/programme_document.h"
#include "app/storage/terminal/terminal_storage.h"

namespace regulars::loyalty {

Result<std::optional<model::Programme>> programme_in_force(const storage::TerminalView& terminal) {
  REGULARS_TRY(const auto document, terminal.members.programme_document());
  if (!document) return std::nullopt;
  auto& known = terminal.members.read_programme();
  if (!known || known->document != *document) {
    REGULARS_TRY(model::Programme programme, parse_programme(*document));
    known = {*document, std::move(programme)};
  }
  return known->programme;
}

Result<std::optional<model::Programme>> programme_of(const storage::TerminalView& terminal,
                                                     std::int64_t version) {
  REGULARS_TRY(const auto document, terminal.ledger.programme_document(version));
  if (!document) return std::nullopt;
  REGULARS_TRY(model::Programme programme, parse_programme(*document));
  return programme;
}

}  // namespace regulars::loyalty
