#pragma once
// The screens: each a function of its view. They hold no state, read no store, format no money;
// what a tap means is the presenters' business.

#include "app/ui/views/view.h"
#include "app/ui/widgets/controls.h"

namespace regulars::ui {

void setup_screen(Ui& ui, const SetupView& view);
void sign_in_screen(Ui& ui, const SignInView& view);
void home_screen(Ui& ui, const HomeView& view);
void search_screen(Ui& ui, const SearchView& view);
void form_screen(Ui& ui, const FormView& view);
void member_screen(Ui& ui, const MemberView& view);
void amount_screen(Ui& ui, const AmountView& view);
void field_screen(Ui& ui, const FieldView& view);
void typing_screen(Ui& ui, const TypingView& view);
void page_screen(Ui& ui, const PageView& view);
void voucher_screen(Ui& ui, const VoucherView& view);
void redeem_screen(Ui& ui, const RedeemView& view);
void done_screen(Ui& ui, const DoneView& view);
// The customer's.
void attract_screen(Ui& ui, const AttractView& view);
void greeting_screen(Ui& ui, const GreetingView& view);
void earned_screen(Ui& ui, const EarnedView& view);
void rating_screen(Ui& ui, const RatingView& view);
void thanks_screen(Ui& ui, const ThanksView& view);
void day_screen(Ui& ui, const DayView& view);
void faults_screen(Ui& ui, const FaultsView& view);
void settings_screen(Ui& ui, const SettingsView& view);

}  // namespace regulars::ui
