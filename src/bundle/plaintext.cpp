#include "coffer/bundle/plaintext.hpp"

#include <algorithm>
#include <string_view>

#include "bundle/text_secret.hpp"
#include "core/try.hpp"

namespace coffer::bundle {
namespace {

constexpr u8 line_feed = 0x0a;
constexpr std::string_view passphrase_separator = "\n--PASS--\n";

}  // namespace

Result<WalletPlaintext> WalletPlaintext::parse(Bytes plaintext) {
    const auto end_of_phrase = static_cast<std::size_t>(std::ranges::find(plaintext, line_feed) - plaintext.begin());
    const Bytes phrase = plaintext.first(end_of_phrase);
    const Bytes rest = plaintext.subspan(end_of_phrase);
    std::optional<Bytes> passphrase;
    if (!rest.empty()) {
        const bool separated = rest.size() >= passphrase_separator.size() &&
                               std::ranges::equal(rest.first(passphrase_separator.size()), as_bytes(passphrase_separator));
        passphrase = rest.subspan(separated ? passphrase_separator.size() : 1);
    }
    if (has_line_break(phrase) || (passphrase && has_line_break(*passphrase))) return fail(Errc::text_line_break);
    if (phrase.empty()) return fail(Errc::text_empty);

    COFFER_TRY(SecretText phrase_text, SecretText::parse(phrase));
    WalletPlaintext wallet{std::move(phrase_text), std::nullopt};
    if (passphrase) {
        COFFER_TRY(wallet.passphrase, SecretText::parse(*passphrase));
    }
    return wallet;
}

Result<SecretBytes> WalletPlaintext::encode(const SecretText& phrase, const SecretText* passphrase) {
    COFFER_CHECK(check_line(phrase));
    if (passphrase != nullptr && has_line_break(passphrase->reveal())) return fail(Errc::text_line_break);
    const std::size_t tail = passphrase == nullptr ? 0 : passphrase_separator.size() + passphrase->size();
    SecretBytes plaintext = SecretBytes::from_capacity(phrase.size() + tail);
    plaintext.append(phrase.reveal());
    if (passphrase != nullptr) {
        plaintext.append(as_bytes(passphrase_separator));
        plaintext.append(passphrase->reveal());
    }
    return plaintext;
}

Result<SecretArray<32>> parse_key_plaintext(Bytes plaintext) {
    if (plaintext.size() != SecretArray<32>::size_bytes) return fail(Errc::plaintext_kind);
    return SecretArray<32>(plaintext.first<32>());
}

}  // namespace coffer::bundle
