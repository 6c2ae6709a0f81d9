// Payment URIs (BIP-21, EIP-681 and similar): users paste an address with a scheme before it and parameters after it.
#pragma once

#include <string_view>

namespace coffer::address {

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
