#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/completion/completion_point.hpp"
#include "cli/host.hpp"

namespace cfplan {

/// The first word of the command line with which a shell asks for completions. It is in no help:
/// the scripts that `cfplan completion` prints are all who use it.
inline constexpr std::string_view kCompletionRequest = "__complete";

/// What the manifest's deployments offer at a point: a customer with a "/" first, then its
/// environments. Sorted; holds only what a shell reads as one plain word.
[[nodiscard]] std::vector<CompletionWord> declared_words(const CompletionPoint& point,
                                                         const Desired& desired);

/// The answer to a shell, for the words after the program's name: a line `words`, `files` or
/// `folders`, then one line `WORD<tab>SUMMARY` for each word that begins as the last one does.
/// Whatever is wrong with the project, there are only fewer words.
[[nodiscard]] std::string answer_completion(const std::vector<std::string>& words,
                                            const Host& host);

}  // namespace cfplan
