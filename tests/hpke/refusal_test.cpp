// What both sides refuse: invalid keys, inputs out of range, and everything that differs in one bit.
#include <gtest/gtest.h>

#include "hpke/hpke_keys.hpp"

namespace coffer::testing {
namespace {

Errc setup_error(Bytes encapsulated_key) {
    const auto context = hpke::setup_recipient<P256>(default_suite, encapsulated_key, fixed_key_pair<P256>(9), {});
    EXPECT_FALSE(context);
    return context ? Errc::internal : context.error().code;
}

TEST(HpkeRefusal, EncapsulatedKeysThatAreNoPoints) {
    const auto good = fixed_key_pair<P256>(5).public_key().uncompressed();
    ASSERT_TRUE(hpke::setup_recipient<P256>(default_suite, good, fixed_key_pair<P256>(9), {}));
    for (std::size_t size = 0; size <= 130; ++size) {
        if (size == 65) continue;
        std::vector<u8> wrong(good.begin(), good.end());
        wrong.resize(size);
        EXPECT_EQ(setup_error(wrong), Errc::public_key_length) << size;
    }
    EXPECT_EQ(setup_error(fixed_key_pair<P256>(5).public_key().compressed()), Errc::public_key_compressed);
    EXPECT_EQ(setup_error(std::vector<u8>{0}), Errc::public_key_infinity);
    auto bytes = good;
    for (unsigned prefix = 0; prefix <= 0xff; ++prefix) {
        if (prefix == 4) continue;
        bytes[0] = static_cast<u8>(prefix);
        const Errc wanted = prefix == 2 || prefix == 3   ? Errc::public_key_length
                            : prefix == 6 || prefix == 7 ? Errc::public_key_hybrid
                                                         : Errc::public_key_prefix;
        EXPECT_EQ(setup_error(bytes), wanted) << prefix;
    }
    bytes = good;
    bytes[64] = static_cast<u8>(bytes[64] ^ 1);
    EXPECT_EQ(setup_error(bytes), Errc::public_key_not_on_curve);
    EXPECT_EQ(setup_error(from_hex("04" + std::string(128, '0'))), Errc::public_key_not_on_curve);
    EXPECT_EQ(setup_error(from_hex("04" + std::string(128, 'f'))), Errc::public_key_not_on_curve);
}

// RFC 7748's points of low order on the curve and its twist, and their non-canonical encodings.
constexpr std::string_view low_order_points[] = {
    "0000000000000000000000000000000000000000000000000000000000000000", "0100000000000000000000000000000000000000000000000000000000000000",
    "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800", "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", "0000000000000000000000000000000000000000000000000000000000000080",
    "0100000000000000000000000000000000000000000000000000000000000080", "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff", "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
};

TEST(HpkeRefusal, X25519PointsOfLowOrder) {
    const auto recipient = fixed_key_pair<X25519>(9);
    for (const std::string_view text : low_order_points) {
        SCOPED_TRACE(text);
        const auto encoded = from_hex(text);
        EXPECT_EQ(hpke::setup_recipient<X25519>(x25519_suite, encoded, recipient, {}).error(), fail(Errc::shared_secret_zero).error());
        const auto key = value_of(PublicKey<X25519>::parse(encoded));
        EXPECT_EQ(hpke::setup_sender<X25519>(x25519_suite, key, {}).error(), fail(Errc::shared_secret_zero).error());
        // As the authenticated sender's key too.
        const auto enc = fixed_key_pair<X25519>(5).public_key().bytes();
        EXPECT_EQ(hpke::setup_recipient<X25519>(x25519_suite, enc, recipient, {}, hpke::Auth<PublicKey<X25519>>{key}).error(),
                  fail(Errc::shared_secret_zero).error());
    }
    for (const std::size_t size : {0U, 31U, 33U, 64U}) {
        EXPECT_EQ(hpke::setup_recipient<X25519>(x25519_suite, std::vector<u8>(size, 9), recipient, {}).error().code,
                  Errc::public_key_length);
    }
}

TEST(HpkeRefusal, TheSuiteMustBeOfTheKeysCurve) {
    const auto p256 = fixed_key_pair<P256>(1);
    const auto x25519 = fixed_key_pair<X25519>(1);
    EXPECT_EQ(hpke::setup_sender<P256>(x25519_suite, p256.public_key(), {}).error(), fail(Errc::curve_mismatch, "kem").error());
    EXPECT_EQ(hpke::setup_sender<X25519>(default_suite, x25519.public_key(), {}).error(), fail(Errc::curve_mismatch, "kem").error());
    EXPECT_EQ(hpke::setup_recipient<P256>(x25519_suite, {}, p256, {}).error(), fail(Errc::curve_mismatch, "kem").error());
}

TEST(HpkeRefusal, PreSharedKeysAndTheirIdentifiers) {
    const auto make = [](std::size_t psk, std::size_t id) {
        return hpke::Psk::from_secret(SecretBytes::from_size(psk), std::vector<u8>(id));
    };
    EXPECT_TRUE(make(32, 1));
    EXPECT_TRUE(make(hpke::max_input_length, hpke::max_input_length));
    for (const auto& [psk, id] : {std::pair<std::size_t, std::size_t>{0, 0}, {0, 5}, {32, 0}, {31, 5}}) {
        EXPECT_EQ(make(psk, id).error(), fail(Errc::hpke_psk).error()) << psk << " " << id;
    }
    EXPECT_EQ(make(hpke::max_input_length + 1, 1).error(), fail(Errc::hpke_input_length, "psk").error());
    EXPECT_EQ(make(32, hpke::max_input_length + 1).error(), fail(Errc::hpke_input_length, "psk_id").error());
}

TEST(HpkeRefusal, InputsOutOfBounds) {
    const auto key = fixed_key_pair<P256>(1);
    EXPECT_TRUE(hpke::setup_sender<P256>(default_suite, key.public_key(), std::vector<u8>(hpke::max_input_length)));
    const std::vector<u8> too_long(hpke::max_input_length + 1);
    EXPECT_EQ(hpke::setup_sender<P256>(default_suite, key.public_key(), too_long).error(), fail(Errc::hpke_input_length, "info").error());
    EXPECT_EQ(hpke::setup_recipient<P256>(default_suite, {}, key, too_long).error(), fail(Errc::hpke_input_length, "info").error());
    for (const std::size_t size : {std::size_t{0}, std::size_t{31}, hpke::max_input_length + 1}) {
        EXPECT_EQ(hpke::derive_key_pair<P256>(std::vector<u8>(size)).error(), fail(Errc::hpke_input_length, "ikm").error());
        EXPECT_EQ(hpke::derive_key_pair<X25519>(std::vector<u8>(size)).error(), fail(Errc::hpke_input_length, "ikm").error());
    }
    EXPECT_TRUE(hpke::derive_key_pair<P256>(std::vector<u8>(32)));

    // The limit is checked before any byte is read or allocated.
    auto both = channel<P256>(default_suite);
    const u8 byte = 0;
    const Bytes giant(&byte, hpke::max_message_length + 17);
    EXPECT_EQ(both.sender.context.seal({}, giant).error(), fail(Errc::hpke_input_length).error());
    EXPECT_EQ(both.sender.context.seal(giant, {}).error(), fail(Errc::hpke_input_length).error());
    EXPECT_EQ(both.recipient.open({}, giant).error(), fail(Errc::hpke_input_length).error());
    EXPECT_EQ(both.recipient.open(giant, std::vector<u8>(16)).error(), fail(Errc::hpke_input_length).error());
}

/// A message in the mode that has all inputs: a change of any bit of any input matters.
struct Message {
    std::vector<u8> info, aad, psk, psk_id, enc, ciphertext;
    ByteArray<32> recipient{}, sender{};

