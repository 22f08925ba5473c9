// regulars-pictures: every sample view as a picture, in every language, theme and size that a
// person looks at, and contact sheets of them; or one picture as small as it can be. Started by
// packaging/pictures.

#include <array>
#include <cstdio>
#include <exception>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <CLI/CLI.hpp>

#include "tests/ui/picture_maker.h"
#include "tests/ui/sample_views.h"

using namespace regulars;
using namespace regulars::tests;

namespace {

constexpr std::array<std::pair<std::string_view, ui::ThemeName>, 3> kThemes{
    {{"day", ui::ThemeName::Day},
     {"night", ui::ThemeName::Night},
     {"contrast", ui::ThemeName::Contrast}}};
constexpr int kWidest = 1920;  // of a file: what is larger is written at half its size

struct Arguments {
  std::string out;
  std::string theme;
  std::string one;       // the name of one sample
  std::string language;  // of that one
  std::string stage;
};

std::optional<ui::ThemeName> theme_named(std::string_view name) {
  for (const auto& [each, theme] : kThemes) {
    if (each == name) return theme;
  }
  return std::nullopt;
}

std::optional<Stage> stage_named(std::string_view name) {
  for (const Stage& stage : all_stages()) {
    if (stage.name == name) return stage;
  }
  return std::nullopt;
}

// Answers how many were written; negative when a file could not be.
int draw_stage(const Arguments& arguments, i18n::Language language, const Stage& stage) {
  const std::filesystem::path root{arguments.out};
  const std::string code{i18n::code(language)};
  const auto folder = root / code / arguments.theme / stage.name;
  std::filesystem::create_directories(folder);
  std::filesystem::create_directories(root / "sheets");
  const int thumb = stage.height > stage.width ? 240 : 400;
  PictureMaker maker{stage};
  std::vector<Image> thumbs;
  const auto draw = [&](const auto& sample) {
    const Image& image = maker.draw(sample.view, *theme_named(arguments.theme));
    thumbs.push_back(reduced(image, thumb));
    const auto file = folder / (sample.name + ".png");
    return image.width > kWidest ? write_png(reduced(image, image.width / 2), file, Effort::Quick)
                                 : write_png(image, file, Effort::Quick);
  };
  for (const Sample& sample : sample_views(language)) {
    if (!draw(sample)) return -1;
  }
  for (const CustomerSample& sample : customer_samples(language)) {
    if (!draw(sample)) return -1;
  }
  const std::string sheet = code + "-" + arguments.theme + "-" + std::string{stage.name} + ".png";
  if (!write_png(contact_sheet(thumbs, 6), root / "sheets" / sheet, Effort::Quick)) return -1;
  return static_cast<int>(thumbs.size());
}

int draw_all(const Arguments& arguments) {
  int count = 0;
  for (const i18n::Language language : i18n::kLanguages) {
    for (const Stage& stage : kPictureStages) {
      const int drawn = draw_stage(arguments, language, stage);
      if (drawn < 0) return drawn;
      count += drawn;
    }
  }
  return count;
}

int draw_one(const Arguments& arguments) {
  const auto language = i18n::language_of(arguments.language);
  const auto stage = stage_named(arguments.stage);
  if (!language || !stage) return -1;
  for (const Sample& sample : sample_views(*language)) {
    if (sample.name != arguments.one) continue;
    PictureMaker maker{*stage};
    const Image& image = maker.draw(sample.view, *theme_named(arguments.theme));
    return write_png(image, arguments.out, Effort::Small) ? 1 : -1;
  }
  return -1;
}

void describe(CLI::App& program, Arguments& arguments) {
  program.add_option("--out", arguments.out, "folder; with --one, the file")->required();
  program.add_option("--theme", arguments.theme, "day, night or contrast")
      ->required()
      ->check(CLI::IsMember({"day", "night", "contrast"}));
  program.add_option("--one", arguments.one, "only this sample, as small a file as possible");
  program.add_option("--language", arguments.language, "of that one")->default_val("en");
  program.add_option("--stage", arguments.stage, "of that one")->default_val("1280x800");
}

}  // namespace

int main(int argc, char** argv) {
  try {
    CLI::App program("Pictures of every screen.", "regulars-pictures");
    Arguments arguments;
    describe(program, arguments);
    CLI11_PARSE(program, argc, argv);
    const int count = arguments.one.empty() ? draw_all(arguments) : draw_one(arguments);
    if (count < 0) {
      std::fprintf(stderr, "regulars-pictures: %s could not be drawn\n", arguments.out.c_str());
      return 1;
    }
    std::printf("%d\n", count);
    return 0;
  } catch (const std::exception& problem) {
    std::fprintf(stderr, "regulars-pictures: %s\n", problem.what());
    return 1;
  }
}
