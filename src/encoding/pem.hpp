// PEM (RFC 7468): the base64 text of a DER value between a BEGIN and an END line.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"
#include "coffer/core/secret.hpp"

namespace coffer::pem {

/// Block is the content between two boundary lines. Its fields are views of the text.
struct Block {
    std::string_view label;  ///< for example "PRIVATE KEY"; public
    Bytes base64;            ///< the lines after the headers, with their line breaks
    bool encrypted;          ///< true if there is a header "Proc-Type: 4,ENCRYPTED" (RFC 1421), as in OpenSSL's older formats
};

/// is_pem returns whether a line of `text` begins like a BEGIN line.
[[nodiscard]] bool is_pem(Bytes text) noexcept;

/// Reader reads the blocks of a text that may be secret. It is tolerant, as RFC 7468 section 2 allows: text outside blocks is ignored,
/// lines end with LF or CRLF and have any length, and may have spaces or tabs at both ends. The time depends on the labels, the headers and
/// the positions of line breaks, but not on the base64 text.
class Reader {
public:
    explicit Reader(Bytes text) noexcept : rest_(text) {}

    /// next returns the next block, or nothing at the end.
    /// Errors, without position: pem_syntax (a malformed boundary line, or a block without end).
    [[nodiscard]] Result<std::optional<Block>> next() noexcept;

private:
    Bytes rest_;
};

/// decode_secret returns the DER value of a block: standard base64 with padding. Spaces and line breaks are ignored.
/// Errors, without position: base64_padding, base64_length, base64_character, base64_tail_bits.
/// Secret.
[[nodiscard]] Result<SecretBytes> decode_secret(Bytes base64);

/// encode returns a block in the strict form of RFC 7468: lines of 64 characters, with LF after every line.
[[nodiscard]] std::string encode(std::string_view label, Bytes der);
/// encode_secret does the same for secret data. Secret. Constant time.
[[nodiscard]] SecretText encode_secret(std::string_view label, Bytes der);

}  // namespace coffer::pem
