// Options that choose among the addresses of one key. Every command that makes addresses takes them.
#pragma once

#include "cli/command.hpp"
#include "coffer/address/registry.hpp"

namespace coffer::cli {

inline constexpr auto address_options = std::to_array<Option>({
    Option{"script",
           ValueKind::text,
           "TEMPLATE",
           "script template for P2SH and P2WSH (default: by format)",
           false,
           {},
           "p2sh-p2wpkh p2sh-p2pkh p2sh-p2pk p2sh-multisig-1of1 p2wsh-p2pk p2wsh-p2pkh p2wsh-multisig-1of1"},
    Option{"ton", ValueKind::text, "LIST", "TON form: bounceable, testnet, raw, standard-base64 (with commas)"},
    Option{"hrp", ValueKind::text, "HRP", "human-readable part, for Cosmos-like formats (default: by format)"},
    Option{"tag", ValueKind::number, "N", "destination tag (XRP X-address) or account ID (Stellar muxed)"},
});

inline constexpr Option tolerate_option{"tolerate",
                                        ValueKind::text,
                                        "LIST",
                                        "nonstandard encodings to accept, comma-separated (default: none)",
                                        false,
                                        {},
                                        "missing-prefix short-hex upper-case-hex"};

/// read_tolerance returns the value of --tolerate. Error: usage_value.
[[nodiscard]] Result<address::Tolerance> read_tolerance(const Arguments& arguments);

/// read_address_options returns the values of address_options. The result refers to the text of --hrp in `arguments`. Error: usage_value.
[[nodiscard]] Result<address::EncodeOptions> read_address_options(const Arguments& arguments);

/// each_name calls `f` with each part of a comma-separated list and stops at the first error. Errors: usage_value (an empty part), and
/// those of `f`.
template <typename F>
[[nodiscard]] Status each_name(std::string_view list, const char* what, F&& f) {
    for (;;) {
        const auto comma = list.find(',');
        const std::string_view name = list.substr(0, comma);
        if (name.empty()) return fail(Errc::usage_value, what);
        if (Status done = f(name); !done) return done;
        if (comma == std::string_view::npos) return Ok{};
        list.remove_prefix(comma + 1);
    }
}

}  // namespace coffer::cli
