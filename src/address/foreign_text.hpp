// What a text is that is no address of any format: an address with a typing error, of a kind that is not offered, or a payment URI.
#pragma once

#include <string_view>

namespace coffer::address {

/// meant_as_bech32 returns whether `text` was evidently written as Bech32, or as CashAddr without its prefix: it is valid or has a few
/// typing errors, with any human-readable part. The probability for a random base58 text is 2^-35. The caller excludes hexadecimal texts.
[[nodiscard]] bool meant_as_bech32(std::string_view text) noexcept;

/// other_kind returns the name of the kind of `text`, such as "Cardano base address", if its checksum is valid; nullptr if the kind is
/// unknown. It never names a text that a format of the table accepts.
[[nodiscard]] const char* other_kind(std::string_view text);

/// UriParts are the parts of a text that is split like a payment URI. The views refer to the text.
struct UriParts {
    std::string_view scheme;   ///< empty if there is none
    std::string_view address;  ///< between the scheme and the parameters
    std::string_view bare;     ///< before the parameters, with the scheme, which may belong to the address (CashAddr)
    bool parameters;           ///< whether parameters follow
};

/// cut_uri splits `text`.
[[nodiscard]] UriParts cut_uri(std::string_view text) noexcept;

}  // namespace coffer::address
