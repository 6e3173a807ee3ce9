#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/options/options.hpp"

namespace cfplan {

/// One thing that may stand at the cursor, and what it is.
struct CompletionWord {
  std::string text;
  std::string summary;
  bool operator==(const CompletionWord&) const = default;
};

/// What kind of thing may stand at the cursor; all but `Words` is looked up outside the tables.
enum class CompletionTopic {
  Words,
  Files,
  Folders,
  Customers,
  Environments,
  Deployments,  ///< CUSTOMER/ENVIRONMENT
  Secrets,      ///< CUSTOMER/ENVIRONMENT/NAME
  Backups,      ///< their ids
};

/// The word at the cursor of an unfinished command line.
struct CompletionPoint {
  std::string fixed;  ///< what of the word stays: "--format=", "!", "CFP3001="
  std::string typed;  ///< what is to be completed
  CompletionTopic topic = CompletionTopic::Words;
  std::vector<CompletionWord> words;  ///< all of them, whatever is typed
  std::string folder = ".";           ///< of -C
  std::string manifest = "deployments.yaml";
};

/// Reads the words after the program's name; the last of them is the one at the cursor, which may
/// be empty. Never an error: of what makes no sense nothing may stand at the cursor.
[[nodiscard]] CompletionPoint find_completion_point(const std::vector<std::string>& words);

}  // namespace cfplan
