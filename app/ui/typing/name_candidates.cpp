#include "app/ui/typing/name_candidates.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>

#include "app/ui/typing/name_characters.h"

namespace regulars::ui {
namespace {

constexpr std::size_t kMost = 64;
constexpr std::size_t kMostDecoded = 320;  // a single letter has more, rarer and rarer
constexpr std::size_t kMostLookedAt = 24;  // words that may begin with a surname
constexpr std::size_t kHanBytes = 3;

bool is_one_character(std::string_view text) {
  return text.size() == kHanBytes;
}

// The rank of its rarest character, so that a word of common characters comes early.
std::size_t rank_of(std::string_view text) {
  std::size_t rank = 0;
  for (std::size_t at = 0; at + kHanBytes <= text.size(); at += kHanBytes) {
    rank = std::max(rank, given_name_rank(text.substr(at, kHanBytes)));
  }
  return rank;
}

// Collects candidates in the script wanted.
class Offers {
 public:
  Offers(const PinyinEngine& engine, Script script) : engine_(engine), script_(script) {}

  void add(const PinyinCandidate& simplified) {
    if (list_.size() >= kMost) return;  // before the cost of converting it
    if (script_ == Script::Simplified) {
      keep(simplified);
      return;
    }
    const std::string converted = engine_.traditional(simplified.text);
    keep({converted, simplified.letters});
    if (converted != simplified.text && is_in_both_scripts(simplified.text)) keep(simplified);
  }
  void add(const Surname& surname, std::size_t letters) {
    const bool is_traditional = script_ == Script::Traditional;
    keep({std::string{is_traditional ? surname.traditional : surname.simplified}, letters});
  }
  void keep(PinyinCandidate candidate) {
    const auto is_same = [&](const PinyinCandidate& each) { return each.text == candidate.text; };
    if (list_.size() >= kMost || std::any_of(list_.begin(), list_.end(), is_same)) return;
    list_.push_back(std::move(candidate));
  }
  [[nodiscard]] std::vector<PinyinCandidate> take() { return std::move(list_); }

 private:
  const PinyinEngine& engine_;
  Script script_;
  std::vector<PinyinCandidate> list_;
};

// The character that a given name most probably has for one syllable.
std::optional<std::string> likeliest(PinyinEngine& engine, std::string_view syllable) {
  const PinyinDecoding decoding = engine.decode(syllable, kMostDecoded);
  const PinyinCandidate* best = nullptr;
  std::size_t best_rank = kUncommon;
  for (const PinyinCandidate& each : decoding.candidates) {
    if (!is_one_character(each.text) || each.letters != syllable.size()) continue;
    const std::size_t rank = given_name_rank(each.text);
    if (rank >= best_rank) continue;
    best = &each;
    best_rank = rank;
  }
  if (best == nullptr) return std::nullopt;
  return best->text;
}

// One likely name for every syllable together; none for a single syllable or a strange one.
std::optional<PinyinCandidate> likely_name(PinyinEngine& engine,
                                           std::string_view letters,
                                           const std::vector<std::size_t>& starts) {
  constexpr std::size_t kSyllables = 2;  // a given name has one or two
  if (starts.size() != kSyllables + 1 || starts.back() != letters.size()) return std::nullopt;
  PinyinCandidate name{"", letters.size()};
  for (std::size_t i = 0; i < kSyllables; ++i) {
    std::string_view syllable = letters.substr(starts.at(i), starts.at(i + 1) - starts.at(i));
    const auto character = likeliest(engine, syllable);
    if (!character) return std::nullopt;
    name.text += *character;
  }
  return name;
}

struct Ranked {
  const PinyinCandidate* candidate = nullptr;
  std::size_t rank = kUncommon;
};

void add_likeliest_first(Offers& offers, std::vector<Ranked>& list) {
  std::stable_sort(
      list.begin(), list.end(), [](const Ranked& a, const Ranked& b) { return a.rank < b.rank; });
  for (const Ranked& each : list) offers.add(*each.candidate);
}

void add_given(Offers& offers,
               PinyinEngine& engine,
               std::string_view letters,
               const PinyinDecoding& decoding) {
  constexpr std::size_t kMostWords = 4;
  std::vector<Ranked> words;
  std::vector<Ranked> singles;
  for (const PinyinCandidate& each : decoding.candidates) {
    const bool is_single = is_one_character(each.text);
    if (!is_single && (each.letters != letters.size() || words.size() >= kMostWords)) continue;
    const std::size_t rank = rank_of(each.text);
    if (rank != kUncommon) (is_single ? singles : words).push_back({&each, rank});
  }
  add_likeliest_first(offers, words);
  if (const auto name = likely_name(engine, letters, decoding.starts)) offers.add(*name);
  add_likeliest_first(offers, singles);
}

// How many letters a surname takes of those typed; none when it does not fit them.
std::optional<std::size_t> letters_for(const Surname& surname,
                                       std::string_view letters,
                                       const std::vector<std::size_t>& starts) {
  if (surname.pinyin.starts_with(letters)) return letters.size();
  if (!letters.starts_with(surname.pinyin)) return std::nullopt;
  const bool ends_a_syllable =
      std::find(starts.begin(), starts.end(), surname.pinyin.size()) != starts.end();
  if (!ends_a_syllable) return std::nullopt;
  return surname.pinyin.size();
}

bool begins_with_surname(const std::string& name) {
  return is_surname(std::string_view{name}.substr(0, kHanBytes)) ||
         is_surname(std::string_view{name}.substr(0, 2 * kHanBytes));
}

void add_surnames(Offers& offers, std::string_view letters, const PinyinDecoding& decoding) {
  std::size_t looked_at = 0;
  for (const PinyinCandidate& each : decoding.candidates) {  // whole names that the engine knows
    const bool is_whole = each.letters == letters.size() && each.text.size() > kHanBytes;
    if (!is_whole || ++looked_at > kMostLookedAt) break;
    if (begins_with_surname(each.text)) offers.add(each);
  }
  const auto add_if = [&](bool wants_exact) {
    for_each_surname([&](const Surname& surname) {
      const auto taken = letters_for(surname, letters, decoding.starts);
      if (taken && (surname.pinyin.size() <= letters.size()) == wants_exact) {
        offers.add(surname, *taken);
      }
    });
  };
  add_if(true);
  add_if(false);
}

}  // namespace

std::vector<PinyinCandidate> name_candidates(PinyinEngine& engine,
                                             std::string_view letters,
                                             NamePart part,
                                             Script script) {
  const PinyinDecoding decoding = engine.decode(letters, kMostDecoded);
  Offers offers{engine, script};
  if (part == NamePart::Surname) {
    add_surnames(offers, letters, decoding);
  } else {
    add_given(offers, engine, letters, decoding);
  }
  for (const PinyinCandidate& each : decoding.candidates) offers.add(each);
  std::vector<PinyinCandidate> list = offers.take();
  if (list.size() >= kMost) list.pop_back();
  list.push_back({std::string{letters}, letters.size()});
  return list;
}

}  // namespace regulars::ui
