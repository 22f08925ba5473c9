#include "app/insight/town.h"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <utility>
#include <variant>

#include "app/base/json_tape.h"
#include "app/loyalty/event_codec.h"
#include "app/loyalty/programme_document.h"

namespace regulars::insight {

namespace {

// Returned and rated by the keys of sales.
struct Later {
  std::unordered_map<std::int64_t, std::int64_t> returned;
  std::unordered_map<std::int64_t, std::uint8_t> faces;
};

Result<Later> later_of(storage::FigureReader& reader) {
  Later later;
  REGULARS_TRY(const auto refunds, reader.refunds());
  for (const auto& refund : refunds) later.returned[refund.sale] += refund.amount_minor;
  REGULARS_TRY(const auto ratings, reader.ratings());
  for (const auto& rating : ratings) later.faces[rating.sale] = rating.face;
  return later;
}

class Collecting {
 public:
  Collecting(Town& town, Later later) : town_(town), later_(std::move(later)) {
    for (std::uint32_t i = 0; i < town.staff.size(); ++i) staff_[town.staff[i].staff.id] = i;
  }

  Status take(const storage::SaleFigure& sale) {
    REGULARS_TRY(const auto decoded, loyalty::from_line(sale.line, tape_));
    Visit visit;
    visit.day = sale.day;
    visit.member = sale.member == 0 ? kNobody : town_.member_of(sale.member);
    const auto staff = staff_.find(sale.staff);
    if (staff != staff_.end()) visit.staff = staff->second;
    visit.amount_minor = sale.amount_minor;
    visit.full_price_minor = sale.amount_minor;
    visit.points = sale.points;
    visit.tier = sale.tier;
    const auto returned = later_.returned.find(sale.key);
    if (returned != later_.returned.end()) visit.returned_minor = returned->second;
    const auto face = later_.faces.find(sale.key);
    if (face != later_.faces.end()) visit.face = face->second;
    if (const auto* event = std::get_if<model::Event>(&decoded.event)) {
      if (const auto* sold = std::get_if<model::SaleEvent>(event))
        look_at_lines(sold->basket, visit);
    }
    town_.visits.push_back(visit);
    return {};
  }

 private:
  void look_at_lines(const model::Basket& basket, Visit& visit) {
    visit.lines = static_cast<std::uint16_t>(basket.lines.size());
    for (const model::SaleLine& line : basket.lines) {
      if (line.is_discounted) visit.full_price_minor -= line.amount_minor;
      if (!line.category.empty()) visit.shelves |= bit_of(line.category);
    }
  }

  std::uint64_t bit_of(const std::string& category) {
    const std::string shelf = category.substr(0, category.find('/'));
    auto& shelves = town_.shelves;
    auto known = std::find(shelves.begin(), shelves.end(), shelf);
    if (known == shelves.end()) {
      if (shelves.size() == kMostShelves) return 0;
      known = shelves.insert(shelves.end(), shelf);
    }
    return std::uint64_t{1} << static_cast<unsigned>(known - shelves.begin());
  }

  Town& town_;
  Later later_;
  std::map<model::StaffId, std::uint32_t> staff_;
  JsonTape tape_;
};

}  // namespace

std::uint32_t Town::member_of(std::int64_t n) const {
  const auto found =
      std::lower_bound(members.begin(), members.end(), n, [](const auto& one, std::int64_t wanted) {
        return one.n < wanted;
      });
  if (found == members.end() || found->n != n) return kNobody;
  return static_cast<std::uint32_t>(found - members.begin());
}

Result<Town> look_at(const std::filesystem::path& folder) {
  REGULARS_TRY(auto reader, storage::FigureReader::open(folder));
  Town town;
  REGULARS_TRY(const std::string document, reader.programme());
  REGULARS_TRY(town.programme, loyalty::parse_programme(document));
  REGULARS_TRY(town.members, reader.members());
  REGULARS_TRY(town.staff, reader.staff());
  REGULARS_TRY(town.redeems, reader.redeems());
  REGULARS_TRY(town.lots, reader.lots());
  REGULARS_TRY(town.bonuses, reader.bonuses());
  REGULARS_TRY(auto later, later_of(reader));
  Collecting collecting(town, std::move(later));
  REGULARS_TRY_VOID(
      reader.each_sale([&](const storage::SaleFigure& sale) { return collecting.take(sale); }));
  std::stable_sort(town.visits.begin(), town.visits.end(), [](const Visit& a, const Visit& b) {
    return a.day < b.day;
  });
  return town;
}

}  // namespace regulars::insight
