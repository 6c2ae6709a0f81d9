// The table of address formats. A row says everything about its format.
#pragma once

#include <array>
#include <span>
#include <string_view>

#include "coffer/address/address.hpp"

namespace coffer::address {

struct Shape;

/// CurvePath is a curve that a format has, and its default path there: `{a}` stands for the account, `{i}` for the index.
struct CurvePath {
    CurveId curve{};
    std::string_view path{};
    bool harden = false;  ///< non-hardened components are hardened (SoftIndexPolicy::harden); the effective path is reported
};

/// FormatParams is what the functions of a format read; a format uses what its shape needs.
struct FormatParams {
    ByteArray<3> version{};  ///< version bytes of a checked text
    u8 version_size = 0;
    u16 number = 0;                                ///< witness version, SS58 prefix, scheme byte, wallet contract
    std::string_view hrp{};                        ///< human-readable part, or another fixed prefix
    ScriptTemplate script = ScriptTemplate::none;  ///< default of P2SH and P2WSH formats
};

struct FormatRow {
    AddressFormat id{};
    const Shape* shape = nullptr;     ///< the functions: key to payload, payload to text, text to payload
    std::string_view name{};          ///< ours: "bitcoin-mainnet-p2tr"
    std::string_view service_name{};  ///< "ADDRESS_FORMAT_…"; empty where the service has none
    std::string_view family{};        ///< chain or group of chains
    Network network = Network::none;
    AddressKind kind = AddressKind::account;
    FormatParams params{};
    std::array<CurvePath, 3> paths{};  ///< unused entries have no path
    std::string_view standard{};
    std::string_view example{};

    /// curves lists the curves of the format, the default one first.
    [[nodiscard]] constexpr std::span<const CurvePath> curves() const noexcept COFFER_LIFETIMEBOUND {
        std::size_t count = 0;
        while (count < paths.size() && !paths[count].path.empty()) ++count;
        return {paths.data(), count};
    }
    /// printed_name is the service's name, or ours where the service has none.
    [[nodiscard]] constexpr std::string_view printed_name() const noexcept { return service_name.empty() ? name : service_name; }
    /// of_service says whether the format is one of the service's.
    [[nodiscard]] constexpr bool of_service() const noexcept { return !service_name.empty(); }
};

/// formats lists all rows by number: the service's formats first, in its order.
[[nodiscard]] std::span<const FormatRow> formats() noexcept;

/// find_format returns the row of `format`; nullptr for a number that is no format.
[[nodiscard]] const FormatRow* find_format(AddressFormat format) noexcept;

/// row_of returns the row of `format`, which is a member of the enumeration (COFFER_INVARIANT).
[[nodiscard]] const FormatRow& row_of(AddressFormat format) noexcept;

/// curve_path returns the row's entry for `curve`. Error: curve_mismatch.
[[nodiscard]] Result<CurvePath> curve_path(const FormatRow& row, CurveId curve) noexcept;

/// parse_format reads, in any case, `ADDRESS_FORMAT_X`, `X` or ours with hyphens; also the name of a chain in chain_names(). Error:
/// unknown_format.
[[nodiscard]] Result<AddressFormat> parse_format(std::string_view text) noexcept;

/// ChainName is another name of a format: chains whose addresses and default path are those of another chain.
struct ChainName {
    std::string_view name;
    AddressFormat format;
};

/// chain_names lists them, by name: EVM chains, and the like.
[[nodiscard]] std::span<const ChainName> chain_names() noexcept;

}  // namespace coffer::address
