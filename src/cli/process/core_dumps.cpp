#include "cli/process/core_dumps.hpp"

#include <sys/prctl.h>
#include <sys/resource.h>

namespace coffer::cli {

bool forbid_core_dumps() noexcept {
    // The limit alone is not enough: if the system pipes core dumps to a handler, the limit does not apply.
    constexpr rlimit none{0, 0};
    return ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0 && ::setrlimit(RLIMIT_CORE, &none) == 0;
}

}  // namespace coffer::cli
