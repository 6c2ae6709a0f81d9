#include "tx/utc.hpp"

#include <chrono>

#include "coffer/tx/amount.hpp"

namespace coffer::tx {
namespace {

std::string padded(u64 value, std::size_t width) {
    const std::string digits = Amount(value).decimal();
    return std::string(digits.size() < width ? width - digits.size() : 0, '0') + digits;
}

}  // namespace

std::string utc_text(u64 milliseconds) {
    static constexpr u64 year_10000 = 253402300800000;
    if (milliseconds >= year_10000) return Amount(milliseconds).decimal() + " ms";
    const u64 seconds = milliseconds / 1000;
    const std::chrono::year_month_day day{std::chrono::sys_days(std::chrono::days(static_cast<int>(seconds / 86400)))};
    const u64 of_day = seconds % 86400;
    return padded(static_cast<u64>(static_cast<int>(day.year())), 4) + "-" + padded(static_cast<unsigned>(day.month()), 2) + "-" +
           padded(static_cast<unsigned>(day.day()), 2) + " " + padded(of_day / 3600, 2) + ":" + padded(of_day / 60 % 60, 2) + ":" +
           padded(of_day % 60, 2) + " UTC";
}

}  // namespace coffer::tx
