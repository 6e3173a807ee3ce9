// What others do to the disk, behind the back of the program under test.

#include <algorithm>

#include "cfplan/base/check.hpp"
#include "fakes/memory_disk.hpp"
#include "fakes/memory_disk_paths.hpp"

namespace cfplan {

void MemoryDisk::set_durably(Id folder, const std::string& name, Id node) {
  Node& at = nodes_.at(folder);
  at.names[name] = node;
  at.durable_names[name] = node;
}

std::pair<MemoryDisk::Id, std::string> MemoryDisk::parents_of(const std::string& path) {
  const std::vector<std::string> parts = components(without_leading_slash(path));
  Id folder = kMemoryRoot;
  for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
    Id next = child(folder, parts[i]);
    if (next == 0) {
      next = add_node(EntryKind::Folder, 0755);
      set_durably(folder, parts[i], next);
    }
    folder = next;
  }
  return {folder, parts.back()};
}

void MemoryDisk::put(const std::string& path, const std::string& bytes, unsigned mode) {
  const auto [folder, name] = parents_of(path);
  const Id id = add_node(EntryKind::File, mode);
  nodes_.at(id).bytes = bytes;
  nodes_.at(id).durable_bytes = bytes;
  set_durably(folder, name, id);
}

void MemoryDisk::put_folder(const std::string& path) {
  const auto [folder, name] = parents_of(path);
  if (child(folder, name) == 0) set_durably(folder, name, add_node(EntryKind::Folder, 0755));
}

void MemoryDisk::put_symlink(const std::string& path) {
  const auto [folder, name] = parents_of(path);
  set_durably(folder, name, add_node(EntryKind::Symlink, 0777));
}

void MemoryDisk::put_link(const std::string& from, const std::string& to) {
  const auto [folder, name] = parents_of(to);
  set_durably(folder, name, find(kMemoryRoot, without_leading_slash(from)).value_or(0));
}

void MemoryDisk::set_mode(const std::string& path, unsigned mode) {
  const auto id = find(kMemoryRoot, without_leading_slash(path));
  check(id.has_value(), "the test names a file that is there");
  nodes_.at(*id).mode = mode;
}

void MemoryDisk::set_owner(const std::string& path, Owner owner) {
  const auto id = find(kMemoryRoot, without_leading_slash(path));
  check(id.has_value(), "the test names a file that is there");
  nodes_.at(*id).owner = owner;
}

void MemoryDisk::save_by_rename(const std::string& path, const std::string& bytes) {
  put(path, bytes, 0644);
}

void MemoryDisk::write_to_inode(std::uint64_t inode, const std::string& bytes) {
  nodes_.at(inode).bytes = bytes;
  nodes_.at(inode).durable_bytes = bytes;
}

void MemoryDisk::remove(const std::string& path) {
  const auto [folder, name] = parents_of(path);
  nodes_.at(folder).names.erase(name);
  nodes_.at(folder).durable_names.erase(name);
}

void MemoryDisk::collect(const std::string& prefix, Id folder,
                         std::map<std::string, Entry>& out) const {
  for (const auto& [name, id] : nodes_.at(folder).names) {
    const Node& node = nodes_.at(id);
    const std::string path = prefix + name;
    if (node.kind == EntryKind::Folder) {
      out[path + "/"] = {node.kind, "", node.mode, id, node.owner};
      collect(path + "/", id, out);
    } else {
      out[path] = {node.kind, node.bytes, node.mode, id, node.owner};
    }
  }
}

std::map<std::string, MemoryDisk::Entry> MemoryDisk::tree() const {
  std::map<std::string, Entry> out;
  collect("/", kMemoryRoot, out);
  return out;
}

}  // namespace cfplan
