#include "app/base/error.h"

namespace regulars {

std::string_view name_of(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::invalid:
      return "invalid";
    case ErrorKind::not_found:
      return "not_found";
    case ErrorKind::conflict:
      return "conflict";
    case ErrorKind::refused:
      return "refused";
    case ErrorKind::storage:
      return "storage";
    case ErrorKind::device:
      return "device";
    case ErrorKind::network:
      return "network";
    case ErrorKind::unauthorised:
      return "unauthorised";
    case ErrorKind::busy:
      return "busy";
    case ErrorKind::bug:
      return "bug";
  }
  return "bug";
}

}  // namespace regulars
