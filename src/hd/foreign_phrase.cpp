#include "hd/foreign_phrase.hpp"

#include <array>
#include <string_view>

#include "coffer/crypto/kdf.hpp"
#include "coffer/crypto/mac.hpp"
#include "core/ct_mask.hpp"

namespace coffer::hd {
namespace {

using core::ct_mask_equal;

/// electrum_form returns the mnemonic in the form that Electrum hashes: without combining marks and, in Chinese and Japanese, without
/// spaces. `phrase` is in NFKD, in which a combining mark is a character of its own.
SecretBytes electrum_form(Bytes phrase) {
    constexpr u8 first_of_kana_and_han = 0xe3;  // first UTF-8 byte of U+3000 to U+3FFF; later blocks have greater first bytes
    const bool spaced = phrase.empty() || phrase[0] < first_of_kana_and_han;
    SecretBytes form = SecretBytes::from_capacity(phrase.size());
    for (std::size_t i = 0; i < phrase.size();) {
        const Bytes rest = phrase.subspan(i);
        const bool accent = rest.size() >= 2 && (rest[0] == 0xcc || (rest[0] == 0xcd && rest[1] <= 0xaf));  // U+0300 to U+036F
        const bool sound =
            rest.size() >= 3 && rest[0] == 0xe3 && rest[1] == 0x82 && (rest[2] == 0x99 || rest[2] == 0x9a);  // U+3099, U+309A
        const bool dropped = accent || sound || (rest[0] == ' ' && !spaced);
        const std::size_t size = accent ? 2 : sound ? 3 : 1;
        if (!dropped) form.append(rest.first(size));
        i += size;
    }
    return form;
}

/// electrum_mask returns all ones if the mnemonic is an Electrum seed: HMAC-SHA512 of the mnemonic with the key "Seed version" begins with
/// 01 (standard), 100 (segwit), 101 or 102 (two-factor). https://electrum.readthedocs.io, "Electrum Seed Version System".
u32 electrum_mask(Bytes phrase) {
    const SecretBytes form = electrum_form(phrase);
    const SecretArray<64> version = hmac_sha512(as_bytes("Seed version"), {form.reveal()});
    const u32 first = version.reveal()[0];
    const u32 second = version.reveal()[1] >> 4U;
    return ct_mask_equal(first, 0x01) | (ct_mask_equal(first, 0x10) & core::ct_mask_below(second, 3));
}

constexpr u32 ton_rounds = 390;  // 100000 / 256
constexpr std::size_t ton_words = 24;

/// ton_mask returns all ones if the mnemonic is a TON mnemonic. The entropy is HMAC-SHA512 with the mnemonic as key and no message. PBKDF2
/// of the entropy begins with 00 ("basic", without a password) or, for the fast check, with 01 (with a password).
/// https://github.com/ton-blockchain/ton, tonlib/keys/Mnemonic.cpp.
u32 ton_mask(Bytes phrase) noexcept {
    const SecretArray<64> entropy = hmac_sha512(phrase, {});
    const SecretArray<64> basic = pbkdf2_hmac_sha512(entropy.reveal(), {as_bytes("TON seed version")}, ton_rounds);
    const SecretArray<64> locked = pbkdf2_hmac_sha512(entropy.reveal(), {as_bytes("TON fast seed version")}, 1);
    return ct_mask_equal(basic.reveal()[0], 0x00) | ct_mask_equal(locked.reveal()[0], 0x01);
}

}  // namespace

const char* foreign_phrase(Bytes phrase, std::size_t words) {
    if (core::ct_accept(electrum_mask(phrase))) return "an Electrum seed, not a BIP-39 phrase";
    if (words == ton_words && core::ct_accept(ton_mask(phrase))) return "a TON phrase, not a BIP-39 one";
    return "";
}

}  // namespace coffer::hd
