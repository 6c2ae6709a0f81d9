#include "encoding/rlp.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "coffer/core/result.hpp"
#include "encoding/rlp_bytes.hpp"

namespace coffer::rlp {
namespace {

std::array<u8, 8> big_endian(u64 value) noexcept {
    std::array<u8, 8> bytes;
    for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<u8>(value >> (56 - 8 * i));
    return bytes;
}

Bytes without_leading_zeros(Bytes number) noexcept {
    const auto first = std::find_if(number.begin(), number.end(), [](u8 b) { return b != 0; });
    return number.subspan(static_cast<std::size_t>(first - number.begin()));
}

}  // namespace

void Writer::header(std::size_t at, std::size_t size, u8 short_base, u8 long_base) {
    const auto place = out_.begin() + static_cast<std::ptrdiff_t>(at);
    if (size <= longest_short) {
        out_.insert(place, static_cast<u8>(short_base + size));
        return;
    }
    const auto bytes = big_endian(size);
    const Bytes length = without_leading_zeros(bytes);
    const auto after = out_.insert(place, static_cast<u8>(long_base + length.size())) + 1;
    out_.insert(after, length.begin(), length.end());
}

Writer& Writer::begin_list() {
    open_.push_back(out_.size());
    return *this;
}

Writer& Writer::end_list() {
    COFFER_INVARIANT(!open_.empty());
    const std::size_t begin = open_.back();
    open_.pop_back();
    header(begin, out_.size() - begin, list_base, long_list_base);
    return *this;
}

Writer& Writer::bytes(Bytes value) {
    const bool is_its_own_encoding = value.size() == 1 && value[0] < string_base;
    if (!is_its_own_encoding) header(out_.size(), value.size(), string_base, long_string_base);
    out_.insert(out_.end(), value.begin(), value.end());
    return *this;
}

Writer& Writer::integer(u64 value) {
    return integer(big_endian(value));
}

Writer& Writer::integer(Bytes big_endian) {
    return bytes(without_leading_zeros(big_endian));
}

std::vector<u8> Writer::finish() {
    COFFER_INVARIANT(open_.empty());
    return std::exchange(out_, {});
}

}  // namespace coffer::rlp
