#include "coffer/crypto/kdf.hpp"
#include "coffer/crypto/mac.hpp"
#include "crypto/backend/select.hpp"
#include "crypto/hmac_context.hpp"
#include "crypto/multibuffer/groups.hpp"
#include "crypto/multibuffer/many.hpp"
#include "wycheproof/suite.hpp"

namespace coffer::testing::wycheproof {
namespace {

bool equal(Bytes a, Bytes b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end());
}

void hkdf(const std::string& file, HashId hash) {
    run(file, [hash](const Record& group, const Record& test) -> Verdict {
        group.ignore("keySize", "the length of ikm");
        const auto ikm = test.hex("ikm");
        const auto salt = test.hex("salt");
        const auto info = test.hex("info");
        const auto expected = test.hex("okm");
        std::vector<u8> prk(hash_size(hash));
        hkdf_extract(hash, salt, {Bytes(ikm)}, prk);
        std::vector<u8> out(static_cast<std::size_t>(test.integer("size")));
        const auto status = hkdf_expand(hash, prk, {Bytes(info)}, out);
        if (!status) {
            EXPECT_EQ(status.error().code, Errc::kdf_output_length);
        }
        return status.has_value() && out == expected;
    });
}

TEST(Wycheproof, HkdfSha256) {
    hkdf("hkdf_sha256_test.json", HashId::sha256);
}

TEST(Wycheproof, HkdfSha512) {
    hkdf("hkdf_sha512_test.json", HashId::sha512);
}

// A shorter tag is a prefix of the full tag; the caller truncates it.
template <typename Mac>
void hmac(const std::string& file, Mac mac) {
    run(file, [mac](const Record& group, const Record& test) -> Verdict {
        group.ignore("keySize", "the length of key");
        const auto message = test.hex("msg");
        const auto whole = mac(test.hex("key"), message);
        const auto tag = test.hex("tag");
        const auto size = static_cast<std::size_t>(group.integer("tagSize") / 8);
        return tag.size() == size && equal(Bytes(whole.reveal()).first(size), tag);
    });
}

TEST(Wycheproof, HmacSha256) {
    hmac("hmac_sha256_test.json", [](Bytes key, Bytes message) { return hmac_sha256(key, {message}); });
}

TEST(Wycheproof, HmacSha512) {
    hmac("hmac_sha512_test.json", [](Bytes key, Bytes message) { return hmac_sha512(key, {message}); });
}

TEST(Wycheproof, HmacSha512WithKeptStates) {
    hmac("hmac_sha512_test.json", [](Bytes key, Bytes message) { return HmacSha512(key)({message}); });
}

// Messages of one block, with the kernels of every path, in every lane, among other messages.
TEST(Wycheproof, HmacSha512ManyAtOnce) {
    namespace multibuffer = crypto::multibuffer;
    constexpr std::size_t one_block = 111;
    run("hmac_sha512_test.json", [](const Record& group, const Record& test) -> Verdict {
        group.ignore("keySize", "the length of key");
        const auto key = test.hex("key");
        const auto message = test.hex("msg");
        const auto tag = test.hex("tag");
        const auto size = static_cast<std::size_t>(group.integer("tagSize") / 8);
        if (message.size() > one_block) return outside("more than one block");

        SecretArray<64> inner;
        SecretArray<64> outer;
        backend::hmac_sha512_key(crypto::hmac_key_block<backend::Sha512>(key).reveal(), inner.reveal_mut(), outer.reveal_mut());
        std::vector<u8> block = message;
        block.push_back(0x80);
        block.resize(128);
        block[126] = static_cast<u8>((128 + message.size()) * 8 >> 8);
        block[127] = static_cast<u8>((128 + message.size()) * 8);

        bool right = tag.size() == size;
        for (const auto& kernels : multibuffer::available()) {
            for (std::size_t lane = 0; lane < kernels.lanes; ++lane) {
                multibuffer::Lanes<16> keys(kernels.lanes);
                multibuffer::Lanes<16> blocks(kernels.lanes);
                for (std::size_t other = 0; other < kernels.lanes; ++other) {
                    keys.put_native(other, 0, inner.reveal());
                    keys.put_native(other, 8, outer.reveal());
                    blocks.word(0, other) = other;
                }
                blocks.put_big_endian(lane, 0, block);
                kernels.hmac_sha512(keys.data(), blocks.data());
                ByteArray<64> mac;
                blocks.get_big_endian(lane, mac);
                right = right && equal(Bytes(mac).first(size), tag);
            }
        }
        return right;
    });
}

TEST(Wycheproof, Pbkdf2HmacSha512) {
    run("pbkdf2_hmacsha512_test.json", [](const Record&, const Record& test) -> Verdict {
        const auto size = static_cast<std::size_t>(test.integer("dkLen"));
        if (size > 64) return outside("more than one block");
        const auto password = test.hex("password");
        const auto salt = test.hex("salt");
        const auto key = pbkdf2_hmac_sha512(password, {Bytes(salt)}, static_cast<u32>(test.integer("iterationCount")));
        return equal(Bytes(key.reveal()).first(size), test.hex("dk"));
    });
}

// Every case, in every lane of every path, among other passwords.
TEST(Wycheproof, Pbkdf2HmacSha512ManyAtOnce) {
    run("pbkdf2_hmacsha512_test.json", [](const Record&, const Record& test) -> Verdict {
        const auto size = static_cast<std::size_t>(test.integer("dkLen"));
        if (size > 64) return outside("more than one block");
        const auto password = test.hex("password");
        const auto salt = test.hex("salt");
        const auto rounds = static_cast<u32>(test.integer("iterationCount"));
        const auto expected = test.hex("dk");
        bool right = true;
        for (const auto& kernels : crypto::multibuffer::available()) {
            for (std::size_t lane = 0; lane < kernels.lanes; ++lane) {
                std::vector<crypto::PasswordAndSalt> inputs(kernels.lanes, {as_bytes("another"), {as_bytes("salt"), {}}});
                inputs[lane] = {password, {salt, {}}};
                std::vector<SecretArray<64>> derived(inputs.size());
                crypto::pbkdf2_hmac_sha512_many(inputs, rounds, derived, kernels);
                right = right && equal(Bytes(derived[lane].reveal()).first(size), expected);
            }
        }
        return right;
    });
}

TEST(Wycheproof, Pbkdf2HmacSha256) {
    run("pbkdf2_hmacsha256_test.json",
        [](const Record&, const Record&) -> Verdict { return outside("PBKDF2 with HMAC-SHA-256 is not offered"); });
}

}  // namespace
}  // namespace coffer::testing::wycheproof
