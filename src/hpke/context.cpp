#include "coffer/hpke/context.hpp"

#include "hpke/access.hpp"

namespace coffer::hpke {
namespace {

/// ModeParts are the inputs that a mode contributes. Key is KeyPair<C> for the sender and PublicKey<C> for the recipient.
template <typename Key>
struct ModeParts {
    ScheduleInputs inputs;
    const Key* sender = nullptr;

    ModeParts(Bytes info, const Base&) noexcept : inputs{ModeId::base, info, {}, {}} {}
    ModeParts(Bytes info, const Psk& mode) noexcept : inputs{ModeId::psk, info, mode.reveal(), mode.id()} {}
    ModeParts(Bytes info, const Auth<Key>& mode) noexcept : inputs{ModeId::auth, info, {}, {}}, sender(&mode.sender) {}
    ModeParts(Bytes info, const AuthPsk<Key>& mode) noexcept
        : inputs{ModeId::auth_psk, info, mode.psk.reveal(), mode.psk.id()}, sender(&mode.sender) {}
};

template <typename Key, typename Mode>
ModeParts<Key> mode_parts(Bytes info, const Mode& mode) noexcept {
    return std::visit([info](const auto& alternative) { return ModeParts<Key>(info, alternative); }, mode);
}

template <KemCurve C>
Status check_inputs(const Suite& suite, Bytes info) noexcept {
    if (suite.kem().id != Dhkem<C>::id) return fail(Errc::curve_mismatch, "kem");
    if (info.size() > max_input_length) return fail(Errc::hpke_input_length, "info");
    return Ok{};
}

}  // namespace

template <KemCurve C>
Result<Sender> setup_sender_from(const Suite& suite, const PublicKey<C>& recipient, Bytes info, const KeyPair<C>& ephemeral,
                                 const std::type_identity_t<SenderMode<C>>& mode) {
    if (Status checked = check_inputs<C>(suite, info); !checked) return fail(checked.error());
    const auto parts = mode_parts<KeyPair<C>>(info, mode);
    Result<KemSecret> secret = encap(recipient, ephemeral, parts.sender);
    if (!secret) return fail(secret.error());
    Result<detail::Schedule> schedule = ContextAccess::schedule(suite, *secret, parts.inputs);
    if (!schedule) return fail(schedule.error());
    return Sender{ContextAccess::encapsulated_key(Dhkem<C>::encode(ephemeral.public_key())), ContextAccess::sender(std::move(*schedule))};
}

template <KemCurve C>
Result<RecipientContext> setup_recipient_from(const Suite& suite, const PublicKey<C>& encapsulated, const KeyPair<C>& recipient, Bytes info,
                                              const std::type_identity_t<RecipientMode<C>>& mode) {
    if (Status checked = check_inputs<C>(suite, info); !checked) return fail(checked.error());
    const auto parts = mode_parts<PublicKey<C>>(info, mode);
    Result<KemSecret> secret = decap(encapsulated, recipient, parts.sender);
    if (!secret) return fail(secret.error());
    Result<detail::Schedule> schedule = ContextAccess::schedule(suite, *secret, parts.inputs);
    if (!schedule) return fail(schedule.error());
    return ContextAccess::recipient(std::move(*schedule));
}

template <KemCurve C>
Result<Sender> setup_sender(const Suite& suite, const PublicKey<C>& recipient, Bytes info,
                            const std::type_identity_t<SenderMode<C>>& mode) {
    if (Status checked = check_inputs<C>(suite, info); !checked) return fail(checked.error());
    Result<KeyPair<C>> ephemeral = KeyPair<C>::generate();
    if (!ephemeral) return fail(ephemeral.error());
    return setup_sender_from<C>(suite, recipient, info, *ephemeral, mode);
}

template <KemCurve C>
Result<RecipientContext> setup_recipient(const Suite& suite, Bytes encapsulated_key, const KeyPair<C>& recipient, Bytes info,
                                         const std::type_identity_t<RecipientMode<C>>& mode) {
    if (Status checked = check_inputs<C>(suite, info); !checked) return fail(checked.error());
    Result<PublicKey<C>> encapsulated = Dhkem<C>::decode(encapsulated_key);
    if (!encapsulated) return fail(encapsulated.error());
    return setup_recipient_from<C>(suite, *encapsulated, recipient, info, mode);
}

#define COFFER_INSTANTIATE(C)                                                                                                        \
    template Result<Sender> setup_sender_from<C>(const Suite&, const PublicKey<C>&, Bytes, const KeyPair<C>&, const SenderMode<C>&); \
    template Result<RecipientContext> setup_recipient_from<C>(const Suite&, const PublicKey<C>&, const KeyPair<C>&, Bytes,           \
                                                              const RecipientMode<C>&);                                              \
    template Result<Sender> setup_sender<C>(const Suite&, const PublicKey<C>&, Bytes, const SenderMode<C>&);                         \
    template Result<RecipientContext> setup_recipient<C>(const Suite&, Bytes, const KeyPair<C>&, Bytes, const RecipientMode<C>&);
COFFER_INSTANTIATE(P256)
COFFER_INSTANTIATE(X25519)
#undef COFFER_INSTANTIATE

Result<std::vector<u8>> SenderContext::seal(Bytes aad, Bytes plaintext) {
    // The size is checked before memory is allocated.
    if (plaintext.size() > max_message_length) return fail(Errc::hpke_input_length);
    std::vector<u8> ciphertext(plaintext.size() + aead_tag_size);
    if (Status sealed = schedule_.seal(ciphertext, aad, plaintext); !sealed) return fail(sealed.error());
    return ciphertext;
}

Result<SecretBytes> RecipientContext::open(Bytes aad, Bytes ciphertext) {
    if (ciphertext.size() > max_message_length + aead_tag_size) return fail(Errc::hpke_input_length);
    SecretBytes plaintext = SecretBytes::from_size(ciphertext.size() < aead_tag_size ? 0 : ciphertext.size() - aead_tag_size);
    if (Status opened = schedule_.open(plaintext.reveal_mut(), aad, ciphertext); !opened) return fail(opened.error());
    return plaintext;
}

}  // namespace coffer::hpke
