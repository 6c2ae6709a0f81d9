#include "encoding/json_writer.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "core/utf8.hpp"
#include "encoding/json_escape.hpp"

namespace coffer::json {
namespace {

void append(std::string& output, std::string_view raw) {
    output.append(raw);
}

/// append grows by copying to a larger block. The arena wipes the smaller one.
void append(SecretBytes& output, std::string_view raw) {
    constexpr std::size_t first_capacity = 256;
    if (raw.size() > output.capacity() - output.size()) {
        SecretBytes larger = SecretBytes::from_capacity(std::max({2 * output.capacity(), output.size() + raw.size(), first_capacity}));
        larger.append(output.reveal());
        output = std::move(larger);
    }
    output.append(as_bytes(raw));
}

template <typename Integer>
std::string_view decimal(Integer value, std::array<char, 20>& room) noexcept {
    return {room.data(), static_cast<std::size_t>(std::to_chars(room.data(), room.data() + room.size(), value).ptr - room.data())};
}

}  // namespace

template <typename Output>
void BasicWriter<Output>::put(std::string_view raw) {
    append(output_, raw);
}

template <typename Output>
void BasicWriter<Output>::value_begins() {
    if (depth_ == 0) {
        COFFER_INVARIANT(!begun_);
        begun_ = true;
        return;
    }
    const u64 bit = u64{1} << (depth_ - 1);
    if ((objects_ & bit) != 0) {
        COFFER_INVARIANT(after_name_);
        after_name_ = false;
    } else {
        if ((non_empty_ & bit) != 0) put(",");
        non_empty_ |= bit;
    }
}

template <typename Output>
void BasicWriter<Output>::open(char bracket, bool is_object) {
    value_begins();
    COFFER_INVARIANT(depth_ < max_depth);
    const u64 bit = u64{1} << depth_++;
    objects_ = is_object ? objects_ | bit : objects_ & ~bit;
    non_empty_ &= ~bit;
    put({&bracket, 1});
}

template <typename Output>
void BasicWriter<Output>::close(char bracket, bool is_object) {
    COFFER_INVARIANT(depth_ != 0 && !after_name_ && (objects_ >> (depth_ - 1) & 1) == static_cast<u64>(is_object));
    --depth_;
    put({&bracket, 1});
}

template <typename Output>
void BasicWriter<Output>::quote(std::string_view value) {
    COFFER_INVARIANT(check_utf8(as_bytes(value)).has_value());
    put("\"");
    while (!value.empty()) {
        const auto plain = static_cast<std::size_t>(std::ranges::find_if(value, needs_escape) - value.begin());
        put(value.substr(0, plain));
        value.remove_prefix(plain);
        if (value.empty()) break;
        std::array<char, 6> room{};
        put(escape_of(value.front(), room));
        value.remove_prefix(1);
    }
    put("\"");
}

template <typename Output>
BasicWriter<Output>& BasicWriter<Output>::begin_object() {
    open('{', true);
    return *this;
}

template <typename Output>
BasicWriter<Output>& BasicWriter<Output>::end_object() {
    close('}', true);
    return *this;
}

template <typename Output>
BasicWriter<Output>& BasicWriter<Output>::begin_array() {
    open('[', false);
    return *this;
}

template <typename Output>
BasicWriter<Output>& BasicWriter<Output>::end_array() {
    close(']', false);
    return *this;
}

template <typename Output>
BasicWriter<Output>& BasicWriter<Output>::name(std::string_view name) {
    COFFER_INVARIANT(depth_ != 0 && !after_name_);
    const u64 bit = u64{1} << (depth_ - 1);
    COFFER_INVARIANT((objects_ & bit) != 0);
    if ((non_empty_ & bit) != 0) put(",");
    non_empty_ |= bit;
    quote(name);
    put(":");
    after_name_ = true;
    return *this;
}

template <typename Output>
BasicWriter<Output>& BasicWriter<Output>::text(std::string_view value) {
    value_begins();
    quote(value);
    return *this;
}

template <typename Output>
BasicWriter<Output>& BasicWriter<Output>::integer(std::int64_t value) {
    std::array<char, 20> room{};
    value_begins();
    put(decimal(value, room));
    return *this;
}

template <typename Output>
BasicWriter<Output>& BasicWriter<Output>::unsigned_integer(u64 value) {
    std::array<char, 20> room{};
    value_begins();
    put(decimal(value, room));
    return *this;
}

template <typename Output>
BasicWriter<Output>& BasicWriter<Output>::boolean(bool value) {
    value_begins();
    put(value ? "true" : "false");
    return *this;
}

template <typename Output>
BasicWriter<Output>& BasicWriter<Output>::null() {
    value_begins();
    put("null");
    return *this;
}

template <typename Output>
Output BasicWriter<Output>::finish() {
    COFFER_INVARIANT(begun_ && depth_ == 0);
    begun_ = false;
    return std::exchange(output_, Output{});
}

template class BasicWriter<std::string>;
template class BasicWriter<SecretBytes>;

}  // namespace coffer::json
