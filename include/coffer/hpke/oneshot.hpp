// Single-shot HPKE: one message is sealed or opened without a context of the caller (RFC 9180 section 6.1).
#pragma once

#include "coffer/hpke/context.hpp"

namespace coffer::hpke {

/// Sealed is one sealed message: the encapsulated key, and the ciphertext with its tag. A regular value.
struct Sealed {
    EncapsulatedKey encapsulated_key;  ///< the encapsulated key `enc`
    std::vector<u8> ciphertext;        ///< the ciphertext and its 16-byte tag
};

/// seal encrypts one message to `recipient`. Secret (`plaintext`). Constant time. Errors: those of setup_sender, then those of
/// SenderContext::seal.
template <KemCurve C>
[[nodiscard]] Result<Sealed> seal(const Suite& suite, const PublicKey<C>& recipient, Bytes info, Bytes aad, Bytes plaintext,
                                  const std::type_identity_t<SenderMode<C>>& mode = Base{}) {
    Result<Sender> sender = setup_sender<C>(suite, recipient, info, mode);
    if (!sender) return fail(sender.error());
    Result<std::vector<u8>> ciphertext = sender->context.seal(aad, plaintext);
    if (!ciphertext) return fail(ciphertext.error());
    return Sealed{sender->encapsulated_key, std::move(*ciphertext)};
}

/// open decrypts one message. Secret (the result). Constant time. Errors: those of setup_recipient, then those of RecipientContext::open.
template <KemCurve C>
[[nodiscard]] Result<SecretBytes> open(const Suite& suite, Bytes encapsulated_key, const KeyPair<C>& recipient, Bytes info, Bytes aad,
                                       Bytes ciphertext, const std::type_identity_t<RecipientMode<C>>& mode = Base{}) {
    Result<RecipientContext> context = setup_recipient<C>(suite, encapsulated_key, recipient, info, mode);
    if (!context) return fail(context.error());
    return context->open(aad, ciphertext);
}

}  // namespace coffer::hpke