    [[nodiscard]] Result<SecretBytes> open() const {
        Result<PrivateKey<P256>> key = PrivateKey<P256>::parse(recipient);
        if (!key) return fail(key.error());
        auto shared = hpke::Psk::from_secret(SecretBytes::from_bytes(psk), psk_id);
        if (!shared) return fail(shared.error());
        return hpke::open<P256>(default_suite, enc, KeyPair<P256>::from_private_key(std::move(*key)), info, aad, ciphertext,
                                hpke::AuthPsk<PublicKey<P256>>{key_pair<P256>(sender).public_key(), std::move(*shared)});
    }
};

Message sealed_message() {
    Message message{{1, 2, 3}, {4, 5, 6}, std::vector<u8>(32, 7), {8}, {}, {}, {}, {}};
    message.recipient.fill(0x11);
    message.sender.fill(0x22);
    const auto recipient = key_pair<P256>(message.recipient);
    auto psk = value_of(hpke::Psk::from_secret(SecretBytes::from_bytes(message.psk), message.psk_id));
    const auto sealed = value_of(hpke::seal<P256>(default_suite, recipient.public_key(), message.info, message.aad, as_bytes("plaintext"),
                                                  hpke::AuthPsk<KeyPair<P256>>{key_pair<P256>(message.sender), std::move(psk)}));
    message.enc.assign(sealed.encapsulated_key.bytes().begin(), sealed.encapsulated_key.bytes().end());
    message.ciphertext = sealed.ciphertext;
    return message;
}

TEST(HpkeRefusal, EveryBitOfEveryInputCounts) {
    Message message = sealed_message();
    ASSERT_EQ(as_text(value_of(message.open()).reveal()), "plaintext");
    const struct {
        const char* name;
        MutBytes bytes;
        bool point;  // with one bit changed, the input is no longer a point or has another prefix
    } inputs[] = {{"info", message.info, false},
                  {"aad", message.aad, false},
                  {"psk", message.psk, false},
                  {"psk_id", message.psk_id, false},
                  {"ciphertext", message.ciphertext, false},
                  {"recipient", message.recipient, false},
                  {"sender", message.sender, false},
                  {"enc", message.enc, true}};
    for (const auto& input : inputs) {
        for (std::size_t bit = 0; bit < 8 * input.bytes.size(); ++bit) {
            u8& byte = input.bytes[bit / 8];
            byte = static_cast<u8>(byte ^ (1U << (bit % 8)));
            const auto opened = message.open();
            ASSERT_FALSE(opened) << input.name << " bit " << bit;
            if (!input.point) {
                EXPECT_EQ(opened.error(), fail(Errc::aead_open).error()) << input.name << " bit " << bit;
            } else {
                EXPECT_EQ(error_group(opened.error().code), 3) << input.name << " bit " << bit;
            }
            byte = static_cast<u8>(byte ^ (1U << (bit % 8)));
        }
    }
    EXPECT_TRUE(message.open());
    for (std::size_t size = 0; size < message.ciphertext.size(); ++size) {
        Message shorter = message;
        shorter.ciphertext.resize(size);
        EXPECT_EQ(shorter.open().error().code, size < 16 ? Errc::ciphertext_too_short : Errc::aead_open);
    }
}

TEST(HpkeRefusal, ModesDoNotOpenEachOther) {
    const auto recipient = fixed_key_pair<P256>(1);
    const auto sender = fixed_key_pair<P256>(2);
    const auto psk = [] { return value_of(hpke::Psk::from_secret(SecretBytes::from_size(32), as_bytes("id"))); };
    std::vector<hpke::SenderMode<P256>> senders;
    senders.emplace_back(hpke::Base{});
    senders.emplace_back(psk());
    senders.emplace_back(hpke::Auth<KeyPair<P256>>{sender.clone()});
    senders.emplace_back(hpke::AuthPsk<KeyPair<P256>>{sender.clone(), psk()});
    std::vector<hpke::RecipientMode<P256>> recipients;
    recipients.emplace_back(hpke::Base{});
    recipients.emplace_back(psk());
    recipients.emplace_back(hpke::Auth<PublicKey<P256>>{sender.public_key()});
    recipients.emplace_back(hpke::AuthPsk<PublicKey<P256>>{sender.public_key(), psk()});
    for (std::size_t s = 0; s < senders.size(); ++s) {
        const auto sealed = value_of(hpke::seal<P256>(default_suite, recipient.public_key(), {}, {}, as_bytes("x"), senders[s]));
        for (std::size_t r = 0; r < recipients.size(); ++r) {
            const auto opened =
                hpke::open<P256>(default_suite, sealed.encapsulated_key.bytes(), recipient, {}, {}, sealed.ciphertext, recipients[r]);
            EXPECT_EQ(opened.has_value(), s == r) << s << " " << r;
            if (s != r) {
                EXPECT_EQ(opened.error(), fail(Errc::aead_open).error());
            }
        }
    }
}

TEST(HpkeRefusal, SuitesDoNotOpenEachOther) {
    const auto recipient = fixed_key_pair<P256>(1);
    std::vector<hpke::Suite> suites;
    for (const auto& kdf : hpke::kdf_rows) {
        for (const auto& aead : hpke::aead_rows) {
            if (aead.cipher) suites.emplace_back(hpke::Kem::dhkem_p256_hkdf_sha256, kdf.id, aead.id);
        }
    }
    for (const auto& mine : suites) {
        const auto sealed = value_of(hpke::seal<P256>(mine, recipient.public_key(), {}, {}, as_bytes("x")));
        for (const auto& other : suites) {
            EXPECT_EQ(hpke::open<P256>(other, sealed.encapsulated_key.bytes(), recipient, {}, {}, sealed.ciphertext).has_value(),
                      mine == other);
        }
    }
}

}  // namespace
}  // namespace coffer::testing
