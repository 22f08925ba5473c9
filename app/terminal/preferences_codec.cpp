#include "app/terminal/preferences_codec.h"

#include <array>
#include <utility>

#include <nlohmann/json.hpp>

namespace regulars::terminal {
namespace {

using Json = nlohmann::json;

// The words are stored: never rename.
template <typename Value>
struct Word {
  std::string_view word;
  Value value;
};
constexpr std::array<Word<ui::ThemeChoice>, 4> kThemes{{{"auto", ui::ThemeChoice::Auto},
                                                        {"day", ui::ThemeChoice::Day},
                                                        {"night", ui::ThemeChoice::Night},
                                                        {"contrast", ui::ThemeChoice::Contrast}}};
constexpr std::array<Word<ui::TextSize>, 2> kSizes{
    {{"regular", ui::TextSize::Regular}, {"big", ui::TextSize::Big}}};
constexpr std::array<Word<ui::Hand>, 2> kHands{
    {{"right", ui::Hand::Right}, {"left", ui::Hand::Left}}};
constexpr std::array<Word<ui::Motion>, 2> kMotions{
    {{"on", ui::Motion::On}, {"off", ui::Motion::Off}}};
constexpr std::array<Word<ui::Sound>, 2> kSounds{{{"on", ui::Sound::On}, {"off", ui::Sound::Off}}};
constexpr std::array<Word<ui::Greeting>, 2> kGreetings{
    {{"name", ui::Greeting::ByName}, {"no name", ui::Greeting::WithoutName}}};

template <typename Value, std::size_t count>
std::string word_of(const std::array<Word<Value>, count>& words, Value value) {
  for (const auto& one : words) {
    if (one.value == value) return std::string(one.word);
  }
  return {};
}

template <typename Value, std::size_t count>
void read(const Json& object,
          const char* key,
          const std::array<Word<Value>, count>& words,
          Value& value) {
  const auto found = object.find(key);
  if (found == object.end() || !found->is_string()) return;
  for (const auto& one : words) {
    if (one.word == found->get_ref<const std::string&>()) value = one.value;
  }
}

}  // namespace

std::string to_json(const ui::Preferences& preferences) {
  return Json{{"language", std::string(i18n::code(preferences.language))},
              {"theme", word_of(kThemes, preferences.theme)},
              {"text", word_of(kSizes, preferences.text)},
              {"hand", word_of(kHands, preferences.hand)},
              {"motion", word_of(kMotions, preferences.motion)},
              {"sound", word_of(kSounds, preferences.sound)},
              {"greeting", word_of(kGreetings, preferences.greeting)}}
      .dump();
}

ui::Preferences preferences_from(std::string_view json) {
  ui::Preferences preferences;
  const Json object = Json::parse(json, nullptr, /*allow_exceptions=*/false);
  if (!object.is_object()) return preferences;
  const auto language = object.find("language");
  if (language != object.end() && language->is_string()) {
    preferences.language =
        i18n::language_of(language->get_ref<const std::string&>()).value_or(preferences.language);
  }
  read(object, "theme", kThemes, preferences.theme);
  read(object, "text", kSizes, preferences.text);
  read(object, "hand", kHands, preferences.hand);
  read(object, "motion", kMotions, preferences.motion);
  read(object, "sound", kSounds, preferences.sound);
  read(object, "greeting", kGreetings, preferences.greeting);
  return preferences;
}

}  // namespace regulars::terminal
