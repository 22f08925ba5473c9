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

FrontDesk::FrontDesk(Writer& writer, MemberFeed feed, EnquiryDesk enquiries)
    : writer_(writer),
      feed_(std::move(feed)),
      enquiries_(std::move(enquiries)),
      looks_(std::make_shared<Looks>(kMostLooksWaiting)),
      reader_([this] {
        while (auto look = looks_->pop()) (*look)();
      }) {}

FrontDesk::~FrontDesk() {
  looks_->close();
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
  const bool is_queued =
      looks_->try_push([this, caller, request, reply] { reply(feed_.pull(caller, request)); });
  if (!is_queued) reply(tl::unexpected(busy()));
}

void FrontDesk::ask(sync::Caller caller,
                    std::string topic,
                    std::string json,
                    sync::Reply<std::string> reply) {
  if (EnquiryDesk::knows(topic)) return look_up(caller, topic, json, reply);
  const bool is_queued = writer_.act([=](Books& books) { reply(books.ask(caller, topic, json)); });
  if (!is_queued) reply(tl::unexpected(busy()));
}

// (1)
void FrontDesk::look_up(const sync::Caller& caller,
                        const std::string& topic,
                        const std::string& json,
                        const sync::Reply<std::string>& reply) {
  const auto look = [this, caller, topic, json, reply] {
    reply(enquiries_.answer(caller, topic, json));
  };
  const bool is_queued = writer_.act([looks = looks_, look, reply](Books& /*books*/) {
    if (!looks->try_push(look)) reply(tl::unexpected(busy()));
  });
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
