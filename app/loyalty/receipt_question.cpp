#include "app/loyalty/receipt_question.h"

#include "app/loyalty/told_json.h"

namespace regulars::loyalty {

namespace {

using told_json::append;
using told_json::append_list;

constexpr std::size_t kMostRefunds = 500;
constexpr std::size_t kMostSpent = 64;

ToldSpent spent_of(const JsonValue& value) {
  fields::Row row(value, "spent");
  ToldSpent spent;
  spent.spent.purse = static_cast<model::PurseNumber>(row.number(0, 255));
  spent.spent.points = model::Points{row.number(0)};
  spent.is_hers = row.number_or(1, 0, 1) == 1;
  return spent;
}

ToldSale sale_of_answer(const JsonValue& object) {
  ToldSale sale;
  sale.sale = told_json::event_of(fields::field(object, "sale"));
  sale.member = model::MemberId{fields::id_or_none(object, "member")};
  sale.refunds =
      fields::list_or_none<ToldEvent>(object, "refunds", kMostRefunds, told_json::event_of);
  sale.spent = fields::list_or_none<ToldSpent>(object, "spent", kMostSpent, spent_of);
  return sale;
}

void append(std::string& out, const ToldSale& sale) {
  out += R"({"sale":)";
  append(out, sale.sale);
  if (!sale.member.is_none()) out += R"(,"member":")" + sale.member.uuid().hex() + '"';
  out += R"(,"refunds":)";
  append_list(out, sale.refunds, [&](const ToldEvent& refund) { append(out, refund); });
  out += R"(,"spent":)";
  append_list(out, sale.spent, [&](const ToldSpent& spent) {
    out += fmt::format(
        "[{},{},{}]", spent.spent.purse, spent.spent.points.value(), spent.is_hers ? 1 : 0);
  });
  out += '}';
}

}  // namespace

Result<ReceiptQuestion> parse_receipt_question(std::string_view json) {
  return fields::reading("the question \"receipt\"", json, [](const JsonValue& root) {
    ReceiptQuestion question;
    if (const auto sale = root.find("sale")) {
      question.sale = told_json::key_of(*sale);
      return question;
    }
    question.receipt = fields::text(fields::field(root, "receipt"), "receipt", kLongestReceipt);
    if (question.receipt.empty()) throw fields::BadField{"receipt"};
    return question;
  });
}

std::string to_json(const ReceiptQuestion& question) {
  std::string out;
  if (question.sale) {
    out += R"({"sale":{)";
    told_json::append_key(out, *question.sale);
    return out + "}}";
  }
  out += R"({"receipt":)";
  append_json_string(out, question.receipt);
  return out + '}';
}

Result<ReceiptAnswer> parse_receipt_answer(std::string_view json) {
  return fields::reading("central's answer about the receipt", json, [](const JsonValue& root) {
    static_cast<void>(fields::field(root, "sales"));
    return ReceiptAnswer{fields::list_or_none<ToldSale>(root, "sales", kMostSales, sale_of_answer)};
  });
}

std::string to_json(const ReceiptAnswer& answer) {
  std::string out = R"({"sales":)";
  append_list(out, answer.sales, [&](const ToldSale& sale) { append(out, sale); });
  return out + '}';
}

}  // namespace regulars::loyalty
