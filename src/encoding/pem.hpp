// PEM (RFC 7468): the base64 text of a DER value between a BEGIN and an END line.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"
#include "coffer/core/secret.hpp"

namespace coffer::pem {

/// Block is what stands between two boundary lines. Its members are views of the text that was read.
struct Block {
    std::string_view label;  ///< "PRIVATE KEY"; public
    Bytes base64;            ///< the lines after the headers, with their line breaks
    bool encrypted;          ///< the header "Proc-Type: 4,ENCRYPTED" (RFC 1421), as OpenSSL's older formats have it
};

/// is_pem says whether a line of `text` begins as a boundary line does.
[[nodiscard]] bool is_pem(Bytes text) noexcept;

/// Reader walks over the blocks of a text that is treated as secret. RFC 7468 section 2 lets readers be tolerant: text outside of blocks is
/// passed over, lines end with LF or CRLF, have any length, and may have spaces or tabs at their ends. Time depends on the labels, the
/// headers and where the line breaks are, not on the base64 text.
class Reader {
public:
    explicit Reader(Bytes text) noexcept : rest_(text) {}

    /// next returns the next block; nothing at the end. Error, without position: pem_syntax (a malformed boundary, a block without end).
    [[nodiscard]] Result<std::optional<Block>> next() noexcept;

private:
    Bytes rest_;
};

/// decode_secret returns the DER value of a block: standard base64 with padding, spaces and line breaks left out. Secret. Errors, without
/// position: base64_character, base64_padding, base64_length, base64_tail_bits.
[[nodiscard]] Result<SecretBytes> decode_secret(Bytes base64);

/// encode writes a block in the strict form of RFC 7468: lines of 64 characters, LF after each line, the last one too.
[[nodiscard]] std::string encode(std::string_view label, Bytes der);
/// encode_secret is encode for secret data. Constant time.
[[nodiscard]] SecretText encode_secret(std::string_view label, Bytes der);

}  // namespace coffer::pem
