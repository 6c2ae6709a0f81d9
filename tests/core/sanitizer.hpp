// What sanitizers take from tests: they change the layout of the stack, make mlock a no-op, and ThreadSanitizer makes vfork a fork.
#pragma once

namespace coffer::testing {

#if defined(__has_feature)
#define COFFER_HAS_FEATURE(name) __has_feature(name)
#else
#define COFFER_HAS_FEATURE(name) 0
#endif

#if defined(__SANITIZE_THREAD__) || COFFER_HAS_FEATURE(thread_sanitizer)
inline constexpr bool thread_sanitized = true;
#else
inline constexpr bool thread_sanitized = false;
#endif

#if defined(__SANITIZE_ADDRESS__) || COFFER_HAS_FEATURE(address_sanitizer) || COFFER_HAS_FEATURE(memory_sanitizer)
inline constexpr bool sanitized = true;
#else
inline constexpr bool sanitized = thread_sanitized;
#endif

#undef COFFER_HAS_FEATURE

}  // namespace coffer::testing
