// Phrase and passphrase in one plaintext: what is accepted is put together and read again as the same.
#include "coffer/bundle/plaintext.hpp"
#include "fuzz.hpp"

using namespace coffer;

COFFER_FUZZ(input) {
    const auto wallet = bundle::WalletPlaintext::parse(input);
    if (!fuzz::accepted(wallet)) return;
    const auto encoded = bundle::WalletPlaintext::encode(wallet->phrase, wallet->passphrase ? &*wallet->passphrase : nullptr);
    fuzz::require(encoded.has_value());
    const auto again = bundle::WalletPlaintext::parse(encoded->reveal());
    fuzz::require(again.has_value() && fuzz::same(again->phrase.reveal(), wallet->phrase.reveal()));
    fuzz::require(again->passphrase.has_value() == wallet->passphrase.has_value());
    if (wallet->passphrase) fuzz::require(fuzz::same(again->passphrase->reveal(), wallet->passphrase->reveal()));
}
