#include "encoding/pem.hpp"

#include <algorithm>

#include "coffer/encoding/base64.hpp"
#include "core/ct_mask.hpp"
#include "core/try.hpp"

namespace coffer::pem {
namespace {

constexpr std::string_view begin_mark = "-----BEGIN ";
constexpr std::string_view end_mark = "-----END ";
constexpr std::string_view dashes = "-----";
constexpr std::string_view encryption_header = "Proc-Type:";
constexpr std::string_view encryption_value = "ENCRYPTED";
constexpr std::size_t line_length = 64;

/// is reveals whether a byte is the structural character `c`.
bool is(u8 byte, char c) noexcept {
    return core::ct_accept(core::ct_mask_equal(byte, static_cast<u8>(c)));
}

bool is_space(u8 byte) noexcept {
    return is(byte, ' ') || is(byte, '\t') || is(byte, '\r') || is(byte, '\n');
}

bool starts_with(Bytes line, std::string_view mark) noexcept {
    return line.size() >= mark.size() && ct_equal(line.first(mark.size()), as_bytes(mark));
}

Bytes trimmed(Bytes line) noexcept {
    while (!line.empty() && is_space(line.front())) line = line.subspan(1);
    while (!line.empty() && is_space(line.back())) line = line.first(line.size() - 1);
    return line;
}

/// take_line removes the first line of `rest` and returns it without the line break and without spaces at its ends.
Bytes take_line(Bytes& rest) noexcept {
    std::size_t size = 0;
    while (size < rest.size() && !is(rest[size], '\n')) ++size;
    const Bytes line = rest.first(size);
    rest = rest.subspan(std::min(size + 1, rest.size()));
    return trimmed(line);
}

/// label_of returns the label of a boundary line: the text between `mark` and the dashes.
Result<std::string_view> label_of(Bytes line, std::string_view mark) noexcept {
    const std::string_view text = as_text(line).substr(mark.size());
    if (text.size() <= dashes.size() || !text.ends_with(dashes)) return fail(Errc::pem_syntax);
    const std::string_view label = text.substr(0, text.size() - dashes.size());
    if (label.find(dashes) != std::string_view::npos) return fail(Errc::pem_syntax);
    return label;
}

bool contains(Bytes line, char c) noexcept {
    return std::ranges::any_of(line, [c](u8 byte) { return is(byte, c); });
}

/// skip_headers removes the header lines (RFC 1421) from `rest` and returns whether one of them declares encryption. A header is recognised
/// by its colon, which base64 does not have.
bool skip_headers(Bytes& rest) noexcept {
    bool encrypted = false;
    for (Bytes after = rest; contains(take_line(after), ':'); rest = after) {
        Bytes line_end = rest;
        const Bytes header = take_line(line_end);
        encrypted |= starts_with(header, encryption_header) && as_text(header).find(encryption_value) != std::string_view::npos;
    }
    return encrypted;
}

}  // namespace

bool is_pem(Bytes text) noexcept {
    while (!text.empty()) {
        if (starts_with(take_line(text), begin_mark)) return true;
    }
    return false;
}

Result<std::optional<Block>> Reader::next() noexcept {
    Block block{};
    for (;;) {
        if (rest_.empty()) return std::optional<Block>();
        const Bytes line = take_line(rest_);
        if (starts_with(line, end_mark)) return fail(Errc::pem_syntax);
        if (!starts_with(line, begin_mark)) continue;
        COFFER_TRY(block.label, label_of(line, begin_mark));
        break;
    }
    block.encrypted = skip_headers(rest_);
    const Bytes from = rest_;
    for (;;) {
        if (rest_.empty()) return fail(Errc::pem_syntax);
        const std::size_t left = rest_.size();
        const Bytes line = take_line(rest_);
        if (starts_with(line, begin_mark)) return fail(Errc::pem_syntax);
        if (!starts_with(line, end_mark)) continue;
        COFFER_TRY(const std::string_view end_label, label_of(line, end_mark));
        if (end_label != block.label) return fail(Errc::pem_syntax);
        block.base64 = from.first(from.size() - left);
        return std::optional(block);
    }
}

Result<SecretBytes> decode_secret(Bytes base64) {
    SecretBytes dense = SecretBytes::from_capacity(base64.size());
    for (const u8& byte : base64) {
        if (!is_space(byte)) dense.append({&byte, 1});
    }
    return base64::decode_secret(dense.reveal(), base64::Alphabet::standard, base64::Padding::required);
}

namespace {

/// write passes the parts of a block to `append`.
template <typename Append>
void write(std::string_view label, std::string_view base64, Append&& append) {
    append(begin_mark), append(label), append(dashes), append("\n");
    for (std::size_t i = 0; i < base64.size(); i += line_length) append(base64.substr(i, line_length)), append("\n");
    append(end_mark), append(label), append(dashes), append("\n");
}

constexpr std::size_t written_size(std::string_view label, std::size_t base64) noexcept {
    const std::size_t lines = (base64 + line_length - 1) / line_length;
    return begin_mark.size() + end_mark.size() + 2 * (label.size() + dashes.size() + 1) + base64 + lines;
}

}  // namespace

std::string encode(std::string_view label, Bytes der) {
    std::string text;
    const std::string base64 = base64::encode(der, base64::Alphabet::standard, base64::Padding::required);
    write(label, base64, [&](std::string_view piece) { text += piece; });
    return text;
}

SecretText encode_secret(std::string_view label, Bytes der) {
    const SecretText base64 = base64::encode_secret(der, base64::Alphabet::standard, base64::Padding::required);
    SecretBytes text = SecretBytes::from_capacity(written_size(label, base64.size()));
    write(label, as_text(base64.reveal()), [&](std::string_view piece) { text.append(as_bytes(piece)); });
    Result<SecretText> checked = SecretText::parse(std::move(text));
    COFFER_INVARIANT(checked.has_value());
    return *std::move(checked);
}

}  // namespace coffer::pem
