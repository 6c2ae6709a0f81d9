// What the functions of a format work on, and the set of them that a row names.
#pragma once

#include <algorithm>
#include <optional>
#include <string_view>

#include "coffer/address/registry.hpp"

namespace coffer::address {

/// Payload is an address without its spelling.
struct Payload {
    Payload() noexcept = default;
    explicit Payload(Bytes payload) noexcept : size(static_cast<u8>(payload.size())) {
        COFFER_INVARIANT(payload.size() <= bytes.size());
        std::copy(payload.begin(), payload.end(), bytes.begin());
    }
    [[nodiscard]] Bytes view() const noexcept COFFER_LIFETIMEBOUND { return {bytes.data(), size}; }

    ByteArray<65> bytes;  // the first `size` count
    u8 size = 0;
    bool unchecksummed = false;
    TonSpelling ton{};
    Network network = Network::none;  ///< where the text says it and the row does not
    std::optional<CurveId> curve{};
    std::optional<u64> tag{};
    std::string_view hrp{};  ///< of EncodeOptions; empty: the row's
};

/// TextBuilder fills an AddressText; a row whose text would not fit is a fault of the row (COFFER_INVARIANT).
class TextBuilder {
public:
    /// grow appends `count` characters and returns them to be filled.
    [[nodiscard]] std::span<char> grow(std::size_t count) noexcept {
        COFFER_INVARIANT(count <= AddressText::capacity - text_.size_);
        const std::span<char> room(text_.characters_.data() + text_.size_, count);
        text_.size_ = static_cast<u8>(text_.size_ + count);
        return room;
    }
    /// shrink takes back the last `count` characters.
    void shrink(std::size_t count) noexcept { text_.size_ = static_cast<u8>(text_.size_ - count); }
    void append(std::string_view text) noexcept { std::copy(text.begin(), text.end(), grow(text.size()).begin()); }
    [[nodiscard]] std::string_view view() const noexcept COFFER_LIFETIMEBOUND { return text_.view(); }
    [[nodiscard]] const AddressText& text() const noexcept COFFER_LIFETIMEBOUND { return text_; }

private:
    AddressText text_;
};

/// encode_group is how many keys the functions for many take at most.
inline constexpr std::size_t encode_group = 16;

/// Options of EncodeOptions that a shape takes, as bits.
enum Option : u8 {
    option_none = 0,
    option_script = 1,
    option_ton = 2,
    option_hrp = 4,
    option_tag = 8,
    option_tag_required = 16,
    option_uncompressed = 32,
    option_ton_network = 64,  ///< the account itself depends on TonSpelling::testnet
};

/// Spellings of Tolerance that a shape's own standard allows, as bits.
enum Spelling : u8 { spelling_canonical = 0, spelling_without_prefix = 1, spelling_short_hex = 2, spelling_upper_case_hex = 4 };

struct Shape {
    /// key to payload; `key` is on a curve of the row, and the options were checked.
    Result<Payload> (*payload)(const FormatRow& row, const AnyPublicKey& key, const EncodeOptions& options);
    /// payload to text.
    void (*write)(const FormatRow& row, const Payload& payload, TextBuilder& out);
    /// text to payload; `text` is 1 to AddressText::capacity visible ASCII characters. Answers format_mismatch where the text does not
    /// begin as this format does, so that nothing else is worth saying about it.
    Result<Payload> (*read)(const FormatRow& row, std::string_view text, std::optional<CurveId> curve);
    /// many keys to payloads, and many payloads to texts, as the above but several hashes at a time; nullptr: one by one is as good.
    void (*payloads)(const FormatRow& row, std::span<const AnyPublicKey> keys, const EncodeOptions& options,
                     std::span<Payload> payloads) = nullptr;
    void (*write_many)(const FormatRow& row, std::span<const Payload> payloads, std::span<TextBuilder> out) = nullptr;
    u8 options = option_none;
    u8 spellings = spelling_canonical;
    bool checksummed = true;  ///< a single wrong character is noticed
    bool by_curve = false;    ///< reading depends on the curve
};

// Every shape that a row names; its definition is in the file of its chain.
#define COFFER_ADDRESS_FORMAT(number, enumerator, shape, ...) extern const Shape shape;
#include "address/registry.inc"
#undef COFFER_ADDRESS_FORMAT

/// on returns `key` as a key of C; the row has no other curve, or the caller looked.
template <Curve C>
[[nodiscard]] const PublicKey<C>& on(const AnyPublicKey& key) noexcept {
    const auto* found = std::get_if<PublicKey<C>>(&key);
    COFFER_INVARIANT(found != nullptr);
    return *found;
}

/// hrp_of returns the human-readable part to write.
[[nodiscard]] inline std::string_view hrp_of(const FormatRow& row, const Payload& payload) noexcept {
    return payload.hrp.empty() ? row.params.hrp : payload.hrp;
}

/// version_of returns the version bytes of the row.
[[nodiscard]] inline Bytes version_of(const FormatRow& row COFFER_LIFETIMEBOUND) noexcept {
    return Bytes(row.params.version).first(row.params.version_size);
}

/// length_error says that `text` has not `expected` characters; it points at the first one missing or too many.
[[nodiscard]] inline Error length_error(Errc code, std::string_view text, std::size_t expected) noexcept {
    return fail(code, std::min(text.size(), expected));
}

}  // namespace coffer::address
