#pragma once
// FrontDesk: the House at the road's end. Hands every call on to the writer's or the reader's
// thread and never waits; a full queue is told as "busy, come again".
//
// (1) A question is looked up after everything that was pushed before it is folded: it goes through
//     the writer's queue to the reader.

#include <functional>
#include <memory>
#include <string>
#include <thread>

#include "app/base/bounded_queue.h"
#include "app/base/log.h"
#include "app/central/enquiry_desk.h"
#include "app/central/member_feed.h"
#include "app/central/writer.h"
#include "sync/server/road.h"

namespace regulars::central {

class FrontDesk final : public sync::House {
 public:
  static constexpr std::size_t kMostLooksWaiting = 256;

  // The writer is borrowed and outlives the desk.
  FrontDesk(Writer& writer, MemberFeed feed, EnquiryDesk enquiries);
  ~FrontDesk() override;  // answers the pulls and questions that wait
  FrontDesk(const FrontDesk&) = delete;
  FrontDesk& operator=(const FrontDesk&) = delete;

  void push(sync::Caller caller,
            sync::PushRequest request,
            sync::Reply<sync::PushReply> reply) override;
  void pull(sync::Caller caller,
            sync::PullRequest request,
            sync::Reply<sync::PullReply> reply) override;
  void ask(sync::Caller caller,
           std::string topic,
           std::string json,
           sync::Reply<std::string> reply) override;
  void enrol(std::string address,
             sync::EnrolRequest request,
             sync::Reply<sync::EnrolReply> reply) override;
  void renew(sync::Caller caller, std::string csr_pem, sync::Reply<std::string> reply) override;

 private:
  void look_up(const sync::Caller& caller,
               const std::string& topic,
               const std::string& json,
               const sync::Reply<std::string>& reply);

  using Looks = BoundedQueue<std::function<void()>>;

  Writer& writer_;
  MemberFeed feed_;        // the reader thread's
  EnquiryDesk enquiries_;  // the reader thread's
  // Also of what waits in the writer's queue, which may be done after the desk is gone. (1)
  const std::shared_ptr<Looks> looks_;
  std::jthread reader_;  // last: it uses the two above
};

}  // namespace regulars::central
