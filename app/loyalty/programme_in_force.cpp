#include "app/loyalty/programme_in_force.h"

#include <utility>

#include "app/loyalty/programme_document.h"
#include "app/loyalty/programme_question.h"
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
  if (!document) {
    REGULARS_TRY(auto newest, programme_in_force(terminal));
    if (newest && newest->version == version) return newest;
    return std::nullopt;
  }
  REGULARS_TRY(model::Programme programme, parse_programme(*document));
  return programme;
}

Status keep_programme(storage::TerminalStorage& storage,
                      std::int64_t version,
                      std::string_view answer) {
  REGULARS_TRY(const std::string document, parse_programme_answer(answer));
  if (document.empty()) return {};
  REGULARS_TRY(const model::Programme programme, parse_programme(document));
  if (programme.version != version) {
    return fail(ErrorKind::invalid,
                "central told programme version " + std::to_string(programme.version) +
                    " where version " + std::to_string(version) + " was asked for");
  }
  REGULARS_TRY(storage::Transaction transaction, storage.begin());
  REGULARS_TRY(const bool is_kept, storage.ledger().has_programme(version));
  if (!is_kept) {
    REGULARS_TRY_VOID(storage.ledger().keep_programme(transaction, version, document));
  }
  return transaction.commit();
}

}  // namespace regulars::loyalty
