#include "cli/output.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "cfplan/base/text.hpp"
#include "cfplan/render/annotations.hpp"
#include "cfplan/render/diagnostic_text.hpp"

namespace cfplan {
namespace {

constexpr std::string_view kClearLine = "\r\x1b[K";

/// False when the stream does not take all of it; errno says why.
bool write_all(std::FILE* stream, std::string_view text) {
  return std::fwrite(text.data(), 1, text.size(), stream) == text.size();
}

/// A message that nobody can see has nowhere else to go.
void write_message(std::string_view text) { static_cast<void>(write_all(stderr, text)); }

}  // namespace

void Output::result(std::string_view text) {
  if (document_ == Document::Complete) {
    flush_results();
    return write_message(text);
  }
  if (!failure_ && !write_all(stdout, text)) failure_ = lower_ascii(std::strerror(errno));
}

void Output::flush_results() {
  if (!failure_ && std::fflush(stdout) != 0) failure_ = lower_ascii(std::strerror(errno));
}

void Output::problems(const Diagnostics& diagnostics) {
  if (diagnostics.empty()) return;
  flush_results();
  write_message(render_diagnostics(diagnostics, messages_));
}

void Output::annotations(const Diagnostics& diagnostics) {
  if (diagnostics.empty()) return;
  flush_results();
  write_message(render_annotations(diagnostics, messages_.ids));
}

void Output::note(std::string_view text) {
  if (verbosity_ == Verbosity::Quiet) return;
  flush_results();
  write_message(std::string(text) + "\n");
}

void Output::progress(std::string_view text) {
  if (verbosity_ == Verbosity::Quiet) return;
  flush_results();
  write_message(std::string(kClearLine) + std::string(text));
}

void Output::detail(std::string_view text) {
  if (verbosity_ == Verbosity::Verbose) note(text);
}

std::optional<std::string> Output::finish() {
  flush_results();
  std::fflush(stderr);
  return failure_;
}

}  // namespace cfplan
