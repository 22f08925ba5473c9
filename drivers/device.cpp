#include "drivers/device.h"

namespace regulars::drivers {

std::string_view words_of(Fault fault) {
  switch (fault) {
    case Fault::Absent:
      return "is not connected";
    case Fault::InUse:
      return "is in use by another program";
    case Fault::Overrun:
      return "sent faster than it was read; the scan was thrown away";
    case Fault::BadFrame:
      return "sent something that is not a scan";
    case Fault::Forbidden:
      return "may not be opened by this user";
  }
  return "has failed";
}

}  // namespace regulars::drivers
