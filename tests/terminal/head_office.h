#pragma once
// A central of its own on loopback, with the default programme and one cashier, "Lin". It can be
// stopped and started again at the same address.

#include <cstdint>
#include <memory>
#include <string>

#include "app/config/terminal_config.h"

namespace regulars::tests {

class HeadOffice {
 public:
  HeadOffice();
  ~HeadOffice();
  HeadOffice(const HeadOffice&) = delete;
  HeadOffice& operator=(const HeadOffice&) = delete;

  void start();
  void stop();
  // Anew, from the document.
  void set_shopfront(const std::string& document);
  // So many more, with nothing but an id; while it is stopped.
  void add_members(std::size_t count);
  // A one-time code for a terminal of that name.
  [[nodiscard]] std::string code(const std::string& terminal = "Till 3");
  void set_programme(const std::string& document);
  // Of a terminal that shall belong to it.
  [[nodiscard]] config::TerminalConfig terminal_config() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace regulars::tests
