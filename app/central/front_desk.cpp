#include "app/central/front_desk.h"

#include <utility>

namespace regulars::central {

namespace {
sync::WireFault busy() {
  return {.status = 503,
          .code = "busy",
          .words = "central has more to do than it can take in; the events stay with you",
          .want = 0,
          .retry_after_s = 2};
}
}  // namespace

FrontDesk::FrontDesk(Writer& writer, MemberFeed feed)
    : writer_(writer), feed_(std::move(feed)), pulls_(kMostPullsWaiting), reader_([this] {
        while (auto pull = pulls_.pop()) pull->reply(feed_.pull(pull->caller, pull->request));
      }) {}

FrontDesk::~FrontDesk() {
  pulls_.close();
  if (reader_.joinable()) reader_.join();
}

void FrontDesk::push(sync::Caller caller,
                     sync::PushRequest request,
                     sync::Reply<sync::PushReply> reply) {
  if (!writer_.push({.caller = caller, .request = std::move(request)}, reply)) {
    reply(tl::unexpected(busy()));
  }
}

void FrontDesk::pull(sync::Caller caller,
                     sync::PullRequest request,
                     sync::Reply<sync::PullReply> reply) {
  if (!pulls_.try_push({.caller = caller, .request = std::move(request), .reply = reply})) {
    reply(tl::unexpected(busy()));
  }
}

void FrontDesk::ask(sync::Caller caller,
                    std::string topic,
                    std::string json,
                    sync::Reply<std::string> reply) {
  const bool is_queued = writer_.act([=](Books& books) { reply(books.ask(caller, topic, json)); });
  if (!is_queued) reply(tl::unexpected(busy()));
}

void FrontDesk::enrol(std::string address,
                      sync::EnrolRequest request,
                      sync::Reply<sync::EnrolReply> reply) {
  const bool is_queued = writer_.act([=](Books& books) { reply(books.enrol(address, request)); });
  if (!is_queued) reply(tl::unexpected(busy()));
}

void FrontDesk::renew(sync::Caller caller, std::string csr_pem, sync::Reply<std::string> reply) {
  const bool is_queued = writer_.act([=](Books& books) { reply(books.renew(caller, csr_pem)); });
  if (!is_queued) reply(tl::unexpected(busy()));
}

}  // namespace regulars::central
