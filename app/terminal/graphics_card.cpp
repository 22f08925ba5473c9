#include "app/terminal/graphics_card.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <system_error>

namespace regulars::terminal {

bool has_graphics_card() {
  const char* const told = std::getenv("LIBGL_ALWAYS_SOFTWARE");
  if (told != nullptr && *told != '\0' && std::string_view{told} != "0" &&
      std::string_view{told} != "false") {
    return false;
  }
  std::error_code none;
  if (std::filesystem::exists("/dev/nvidia0", none)) return true;
  const std::filesystem::directory_iterator nodes("/dev/dri", none);
  if (none) return false;
  return std::any_of(begin(nodes), end(nodes), [](const auto& node) {
    return node.path().filename().string().starts_with("renderD");
  });
}

bool is_software_renderer(std::string_view renderer) {
  constexpr std::array<std::string_view, 4> kKnown{"llvmpipe", "softpipe", "swrast", "Software"};
  return std::any_of(kKnown.begin(), kKnown.end(), [&](std::string_view name) {
    return renderer.find(name) != std::string_view::npos;
  });
}

}  // namespace regulars::terminal
