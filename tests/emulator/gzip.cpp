#include "emulator/gzip.hpp"

#include <zlib.h>

#include "cfplan/base/check.hpp"

namespace cfplan::tests {

std::string gzip_quickly(std::string bytes) {
  constexpr int kGzipFormat = 15 + 16;  // the largest window, and a gzip header
  constexpr int kMemory = 8;            // zlib's own default
  z_stream stream{};
  check(::deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, kGzipFormat, kMemory,
                       Z_DEFAULT_STRATEGY) == Z_OK,
        "zlib starts");
  const auto size = static_cast<uLong>(bytes.size());
  std::string packed(::deflateBound(&stream, size), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(bytes.data());
  stream.avail_in = static_cast<uInt>(size);
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  check(::deflate(&stream, Z_FINISH) == Z_STREAM_END, "all of it fits");
  packed.resize(stream.total_out);
  ::deflateEnd(&stream);
  return packed;
}

}  // namespace cfplan::tests
