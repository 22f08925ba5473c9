#pragma once
// Search: whoever is meant, by a number, a card or a name.

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
  [[nodiscard]] bool takes(const CodeArrived& code);
  void say(Notice notice) { notice_ = std::move(notice); }

 private:
  [[nodiscard]] Step leave() const;
  Step met(const MemberCard& card);
  void changed();
  void find();
  void open(std::size_t index);
  [[nodiscard]] bool is_long_enough() const;
  [[nodiscard]] std::string start_words() const;

  Desk& desk_;
  bool is_for_code_;
  SearchPurpose purpose_;
  Composition text_;
  bool has_letters_ = false;
  MembersFound found_;
  Question search_;
  Question open_;  // of one member, by its id or by the code typed
  Notice notice_;
};

}  // namespace regulars::ui
