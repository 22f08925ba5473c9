// What an unwished reply means.

#include "sync/client/https_client.h"
#include "sync/wire/batch.h"

namespace regulars::sync {

namespace {

Fault fault_of(const WireFault& fault) {
  if (fault.code == "gap") return Fault::gap;
  if (fault.code == "fork") return Fault::fork;
  if (fault.code == "broken") return Fault::broken;
  switch (fault.status) {
    case 401:
    case 403:
      return Fault::unauthorised;
    case 408:
      return Fault::timed_out;
    case 410:
      return Fault::gone;
    case 413:
      return Fault::too_large;
    case 426:
      return Fault::too_old;
    case 429:
    case 503:
      return Fault::busy;
    case 502:
    case 504:
      return Fault::offline;  // a proxy without its central
    default:
      break;
  }
  if (fault.status >= 500) return Fault::failed;
  return fault.status >= 400 ? Fault::refused : Fault::bad_answer;
}

}  // namespace

Trouble trouble_of(const HttpsReply& reply) {
  const WireFault fault = decode_fault(reply.status, reply.body);
  Trouble trouble{fault_of(fault), "central: " + fault.words, reply.retry_after_s, fault.want};
  // A refusal in nobody's words did not come from our central.
  if (fault.code.empty() && trouble.fault == Fault::refused) {
    trouble.fault = Fault::bad_answer;
    trouble.words = "the answer (" + fault.words + ") is not one of our central's";
  }
  return trouble;
}

}  // namespace regulars::sync
