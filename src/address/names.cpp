// Names of networks, kinds, scripts, TON options and tolerances, as the program prints and reads them.
#include <span>

#include "coffer/address/address.hpp"

namespace coffer {
namespace {

struct ScriptName {
    ScriptTemplate script;
    std::string_view name;
};

constexpr ScriptName scripts[] = {
    {ScriptTemplate::p2sh_p2wpkh, "p2sh-p2wpkh"},
    {ScriptTemplate::p2sh_p2pkh, "p2sh-p2pkh"},
    {ScriptTemplate::p2sh_p2pk, "p2sh-p2pk"},
    {ScriptTemplate::p2sh_multisig_1of1, "p2sh-multisig-1of1"},
    {ScriptTemplate::p2wsh_p2pk, "p2wsh-p2pk"},
    {ScriptTemplate::p2wsh_p2pkh, "p2wsh-p2pkh"},
    {ScriptTemplate::p2wsh_multisig_1of1, "p2wsh-multisig-1of1"},
};

// A field of a set of flags, and its name.
template <typename Flags>
struct Flag {
    std::string_view name;
    bool Flags::*member;
};

template <typename Flags>
Result<Flags> with_flag(Flags flags, std::span<const Flag<Flags>> rows, std::string_view name, const char* what) noexcept {
    for (const Flag<Flags>& row : rows) {
        if (row.name != name) continue;
        flags.*row.member = true;
        return flags;
    }
    return fail(Errc::unknown_option_value, what);
}

constexpr Flag<address::TonEncoding> ton_options[] = {
    {"bounceable", &address::TonEncoding::bounceable},
    {"testnet", &address::TonEncoding::testnet},
    {"raw", &address::TonEncoding::raw},
    {"standard-base64", &address::TonEncoding::standard_base64},
};

constexpr Flag<address::Tolerance> tolerances[] = {
    {"missing-prefix", &address::Tolerance::missing_prefix},
    {"short-hex", &address::Tolerance::short_hex},
    {"upper-case-hex", &address::Tolerance::upper_case_hex},
};

}  // namespace

std::string_view network_name(Network network) noexcept {
    constexpr std::string_view names[] = {"none", "mainnet", "testnet", "signet", "regtest"};
    const auto number = static_cast<std::size_t>(network);
    return number < std::size(names) ? names[number] : std::string_view();
}

std::string_view kind_name(AddressKind kind) noexcept {
    constexpr std::string_view names[] = {"p2pkh", "p2sh", "p2wpkh", "p2wsh", "p2tr", "account", "public-key"};
    const auto number = static_cast<std::size_t>(kind);
    return number < std::size(names) ? names[number] : std::string_view();
}

std::string_view script_name(ScriptTemplate script) noexcept {
    for (const ScriptName& row : scripts) {
        if (row.script == script) return row.name;
    }
    return {};
}

Result<ScriptTemplate> parse_script(std::string_view name) noexcept {
    for (const ScriptName& row : scripts) {
        if (row.name == name) return row.script;
    }
    return fail(Errc::unknown_option_value, "script");
}

Result<address::TonEncoding> address::with_ton_option(TonEncoding spelling, std::string_view name) noexcept {
    return with_flag<TonEncoding>(spelling, ton_options, name, "ton");
}

Result<address::Tolerance> address::with_tolerance(Tolerance tolerance, std::string_view name) noexcept {
    return with_flag<Tolerance>(tolerance, tolerances, name, "tolerate");
}

}  // namespace coffer
