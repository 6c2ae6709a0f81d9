#include "tx/abi.hpp"

#include <algorithm>

#include "coffer/encoding/hex.hpp"
#include "coffer/tx/amount.hpp"
#include "tx/methods.hpp"

namespace coffer::tx {
namespace {

constexpr std::size_t word = 32;

bool is_zero(Bytes bytes) noexcept {
    return std::ranges::all_of(bytes, [](u8 b) { return b == 0; });
}

// Returns a length or an offset. None can be 2^32 or more, since the data is in memory.
std::optional<std::size_t> small(Bytes number) noexcept {
    if (!is_zero(number.first(word - 4))) return std::nullopt;
    std::size_t value = 0;
    for (const u8 digit : number.last(4)) value = value << 8U | digit;
    return value;
}

std::size_t size_in(std::string_view digits) noexcept {
    std::size_t value = 0;
    for (const char c : digits) value = value * 10 + static_cast<std::size_t>(c - '0');
    return value;
}

std::vector<std::string_view> split(std::string_view list) {
    std::vector<std::string_view> parts;
    while (!list.empty()) {
        const std::size_t comma = std::min(list.find(','), list.size());
        parts.push_back(list.substr(0, comma));
        list.remove_prefix(std::min(comma + 1, list.size()));
    }
    return parts;
}

bool is_dynamic(std::string_view type) noexcept {
    return type == "bytes" || type.ends_with("[]");
}

class Decoder {
public:
    explicit Decoder(AddressText address) noexcept : address_(address) {}

    // In the canonical layout the heads of all arguments come first. The contents of dynamic arguments follow in the same order, without
    // gaps.
    std::optional<std::vector<std::string>> tuple(const std::vector<std::string_view>& types, Bytes data) {
        if (data.size() < types.size() * word) return std::nullopt;
        std::vector<std::string> texts;
        std::size_t tail = types.size() * word;
        for (std::size_t i = 0; i < types.size(); ++i) {
            const Bytes head = data.subspan(i * word, word);
            std::optional<std::string> text;
            if (!is_dynamic(types[i])) {
                text = one_word(types[i], head);
            } else if (small(head) == tail && tail <= data.size()) {
                Bytes rest = data.subspan(tail);
                text = dynamic(types[i], rest);
                tail = data.size() - rest.size();
            }
            if (!text) return std::nullopt;
            texts.push_back(*std::move(text));
        }
        if (tail != data.size()) return std::nullopt;
        return texts;
    }

private:
    std::optional<std::string> one_word(std::string_view type, Bytes bytes) const {
        if (type == "address") return address_(bytes.first<word>());
        if (type == "bool") {
            const auto value = small(bytes);
            if (!value || *value > 1) return std::nullopt;
            return *value == 1 ? "true" : "false";
        }
        if (type.starts_with("uint")) {
            const std::size_t unused = word - size_in(type.substr(4)) / 8;
            if (!is_zero(bytes.first(unused))) return std::nullopt;
            const std::string digits = Amount::from_big_endian(bytes).decimal();
            // The largest value of a type means "no limit" only for amounts and times, which have at least 48 bits (Permit2 has amounts of
            // type uint160 and times of type uint48).
            const bool largest = std::ranges::all_of(bytes.subspan(unused), [](u8 b) { return b == 0xff; });
            return largest && word - unused >= 6 ? digits + " (the largest number: no limit)" : digits;
        }
        const std::size_t size = size_in(type.substr(5));  // bytesN
        if (!is_zero(bytes.subspan(size))) return std::nullopt;
        return "0x" + hex::encode(bytes.first(size));
    }

    // Decodes one dynamic value at the front of `rest` and removes it from `rest`.
    std::optional<std::string> dynamic(std::string_view type, Bytes& rest) {
        if (rest.size() < word) return std::nullopt;
        const auto length = small(rest.first(word));
        rest = rest.subspan(word);
        if (!length) return std::nullopt;
        if (type == "bytes") return byte_string(*length, rest);
        if (*length > rest.size() / word) return std::nullopt;
        const std::string_view item = type.substr(0, type.size() - 2);
        return is_dynamic(item) ? byte_strings(*length, rest) : words(item, *length, rest);
    }

