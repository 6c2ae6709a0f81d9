// What people paste around an address: the scheme of a payment URI before it (BIP-21, EIP-681 and their like), parameters after it.
#pragma once

#include <string_view>

namespace coffer::address {

/// UriParts cuts a text as a payment URI.
struct UriParts {
    std::string_view scheme;   ///< empty where there is none
    std::string_view address;  ///< what stands between the scheme and the parameters
    std::string_view bare;     ///< what stands before the parameters, with the scheme: it may belong to the address (CashAddr)
    bool parameters;           ///< something follows
};

[[nodiscard]] UriParts cut_uri(std::string_view text) noexcept;

}  // namespace coffer::address
