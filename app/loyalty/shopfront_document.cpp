#include "app/loyalty/shopfront_document.h"

#include <algorithm>
#include <array>
#include <optional>

#include <fmt/format.h>

#include "app/base/base64.h"
#include "app/base/bytes.h"
#include "app/loyalty/document_reader.h"

namespace regulars::loyalty {

namespace {

using Json = nlohmann::json;

constexpr const char* kWhat = "shopfront";
constexpr const char* kKey = "error.invalid";
constexpr std::size_t kMostTextBytes = 300;  // some hundred Chinese characters

std::uint32_t number_at(std::string_view bytes, std::size_t at) {
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    number = number << 8U | static_cast<unsigned char>(bytes[at + i]);
  }
  return number;
}

// A PNG is a signature and chunks of length, name, content and checksum: IHDR first, IEND last.
// Looks at the frame only; whoever draws it decodes it.
bool is_small_png(std::string_view png) {
  constexpr std::string_view kSignature("\x89PNG\r\n\x1a\n", 8);
  constexpr std::size_t kAround = 12;  // of a chunk's content
  constexpr std::size_t kHeader = 13;
  if (!png.starts_with(kSignature)) return false;
  std::string_view rest = png.substr(kSignature.size());
  bool is_first = true;
  while (rest.size() >= kAround) {
    const std::size_t length = number_at(rest, 0);
    const std::string_view name = rest.substr(4, 4);
    if (length > rest.size() - kAround) return false;
    if (is_first) {
      if (name != "IHDR" || length != kHeader) return false;
      for (const std::size_t at : {std::size_t{8}, std::size_t{12}}) {
        const std::uint32_t pixels = number_at(rest, at);
        if (pixels == 0 || pixels > model::Shopfront::kMostLogoPixels) return false;
      }
      is_first = false;
    }
    rest.remove_prefix(length + kAround);
    if (name == "IEND") return rest.empty();
  }
  return false;
}

std::optional<std::uint32_t> accent_of(DocumentReader& reader, const Json& document) {
  if (document.find("accent") == document.end()) return std::nullopt;
  const std::string text = reader.text(document, "", "accent");
  std::array<std::uint8_t, 3> colour{};
  if (text.starts_with('#') && from_hex(std::string_view(text).substr(1), colour)) {
    return std::uint32_t{colour[0]} << 16U | std::uint32_t{colour[1]} << 8U | colour[2];
  }
  if (!text.empty()) reader.wrong("accent", "wants a colour like \"#0E6B63\"");
  return std::nullopt;
}

std::string logo_of(DocumentReader& reader, const Json& document) {
  if (document.find("logo") != document.end()) {
    reader.wrong("logo",
                 "names a file; `regulars-central shopfront set` puts it into the document");
  }
  if (document.find("logo_png") == document.end()) return {};
  const std::string text = reader.text(document, "", "logo_png");
  auto png = from_base64(text);
  if (png && png->size() <= model::Shopfront::kMostLogoBytes && is_small_png(*png)) {
    return *std::move(png);
  }
  if (!text.empty()) {
    reader.wrong("logo_png", "wants a PNG of at most 512 x 512 pixels and 64 KiB, as base64");
  }
  return {};
}

model::Texts texts_of(DocumentReader& reader,
                      const Json& entry,
                      const std::string& path,
                      const char* name) {
  model::Texts texts = reader.texts(entry, path, name);
  const bool has_wrong = std::any_of(texts.begin(), texts.end(), [](const auto& one) {
    return one.second.empty() || one.second.size() > kMostTextBytes;
  });
  if (has_wrong) reader.wrong(path + name, "wants texts of 1 to 300 bytes");
  return texts;
}

Result<model::Shopfront> shopfront_of(const Json& document) {
  DocumentReader reader(kWhat, kKey);
  model::Shopfront shopfront;
  reader.integer(document, "", "format", 1, 1);
  if (!document.is_object()) {
    REGULARS_TRY_VOID(reader.verdict());
  }
  shopfront.accent = accent_of(reader, document);
  shopfront.logo = logo_of(reader, document);
  if (document.find("board") != document.end()) {
    for (const Json& entry :
         reader.list(document, "board", 0, model::Shopfront::kMostBoardEntries)) {
      const std::string path = "board[" + std::to_string(shopfront.board.size()) + "].";
      shopfront.board.push_back(
          {texts_of(reader, entry, path, "said"), texts_of(reader, entry, path, "did")});
    }
  }
  REGULARS_TRY_VOID(reader.verdict());
  return shopfront;
}

}  // namespace

Result<model::Shopfront> parse_shopfront(std::string_view json) {
  return read_document(kWhat, kKey, json, shopfront_of);
}

std::string to_document(const model::Shopfront& shopfront) {
  Json document = {{"format", 1}, {"board", Json::array()}};
  if (shopfront.accent) document["accent"] = fmt::format("#{:06X}", *shopfront.accent);
  if (!shopfront.logo.empty()) document["logo_png"] = to_base64(shopfront.logo);
  for (const model::BoardEntry& entry : shopfront.board) {
    document["board"].push_back({{"said", entry.said}, {"did", entry.did}});
  }
  return document.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace regulars::loyalty
