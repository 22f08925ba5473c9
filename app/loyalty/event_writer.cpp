// Writing: directly, because a sale is written while a customer waits.

#include <iterator>

#include <fmt/format.h>

#include "app/base/bytes.h"
#include "app/base/json_text.h"
#include "app/loyalty/event_codec.h"

namespace regulars::loyalty {

namespace {

template <typename... Arguments>
void append(std::string& out, fmt::format_string<Arguments...> format, Arguments&&... arguments) {
  fmt::format_to(std::back_inserter(out), format, std::forward<Arguments>(arguments)...);
}

std::int64_t milliseconds(Instant at) {
  return at.time_since_epoch().count();
}

// ---- which version ------------------------------------------------------------------------------

bool is_first_version(const model::SaleEvent& sale) {
  return sale.basket == model::Basket{} && sale.facts == model::MemberFacts{} &&
         sale.grants.empty() && sale.redeems.empty() && sale.coupons.empty() && !sale.sold &&
         sale.flags == 0 && sale.allowed_by.is_none() && sale.strength <= model::Strength::Card &&
         sale.origin <= model::Origin::Generated;
}

struct VersionOf {
  int operator()(const model::SaleEvent& sale) const { return is_first_version(sale) ? 1 : 2; }
  int operator()(const model::EnrolEvent& enrol) const {
    return enrol.referred_by.is_none() && enrol.birthday == Digest{} ? 1 : 2;
  }
  int operator()(const model::ConsentEvent& consent) const {
    return consent.purpose == model::Purpose::Greeting && consent.text_version == 1 ? 1 : 2;
  }
  int operator()(const model::RedeemEvent& redeem) const {
    const bool is_plain = redeem.purse == model::kPointsPurse &&
                          redeem.strength == model::Strength::Card && redeem.coupon == Digest{} &&
                          redeem.flags == 0 && redeem.allowed_by.is_none() &&
                          redeem.points.value() > 0;
    return is_plain ? 1 : 2;
  }
  template <typename Other>
  int operator()(const Other& /*event*/) const {
    return 1;
  }
};

// ---- parts of bodies ----------------------------------------------------------------------------

class Body {
 public:
  explicit Body(std::string& out) : out_(out) { out_ += '{'; }
  void close() { out_ += '}'; }

  void key(std::string_view name) {
    if (out_.back() != '{') out_ += ',';
    out_ += '"';
    out_ += name;
    out_ += "\":";
  }
  template <typename Integer>
  void number(std::string_view name, Integer value) {
    key(name);
    append(out_, "{}", value);
  }
  template <typename Integer>
  void number_if(std::string_view name, Integer value) {
    if (value != 0) number(name, value);
  }
  void text(std::string_view name, std::string_view value) {
    key(name);
    append_json_string(out_, value);
  }
  void text_if(std::string_view name, std::string_view value) {
    if (!value.empty()) text(name, value);
  }
  void word(std::string_view name, std::string_view value) {  // needs no escapes
    key(name);
    append(out_, R"("{}")", value);
  }
  void truth(std::string_view name, bool value) {
    key(name);
    append(out_, "{}", value);
  }
  void digest_if(std::string_view name, const Digest& digest) {
    if (digest != Digest{}) word(name, to_hex(digest));
  }
  template <typename Id>
  void id(std::string_view name, const Id& id) {
    word(name, id.uuid().hex());
  }
  template <typename Id>
  void id_if(std::string_view name, const Id& one) {
    if (!one.is_none()) id(name, one);
  }
  void money(const model::Money& money) {
    number("a", money.minor());
    word("c", money.currency().code());
  }
  void flags(std::uint32_t flags, const model::StaffId& allowed_by) {
    number_if("fl", flags);
    id_if("al", allowed_by);
  }
  // "name":[one,one]; nothing where there is nothing.
  template <typename List, typename Write>
  void list_if(std::string_view name, const List& list, Write write) {
    if (!list.empty()) array(name, list, write);
  }
  template <typename List, typename Write>
  void array(std::string_view name, const List& list, Write write) {
    key(name);
    char before = '[';
    for (const auto& one : list) {
      out_ += before;
      write(out_, one);
      before = ',';
    }
    if (before == '[') out_ += before;
    out_ += ']';
  }
  void grants_if(std::string_view name, const std::vector<model::Grant>& grants);

