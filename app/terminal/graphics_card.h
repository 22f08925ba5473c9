#pragma once
// What this computer draws with, asked before a window is opened: opening OpenGL only to learn
// that it is software costs 80 MB that do not come back.

#include <cstdint>
#include <string_view>

namespace regulars::terminal {

// Automatic: Software on X11 without a graphics card, and where OpenGL turns out to be software or
// missing; else OpenGl.
enum class Drawing : std::uint8_t { Automatic, OpenGl, Software };

// False when the system has no card that OpenGL could use, or was told not to use it
// (LIBGL_ALWAYS_SOFTWARE). Reads /dev; at start only.
[[nodiscard]] bool has_graphics_card();

// Of the name that OpenGL gives its renderer: one that runs on the processor.
[[nodiscard]] bool is_software_renderer(std::string_view renderer);

}  // namespace regulars::terminal
