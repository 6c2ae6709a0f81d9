// The vectors of RFC 9180 appendix A and the full vectors of the working group: every intermediate value, message and export, from both
// sides.
#include <gtest/gtest.h>

#include "hpke/access.hpp"
#include "hpke/hpke_keys.hpp"
#include "hpke/labeled.hpp"
#include "support/vector_file.hpp"
#include "testing/seams.hpp"

namespace coffer::testing {
namespace {

using hpke::ContextAccess;

hpke::Psk psk_of(const Record& record) {
    return value_of(hpke::Psk::from_secret(SecretBytes::from_bytes(record.hex("psk")), record.hex("psk_id")));
}

template <hpke::KemCurve C>
hpke::SenderMode<C> sender_mode(const Record& record, hpke::ModeId mode) {
    switch (mode) {
        case hpke::ModeId::base: return hpke::Base{};
        case hpke::ModeId::psk: return psk_of(record);
        case hpke::ModeId::auth: return hpke::Auth<KeyPair<C>>{key_pair<C>(record.hex("skSm"))};
        case hpke::ModeId::auth_psk: return hpke::AuthPsk<KeyPair<C>>{key_pair<C>(record.hex("skSm")), psk_of(record)};
    }
    throw std::runtime_error("unknown mode");
}

template <hpke::KemCurve C>
hpke::RecipientMode<C> recipient_mode(const Record& record, hpke::ModeId mode) {
    switch (mode) {
        case hpke::ModeId::base: return hpke::Base{};
        case hpke::ModeId::psk: return psk_of(record);
        case hpke::ModeId::auth: return hpke::Auth<PublicKey<C>>{value_of(PublicKey<C>::parse(record.hex("pkSm")))};
        case hpke::ModeId::auth_psk: return hpke::AuthPsk<PublicKey<C>>{value_of(PublicKey<C>::parse(record.hex("pkSm"))), psk_of(record)};
    }
    throw std::runtime_error("unknown mode");
}

/// The key pair of a record, given as key material, as scalar and as point. DeriveKeyPair must give the latter from the first.
template <hpke::KemCurve C>
KeyPair<C> derived(const Record& record, const std::string& party) {
    auto pair = value_of(hpke::derive_key_pair<C>(record.hex("ikm" + party)));
    EXPECT_EQ(to_hex(pair.private_key().reveal()), record.text("sk" + party + "m")) << record.where();
    EXPECT_EQ(to_hex(encode(pair.public_key())), record.text("pk" + party + "m")) << record.where();
    return pair;
}

template <hpke::KemCurve C>
void check_key_schedule(const Record& record, const hpke::Suite& suite, hpke::ModeId mode, const KeyPair<C>& recipient,
                        const KeyPair<C>& ephemeral, const KeyPair<C>* sender) {
    auto secret = value_of(hpke::encap(recipient.public_key(), ephemeral, sender));
    EXPECT_EQ(to_hex(secret.reveal()), record.text("shared_secret"));
    const auto other_side = value_of(hpke::decap(ephemeral.public_key(), recipient, sender == nullptr ? nullptr : &sender->public_key()));
    EXPECT_EQ(to_hex(other_side.reveal()), record.text("shared_secret"));

    const bool has_psk = mode == hpke::ModeId::psk || mode == hpke::ModeId::auth_psk;
    const auto info = record.hex("info");
    const auto psk = has_psk ? record.hex("psk") : std::vector<u8>{};
    const auto psk_id = has_psk ? record.hex("psk_id") : std::vector<u8>{};
    const hpke::ScheduleInputs inputs{mode, info, psk, psk_id};
    const hpke::ScheduleContext context(suite, inputs);
    EXPECT_EQ(to_hex(context.bytes()), record.text("key_schedule_context"));
    std::vector<u8> schedule_secret(hash_size(suite.kdf().hash));
    hpke::schedule_secret(suite, secret, psk, schedule_secret);
    EXPECT_EQ(to_hex(schedule_secret), record.text("secret"));

    const auto schedule = value_of(ContextAccess::schedule(suite, secret, inputs));
    EXPECT_EQ(to_hex(ContextAccess::exporter_secret(schedule)), record.text("exporter_secret"));
    EXPECT_EQ(to_hex(ContextAccess::key(schedule)), record.text("key"));
    EXPECT_EQ(to_hex(ContextAccess::base_nonce(schedule)), record.text("base_nonce"));
}

template <hpke::KemCurve C>
void check(const Record& record, const hpke::Suite& suite) {
    const auto mode = static_cast<hpke::ModeId>(record.natural("mode"));
    const bool authenticated = mode == hpke::ModeId::auth || mode == hpke::ModeId::auth_psk;
    const auto recipient = derived<C>(record, "R");
    const auto ephemeral = derived<C>(record, "E");
    std::optional<KeyPair<C>> sender_key;
    if (authenticated) sender_key = derived<C>(record, "S");
    check_key_schedule<C>(record, suite, mode, recipient, ephemeral, sender_key ? &*sender_key : nullptr);

    const auto info = record.hex("info");
    auto sender =
        value_of(setup_sender_with_ephemeral_for_testing<C>(suite, recipient.public_key(), info, ephemeral, sender_mode<C>(record, mode)));
    EXPECT_EQ(to_hex(sender.encapsulated_key.bytes()), record.text("enc"));
    auto opener = value_of(hpke::setup_recipient<C>(suite, record.hex("enc"), recipient, info, recipient_mode<C>(record, mode)));

    u64 expected_sequence = 0;
    bool contiguous = true;
    const auto encryptions = record.list("encryptions");
    EXPECT_EQ(encryptions.empty(), !suite.aead().cipher.has_value());
    for (const Record& encryption : encryptions) {
        const u64 sequence = encryption.natural("seq");
        contiguous = contiguous && sequence == expected_sequence;
        if (contiguous) {
            EXPECT_EQ(sequence_for_testing(sender.context), sequence);
            EXPECT_EQ(sequence_for_testing(opener), sequence);
        } else {
            set_sequence_for_testing(sender.context, sequence);
            set_sequence_for_testing(opener, sequence);
        }
        expected_sequence = sequence + 1;
        auto nonce = from_hex<12>(record.text("base_nonce"));
        for (std::size_t i = 0; i < 8; ++i) nonce[11 - i] = static_cast<u8>(nonce[11 - i] ^ static_cast<u8>(sequence >> (8 * i)));
        EXPECT_EQ(to_hex(nonce), encryption.text("nonce"));

        const auto aad = encryption.hex("aad");
        EXPECT_EQ(to_hex(value_of(sender.context.seal(aad, record.hex("pt")))), encryption.text("ct")) << encryption.where();
        EXPECT_EQ(to_hex(value_of(opener.open(aad, encryption.hex("ct"))).reveal()), record.text("pt")) << encryption.where();
    }
    for (const Record& exported : record.list("exports")) {
        const auto context = exported.hex("context");
        const auto length = static_cast<std::size_t>(exported.natural("length"));
        EXPECT_EQ(to_hex(value_of(sender.context.export_secret(context, length)).reveal()), exported.text("value")) << exported.where();
        EXPECT_EQ(to_hex(value_of(opener.export_secret(context, length)).reveal()), exported.text("value")) << exported.where();
    }
}

/// Returns the number of messages checked.
std::size_t check_file(std::string_view path) {
    std::size_t messages = 0;
    const auto file = VectorFile::load(path);
    for (const Record& record : file.list("valid")) {
        SCOPED_TRACE(record.where());
        const auto id = [&](std::string_view field) { return static_cast<u16>(record.natural(field)); };
        const auto suite = value_of(hpke::Suite::parse(id("kem_id"), id("kdf_id"), id("aead_id")));
        suite.kem().curve == CurveId::p256 ? check<P256>(record, suite) : check<X25519>(record, suite);
        messages += record.list("encryptions").size();
    }
    return messages;
}

TEST(Rfc9180, EverySequenceNumberWithP256AndSha256) {
    EXPECT_EQ(check_file("hpke/rfc9180_p256_sha256.json"), 12U * 257U);
}

TEST(Rfc9180, X25519AndSha512) {
    EXPECT_EQ(check_file("hpke/rfc9180_more.json"), 36U * 6U);
}

}  // namespace
}  // namespace coffer::testing
