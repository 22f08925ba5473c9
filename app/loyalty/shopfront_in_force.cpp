#include "app/loyalty/shopfront_in_force.h"

#include "app/loyalty/shopfront_document.h"
#include "app/storage/terminal/terminal_storage.h"

namespace regulars::loyalty {

Result<model::Shopfront> shopfront_in_force(const storage::TerminalView& terminal) {
  REGULARS_TRY(const auto document, terminal.members.shopfront_document());
  if (!document) return model::Shopfront{};
  return parse_shopfront(*document);
}

}  // namespace regulars::loyalty
