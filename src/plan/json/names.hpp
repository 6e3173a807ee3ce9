#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "cfplan/model/plan.hpp"

namespace cfplan {

/// How the plan file spells an enumeration.
template <class Enum, std::size_t N>
using Names = std::array<std::pair<Enum, std::string_view>, N>;

inline constexpr Names<DeploymentVerdict, 3> kVerdictNames{
    {{DeploymentVerdict::Unchanged, "unchanged"},
     {DeploymentVerdict::Changed, "changed"},
     {DeploymentVerdict::Broken, "broken"}}};
inline constexpr Names<DocumentFormat, 4> kFormatNames{{{DocumentFormat::Toml, "toml"},
                                                        {DocumentFormat::Jsonc, "jsonc"},
                                                        {DocumentFormat::Env, "env"},
                                                        {DocumentFormat::Text, "text"}}};
inline constexpr Names<FileOperation, 3> kOperationNames{{{FileOperation::Create, "create"},
                                                          {FileOperation::Edit, "edit"},
                                                          {FileOperation::Delete, "delete"}}};
inline constexpr Names<Verb, 5> kVerbNames{{{Verb::Set, "set"},
                                            {Verb::Append, "append"},
                                            {Verb::Remove, "remove"},
                                            {Verb::AddSection, "add_section"},
                                            {Verb::Rename, "rename"}}};
inline constexpr Names<SecretReason, 2> kReasonNames{
    {{SecretReason::Missing, "missing"}, {SecretReason::Rotated, "rotated"}}};
inline constexpr Names<Unmanaged::Kind, 2> kUnmanagedNames{
    {{Unmanaged::Kind::Section, "section"}, {Unmanaged::Kind::EnvFile, "env_file"}}};
inline constexpr Names<Severity, 2> kSeverityNames{
    {{Severity::Error, "error"}, {Severity::Warning, "warning"}}};

inline constexpr std::string_view kCreateWorker = "create_worker";
inline constexpr std::string_view kChangeFile = "change_file";
inline constexpr std::string_view kChangeSecrets = "change_secrets";
inline constexpr std::string_view kRecordVersions = "record_versions";

inline constexpr int kFormatVersion = 1;

template <class Enum, std::size_t N>
[[nodiscard]] std::string_view name_of(const Names<Enum, N>& names, Enum value) {
  for (const auto& [one, name] : names) {
    if (one == value) return name;
  }
  return "";
}

template <class Enum, std::size_t N>
[[nodiscard]] std::optional<Enum> value_of(const Names<Enum, N>& names, std::string_view name) {
  for (const auto& [one, text] : names) {
    if (text == name) return one;
  }
  return std::nullopt;
}

}  // namespace cfplan