 private:
  std::string& out_;
};

void write_text(std::string& out, const std::string& text) {
  append_json_string(out, text);
}

void write_uuid(std::string& out, const Uuid& id) {
  append(out, R"("{}")", id.hex());
}

// [amount, quantity, sku, category, [labels], tax, discounted]: what is usual at the end is left
// out.
void write_line(std::string& out, const model::SaleLine& line) {
  const model::SaleLine usual;
  const int parts = line.is_discounted                            ? 7
                    : line.tax_minor != 0                         ? 6
                    : !line.labels.empty()                        ? 5
                    : !line.category.empty()                      ? 4
                    : !line.sku.empty()                           ? 3
                    : line.quantity_milli != usual.quantity_milli ? 2
                                                                  : 1;
  append(out, "[{}", line.amount_minor);
  if (parts > 1) append(out, ",{}", line.quantity_milli);
  if (parts > 2) {
    out += ',';
    append_json_string(out, line.sku);
  }
  if (parts > 3) {
    out += ',';
    append_json_string(out, line.category);
  }
  if (parts > 4) {
    out += ",[";
    for (const std::string& label : line.labels) {
      if (&label != line.labels.data()) out += ',';
      append_json_string(out, label);
    }
    out += ']';
  }
  if (parts > 5) append(out, ",{}", line.tax_minor);
  if (parts > 6) out += ",1";
  out += ']';
}

void write_tender(std::string& out, const model::Tender& tender) {
  append(out, "[{},{}]", static_cast<int>(tender.kind), tender.amount_minor);
}

void write_use(std::string& out, const model::RuleUse& use) {
  out += '[';
  append_json_string(out, use.rule);
  append(out, ",{},{},{}]", use.since.time_since_epoch().count(), use.times, use.points.value());
}

// [purse, points, from, lapses]: zeros at the end are left out.
void write_grant(std::string& out, const model::Grant& grant) {
  append(out, "[{},{}", grant.purse, grant.points.value());
  const bool lapses = grant.lapses != Instant{};
  if (lapses || grant.from != Instant{}) append(out, ",{}", milliseconds(grant.from));
  if (lapses) append(out, ",{}", milliseconds(grant.lapses));
  out += ']';
}

void write_refund_line(std::string& out, const model::RefundLine& line) {
  append(out, "[{},{},{}]", line.line, line.quantity_milli, line.amount_minor);
}

void Body::grants_if(std::string_view name, const std::vector<model::Grant>& grants) {
  list_if(name, grants, write_grant);
}

int bits_of(const model::MemberFacts& facts) {
  return (facts.is_birthday ? 1 : 0) | (facts.is_birthday_week ? 2 : 0) |
         (facts.is_birthday_month ? 4 : 0) | (facts.was_referred ? 8 : 0);
}

// ---- bodies -------------------------------------------------------------------------------------

struct BodyOf {
  std::string& out;

  void operator()(const model::SaleEvent& sale) const {
    Body body(out);
    body.id_if("m", sale.member);
    body.money(sale.amount);
    body.number("p", sale.points.value());
    body.number("pv", sale.programme_version);
    body.number("tr", sale.tier);
    body.number("st", static_cast<int>(sale.strength));
    body.id_if("by", sale.staff);
    body.number("or", static_cast<int>(sale.origin));
    if (sale.origin != model::Origin::Keypad) body.text_if("rf", sale.reference);
    body.digest_if("ui", sale.unknown_identifier);
    second_version_of(body, sale);
    body.close();
  }

  static void second_version_of(Body& body, const model::SaleEvent& sale) {
    body.list_if("ln", sale.basket.lines, write_line);
    body.list_if("td", sale.basket.tenders, write_tender);
    body.list_if("cd", sale.basket.codes, write_text);
    body.number_if("vi", sale.facts.visits);
    body.number_if("fa", bits_of(sale.facts));
    body.list_if("us", sale.facts.uses, write_use);
    body.grants_if("gr", sale.grants);
    body.list_if("rd", sale.redeems, [](std::string& to, auto seq) { append(to, "{}", seq); });
    body.list_if("cp", sale.coupons, write_uuid);
    if (sale.sold) body.number("sd", milliseconds(*sale.sold));
    body.flags(sale.flags, sale.allowed_by);
  }

