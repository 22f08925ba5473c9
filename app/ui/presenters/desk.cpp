#include "app/ui/presenters/desk.h"

#include <charconv>
#include <utility>

#include "app/i18n/format.h"
#include "app/ui/presenters/appearance_rules.h"
#include "app/ui/presenters/screen_presenter.h"

namespace regulars::ui {
namespace {

std::string_view general_key(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::invalid:
      return "error.invalid";
    case ErrorKind::not_found:
      return "error.not_found";
    case ErrorKind::conflict:
      return "error.conflict";
    case ErrorKind::refused:
      return "error.refused";
    case ErrorKind::storage:
      return "error.storage";
    case ErrorKind::device:
      return "error.device";
    case ErrorKind::network:
      return "error.network";
    case ErrorKind::unauthorised:
      return "error.unauthorised";
    case ErrorKind::busy:
      return "error.busy";
    case ErrorKind::bug:
      break;
  }
  return "error.bug";
}

std::int64_t count_in(const std::vector<std::string>& arguments) {
  std::int64_t count = 0;
  if (arguments.empty()) return count;
  const std::string& text = arguments.front();
  std::from_chars(text.data(), text.data() + text.size(), count);
  return count;
}

}  // namespace

Desk::Desk(Requests& requests,
           const Clock& clock,
           const i18n::Catalogues& catalogues,
           CounterSettings wanted)
    : settings(std::move(wanted)),
      preferences(settings.defaults),
      reader(preferences.language),
      requests_(requests),
      clock_(clock),
      catalogues_(catalogues) {}

std::optional<std::uint64_t> Desk::ask(Request request) {
  const std::uint64_t number = ++last_number_;
  if (!requests_.submit(number, std::move(request))) {
    refused_at_ = now();
    return std::nullopt;
  }
  refused_at_.reset();
  return number;
}

std::optional<SteadyInstant> Desk::refused_until() const {
  constexpr Milliseconds kTold = std::chrono::seconds{10};
  if (!refused_at_ || *refused_at_ + kTold <= now()) return std::nullopt;
  return *refused_at_ + kTold;
}

Words Desk::words_in(i18n::Language language) const {
  return {catalogues_.in(language), programme};
}

std::string Desk::tr(std::string_view key, const std::vector<std::string>& arguments) const {
  return catalogues_.in(reader).text(key, arguments);
}

std::string Desk::plural(std::string_view key,
                         std::int64_t count,
                         const std::vector<std::string>& arguments) const {
  return catalogues_.in(reader).plural(key, count, arguments);
}

std::string Desk::sentence(const Error& error) const {
  if (!error.key.empty() && catalogues_.in(reader).has(error.key)) {
    return sentence(error.key, error.arguments);
  }
  return tr(general_key(error.kind));
}

std::string Desk::sentence(std::string_view key, const std::vector<std::string>& arguments) const {
  return plural(key, count_in(arguments), arguments);
}

std::string Desk::sentence(const loyalty::CounterAnswer& answer) const {
  return answer.why ? sentence(answer.why->key, answer.why->arguments) : std::string{};
}

loyalty::CounterAnswer Desk::may(loyalty::Act act) const {
  loyalty::CounterQuestion question;
  question.act = act;
  return may(std::move(question));
}

loyalty::CounterAnswer Desk::may(loyalty::CounterQuestion question) const {
  if (staff) question.role = staff->role;
  if (card) {
    question.is_own_card = staff && !staff->member.is_none() && staff->member == card->member.id;
    question.today = card->today.of(staff_id());
  }
  return loyalty::check_counter(programme.limits, question);
}

std::string Desk::points_of(model::Points points) const {
  return words_in(reader).points_of(points);
}

std::string Desk::text_of(const model::Texts& texts) const {
  return words_in(reader).text_of(texts);
}

loyalty::PartWords Desk::words_of(const loyalty::EarnPart& part) const {
  return loyalty::words_of(part, programme, catalogues_.in(reader));
}

loyalty::SaleFacts Desk::sale_now(model::Money amount) const {
  const Instant now = wall();
  const std::uint8_t tier = card ? card->member.tier : std::uint8_t{0};
  loyalty::SaleFacts facts = loyalty::sale_of(amount, tier, now, offset(now));
  if (card) facts.member = card->facts;
  facts.member.tier = tier;
  return facts;
}

std::string Desk::tier_name(std::uint8_t tier) const {
  return words_in(reader).tier_name(tier);
}

