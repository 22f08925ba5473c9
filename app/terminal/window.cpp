#include "app/terminal/window.h"

#include <atomic>
#include <cstddef>
#include <stb/stb_image_write.h>
#include <utility>

#include <SDL.h>
#include <SDL_opengl.h>

namespace regulars::terminal {

struct Window::Handles {
  SDL_Window* window = nullptr;
  SDL_GLContext context = nullptr;
  std::uint32_t wake_event = 0;
  std::atomic<bool> is_wake_pending = false;
  bool is_initialised = false;

  Handles() = default;
  Handles(const Handles&) = delete;
  Handles& operator=(const Handles&) = delete;
  ~Handles() {
    if (context != nullptr) SDL_GL_DeleteContext(context);
    if (window != nullptr) SDL_DestroyWindow(window);
    if (is_initialised) SDL_Quit();
  }
};

namespace {

Error no_display(std::string_view why) {
  return {ErrorKind::device,
          "there is no display (" + std::string(why) +
              "): start the terminal from a desktop session or set DISPLAY, try it under "
              "\"xvfb-run -a\", or run it with --headless"};
}

Error no_opengl() {
  return {ErrorKind::device,
          std::string("the display cannot do OpenGL 3.3 (") + SDL_GetError() +
              "): install libgl1-mesa-dri, which does it in software"};
}

// SDL falls back to drawing into memory; fine when asked for, a black shop otherwise.
bool draws_for_nobody() {
  const std::string_view driver = SDL_GetCurrentVideoDriver();
  return SDL_GetHint(SDL_HINT_VIDEODRIVER) == nullptr &&
         (driver == "offscreen" || driver == "dummy" || driver == "evdev");
}

void set_hints() {
  SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
  SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
  SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");         // StopSignals has them
  SDL_SetHint("SDL_VIDEO_WAYLAND_ALLOW_LIBDECOR", "0");  // black window under cage otherwise
  SDL_SetHint(SDL_HINT_VIDEO_X11_NET_WM_BYPASS_COMPOSITOR, "0");
}

void set_attributes() {
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_CORE);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 3);
  SDL_GL_SetAttribute(SDL_GL_DOUBLEBUFFER, 1);
  SDL_GL_SetAttribute(SDL_GL_DEPTH_SIZE, 0);
}

float channel(std::uint32_t colour, unsigned shift) {
  return static_cast<float>(colour >> shift & 0xFFU) / 255.0F;
}

}  // namespace

Window::Window(std::unique_ptr<Handles> handles) : handles_(std::move(handles)) {}

Window::~Window() = default;

Result<std::unique_ptr<Window>> Window::open(const WindowOptions& options) {
  auto handles = std::make_unique<Handles>();
  set_hints();
  if (SDL_Init(SDL_INIT_VIDEO) != 0) return fail(no_display(SDL_GetError()));
  handles->is_initialised = true;
  if (draws_for_nobody())
    return fail(no_display("neither X11 nor Wayland nor a screen of its own"));
  set_attributes();
  const std::uint32_t flags =
      SDL_WINDOW_OPENGL | SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI |
      (options.is_fullscreen ? static_cast<std::uint32_t>(SDL_WINDOW_FULLSCREEN_DESKTOP) : 0U);
  // At 0,0: without a window manager a full-screen window keeps its place (and misplaces touches).
  handles->window =
      SDL_CreateWindow(options.title.c_str(), 0, 0, options.width, options.height, flags);
  if (handles->window == nullptr) return fail(no_opengl());
  handles->context = SDL_GL_CreateContext(handles->window);
  if (handles->context == nullptr) return fail(no_opengl());
  SDL_GL_SetSwapInterval(1);
  SDL_SetWindowMinimumSize(handles->window, 320, 200);
  if (options.is_fullscreen) SDL_ShowCursor(SDL_DISABLE);
  SDL_DisableScreenSaver();
  SDL_StartTextInput();
  handles->wake_event = SDL_RegisterEvents(1);
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

bool Window::wait_event(SDL_Event& event, Milliseconds most) {
  if (most <= Milliseconds{0}) return SDL_PollEvent(&event) != 0;
  return SDL_WaitEventTimeout(&event, static_cast<int>(most.count())) != 0;
}

void Window::wake() {
  if (handles_->is_wake_pending.exchange(true)) return;
  SDL_Event event{};
  event.type = handles_->wake_event;
  if (SDL_PushEvent(&event) != 1) handles_->is_wake_pending = false;
}

bool Window::is_wake(const SDL_Event& event) {
  if (event.type != handles_->wake_event) return false;
  handles_->is_wake_pending = false;
  return true;
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
