// The rows of schemes.inc, and the functions of each row.
#pragma once

#include <array>

#include "coffer/stamp/stamp.hpp"

namespace coffer::stamp {

/// SignatureText is a signature of at most 72 bytes in lower-case hexadecimal.
class SignatureText {
public:
    explicit SignatureText(Bytes signature) noexcept;
    [[nodiscard]] std::string_view view() const noexcept COFFER_LIFETIMEBOUND { return {digits_.data(), size_}; }

private:
    std::array<char, 144> digits_;
    std::size_t size_;
};

struct SchemeFunctions {
    Result<SignatureText> (*sign)(const AnyPrivateKey& key, const AnyPublicKey& own, Bytes body, Nonce nonce);
    Status (*verify)(const AnyPublicKey& key, Bytes body, Bytes signature);
};

[[nodiscard]] const SchemeRow& row_of(Scheme scheme) noexcept;
[[nodiscard]] const SchemeFunctions& functions_of(Scheme scheme) noexcept;

/// stamp_json_before_signature returns the JSON of a stamp up to the digits of the signature. stamp_json_after follows the digits.
[[nodiscard]] std::string stamp_json_before_signature(Scheme scheme, const AnyPublicKey& key);
inline constexpr std::string_view stamp_json_after = "\"}";

/// make_header returns the X-Stamp header with this JSON and this signature.
[[nodiscard]] Header make_header(std::string_view before_signature, const SignatureText& signature);

}  // namespace coffer::stamp
