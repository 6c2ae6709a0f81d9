// Ethereum and all chains with the same accounts: 0x and 40 digits, whose case is the checksum (EIP-55).
#include "address/keccak20.hpp"
#include "address/lower_hex.hpp"
#include "coffer/encoding/eip55.hpp"
#include "coffer/encoding/hex.hpp"
#include "core/ascii.hpp"
#include "core/try.hpp"
#include "crypto/multibuffer/many.hpp"

namespace coffer::address {
namespace {

constexpr std::size_t digits = eip55::digit_count;

void write(const FormatRow& /*row*/, const Payload& payload, TextBuilder& out) {
    out.append("0x");
    const std::span<char> text = out.grow(digits);
    hex::encode_into(text, payload.view());
    eip55::apply_case(text.first<digits>());
}

void write_many(const FormatRow& /*row*/, std::span<const Payload> payloads, std::span<TextBuilder> out) {
    COFFER_INVARIANT(payloads.size() <= encode_group && payloads.size() == out.size());
    std::array<ByteArray<digits>, encode_group> lower;
    std::array<ByteArray<32>, encode_group> hashes;
    std::array<char*, encode_group> texts;
    for (std::size_t i = 0; i < payloads.size(); ++i) {
        out[i].append("0x");
        const std::span<char> text = out[i].grow(digits);
        hex::encode_into(text, payloads[i].view());
        std::copy(text.begin(), text.end(), lower[i].begin());
        texts[i] = text.data();
    }
    crypto::keccak256_many(std::span<const ByteArray<digits>>(lower).first(payloads.size()), std::span(hashes).first(payloads.size()));
    for (std::size_t i = 0; i < payloads.size(); ++i) eip55::apply_case(std::span<char, digits>(texts[i], digits), hashes[i]);
}

Result<Payload> read(const FormatRow& row, std::string_view text, std::optional<CurveId> /*curve*/) {
    COFFER_CHECK(check_0x(text, digits));
    std::array<char, digits> lower;
    bool has_lower = false;
    bool has_upper = false;
    for (std::size_t i = 0; i < digits; ++i) {
        const char c = text[2 + i];
        lower[i] = core::ascii_lower(c);
        has_upper = has_upper || lower[i] != c;
        has_lower = has_lower || (c >= 'a' && c <= 'z');
    }
    ByteArray<20> account;
    COFFER_CHECK(read_lower_hex(account, {lower.data(), lower.size()}, 2));
    Payload payload(account);
    TextBuilder checksummed;
    write(row, payload, checksummed);
    const auto wrong = std::mismatch(text.begin(), text.end(), checksummed.view().begin()).first;
    payload.unchecksummed = wrong != text.end();
    if (payload.unchecksummed && has_lower && has_upper) return fail(Errc::eip55_checksum, static_cast<std::size_t>(wrong - text.begin()));
    return payload;
}

}  // namespace

const Shape ethereum_account = {
    .payload = keccak20_payload, .write = write, .read = read, .payloads = keccak20_payloads, .write_many = write_many};

}  // namespace coffer::address
