#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "cfplan/base/diagnostic.hpp"
#include "cfplan/render/style.hpp"

namespace cfplan {

enum class Verbosity { Quiet, Normal, Verbose };

/// The one place that prints: results to stdout, everything else to stderr.
class Output {
 public:
  /// How results look, how messages look, and how much is said.
  Output(Style results, Style messages, Verbosity verbosity)
      : results_(results), messages_(messages), verbosity_(verbosity) {}

  [[nodiscard]] const Style& style() const { return results_; }
  /// How messages look.
  [[nodiscard]] const Style& message_style() const { return messages_; }

  /// The result, or a part of it.
  void result(std::string_view text);
  /// The result so far is one document and complete: what follows goes to stderr.
  void end_document() { document_ = Document::Complete; }
  /// What was said so far is on the screen afterwards.
  void flush_results();
  /// Problems of input and environment.
  void problems(const Diagnostics& diagnostics);
  /// The diagnostics as GitHub workflow commands, beside what else is said of them.
  void annotations(const Diagnostics& diagnostics);
  /// A line for the person who watches; not with --quiet.
  void note(std::string_view text);
  /// A line on a terminal that takes the place of the one before; an empty one takes it away. Not
  /// with --quiet.
  void progress(std::string_view text);
  /// A line for the person who looks closer; with --verbose only.
  void detail(std::string_view text);

  /// Hands everything to the system. The reason, when some of the results could not be written.
  [[nodiscard]] std::optional<std::string> finish();

 private:
  Style results_;
  Style messages_;
  enum class Document { Open, Complete };

  Verbosity verbosity_;
  Document document_ = Document::Open;
  std::optional<std::string> failure_;
};

}  // namespace cfplan
