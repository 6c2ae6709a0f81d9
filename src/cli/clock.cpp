#include "cli/clock.hpp"

#include <chrono>

namespace coffer::cli {

Result<u64> now_ms(const Arguments& arguments) {
    if (arguments.has("now")) return arguments.number("now", 0, u64{1} << 53);
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return static_cast<u64>(std::chrono::duration_cast<std::chrono::milliseconds>(now).count());
}

}  // namespace coffer::cli
