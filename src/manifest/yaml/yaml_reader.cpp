#include "manifest/yaml/yaml_reader.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <istream>
#include <streambuf>
#include <string>
#include <utility>

#include "cfplan/base/text.hpp"
#include "manifest/yaml/yaml_builder.hpp"
#include "manifest/yaml/yaml_guards.hpp"

namespace cfplan {
namespace {

/// A stream over bytes that are already there, without another copy of them.
class BytesBuffer : public std::streambuf {
 public:
  explicit BytesBuffer(const std::string& bytes) {
    char* begin = const_cast<char*>(bytes.data());  // only ever read: it is an input stream's
    setg(begin, begin, begin + bytes.size());
  }
};

/// yaml-cpp's marks count bytes, but not those of a byte order mark.
class Offsets {
 public:
  explicit Offsets(const std::string& bytes)
      : skipped_(bytes.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0),
        size_(bytes.size()) {}
  [[nodiscard]] std::size_t at(const YAML::Mark& mark) const {
    return std::min(size_, skipped_ + static_cast<std::size_t>(std::max(mark.pos, 0)));
  }

 private:
  std::size_t skipped_;
  std::size_t size_;
};

/// Hands the parser's events to the builder.
class Events : public YAML::EventHandler {
 public:
  Events(YamlBuilder& builder, Offsets offsets) : builder_(builder), offsets_(offsets) {}

  void OnDocumentStart(const YAML::Mark& /*mark*/) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    builder_.add_null(offsets_.at(mark), anchor);
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    builder_.add_alias(offsets_.at(mark), anchor);
  }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    builder_.add_scalar(offsets_.at(mark), tag, anchor, value);
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value /*style*/) override {
    builder_.open(YamlKind::List, offsets_.at(mark), tag, anchor);
  }
  void OnSequenceEnd() override { builder_.close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value /*style*/) override {
    builder_.open(YamlKind::Map, offsets_.at(mark), tag, anchor);
  }
  void OnMapEnd() override { builder_.close(); }

 private:
  YamlBuilder& builder_;
  Offsets offsets_;
};

/// Only looks where a document starts.
class SecondDocument : public Events {
 public:
  SecondDocument(YamlBuilder& ignored, Offsets offsets)
      : Events(ignored, offsets), offsets_(offsets) {}
  void OnDocumentStart(const YAML::Mark& mark) override { start = offsets_.at(mark); }

  std::size_t start = 0;

 private:
  Offsets offsets_;
};

Diagnostic second_document(const ManifestText& source, std::size_t at) {
  return {.code = "CFP1008",
          .message = "a second YAML document begins here",
          .place = source.place({at, at + 3}),
          .hint = "one file holds one document; put more customers into files named by include"};
}

// A tab where a line's indentation is, on the line of the error: what YAML forbids most often.
std::optional<SourceSpan> indenting_tab(const ManifestText& source, std::size_t at) {
  const std::string& bytes = source.bytes();
  const std::size_t start = at == 0 ? 0 : bytes.rfind('\n', at - 1) + 1;
  const std::size_t first = bytes.find_first_not_of(' ', start);
  if (first == std::string::npos || bytes[first] != '\t') return std::nullopt;
  return SourceSpan{first, first + 1};
}

Diagnostic syntax_problem(const ManifestText& source, std::size_t at, const std::string& reason) {
  if (const auto tab = indenting_tab(source, at)) {
    return {.code = "CFP1011",
            .message = "a tab stands in the indentation",
            .place = source.place(*tab),
            .hint = "YAML is indented with spaces only"};
  }
  return {.code = "CFP1012",
          .message = "this is no YAML: " + reason,
          .place = source.place({at, at + 1}),
          .hint = "look at the indentation and the quotes of this line and of those above"};
}

Diagnostics parse_events(const ManifestText& source, YamlBuilder& builder) {
  const Offsets offsets(source.bytes());
  try {
    BytesBuffer buffer(source.bytes());
    std::istream stream(&buffer);
    YAML::Parser parser(stream);
    Events events(builder, offsets);
    if (!parser.HandleNextDocument(events) || builder.gave_up()) return {};
    YamlBuilder ignored(source);
    SecondDocument second(ignored, offsets);
    if (parser.HandleNextDocument(second)) return {second_document(source, second.start)};
  } catch (const YAML::Exception& exception) {
    if (!builder.gave_up()) {
      return {syntax_problem(source, offsets.at(exception.mark), exception.msg)};
    }
  }
  return {};
}

}  // namespace

YamlReading read_yaml(const ManifestText& source) {
  if (auto bad = find_bad_bytes(source)) return {{}, {std::move(*bad)}};
  YamlBuilder builder(source);
  const Diagnostics broken = parse_events(source, builder);
  YamlReading reading{{}, builder.problems(), builder.maps()};
  reading.problems.insert(reading.problems.end(), broken.begin(), broken.end());
  if (broken.empty() && !builder.gave_up()) reading.tree = builder.take_tree();
  return reading;
}

}  // namespace cfplan