  void operator()(const model::EnrolEvent& enrol) const {
    Body body(out);
    body.id("m", enrol.member);
    body.digest_if("n", enrol.name);
    body.array("ids", enrol.identifiers, [](std::string& to, const Digest& digest) {
      append(to, R"("{}")", to_hex(digest));
    });
    if (enrol.greeting == model::GreetingConsent::Given) body.truth("g", true);
    body.id_if("by", enrol.staff);
    body.id_if("rb", enrol.referred_by);
    body.digest_if("bd", enrol.birthday);
    body.close();
  }

  void operator()(const model::ConsentEvent& consent) const {
    Body body(out);
    body.id("m", consent.member);
    body.truth("g", consent.greeting == model::GreetingConsent::Given);
    body.id_if("by", consent.staff);
    if (VersionOf{}(consent) > 1) {
      body.number("pu", static_cast<int>(consent.purpose));
      body.number("tv", consent.text_version);
    }
    body.close();
  }

  void operator()(const model::RedeemEvent& redeem) const {
    Body body(out);
    body.id("m", redeem.member);
    body.text("r", redeem.reward);
    body.number("p", redeem.points.value());
    body.money(redeem.value);
    body.number("pv", redeem.programme_version);
    body.word("l", redeem.lease.hex());
    body.id_if("by", redeem.staff);
    if (VersionOf{}(redeem) > 1) {
      body.number_if("pu", redeem.purse);
      body.number("st", static_cast<int>(redeem.strength));
      body.digest_if("co", redeem.coupon);
      body.flags(redeem.flags, redeem.allowed_by);
    }
    body.close();
  }

  void operator()(const model::VoidEvent& undone) const {
    Body body(out);
    body.id("m", undone.member);
    body.number("rf", undone.sale_seq);
    body.number("p", undone.points.value());
    body.id_if("by", undone.staff);
    body.id_if("al", undone.allowed_by);
    body.close();
  }

  void operator()(const model::LeaseCloseEvent& close) const {
    Body body(out);
    body.word("l", close.lease.hex());
    body.close();
  }

  void operator()(const model::RatingEvent& rating) const {
    Body body(out);
    body.number("sq", rating.sale_seq);
    body.number("oc", static_cast<int>(rating.outcome));
    body.number("f", rating.face);
    body.close();
  }

  void operator()(const model::RefundEvent& refund) const {
    Body body(out);
    body.id_if("m", refund.member);
    body.id("t", refund.sale.terminal);
    body.word("e", fmt::format("{:016x}", refund.sale.epoch));
    body.number("q", refund.sale.seq);
    body.array("ln", refund.lines, write_refund_line);
    body.money(refund.amount);
    body.grants_if("tk", refund.taken);
    body.grants_if("rt", refund.returned);
    body.number("pv", refund.programme_version);
    body.text_if("rf", refund.reference);
    body.id_if("by", refund.staff);
    body.flags(refund.flags, refund.allowed_by);
    body.close();
  }

  void operator()(const model::TopUpEvent& top_up) const {
    Body body(out);
    body.id("m", top_up.account);
    body.number("pu", top_up.purse);
    body.money(top_up.amount);
    body.number_if("bo", top_up.bonus.minor());
    body.number_if("la", milliseconds(top_up.lapses));
    body.number("pv", top_up.programme_version);
    body.text_if("rf", top_up.reference);
    body.id_if("by", top_up.staff);
    body.flags(top_up.flags, top_up.allowed_by);
    body.close();
  }

  void operator()(const model::IssueEvent& issue) const {
    Body body(out);
    body.id("m", issue.account);
    body.number("ki", static_cast<int>(issue.kind));
    body.digest_if("co", issue.code);
    body.text_if("r", issue.reward);
    body.number("pu", issue.purse);
    body.money(issue.amount);
    body.number_if("la", milliseconds(issue.lapses));
    body.id_if("to", issue.member);
    body.number_if("sq", issue.sale_seq);
    body.number("pv", issue.programme_version);
    body.id_if("by", issue.staff);
    body.id_if("al", issue.allowed_by);
    body.close();
  }

