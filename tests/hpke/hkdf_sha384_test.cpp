// No vectors are published for HPKE with HKDF-SHA384. This test recomputes the key schedule with an HMAC over another library's compression
// function (SHA-384 is SHA-512 with another initial value, truncated to 48 bytes).
#include <gtest/gtest.h>

#include "crypto/backend/sha2.hpp"
#include "hpke/access.hpp"
#include "hpke/hpke_keys.hpp"
#include "support/rc.hpp"

namespace coffer::testing {
namespace {

constexpr std::array<u64, 8> sha384_initial_value = {0xcbbb9d5dc1059ed8, 0x629a292a367cd507, 0x9159015a3070dd17, 0x152fecd8f70e5939,
                                                     0x67332667ffc00b31, 0x8eb44a8768581511, 0xdb0c2e0d64f98fa7, 0x47b5481dbefa4fa4};

using Sha384Digest = ByteArray<48>;
using Text = std::vector<u8>;

Text joined(std::initializer_list<Bytes> parts) {
    Text all;
    for (const Bytes part : parts) all.insert(all.end(), part.begin(), part.end());
    return all;
}

Sha384Digest sodium_sha384(Bytes data) {
    auto context = backend::sodium::Sha512::resume(sha384_initial_value, 0);
    context.update(data);
    ByteArray<64> wide{};
    context.finish(wide);
    Sha384Digest digest{};
    std::copy_n(wide.begin(), digest.size(), digest.begin());
    return digest;
}

Sha384Digest sodium_hmac(Bytes key, Bytes data) {
    ByteArray<128> block{};
    if (key.size() > block.size()) {
        const auto digest = sodium_sha384(key);
        std::copy(digest.begin(), digest.end(), block.begin());
    } else {
        std::copy(key.begin(), key.end(), block.begin());
    }
    auto inner = block;
    auto outer = block;
    for (u8& byte : inner) byte = static_cast<u8>(byte ^ 0x36);
    for (u8& byte : outer) byte = static_cast<u8>(byte ^ 0x5c);
    return sodium_sha384(joined({outer, sodium_sha384(joined({inner, data}))}));
}

Text sodium_expand(Bytes prk, Bytes info, std::size_t length) {
    Text out;
    Text previous;
    for (u8 counter = 1; out.size() < length; ++counter) {
        const auto block = sodium_hmac(prk, joined({previous, info, Bytes(&counter, 1)}));
        previous.assign(block.begin(), block.end());
        out.insert(out.end(), block.begin(), block.end());
    }
    out.resize(length);
    return out;
}

struct Labels {
    Text suite_id;
    [[nodiscard]] Sha384Digest extract(Bytes salt, std::string_view label, Bytes ikm) const {
        return sodium_hmac(salt, joined({as_bytes("HPKE-v1"), suite_id, as_bytes(label), ikm}));
    }
    [[nodiscard]] Text expand(Bytes prk, std::string_view label, Bytes info, std::size_t length) const {
        const ByteArray<2> size{static_cast<u8>(length >> 8U), static_cast<u8>(length)};
        return sodium_expand(prk, joined({size, as_bytes("HPKE-v1"), suite_id, as_bytes(label), info}), length);
    }
};

TEST(HkdfSha384, TheOtherLibraryKnowsSha384) {
    // FIPS 180-4's example "abc".
    EXPECT_EQ(to_hex(sodium_sha384(as_bytes("abc"))),
              "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7");
}

RC_GTEST_PROP(HkdfSha384, BackendAgainstBackend, ()) {
    const auto salt = *gen::bytes_between(0, 200);
    const auto ikm = *gen::bytes_between(0, 300);
    const auto info = *gen::bytes_between(0, 100);
    const auto length = *rc::gen::inRange<std::size_t>(0, 400);
    ByteArray<48> prk{};
    hkdf_extract(HashId::sha384, salt, {ikm}, prk);
    RC_ASSERT(prk == sodium_hmac(salt, ikm));
    Text out(length);
    RC_ASSERT(hkdf_expand(HashId::sha384, prk, {info}, out).has_value());
    RC_ASSERT(out == sodium_expand(prk, info, length));
}

TEST(HkdfSha384, KeyScheduleOfEverySuite) {
    for (const auto& kem : hpke::kem_rows) {
        for (const auto& aead : hpke::aead_rows) {
            SCOPED_TRACE(std::string(kem.name) + " " + std::string(aead.name));
            const hpke::Suite suite(kem.id, hpke::Kdf::hkdf_sha384, aead.id);
            const hpke::KemSecret secret(FixedBytes<32>(ByteArray<32>{1, 2, 3, 4, 5}));
            const Text info{9, 8, 7};
            const Text psk(32, 5);
            const Text psk_id{1};
            const auto suite_id = hpke::hpke_suite_id(suite);
            const Labels labels{Text(suite_id.begin(), suite_id.end())};
            const Text context = joined({Bytes(Text{1}), labels.extract({}, "psk_id_hash", psk_id), labels.extract({}, "info_hash", info)});
            const auto schedule_secret = labels.extract(secret.reveal(), "secret", psk);

            const auto schedule = value_of(hpke::ContextAccess::schedule(suite, secret, {hpke::ModeId::psk, info, psk, psk_id}));
            EXPECT_EQ(to_hex(hpke::ContextAccess::exporter_secret(schedule)), to_hex(labels.expand(schedule_secret, "exp", context, 48)));
            EXPECT_EQ(to_hex(hpke::ContextAccess::key(schedule)),
                      to_hex(labels.expand(schedule_secret, "key", context, hpke::aead_key_length(suite))));
            EXPECT_EQ(to_hex(hpke::ContextAccess::base_nonce(schedule)),
                      aead.cipher ? to_hex(labels.expand(schedule_secret, "base_nonce", context, 12)) : "");
        }
    }
}

}  // namespace
}  // namespace coffer::testing
