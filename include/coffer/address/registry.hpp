// The table of address formats. A row contains all parameters of its format.
#pragma once

#include <array>
#include <span>
#include <string_view>

#include "coffer/address/address.hpp"

namespace coffer::address {

struct Shape;

/// CurvePath is a curve of a format, with the default derivation path of the format on this curve.
struct CurvePath {
    CurveId curve{};          ///< the curve
    std::string_view path{};  ///< text of a PathTemplate: `{a}` is the account, `{i}` the index
    bool harden = false;      ///< derive with NonHardenedPolicy::harden, which gives another path (effective_path)
};

/// FormatParams are the parameters that the functions of a format read. Each format uses those that its functions need.
struct FormatParams {
    ByteArray<3> version{};                        ///< version bytes in front of the payload; the first `version_size` count
    u8 version_size = 0;                           ///< number of version bytes, 0 to 3
    u16 number = 0;                                ///< witness version, SS58 prefix, scheme byte or wallet contract
    std::string_view hrp{};                        ///< human-readable part, or another fixed prefix
    ScriptTemplate script = ScriptTemplate::none;  ///< default script of P2SH and P2WSH formats
};

/// FormatRow is a row of the table of address formats: one address format.
struct FormatRow {
    AddressFormat id{};
    const Shape* shape = nullptr;             ///< the functions: key to payload, payload to text, text to payload
    std::string_view name{};                  ///< name in coffer, "bitcoin-mainnet-p2tr"
    std::string_view service_name{};          ///< name in the service, "ADDRESS_FORMAT_…"; empty if the service does not have the format
    std::string_view family{};                ///< chain or group of chains
    Network network = Network::none;          ///< `none` if the format does not state it
    AddressKind kind = AddressKind::account;  ///< kind of the payload
    FormatParams params{};                    ///< parameters of the format's functions
    std::array<CurvePath, 3> paths{};         ///< unused entries have no path
    std::string_view standard{};              ///< documents that define the format
    std::string_view example{};               ///< a valid address

    /// curves returns the curves of the format, the default one first.
    [[nodiscard]] constexpr std::span<const CurvePath> curves() const noexcept COFFER_LIFETIMEBOUND {
        std::size_t count = 0;
        while (count < paths.size() && !paths[count].path.empty()) ++count;
        return {paths.data(), count};
    }
    /// printed_name returns the name in the service or, if the service does not have the format, the name in coffer.
    [[nodiscard]] constexpr std::string_view printed_name() const noexcept { return service_name.empty() ? name : service_name; }
    /// of_service returns whether the service has the format.
    [[nodiscard]] constexpr bool of_service() const noexcept { return !service_name.empty(); }
};

/// formats returns all rows by number: first the formats of the service in its order, then the others.
[[nodiscard]] std::span<const FormatRow> formats() noexcept;

/// find_format returns the row of `format`, or nullptr if `format` is not a member of the enumeration.
[[nodiscard]] const FormatRow* find_format(AddressFormat format) noexcept;

/// row_of returns the row of `format`, which is a member of the enumeration (COFFER_INVARIANT).
[[nodiscard]] const FormatRow& row_of(AddressFormat format) noexcept;

/// curve_path returns the entry of `row` for `curve`. Error: curve_mismatch.
[[nodiscard]] Result<CurvePath> curve_path(const FormatRow& row, CurveId curve) noexcept;

/// parse_format returns the format with the given name, in any case: the name in coffer with hyphens or with underscores, that name with
/// the prefix ADDRESS_FORMAT_ for formats of the service, or a name in chain_names. Error: unknown_format.
[[nodiscard]] Result<AddressFormat> parse_format(std::string_view text) noexcept;

/// ChainName is the name of a chain whose addresses and default path are those of the format of another chain.
struct ChainName {
    std::string_view name;  ///< the name of the chain
    AddressFormat format;   ///< the format whose addresses and default path the chain uses
};

/// chain_names returns all such names in alphabetical order. Most are names of EVM chains.
[[nodiscard]] std::span<const ChainName> chain_names() noexcept;

}  // namespace coffer::address
