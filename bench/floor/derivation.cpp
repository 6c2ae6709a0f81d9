#include "floor/derivation.hpp"

#include <secp256k1.h>
#include <sodium.h>

#include "floor/text.hpp"

namespace bench::floor {
namespace {

constexpr u32 hardened = 0x80000000U;
constexpr unsigned phrase_rounds = 2048;

void require(bool done, const char* what) {
    if (!done) throw Failure(what);
}

Array<4> big_endian(u32 number) {
    return {static_cast<u8>(number >> 24U), static_cast<u8>(number >> 16U), static_cast<u8>(number >> 8U), static_cast<u8>(number)};
}

const secp256k1_context* secp() {
    static const secp256k1_context* const context = secp256k1_context_create(SECP256K1_CONTEXT_SIGN | SECP256K1_CONTEXT_VERIFY);
    return context;
}

secp256k1_pubkey multiple_of_g(const u8* scalar) {
    secp256k1_pubkey point;
    require(secp256k1_ec_pubkey_create(secp(), &point, scalar) == 1, "scalar out of range");
    return point;
}
template <std::size_t N>
Array<N> serialized(const secp256k1_pubkey& point) {
    Array<N> bytes;
    std::size_t size = N;
    secp256k1_ec_pubkey_serialize(secp(), bytes.data(), &size, &point, N == 33 ? SECP256K1_EC_COMPRESSED : SECP256K1_EC_UNCOMPRESSED);
    return bytes;
}
// parent + scalar*G: cheaper than secp256k1_ec_pubkey_tweak_add.
secp256k1_pubkey sum(const secp256k1_pubkey& parent, const u8* scalar) {
    const secp256k1_pubkey offset = multiple_of_g(scalar);
    const secp256k1_pubkey* const terms[] = {&parent, &offset};
    secp256k1_pubkey total;
    require(secp256k1_ec_pubkey_combine(secp(), &total, terms, 2) == 1, "point at infinity");
    return total;
}

struct Node {
    Array<32> key;
    Array<32> chain_code;
};

Node node_of(const Array<64>& digest) {
    Node node;
    std::memcpy(node.key.data(), digest.data(), 32);
    std::memcpy(node.chain_code.data(), digest.data() + 32, 32);
    return node;
}

Node master(Bytes seed) {
    static const HmacSha512 hmac(bytes_of("Bitcoin seed"));
    return node_of(hmac({seed}));
}
Node hardened_child(const Node& parent, u32 index) {
    constexpr u8 zero = 0;
    Node child = node_of(HmacSha512(parent.chain_code)({{&zero, 1}, parent.key, big_endian(index | hardened)}));
    require(secp256k1_ec_seckey_tweak_add(secp(), child.key.data(), parent.key.data()) == 1, "no child");
    return child;
}
Node soft_child(const HmacSha512& hmac, const Array<33>& point, const Array<32>& key, u32 index) {
    Node child = node_of(hmac({point, big_endian(index)}));
    require(secp256k1_ec_seckey_tweak_add(secp(), child.key.data(), key.data()) == 1, "no child");
    return child;
}

std::string ethereum(Kept& keccak, const secp256k1_pubkey& point) {
    return eip55(keccak, serialized<65>(point));
}

// The payload of an extended key: 4 version, 1 depth, 4 parent, 4 number, 32 chain code, 33 key. Read once, so the slow way.
Array<78> extended_key(const std::string& text) {
    constexpr std::string_view alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    Array<82> number{};
    for (const char c : text) {
        std::size_t carry = alphabet.find(c);
        require(carry != std::string_view::npos, "base58");
        for (std::size_t i = number.size(); i-- > 0; carry >>= 8U) {
            carry += 58U * std::size_t{number[i]};
            number[i] = static_cast<u8>(carry);
        }
    }
    Array<78> payload;
    std::memcpy(payload.data(), number.data(), payload.size());
    return payload;
}

struct PublicParent {
    explicit PublicParent(const std::string& xpub) : PublicParent(extended_key(xpub)) {}
    explicit PublicParent(const Array<78>& payload) : hmac(Bytes(payload).subspan(13, 32)) {
        std::memcpy(encoded.data(), payload.data() + 45, 33);
        require(secp256k1_ec_pubkey_parse(secp(), &point, encoded.data(), 33) == 1, "xpub");
    }
    [[nodiscard]] secp256k1_pubkey child(u64 index) const {
        return sum(point, hmac({encoded, big_endian(static_cast<u32>(index))}).data());
    }
    HmacSha512 hmac;
    Array<33> encoded;
    secp256k1_pubkey point;
};

Job eth_private(const Inputs& inputs) {
    const Array<78> payload = extended_key(inputs.eth_account_xprv);
    const HmacSha512 hmac(Bytes(payload).subspan(13, 32));
    Array<32> key;
    std::memcpy(key.data(), payload.data() + 46, 32);
    const Array<33> point = serialized<33>(multiple_of_g(key.data()));
    return job("eth_private", [=, keccak = std::make_shared<Kept>("Keccak-1600(256)")](u64 index) {
        return ethereum(*keccak, multiple_of_g(soft_child(hmac, point, key, static_cast<u32>(index)).key.data()));
    });
}

Job eth_cold(const Inputs& inputs) {
    return job("eth_cold", [seed = inputs.seed, keccak = std::make_shared<Kept>("Keccak-1600(256)")](u64) {
        Node node = master(unhex_array<64>(seed));
        for (const u32 index : {44U, 60U, 0U}) node = hardened_child(node, index);
        for (unsigned step = 0; step < 2; ++step)
            node = soft_child(HmacSha512(node.chain_code), serialized<33>(multiple_of_g(node.key.data())), node.key, 0);
        return ethereum(*keccak, multiple_of_g(node.key.data()));
    });
}

Job eth_xpub(const Inputs& inputs) {
    return job("eth_xpub", [parent = PublicParent(inputs.eth_account_xpub), keccak = std::make_shared<Kept>("Keccak-1600(256)")](
                               u64 index) { return ethereum(*keccak, parent.child(index)); });
}

Job p2wpkh_xpub(const Inputs& inputs) {
    return job("p2wpkh_xpub",
               [parent = PublicParent(inputs.p2wpkh_account_xpub), ripemd = std::make_shared<Kept>("RIPEMD-160")](u64 index) {
                   Array<20> program;
                   (*ripemd)(sha256({serialized<33>(parent.child(index))}), program.data());
                   return segwit(0, program);
               });
}

// BIP-341 with a cached midstate of the doubled tag.
Job p2tr_xpub(const Inputs& inputs) {
    Array<64> tags;
    const Array<32> tag = sha256({bytes_of("TapTweak")});
    std::memcpy(tags.data(), tag.data(), 32);
    std::memcpy(tags.data() + 32, tag.data(), 32);
    return job("p2tr_xpub", [parent = PublicParent(inputs.p2tr_account_xpub), midstate = Midstate(tags)](u64 index) {
        secp256k1_pubkey internal = parent.child(index);
        const Array<33> encoded = serialized<33>(internal);
        if (encoded[0] == 3) require(secp256k1_ec_pubkey_negate(secp(), &internal) == 1, "negate");
        const Array<32> tweak = midstate.finish({Bytes(encoded).subspan<1>()});
        return segwit(1, Bytes(serialized<33>(sum(internal, tweak.data()))).subspan<1>());
    });
}

std::string solana(const Array<32>& seed) {
    Array<32> point;
    Array<64> secret;
    crypto_sign_seed_keypair(point.data(), secret.data(), seed.data());
    return base58(point);
}
Node slip10_child(const HmacSha512& hmac, const Array<32>& key, u32 index) {
    constexpr u8 zero = 0;
    return node_of(hmac({{&zero, 1}, key, big_endian(index | hardened)}));
}
Node slip10_child(const Node& parent, u32 index) {
    return slip10_child(HmacSha512(parent.chain_code), parent.key, index);
}

Job sol_cached(const Inputs& inputs) {
    const HmacSha512 hmac(unhex_array<32>(inputs.sol_account.chain_code));
    return job("sol_cached", [hmac, key = unhex_array<32>(inputs.sol_account.private_key)](u64 index) {
        return solana(slip10_child(slip10_child(hmac, key, static_cast<u32>(index)), 0).key);
    });
}
Job sol_cold(const Inputs& inputs) {
    const HmacSha512 root(bytes_of("ed25519 seed"));
    return job("sol_cold", [root, seed = inputs.seed](u64 index) {
        Node node = node_of(root({unhex_array<64>(seed)}));
        for (const u32 step : {44U, 501U, static_cast<u32>(index), 0U}) node = slip10_child(node, step);
        return solana(node.key);
    });
}

std::string seed_of(const std::string& phrase) {
    Bytes key = bytes_of(phrase);
    Array<64> hashed;
    if (key.size() > 128) {
        SHA512(key.data(), key.size(), hashed.data());
        key = hashed;
    }
    return hex(HmacSha512(key).pbkdf2(bytes_of("mnemonic"), phrase_rounds));
}
Job phrase_seed(const Inputs& inputs) {
    return job("phrase_seed", [phrase = inputs.phrase](u64) { return seed_of(phrase); });
}
Job phrase_seed_batch(const Inputs& inputs) {
    const auto seeds = [phrases = inputs.phrases](u64) {
        std::string all;
        for (const std::string& phrase : phrases) {
            if (!all.empty()) all += ',';
            all += seed_of(phrase);
        }
        return all;
    };
    return job("phrase_seed_batch", seeds, inputs.phrases.size());
}

}  // namespace

std::vector<Job> derivation_jobs(const Inputs& inputs) {
    require(sodium_init() >= 0, "sodium_init");
    Job batch = eth_xpub(inputs);
    batch.name = "eth_xpub_batch";
    return {phrase_seed(inputs), phrase_seed_batch(inputs), eth_private(inputs), eth_cold(inputs), eth_xpub(inputs), batch,
            p2wpkh_xpub(inputs), p2tr_xpub(inputs),         sol_cached(inputs),  sol_cold(inputs)};
}

}  // namespace bench::floor