std::string Desk::name_of(const model::Member& member) const {
  if (!member.name.empty()) return member.name;
  if (!member.identifiers.empty()) return model::masked(member.identifiers.front());
  return tr("member.no_name");
}

std::string Desk::time_of(Instant instant) const {
  return i18n::time_of_day(instant, offset(instant));
}

std::string Desk::when(Instant instant) const {
  const auto date = i18n::local_date(instant, offset(instant));
  return date == today() ? time_of(instant) : i18n::short_date(reader, date);
}

std::string Desk::undo_words() const {
  if (!undoable || undoable->ends <= now()) return {};
  if (undoable->sale) return tr("undo.no_card", {i18n::money(undoable->sale->amount)});
  return tr("undo.award", {undoable->points, undoable->name});
}

int Desk::motion_percent(SteadyInstant began) const {
  if (preferences.motion == Motion::Off || now() - began >= kMotion) return 100;
  return static_cast<int>((now() - began) * 100 / kMotion);
}

void Desk::offer_undo(Undoable what) {
  constexpr std::chrono::minutes kOffered{2};
  what.ends = now() + kOffered;
  undoable = std::move(what);
}

void Desk::offer_undo_of(const Outcome& outcome) {
  if (!card) return;
  Undoable undo;
  undo.seq = outcome.seq;
  undo.is_redeem = outcome.kind == Outcome::Kind::Redeemed;
  undo.points = words_in(reader).signed_of_purse(outcome.purse, outcome.points);
  undo.name = name_of(card->member);
  offer_undo(std::move(undo));
}

void Desk::know(const std::optional<MemberCard>& after) {
  if (!card || !after || after->member.id != card->member.id) return;
  const model::Strength found_by = card->strength;
  card = *after;
  card->strength = found_by;
}

std::chrono::sys_days Desk::today() const {
  return i18n::local_date(wall(), offset(wall()));
}

std::chrono::minutes Desk::offset(Instant instant) const {
  return settings.utc_offset ? settings.utc_offset(instant) : std::chrono::minutes{0};
}

void Desk::sign_in(const model::Staff& who, const std::optional<Preferences>& preferred) {
  staff = who;
  if (preferred) preferences = *preferred;
  reader = preferences.language;
}

void Desk::sign_out() {
  staff.reset();
  preferences = settings.defaults;
  reader = preferences.language;
}

void Desk::sound(Cue due) {
  if (preferences.sound == Sound::On) cue = due;
}

Milliseconds Desk::of_day() const {
  const Instant local = wall() + offset(wall());
  return local - std::chrono::floor<std::chrono::days>(local);
}

Appearance Desk::appearance() const {
  return appearance_of(preferences, {accent, settings.diagonal_inches}, of_day());
}

Appearance Desk::customer_appearance() const {
  Preferences of_store = settings.defaults;
  of_store.hand = Hand::Right;
  of_store.text = TextSize::Regular;
  return appearance_of(of_store, {accent, settings.customer_diagonal_inches}, of_day());
}

std::optional<Milliseconds> Desk::until_theme_changes() const {
  return ui::until_theme_changes(preferences.theme, of_day());
}

model::Points counted(model::Points from, model::Points to, int percent) {
  const auto way = to.minus(from);
  if (!way || percent >= 100) return to;
  const auto part = model::multiply_divide(way->value(), percent, 100, model::Rounding::Down);
  return part ? from.plus(model::Points{*part}).value_or(to) : to;
}

bool Question::ask(Desk& desk, Request request) {
  if (is_open()) return true;
  return ask_instead(desk, std::move(request));
}

bool Question::ask_instead(Desk& desk, Request request) {
  number_ = desk.ask(std::move(request)).value_or(0);
  return is_open();
}

bool Question::takes(const Reply& reply) {
  if (!is_open() || reply.number != number_) return false;
  number_ = 0;
  return true;
}

const MemberCard* card_in(const Reply& reply) {
  if (const auto* const card = answer_of<MemberCard>(reply)) return card;
  const auto* const looked_up = answer_of<CodeLookedUp>(reply);
  return looked_up == nullptr ? nullptr : std::get_if<MemberCard>(looked_up);
}

const Voucher* voucher_in(const Reply& reply) {
  const auto* const looked_up = answer_of<CodeLookedUp>(reply);
  return looked_up == nullptr ? nullptr : std::get_if<Voucher>(looked_up);
}

}  // namespace regulars::ui
