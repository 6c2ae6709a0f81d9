#include "encoding/big_endian.hpp"

#include <algorithm>

namespace coffer::big_endian {

Status fit_into(MutBytes out, Bytes bytes) noexcept {
    std::ranges::fill(out, u8{0});
    const std::size_t surplus = bytes.size() > out.size() ? bytes.size() - out.size() : 0;
    if (std::ranges::any_of(bytes.first(surplus), [](u8 byte) { return byte != 0; })) return fail(Errc::length_mismatch);
    const Bytes significant = bytes.subspan(surplus);
    std::ranges::copy(significant, out.last(significant.size()).begin());
    return Ok{};
}

}  // namespace coffer::big_endian