    static std::optional<std::string> byte_string(std::size_t length, Bytes& rest) {
        const std::size_t padded = (length + word - 1) / word * word;
        if (padded > rest.size() || !is_zero(rest.subspan(length, padded - length))) return std::nullopt;
        std::string text = "0x" + hex::encode(rest.first(length));
        rest = rest.subspan(padded);
        return text;
    }

    std::optional<std::string> words(std::string_view item, std::size_t count, Bytes& rest) const {
        std::string text = "[";
        for (std::size_t i = 0; i < count; ++i) {
            const auto value = one_word(item, rest.first(word));
            if (!value) return std::nullopt;
            text += (i == 0 ? "" : ", ") + *value;
            rest = rest.subspan(word);
        }
        return text + "]";
    }

    // bytes[] is encoded as a tuple, whose offsets count from the end of the length.
    static std::optional<std::string> byte_strings(std::size_t count, Bytes& rest) {
        const Bytes heads = rest.first(count * word);
        Bytes tail = rest.subspan(count * word);
        std::string text = "[";
        for (std::size_t i = 0; i < count; ++i) {
            if (small(heads.subspan(i * word, word)) != rest.size() - tail.size() || tail.size() < word) return std::nullopt;
            const auto length = small(tail.first(word));
            tail = tail.subspan(word);
            const auto value = length ? byte_string(*length, tail) : std::nullopt;
            if (!value) return std::nullopt;
            text += (i == 0 ? "" : ", ") + *value;
        }
        rest = tail;
        return text + "]";
    }

    AddressText address_;
};

/// in_words returns undecoded data in words of 32 bytes, of which the last may be shorter.
std::vector<Description> in_words(Bytes data) {
    std::vector<Description> items;
    for (; !data.empty(); data = data.subspan(std::min(word, data.size()))) {
        items.emplace_back().add("word", "0x" + hex::encode(data.first(std::min(word, data.size()))));
    }
    return items;
}

std::vector<Description> describe_arguments(const Method& method, const std::vector<std::string>& values) {
    const auto names = split(method.arguments);
    std::vector<Description> items;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const std::string_view meaning = meaning_of(method.selector, names[i], values[i]);
        items.emplace_back()
            .add("name", std::string(names[i]))
            .add("value", meaning.empty() ? values[i] : values[i] + " (" + std::string(meaning) + ")");
    }
    return items;
}

u32 selector_of(Bytes data) noexcept {
    u32 selector = 0;
    for (const u8 b : data.first(4)) selector = selector << 8U | b;
    return selector;
}

}  // namespace

std::optional<std::vector<std::string>> decode_arguments(std::string_view signature, Bytes data, AddressText address) {
    const std::size_t open = signature.find('(') + 1;
    return Decoder(address).tuple(split(signature.substr(open, signature.size() - open - 1)), data);
}

void describe_call(Description& description, Bytes data, AddressText address) {
    if (data.empty()) return;
    constexpr std::size_t selector_bytes = 4;
    if (data.size() < selector_bytes) {
        description.add("data", "0x" + hex::encode(data));
    } else {
        const Bytes encoded = data.subspan(selector_bytes);
        const Method* method = find_method(selector_of(data));
        std::optional<std::vector<std::string>> values;
        if (method != nullptr) values = decode_arguments(method->signature, encoded, address);
        description.add("method", values ? std::string(method->signature) : "not known");
        description.add("selector", "0x" + hex::encode(data.first(selector_bytes)));
        if (values) {
            description.add("meaning", std::string(method->meaning));
            if (!values->empty()) description.add("arguments", describe_arguments(*method, *values));
        } else {
            if (method != nullptr) description.add("selectorOf", std::string(method->signature) + ", but its arguments are malformed");
            if (!encoded.empty()) description.add("words", in_words(encoded));
        }
    }
    description.add("dataLength", Amount(data.size()).decimal());
}

}  // namespace coffer::tx