  void operator()(const model::AdjustEvent& adjust) const {
    Body body(out);
    body.id("m", adjust.member);
    body.number_if("pu", adjust.purse);
    body.number("p", adjust.points.value());
    body.number_if("la", milliseconds(adjust.lapses));
    body.text("re", adjust.reason);
    body.id_if("by", adjust.staff);
    body.flags(adjust.flags, adjust.allowed_by);
    body.close();
  }

  void operator()(const model::CardEvent& card) const {
    Body body(out);
    body.id("m", card.member);
    body.number("ac", static_cast<int>(card.action));
    body.digest_if("ca", card.card);
    body.digest_if("oc", card.old_card);
    body.id_if("by", card.staff);
    body.id_if("al", card.allowed_by);
    body.close();
  }

  void operator()(const model::MergeEvent& merge) const {
    Body body(out);
    body.id("m", merge.winner);
    body.id("lo", merge.loser);
    body.id_if("by", merge.staff);
    body.id_if("al", merge.allowed_by);
    body.close();
  }

  void operator()(const model::HouseholdEvent& household) const {
    Body body(out);
    body.id("h", household.household);
    body.id("m", household.member);
    body.truth("j", household.joins);
    body.id_if("by", household.staff);
    body.close();
  }

  void operator()(const model::CorrectEvent& correct) const {
    Body body(out);
    body.id("m", correct.member);
    body.digest_if("n", correct.name);
    body.digest_if("bd", correct.birthday);
    body.id_if("by", correct.staff);
    body.close();
  }

  void operator()(const model::EraseEvent& erase) const {
    Body body(out);
    body.id("m", erase.member);
    body.id_if("by", erase.staff);
    body.id_if("al", erase.allowed_by);
    body.close();
  }

  void operator()(const model::StaffEvent& staff) const {
    Body body(out);
    body.id("w", staff.who);
    body.number("ac", static_cast<int>(staff.action));
    body.number("ro", static_cast<int>(staff.role));
    body.digest_if("n", staff.name);
    body.id_if("by", staff.by);
    body.id_if("m", staff.member);
    body.close();
  }
};

struct KindOf {
  std::string_view operator()(const model::SaleEvent& /*event*/) const { return "sale"; }
  std::string_view operator()(const model::EnrolEvent& /*event*/) const { return "enrol"; }
  std::string_view operator()(const model::ConsentEvent& /*event*/) const { return "consent"; }
  std::string_view operator()(const model::RedeemEvent& /*event*/) const { return "redeem"; }
  std::string_view operator()(const model::VoidEvent& /*event*/) const { return "void"; }
  std::string_view operator()(const model::LeaseCloseEvent& /*event*/) const {
    return "lease_close";
  }
  std::string_view operator()(const model::RatingEvent& /*event*/) const { return "rating"; }
  std::string_view operator()(const model::RefundEvent& /*event*/) const { return "refund"; }
  std::string_view operator()(const model::TopUpEvent& /*event*/) const { return "top_up"; }
  std::string_view operator()(const model::IssueEvent& /*event*/) const { return "issue"; }
  std::string_view operator()(const model::AdjustEvent& /*event*/) const { return "adjust"; }
  std::string_view operator()(const model::CardEvent& /*event*/) const { return "card"; }
  std::string_view operator()(const model::MergeEvent& /*event*/) const { return "merge"; }
  std::string_view operator()(const model::HouseholdEvent& /*event*/) const { return "household"; }
  std::string_view operator()(const model::CorrectEvent& /*event*/) const { return "correct"; }
  std::string_view operator()(const model::EraseEvent& /*event*/) const { return "erase"; }
  std::string_view operator()(const model::StaffEvent& /*event*/) const { return "staff"; }
};

}  // namespace

std::string_view kind_of(const model::Event& event) {
  return std::visit(KindOf{}, event);
}

std::string to_line(const model::EventStamp& stamp, const model::Event& event) {
  std::string line;
  line.reserve(256);
  append(line,
         R"({{"s":{},"t":{},"o":{},"k":"{}","v":{},"b":)",
         stamp.seq,
         milliseconds(stamp.at),
         stamp.utc_offset.count(),
         kind_of(event),
         std::visit(VersionOf{}, event));
  std::visit(BodyOf{line}, event);
  return line += '}';
}

}  // namespace regulars::loyalty
