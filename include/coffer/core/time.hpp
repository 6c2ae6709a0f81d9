// Moments are types, not numbers: seconds are never taken for milliseconds.
#pragma once

#include <chrono>
#include <compare>

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"

namespace coffer {

/// UnixSeconds is a moment in whole seconds since 1970-01-01T00:00:00Z: the NumericDate of tokens (RFC 7519, section 2). Every number is
/// one, so what somebody signed is compared as it is, without arithmetic that could overflow.
struct UnixSeconds {
    u64 value;
    friend constexpr auto operator<=>(const UnixSeconds&, const UnixSeconds&) noexcept = default;
};

/// UnixMillis is a moment in milliseconds since 1970-01-01T00:00:00Z, from March 1973 to November 5138. Within these years a time in
/// seconds is a smaller number than any of these, and one in microseconds a greater one: both are refused.
class UnixMillis {
public:
    static constexpr u64 least = 100'000'000'000;
    static constexpr u64 limit = 100'000'000'000'000;

    /// from_milliseconds takes a number of milliseconds. Errors: time_in_seconds (below `least`), time_too_fine (`limit` or more:
    /// microseconds or nanoseconds).
    [[nodiscard]] static Result<UnixMillis> from_milliseconds(u64 milliseconds) noexcept {
        if (milliseconds < least) return fail(Errc::time_in_seconds);
        if (milliseconds >= limit) return fail(Errc::time_too_fine);
        return UnixMillis(milliseconds);
    }
    /// from_time takes the time of a system clock. Errors as from_milliseconds.
    [[nodiscard]] static Result<UnixMillis> from_time(std::chrono::sys_time<std::chrono::milliseconds> time) noexcept {
        const auto milliseconds = time.time_since_epoch().count();
        return from_milliseconds(milliseconds < 0 ? u64{0} : static_cast<u64>(milliseconds));
    }

    /// earliest is the first of them, before which nothing was signed.
    [[nodiscard]] static constexpr UnixMillis earliest() noexcept { return UnixMillis(least); }

    [[nodiscard]] constexpr u64 value() const noexcept { return value_; }
    /// seconds is the second that this moment lies in. A moment has come, now >= s, exactly when now.seconds() >= s.
    [[nodiscard]] constexpr UnixSeconds seconds() const noexcept { return {value_ / 1000}; }

    friend constexpr auto operator<=>(const UnixMillis&, const UnixMillis&) noexcept = default;

private:
    constexpr explicit UnixMillis(u64 milliseconds) noexcept : value_(milliseconds) {}
    u64 value_;
};

}  // namespace coffer
