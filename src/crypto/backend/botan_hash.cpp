#include <string>

#include <botan/hash.h>

#include "crypto/backend/hash.hpp"
#include "crypto/backend/no_throw.hpp"

namespace coffer::backend::botan {
namespace {

Status digest_by(const std::string& name, ByteSpans parts, MutBytes digest) noexcept {
    return no_throw([&]() -> Status {
        const auto hash = Botan::HashFunction::create(name);
        if (!hash || hash->output_length() != digest.size()) return fail(Errc::backend);
        for (const Bytes part : parts) hash->update(part.data(), part.size());
        hash->final(digest.data());
        return Ok{};
    });
}

}  // namespace

Status sha2(HashId hash, ByteSpans parts, MutBytes digest) noexcept {
    return digest_by(hash == HashId::sha256 ? "SHA-256" : hash == HashId::sha384 ? "SHA-384" : "SHA-512", parts, digest);
}
Status ripemd160(Bytes data, FixedMutBytes<20> digest) noexcept {
    return digest_by("RIPEMD-160", {data}, digest);
}
Status sha3_256(Bytes data, FixedMutBytes<32> digest) noexcept {
    return digest_by("SHA-3(256)", {data}, digest);
}
Status keccak256(Bytes data, FixedMutBytes<32> digest) noexcept {
    return digest_by("Keccak-1600(256)", {data}, digest);
}
Status blake2b(Bytes data, MutBytes digest) noexcept {
    return digest_by("BLAKE2b(" + std::to_string(8 * digest.size()) + ")", {data}, digest);
}

}  // namespace coffer::backend::botan
