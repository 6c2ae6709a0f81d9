// Replaces the library's own definition, which does nothing.
#include "core/declassify.hpp"

#include <valgrind/memcheck.h>

namespace coffer::core {

void declassify(Bytes bytes) noexcept {
    (void)VALGRIND_MAKE_MEM_DEFINED(bytes.data(), bytes.size());
}

}  // namespace coffer::core
