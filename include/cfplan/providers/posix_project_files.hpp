#pragma once

#include <memory>

#include "cfplan/ports/file_system.hpp"
#include "cfplan/ports/project_files.hpp"

namespace cfplan {

/// The files of the project whose root `files` is opened at; `files` must outlive it.
[[nodiscard]] std::unique_ptr<ProjectFiles> make_project_files(const FileSystem& files);

}  // namespace cfplan
