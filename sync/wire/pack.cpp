#include <algorithm>
#include <memory>

#include <zstd.h>

#include "sync/wire/batch.h"

namespace regulars::sync {

namespace {

constexpr int kLevel = 3;
constexpr int kMostWindowLog = 24;  // 16 MiB: what a frame may make us remember
constexpr std::size_t kChunk = 64UL * 1024;

std::string over(std::string_view what, std::size_t bytes, std::size_t limit) {
  return "the body is " + std::to_string(bytes) + " bytes " + std::string(what) +
         ", the limit is " + std::to_string(limit);
}

}  // namespace

Answer<std::string> pack(std::string_view plain, BodyLimit limit) {
  if (plain.size() > limit.unpacked_bytes)
    return wire_fault(413, "too_large", over("unpacked", plain.size(), limit.unpacked_bytes));
  const std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> context(ZSTD_createCCtx(),
                                                                     &ZSTD_freeCCtx);
  if (!context) return wire_fault(503, "busy", "no memory to pack the body");
  ZSTD_CCtx_setParameter(context.get(), ZSTD_c_compressionLevel, kLevel);
  ZSTD_CCtx_setParameter(context.get(), ZSTD_c_checksumFlag, 1);  // side lines have no other sum
  std::string packed(ZSTD_compressBound(plain.size()), '\0');
  const std::size_t size =
      ZSTD_compress2(context.get(), packed.data(), packed.size(), plain.data(), plain.size());
  if (ZSTD_isError(size) != 0U)
    return wire_fault(500, "failed", std::string("zstd: ") + ZSTD_getErrorName(size));
  if (size > limit.packed_bytes)
    return wire_fault(413, "too_large", over("packed", size, limit.packed_bytes));
  packed.resize(size);
  return packed;
}

Answer<std::string> unpack(std::string_view packed, BodyLimit limit) {
  if (packed.size() > limit.packed_bytes)
    return wire_fault(413, "too_large", over("packed", packed.size(), limit.packed_bytes));
  const unsigned long long said = ZSTD_getFrameContentSize(packed.data(), packed.size());
  if (said == ZSTD_CONTENTSIZE_ERROR)
    return wire_fault(400, "malformed", "the body is not a zstd frame");
  if (said != ZSTD_CONTENTSIZE_UNKNOWN && said > limit.unpacked_bytes)
    return wire_fault(413, "too_large", over("unpacked", said, limit.unpacked_bytes));

  const std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> context(ZSTD_createDCtx(),
                                                                     &ZSTD_freeDCtx);
  if (!context) return wire_fault(503, "busy", "no memory to unpack the body");
  ZSTD_DCtx_setParameter(context.get(), ZSTD_d_windowLogMax, kMostWindowLog);
  std::string plain;
  ZSTD_inBuffer in{packed.data(), packed.size(), 0};
  for (;;) {
    const std::size_t filled = plain.size();
    // One byte more than allowed is enough to know.
    plain.resize(std::min(filled + kChunk, limit.unpacked_bytes + 1));
    ZSTD_outBuffer out{plain.data() + filled, plain.size() - filled, 0};
    const std::size_t left = ZSTD_decompressStream(context.get(), &out, &in);
    plain.resize(filled + out.pos);
    if (ZSTD_isError(left) != 0U)
      return wire_fault(
          400, "malformed", std::string("the body does not unpack: ") + ZSTD_getErrorName(left));
    if (plain.size() > limit.unpacked_bytes)
      return wire_fault(413, "too_large", over("unpacked", plain.size(), limit.unpacked_bytes));
    if (left == 0) break;
    if (in.pos == in.size && out.pos < out.size)
      return wire_fault(400, "malformed", "the body ends in the middle");
  }
  if (in.pos != in.size) return wire_fault(400, "malformed", "the body has bytes after its end");
  return plain;
}

}  // namespace regulars::sync
