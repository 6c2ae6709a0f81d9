// Points in time, as types of their own, so that seconds cannot be passed as milliseconds.
#pragma once

#include <chrono>
#include <compare>

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"

namespace coffer {

/// UnixSeconds is a time in whole seconds since 1970-01-01T00:00:00Z: the NumericDate of tokens (RFC 7519 section 2). Every u64 is valid:
/// signed times are compared unchanged, without arithmetic that could overflow.
struct UnixSeconds {
    u64 value;  ///< seconds since 1970-01-01T00:00:00Z
    friend constexpr auto operator<=>(const UnixSeconds&, const UnixSeconds&) noexcept = default;
};

/// UnixMillis is a time in milliseconds since 1970-01-01T00:00:00Z, from March 1973 to November 5138: `least` to `limit` - 1. Times of
/// these years in seconds are below this range, and in microseconds above it, so both are refused.
class UnixMillis {
public:
    /// least is the smallest valid number of milliseconds.
    static constexpr u64 least = 100'000'000'000;
    /// limit is greater by one than the largest valid number of milliseconds.
    static constexpr u64 limit = 100'000'000'000'000;

    /// from_milliseconds returns the time that is `milliseconds` after 1970-01-01T00:00:00Z.
    /// Errors: time_in_seconds (below `least`), time_too_fine (`limit` or more: microseconds or nanoseconds).
    [[nodiscard]] static Result<UnixMillis> from_milliseconds(u64 milliseconds) noexcept {
        if (milliseconds < least) return fail(Errc::time_in_seconds);
        if (milliseconds >= limit) return fail(Errc::time_too_fine);
        return UnixMillis(milliseconds);
    }
    /// from_time returns the time of a system clock.
    /// Errors: those of from_milliseconds. A time before 1970 fails with time_in_seconds.
    [[nodiscard]] static Result<UnixMillis> from_time(std::chrono::sys_time<std::chrono::milliseconds> time) noexcept {
        const auto milliseconds = time.time_since_epoch().count();
        return from_milliseconds(milliseconds < 0 ? u64{0} : static_cast<u64>(milliseconds));
    }

    /// earliest returns the least UnixMillis. No signature is older.
    [[nodiscard]] static constexpr UnixMillis earliest() noexcept { return UnixMillis(least); }

    /// value returns the time in milliseconds since 1970-01-01T00:00:00Z.
    [[nodiscard]] constexpr u64 value() const noexcept { return value_; }
    /// seconds returns the time rounded down to whole seconds. For any UnixSeconds `s`, a time is at or after `s` exactly if its seconds()
    /// >= s.
    [[nodiscard]] constexpr UnixSeconds seconds() const noexcept { return {value_ / 1000}; }

    friend constexpr auto operator<=>(const UnixMillis&, const UnixMillis&) noexcept = default;

private:
    constexpr explicit UnixMillis(u64 milliseconds) noexcept : value_(milliseconds) {}
    u64 value_;
};

}  // namespace coffer
