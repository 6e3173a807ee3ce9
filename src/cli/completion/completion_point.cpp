#include "cli/completion/completion_point.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "cli/options/diagnostic_texts.hpp"

namespace cfplan {
namespace {

/// The topic of a value by its name in help.
struct NamedTopic {
  std::string_view value;
  CompletionTopic topic;
};

constexpr std::array kTopics = {
    NamedTopic{"FILE", CompletionTopic::Files},
    NamedTopic{"PLANFILE", CompletionTopic::Files},
    NamedTopic{"DIR", CompletionTopic::Folders},
    NamedTopic{"CUSTOMER/ENV", CompletionTopic::Deployments},
    NamedTopic{"CUSTOMER/ENV/NAME", CompletionTopic::Secrets},
    NamedTopic{"ID", CompletionTopic::Backups},
};

CompletionTopic topic_of(std::string_view value) {
  for (const NamedTopic& named : kTopics) {
    if (named.value == value) return named.topic;
  }
  return CompletionTopic::Words;
}

std::vector<CompletionWord> plain_words(const std::vector<std::string_view>& texts) {
  std::vector<CompletionWord> words;
  for (std::string_view text : texts) words.push_back({std::string(text), ""});
  return words;
}

std::vector<CompletionWord> commands() {
  std::vector<CompletionWord> words;
  for (const CommandSpec& command : command_table()) {
    words.push_back({std::string(command.name), std::string(command.summary)});
  }
  return words;
}

std::vector<CompletionWord> help_topics() {
  std::vector<CompletionWord> words = commands();
  words.push_back({"policies", "what a plan must not do unasked"});
  for (const DiagnosticText& entry : diagnostic_texts()) {
    words.push_back({std::string(entry.code), std::string(entry.title)});
  }
  return words;
}

std::vector<CompletionWord> guard_codes() {
  std::vector<CompletionWord> words;
  for (const DiagnosticText& entry : diagnostic_texts()) {
    if (!entry.code.starts_with("CFP3")) continue;
    words.push_back({std::string(entry.code) + "=", std::string(entry.title)});
  }
  return words;
}

/// Goes through the words as the parser would, and stops at the last.
class Reading {
 public:
  CompletionPoint read(const std::vector<std::string>& words) {
    for (std::size_t i = 0; i + 1 < words.size(); ++i) pass(words[i]);
    complete(words.empty() ? "" : words.back());
    return std::move(point_);
  }

 private:
  void pass(const std::string& word) {
    if (open_ != nullptr) {
      note(*open_, word);
      open_ = nullptr;
    } else if (only_arguments_ || word.size() < 2 || word.front() != '-') {
      pass_word(word);
    } else if (word == "--") {
      only_arguments_ = true;
    } else {
      pass_option(word);
    }
  }

  void pass_word(const std::string& word) {
    if (command_ == nullptr) {
      command_ = find_command(word);
      is_lost_ = command_ == nullptr;
    } else {
      ++arguments_;
    }
  }

  void pass_option(const std::string& word) {
    const std::size_t equals = word.find('=');
    const bool is_long = word.starts_with("--");
    const OptionSpec* option =
        is_long ? find_long(word.substr(2, equals == std::string::npos ? equals : equals - 2))
                : find_short(word[1]);
    if (option == nullptr) return;
    given_.insert(option->name);
    if (option->value.empty()) return;
    if (is_long && equals != std::string::npos) return note(*option, word.substr(equals + 1));
    if (!is_long && word.size() > 2) return note(*option, word.substr(2));
    open_ = option;
  }

  void note(const OptionSpec& option, const std::string& value) {
    if (option.name == "chdir") point_.folder = value;
    if (option.name == "file") point_.manifest = value;
  }

  void complete(const std::string& word) {
    point_.typed = word;
    if (is_lost_) return;
    if (open_ != nullptr) return complete_value(*open_);
    const std::size_t equals = word.find('=');
    if (!only_arguments_ && word.starts_with("--") && equals != std::string::npos) {
      const OptionSpec* option = find_long(word.substr(2, equals - 2));
      fix(equals + 1);
      if (option != nullptr) complete_value(*option);
    } else if (!only_arguments_ && word.starts_with("-")) {
      point_.words = options();
    } else if (command_ == nullptr) {
      point_.words = commands();
    } else if (arguments_ < command_->argument.at_most) {
      complete_argument(command_->argument);
    } else if (word.empty()) {
      point_.words = options();
    }
  }

  /// The first `size` bytes of what is typed stay as they are.
  void fix(std::size_t size) {
    point_.fixed += point_.typed.substr(0, size);
    point_.typed.erase(0, size);
  }

  void complete_value(const OptionSpec& option) {
    point_.topic = topic_of(option.value);
    if (option.name == "format" && command_ != nullptr) {
      point_.words = plain_words(command_->formats);
    } else if (option.name == "customer" || option.name == "environment") {
      point_.topic =
          option.name == "customer" ? CompletionTopic::Customers : CompletionTopic::Environments;
      if (point_.typed.starts_with("!")) fix(1);
    } else if (option.name == "allow") {
      complete_allowance();
    } else {
      point_.words = plain_words(option.choices);
    }
  }

  void complete_allowance() {
    const std::size_t equals = point_.typed.find('=');
    if (equals == std::string::npos) {
      point_.words = guard_codes();
    } else {
      point_.topic = CompletionTopic::Deployments;
      fix(equals + 1);
    }
  }

  void complete_argument(const ArgumentSpec& argument) {
    point_.topic = topic_of(argument.name);
    point_.words = argument.name == "TOPIC" ? help_topics() : plain_words(argument.choices);
  }

  /// Those that may still be given here.
  [[nodiscard]] std::vector<CompletionWord> options() const {
    std::vector<CompletionWord> words;
    for (const OptionSpec& option : option_table()) {
      const bool repeats =
          std::holds_alternative<std::vector<std::string> Options::*>(option.target) ||
          std::holds_alternative<std::vector<std::string> Selection::*>(option.target);
      if (!is_taken(option) || (!repeats && given_.contains(option.name))) continue;
      words.push_back({"--" + std::string(option.name), std::string(option.summary)});
    }
    return words;
  }

  [[nodiscard]] bool is_taken(const OptionSpec& option) const {
    const auto holds = [&](const std::vector<std::string_view>& names) {
      return std::find(names.begin(), names.end(), option.name) != names.end();
    };
    if (holds(shared_options())) return true;
    return command_ == nullptr ? option.name == "version" : holds(command_->options);
  }

  [[nodiscard]] const OptionSpec* find_long(std::string_view name) const {
    return find([&](const OptionSpec& option) { return option.name == name; });
  }
  [[nodiscard]] const OptionSpec* find_short(char letter) const {
    return find([&](const OptionSpec& option) { return option.letter == letter; });
  }

  template <class Predicate>
  [[nodiscard]] const OptionSpec* find(Predicate wanted) const {
    for (const OptionSpec& option : option_table()) {
      if (wanted(option) && is_taken(option)) return &option;
    }
    return nullptr;
  }

  CompletionPoint point_;
  const CommandSpec* command_ = nullptr;
  const OptionSpec* open_ = nullptr;  ///< its value is the next word
  std::set<std::string_view> given_;
  std::size_t arguments_ = 0;
  bool only_arguments_ = false;
  bool is_lost_ = false;  ///< after a command that is none
};

}  // namespace

CompletionPoint find_completion_point(const std::vector<std::string>& words) {
  return Reading().read(words);
}

}  // namespace cfplan
