#include "bundle/borsh_envelope.hpp"

namespace coffer::bundle {

Result<std::vector<u8>> take_ciphertext(Reader& reader, std::size_t max_plaintext) {
    const std::size_t at = reader.offset();
    const Result<u32> length = reader.u32_le();
    if (!length || *length != reader.remaining()) return fail(Errc::borsh_syntax, at, "length");
    if (*length < aead_tag_size) return fail(Errc::ciphertext_too_short, "ciphertext");
    if (*length > max_plaintext + aead_tag_size) return fail(Errc::data_too_long, "ciphertext");
    const Result<Bytes> ciphertext = reader.take(*length);
    if (!ciphertext) return ciphertext.error();
    return std::vector<u8>(ciphertext->begin(), ciphertext->end());
}

void append_u32_le(std::vector<u8>& out, std::size_t value) {
    for (int shift = 0; shift < 32; shift += 8) out.push_back(static_cast<u8>(value >> shift));
}

void append(std::vector<u8>& out, Bytes bytes) {
    out.insert(out.end(), bytes.begin(), bytes.end());
}

}  // namespace coffer::bundle
