#include "tests/terminal/head_office.h"

#include <nlohmann/json.hpp>

#include "app/base/check.h"
#include "app/base/log.h"
#include "app/base/system_clock.h"
#include "app/central/central.h"
#include "app/central/history.h"
#include "app/central/office.h"
#include "app/loyalty/pin.h"
#include "assets/programme/default.json.h"
#include "tests/support/temp_dir.h"

namespace regulars::tests {

struct HeadOffice::Parts {
  TempDir folder;
  SystemClock clock;
  Log log{"central", {}, LogLevel::error};
  std::uint16_t port = 0;
  std::unique_ptr<central::Central> central;

  nlohmann::json ask(const nlohmann::json& order) {
    const auto answer = central::ask_office(folder.path(), order.dump(), clock, log);
    REGULARS_CHECK(answer.has_value());
    return nlohmann::json::parse(*answer);
  }
};

HeadOffice::HeadOffice() : parts_(std::make_unique<Parts>()) {
  start();
  parts_->ask({{"do", "programme-set"}, {"document", std::string(assets::kDefaultProgramme)}});
  parts_->ask({{"do", "staff-add"},
               {"name", "Lin"},
               {"role", 1},
               {"pin_hash", loyalty::hash_pin("1234").value()}});
}

HeadOffice::~HeadOffice() = default;

void HeadOffice::start() {
  central::CentralOptions options;
  options.folder = parts_->folder.path();
  options.port = parts_->port;
  options.store_name = "Tea on the corner";
  auto started = central::Central::start(options, parts_->clock, parts_->log);
  REGULARS_CHECK(started.has_value());
  parts_->central = *std::move(started);
  parts_->port = parts_->central->port();
}

void HeadOffice::stop() {
  parts_->central.reset();
}

void HeadOffice::set_shopfront(const std::string& document) {
  parts_->ask({{"do", "shopfront-set"}, {"document", document}});
}

void HeadOffice::add_members(std::size_t count) {
  auto history =
      central::History::open(parts_->folder.path(), "History", parts_->clock, parts_->log);
  REGULARS_CHECK(history.has_value());
  std::vector<model::Member> members(count);
  for (model::Member& member : members) {
    member.id = model::MemberId{Uuid::v7(parts_->clock.wall())};
  }
  REGULARS_CHECK((*history)->add_members(members).has_value());
  REGULARS_CHECK((*history)->finish().has_value());
}

std::string HeadOffice::code(const std::string& terminal) {
  return parts_->ask({{"do", "enrol-code"}, {"terminal", terminal}})["code"];
}

void HeadOffice::set_programme(const std::string& document) {
  parts_->ask({{"do", "programme-set"}, {"document", document}});
}

config::TerminalConfig HeadOffice::terminal_config() const {
  config::TerminalConfig config;
  config.central.url = parts_->central->url();
  config.central.ca_sha256 = parts_->central->ca_sha256();
  config.central.sync_every = Milliseconds{1'000};
  return config;
}

}  // namespace regulars::tests
