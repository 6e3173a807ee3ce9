#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "cfplan/document/structured_document.hpp"

namespace cfplan::testing {

/// Says which promise was broken and aborts, which both libFuzzer and a replay report.
[[noreturn]] void report_broken(std::string_view promise);

inline std::string text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

/// Reads any bytes: a document that is taken comes out as it went in, and neither needs more memory
/// than its size allows.
void check_reading(DocumentFormat format, std::string_view bytes);

/// The bytes up to the last NUL are a file, those behind it choose edits of it, which must keep
/// what `edit_and_undo` promises. Without a NUL all of them are both.
void check_edits(DocumentFormat format, std::string_view bytes);

}  // namespace cfplan::testing

/// What libFuzzer and the replay call with each input.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
