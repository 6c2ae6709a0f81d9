// Shapes: the functions that a row of the table of formats refers to, and the types on which they work.
#pragma once

#include <algorithm>
#include <optional>
#include <string_view>

#include "coffer/address/registry.hpp"

namespace coffer::address {

/// Payload is the contents of an address, independent of its text.
struct Payload {
    Payload() noexcept = default;
    explicit Payload(Bytes payload) noexcept : size(static_cast<u8>(payload.size())) {
        COFFER_INVARIANT(payload.size() <= bytes.size());
        std::copy(payload.begin(), payload.end(), bytes.begin());
    }
    [[nodiscard]] Bytes view() const noexcept COFFER_LIFETIMEBOUND { return {bytes.data(), size}; }

    ByteArray<65> bytes;  ///< the first `size` bytes count
    u8 size = 0;
    bool unchecksummed = false;
    TonEncoding ton{};
    Network network = Network::none;  ///< the network that the text states; none: that of the row
    std::optional<CurveId> curve{};
    std::optional<u64> tag{};
    std::string_view hrp{};  ///< human-readable part of EncodeOptions; empty: that of the row
};

/// TextBuilder builds an AddressText. The text of every row fits (COFFER_INVARIANT).
class TextBuilder {
public:
    /// grow appends `count` characters and returns them; the caller fills them.
    [[nodiscard]] std::span<char> grow(std::size_t count) noexcept {
        COFFER_INVARIANT(count <= AddressText::capacity - text_.size_);
        const std::span<char> room(text_.characters_.data() + text_.size_, count);
        text_.size_ = static_cast<u8>(text_.size_ + count);
        return room;
    }
    /// shrink removes the last `count` characters.
    void shrink(std::size_t count) noexcept { text_.size_ = static_cast<u8>(text_.size_ - count); }
    void append(std::string_view text) noexcept { std::copy(text.begin(), text.end(), grow(text.size()).begin()); }
    [[nodiscard]] std::string_view view() const noexcept COFFER_LIFETIMEBOUND { return text_.view(); }
    [[nodiscard]] const AddressText& text() const noexcept COFFER_LIFETIMEBOUND { return text_; }

private:
    AddressText text_;
};

/// encode_group is the maximum number of keys that Shape::payloads and Shape::write_many take.
inline constexpr std::size_t encode_group = 16;

/// Option is a set of bits: the fields of EncodeOptions that a shape accepts.
enum Option : u8 {
    option_none = 0,
    option_script = 1,
    option_ton = 2,
    option_hrp = 4,
    option_tag = 8,
    option_tag_required = 16,
    option_uncompressed = 32,
    option_ton_network = 64,  ///< the account itself depends on TonEncoding::testnet
};

/// Tolerated is a set of bits: the fields of Tolerance that the standard of a shape permits.
enum Tolerated : u8 { tolerated_none = 0, tolerated_missing_prefix = 1, tolerated_short_hex = 2, tolerated_upper_case_hex = 4 };

/// Shape is the set of functions and properties of a group of formats.
struct Shape {
    /// payload returns the payload of a key. `key` is on a curve of the row; `options` are valid for the row.
    Result<Payload> (*payload)(const FormatRow& row, const AnyPublicKey& key, const EncodeOptions& options);
    /// write appends the text of a payload.
    void (*write)(const FormatRow& row, const Payload& payload, TextBuilder& out);
    /// read reads a text. `text`: 1 to AddressText::capacity visible ASCII characters. It returns format_mismatch if the text does not
    /// begin like the format, so that no other error would be informative.
    Result<Payload> (*read)(const FormatRow& row, std::string_view text, std::optional<CurveId> curve);
    /// payloads and write_many are payload and write for many keys, several hashes at a time. They are nullptr if this is not faster.
    void (*payloads)(const FormatRow& row, std::span<const AnyPublicKey> keys, const EncodeOptions& options,
                     std::span<Payload> payloads) = nullptr;
    void (*write_many)(const FormatRow& row, std::span<const Payload> payloads, std::span<TextBuilder> out) = nullptr;
    u8 options = option_none;
    u8 tolerated = tolerated_none;
    bool checksummed = true;  ///< the text has a checksum, which detects any single wrong character
    bool by_curve = false;    ///< the result of read depends on the curve
};

// Every shape that a row names; its definition is in the file of its chain.
#define COFFER_ADDRESS_FORMAT(number, enumerator, shape, ...) extern const Shape shape;
#include "address/registry.inc"
#undef COFFER_ADDRESS_FORMAT

/// on returns `key` as a key of C. The key is on this curve (COFFER_INVARIANT).
template <Curve C>
[[nodiscard]] const PublicKey<C>& on(const AnyPublicKey& key) noexcept {
    const auto* found = std::get_if<PublicKey<C>>(&key);
    COFFER_INVARIANT(found != nullptr);
    return *found;
}

/// asked_hrp returns the human-readable part of the options, or an empty text: then the row's is used.
[[nodiscard]] inline std::string_view asked_hrp(const EncodeOptions& options COFFER_LIFETIMEBOUND) noexcept {
    return options.hrp ? options.hrp->view() : std::string_view();
}

/// hrp_of returns the human-readable part with which `payload` is written.
[[nodiscard]] inline std::string_view hrp_of(const FormatRow& row, const Payload& payload) noexcept {
    return payload.hrp.empty() ? row.params.hrp : payload.hrp;
}

/// version_of returns the version bytes of the row.
[[nodiscard]] inline Bytes version_of(const FormatRow& row COFFER_LIFETIMEBOUND) noexcept {
    return Bytes(row.params.version).first(row.params.version_size);
}

/// length_error returns the error of a text that does not have `expected` characters. Its position is the first missing or surplus
/// character.
[[nodiscard]] inline Unexpected length_error(Errc code, std::string_view text, std::size_t expected) noexcept {
    return fail(code, std::min(text.size(), expected));
}

}  // namespace coffer::address
