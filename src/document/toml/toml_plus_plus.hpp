#pragma once

// The one way to toml++: it reads what wrangler reads (TOML 1.1), returns its errors, and does not
// abort on the invalid inputs for which its own assertions are wrong, in debug builds as in
// release builds.
#define TOML_HEADER_ONLY 0
#define TOML_ENABLE_UNRELEASED_FEATURES 1
#define TOML_MAX_NESTED_VALUES 128
#define TOML_EXCEPTIONS 0
#define TOML_ASSERT(expression) static_assert(true)

#ifdef NDEBUG
// With it, toml++ would tell the optimiser that its assertions hold.
#define CFPLAN_HAD_NDEBUG
#undef NDEBUG
#endif
#include <toml++/toml.h>
#ifdef CFPLAN_HAD_NDEBUG
#define NDEBUG
#undef CFPLAN_HAD_NDEBUG
#endif
