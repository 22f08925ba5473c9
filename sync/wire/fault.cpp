#include "sync/wire/fault.h"

#include <utility>

namespace regulars::sync {

std::string_view name_of(Fault fault) {
  switch (fault) {
    case Fault::none:
      return "none";
    case Fault::offline:
      return "offline";
    case Fault::timed_out:
      return "timed_out";
    case Fault::untrusted:
      return "untrusted";
    case Fault::unauthorised:
      return "unauthorised";
    case Fault::refused:
      return "refused";
    case Fault::busy:
      return "busy";
    case Fault::too_large:
      return "too_large";
    case Fault::too_old:
      return "too_old";
    case Fault::gap:
      return "gap";
    case Fault::fork:
      return "fork";
    case Fault::broken:
      return "broken";
    case Fault::gone:
      return "gone";
    case Fault::bad_answer:
      return "bad_answer";
    case Fault::failed:
      return "failed";
    case Fault::storage:
      return "storage";
    case Fault::stopped:
      return "stopped";
  }
  return "unknown";
}

namespace {

ErrorKind kind_of(Fault fault) {
  switch (fault) {
    case Fault::untrusted:
    case Fault::unauthorised:
      return ErrorKind::unauthorised;
    case Fault::refused:
    case Fault::too_large:
    case Fault::too_old:
      return ErrorKind::refused;
    case Fault::gap:
    case Fault::fork:
    case Fault::broken:
      return ErrorKind::conflict;
    case Fault::busy:
    case Fault::stopped:
      return ErrorKind::busy;
    case Fault::gone:
      return ErrorKind::not_found;
    case Fault::storage:
      return ErrorKind::storage;
    case Fault::none:
      return ErrorKind::bug;
    case Fault::offline:
    case Fault::timed_out:
    case Fault::bad_answer:
    case Fault::failed:
      return ErrorKind::network;
  }
  return ErrorKind::bug;
}

}  // namespace

Error to_error(Trouble trouble) {
  return Error{kind_of(trouble.fault), std::move(trouble.words)};
}

}  // namespace regulars::sync
