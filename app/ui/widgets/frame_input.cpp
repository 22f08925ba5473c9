#include "app/ui/widgets/frame_input.h"

#include <cfloat>

#include <imgui.h>

namespace regulars::ui {

void set_up_imgui() {
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.ConfigFlags |= ImGuiConfigFlags_NoMouseCursorChange;
#if IMGUI_VERSION_NUM >= 18700
  io.ConfigInputTrickleEventQueue = false;  // a press and its place belong to one frame
#endif
  ImGuiStyle& style = ImGui::GetStyle();
  style.AntiAliasedLinesUseTex = false;  // one texture for shapes: a white pixel
  style.CircleTessellationMaxError = 0.12F;
  style.CurveTessellationTol = 0.6F;
  if (io.Fonts->Fonts.empty()) io.Fonts->AddFontDefault();  // ImGui wants one; it is never drawn
  if (!io.Fonts->IsBuilt()) io.Fonts->Build();
}

void feed(const FrameInput& input) {
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = ImVec2{input.width, input.height};
  if (io.DeltaTime <= 0) io.DeltaTime = 1.0F / 60.0F;
  const ImVec2 place =
      input.finger ? ImVec2{input.finger->x, input.finger->y} : ImVec2{-FLT_MAX, -FLT_MAX};
#if IMGUI_VERSION_NUM >= 18700
  io.AddMousePosEvent(place.x, place.y);
  io.AddMouseButtonEvent(0, input.is_down);
#else
  io.MousePos = place;
  io.MouseDown[0] = input.is_down;
#endif
}

}  // namespace regulars::ui
