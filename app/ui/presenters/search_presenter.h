#pragma once
// Search, and what comes of a card or number that nobody has: registering a new member.

#include <string>
#include <vector>

#include "app/ui/presenters/desk.h"
#include "app/ui/presenters/screen_presenter.h"
#include "app/ui/typing/composition.h"
#include "app/ui/views/search_view.h"

namespace regulars::ui {

class SearchPresenter : public ScreenPresenter {
 public:
  SearchPresenter(Desk& desk, const OpenSearch& wanted);
  Step handle(const Action& action);
  Step handle(const Reply& reply);
  [[nodiscard]] SearchView view() const;
  [[nodiscard]] bool is_waiting() const { return open_.is_open(); }
  void say(Notice notice) { notice_ = std::move(notice); }

 private:
  void changed();
  void find();
  void open(std::size_t index);
  [[nodiscard]] bool is_long_enough() const;
  [[nodiscard]] std::string start_words() const;

  Desk& desk_;
  bool is_for_enrolment_;
  bool is_for_code_;
  Composition text_;
  bool has_letters_ = false;
  MembersFound found_;
  Question search_;
  Question open_;  // of one member, by its id or by the code typed
  Notice notice_;
};

class UnknownPresenter : public ScreenPresenter {
 public:
  UnknownPresenter(Desk& desk, model::Identifier identifier);
  Step handle(const Action& action);
  Step handle(const Reply& reply);
  [[nodiscard]] UnknownView view() const;
  [[nodiscard]] bool is_waiting() const { return enrol_.is_open(); }
  void say(Notice notice);

 private:
  void enrol();
  [[nodiscard]] std::string privacy() const;

  Desk& desk_;
  model::Identifier identifier_;
  Composition name_;
  bool is_typing_ = false;
  bool is_greeted_ = false;
  Question enrol_;
  Notice notice_;
};

}  // namespace regulars::ui
