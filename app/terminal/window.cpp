#include "app/terminal/window.h"

#include <cstddef>
#include <stb/stb_image_write.h>
#include <utility>

#include <SDL.h>
#include <SDL_opengl.h>

namespace regulars::terminal {

struct Window::Handles {
  SDL_Window* window = nullptr;
  SDL_GLContext context = nullptr;

  Handles() = default;
  Handles(const Handles&) = delete;
  Handles& operator=(const Handles&) = delete;
  ~Handles() {
    if (context != nullptr) SDL_GL_DeleteContext(context);
    if (window != nullptr) SDL_DestroyWindow(window);
  }
};

namespace {

Error no_opengl() {
  return {ErrorKind::device,
          std::string("the display cannot do OpenGL 3.3 (") + SDL_GetError() +
              "): install libgl1-mesa-dri, which does it in software"};
}

void set_attributes() {
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_CORE);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 3);
  SDL_GL_SetAttribute(SDL_GL_DOUBLEBUFFER, 1);
  SDL_GL_SetAttribute(SDL_GL_DEPTH_SIZE, 0);
}

// The left upper corner of a monitor. Without a window manager a full-screen window keeps its place
// (and misplaces touches).
SDL_Point corner_of(int display) {
  SDL_Rect bounds{0, 0, 0, 0};
  if (SDL_GetDisplayBounds(display, &bounds) != 0) return {0, 0};
  return {bounds.x, bounds.y};
}

float channel(std::uint32_t colour, unsigned shift) {
  return static_cast<float>(colour >> shift & 0xFFU) / 255.0F;
}

}  // namespace

Window::Window(std::unique_ptr<Handles> handles) : handles_(std::move(handles)) {}

Window::~Window() = default;

Result<std::unique_ptr<Window>> Window::open(Desktop& /*desktop*/, const WindowOptions& options) {
  auto handles = std::make_unique<Handles>();
  set_attributes();
  const std::uint32_t flags =
      SDL_WINDOW_OPENGL | SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI |
      (options.is_fullscreen ? static_cast<std::uint32_t>(SDL_WINDOW_FULLSCREEN_DESKTOP) : 0U);
  const SDL_Point corner = corner_of(options.display);
  handles->window = SDL_CreateWindow(
      options.title.c_str(), corner.x, corner.y, options.width, options.height, flags);
  if (handles->window == nullptr) return fail(no_opengl());
  handles->context = SDL_GL_CreateContext(handles->window);
  if (handles->context == nullptr) return fail(no_opengl());
  SDL_GL_SetSwapInterval(options.waits_for_monitor ? 1 : 0);
  SDL_SetWindowMinimumSize(handles->window, 320, 200);
  if (options.is_fullscreen) SDL_ShowCursor(SDL_DISABLE);
  SDL_StartTextInput();
  return std::unique_ptr<Window>(new Window(std::move(handles)));
}

int Window::width() const {
  int width = 0;
  SDL_GL_GetDrawableSize(handles_->window, &width, nullptr);
  return width;
}

int Window::height() const {
  int height = 0;
  SDL_GL_GetDrawableSize(handles_->window, nullptr, &height);
  return height;
}

std::uint32_t Window::id() const {
  return SDL_GetWindowID(handles_->window);
}

void Window::make_current() {
  SDL_GL_MakeCurrent(handles_->window, handles_->context);
}

void Window::begin_picture(std::uint32_t background) {
  glViewport(0, 0, width(), height());
  glClearColor(channel(background, 0), channel(background, 8), channel(background, 16), 1.0F);
  glClear(GL_COLOR_BUFFER_BIT);
}

void Window::present() {
  SDL_GL_SwapWindow(handles_->window);
}

Picture Window::picture() const {
  Picture picture{width(), height(), {}};
  const std::size_t row = static_cast<std::size_t>(picture.width) * 3;
  std::vector<std::uint8_t> from_below(row * static_cast<std::size_t>(picture.height));
  glPixelStorei(GL_PACK_ALIGNMENT, 1);
  glReadPixels(0, 0, picture.width, picture.height, GL_RGB, GL_UNSIGNED_BYTE, from_below.data());
  picture.rgb.reserve(from_below.size());
  for (auto at = from_below.end(); at != from_below.begin();) {
    at -= static_cast<std::ptrdiff_t>(row);
    picture.rgb.insert(picture.rgb.end(), at, at + static_cast<std::ptrdiff_t>(row));
  }
  return picture;
}

Status save_png(const Picture& picture, const std::string& file) {
  const int written = stbi_write_png(
      file.c_str(), picture.width, picture.height, 3, picture.rgb.data(), picture.width * 3);
  if (written == 0) {
    return fail(ErrorKind::storage, "the picture " + file + " cannot be written: check the folder");
  }
  return {};
}

}  // namespace regulars::terminal
