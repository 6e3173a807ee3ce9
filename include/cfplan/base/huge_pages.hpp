#pragma once

namespace cfplan {

/// Lets the heap take its memory from the kernel in pages of 2 MiB where the kernel gives such
/// (transparent huge pages, `always` or `madvise`), and keep what is freed. A plan of 1,000
/// deployments spent half of its time in page faults of 4 KiB (bench/README.md). To be called once,
/// before threads start; where it does not work, nothing changes but speed.
void use_huge_pages();

}  // namespace cfplan
