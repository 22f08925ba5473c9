#include "app/terminal/window.h"

#include <cstddef>
#include <stb/stb_image_write.h>
#include <utility>

#include <SDL.h>
#include <SDL_opengl.h>

namespace regulars::terminal {

struct Window::Handles {
  SDL_Window* window = nullptr;
  SDL_GLContext context = nullptr;  // null: drawn by the processor
  std::vector<SDL_Rect> changed;

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

SDL_Window* new_window(const WindowOptions& options, std::uint32_t more_flags) {
  const std::uint32_t flags =
      more_flags | SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI |
      (options.is_fullscreen ? static_cast<std::uint32_t>(SDL_WINDOW_FULLSCREEN_DESKTOP) : 0U);
  const SDL_Point corner = corner_of(options.display);
  SDL_Window* const window = SDL_CreateWindow(
      options.title.c_str(), corner.x, corner.y, options.width, options.height, flags);
  if (window == nullptr) return nullptr;
  SDL_SetWindowMinimumSize(window, 320, 200);
  if (options.is_fullscreen) SDL_ShowCursor(SDL_DISABLE);
  SDL_StartTextInput();
  return window;
}

// 32 bits a pixel in the order that SoftwareCanvas writes: every X server of today.
bool has_plain_pixels(const SDL_Surface* surface) {
  return surface != nullptr && (surface->format->format == SDL_PIXELFORMAT_RGB888 ||
                                surface->format->format == SDL_PIXELFORMAT_ARGB8888);
}

bool is_x11() {
  return std::string_view{SDL_GetCurrentVideoDriver()} == "x11";
}

float channel(std::uint32_t colour, unsigned shift) {
  return static_cast<float>(colour >> shift & 0xFFU) / 255.0F;
}

}  // namespace

Window::Window(std::unique_ptr<Handles> handles) : handles_(std::move(handles)) {}

Window::~Window() = default;

// Wayland and the console have no pixels of their own for us: SDL would draw them by OpenGL.
Result<std::unique_ptr<Window>> Window::open(Desktop& /*desktop*/, const WindowOptions& options) {
  if (options.drawing == Drawing::OpenGl) return open_gl(options);
  if (options.drawing == Drawing::Software) return open_software(options);
  if (!is_x11()) return open_gl(options);
  if (!has_graphics_card()) {
    if (auto window = open_software(options)) return window;
  }
  auto window = open_gl(options);
  if (window) {
    const auto* const name = reinterpret_cast<const char*>(glGetString(GL_RENDERER));
    if (name != nullptr && !is_software_renderer(name)) return window;
    window->reset();
  }
  auto other = open_software(options);
  return other ? std::move(other) : open_gl(options);
}

Result<std::unique_ptr<Window>> Window::open_gl(const WindowOptions& options) {
  auto handles = std::make_unique<Handles>();
  set_attributes();
  handles->window = new_window(options, SDL_WINDOW_OPENGL);
  if (handles->window == nullptr) return fail(no_opengl());
  handles->context = SDL_GL_CreateContext(handles->window);
  if (handles->context == nullptr) return fail(no_opengl());
  SDL_GL_SetSwapInterval(options.waits_for_monitor ? 1 : 0);
  return std::unique_ptr<Window>(new Window(std::move(handles)));
}

Result<std::unique_ptr<Window>> Window::open_software(const WindowOptions& options) {
  auto handles = std::make_unique<Handles>();
  SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
  handles->window = new_window(options, 0);
  if (handles->window == nullptr || !has_plain_pixels(SDL_GetWindowSurface(handles->window))) {
    return fail(ErrorKind::device,
                std::string("the display shows no pixels of 32 bits (") + SDL_GetError() +
                    "): set it to 24 or 32 bits of colour, or start with --drawing opengl");
  }
  return std::unique_ptr<Window>(new Window(std::move(handles)));
}

int Window::width() const {
  int width = 0;
  SDL_GetWindowSizeInPixels(handles_->window, &width, nullptr);
  return width;
}

int Window::height() const {
  int height = 0;
  SDL_GetWindowSizeInPixels(handles_->window, nullptr, &height);
  return height;
}

std::uint32_t Window::id() const {
  return SDL_GetWindowID(handles_->window);
}

Drawing Window::drawing() const {
  return handles_->context == nullptr ? Drawing::Software : Drawing::OpenGl;
}

void Window::make_current() {
  if (handles_->context != nullptr) SDL_GL_MakeCurrent(handles_->window, handles_->context);
}

void Window::begin_picture(std::uint32_t background) {
  glViewport(0, 0, width(), height());
  glClearColor(channel(background, 0), channel(background, 8), channel(background, 16), 1.0F);
  glClear(GL_COLOR_BUFFER_BIT);
}

ui::Pixels Window::pixels() {
  SDL_Surface* const surface = SDL_GetWindowSurface(handles_->window);
  if (!has_plain_pixels(surface)) return {};
  constexpr int kBytes = 4;
  const int pitch = surface->pitch / kBytes;
  return {{static_cast<std::uint32_t*>(surface->pixels),
           static_cast<std::size_t>(pitch) * static_cast<std::size_t>(surface->h)},
          surface->w,
          surface->h,
          pitch};
}

void Window::changed(std::span<const ui::PixelArea> areas) {
  handles_->changed.clear();
  for (const ui::PixelArea& area : areas) {
    handles_->changed.push_back({area.x, area.y, area.width, area.height});
  }
}

void Window::present() {
  if (handles_->context != nullptr) {
    SDL_GL_SwapWindow(handles_->window);
  } else if (!handles_->changed.empty()) {
    SDL_UpdateWindowSurfaceRects(
        handles_->window, handles_->changed.data(), static_cast<int>(handles_->changed.size()));
    handles_->changed.clear();
  }
}

Picture Window::picture() const {
  if (handles_->context != nullptr) return picture_by_gl();
  Picture picture{width(), height(), {}};
  const SDL_Surface* const surface = SDL_GetWindowSurface(handles_->window);
  if (!has_plain_pixels(surface)) return picture;
  picture.rgb.resize(static_cast<std::size_t>(picture.width) *
                     static_cast<std::size_t>(picture.height) * 3);
  SDL_ConvertPixels(picture.width,
                    picture.height,
                    surface->format->format,
                    surface->pixels,
                    surface->pitch,
                    SDL_PIXELFORMAT_RGB24,
                    picture.rgb.data(),
                    picture.width * 3);
  return picture;
}

Picture Window::picture_by_gl() const {
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
