// The source: the mnemonic, seed or extended key that a command derives from.
#pragma once

#include <optional>

#include "cli/command.hpp"
#include "coffer/hd/mnemonic.hpp"
#include "coffer/wallet/root.hpp"

namespace coffer::cli {

inline constexpr auto source_options = std::to_array<Option>({
    Option{"mnemonic-file", ValueKind::file, "FILE", "mnemonic (give one source: mnemonic, seed, xprv or xpub)"},
    Option{"passphrase-file", ValueKind::file, "FILE", "BIP-39 passphrase of the mnemonic (default: none)"},
    Option{"language",
           ValueKind::text,
           "LANG",
           "word list of the mnemonic (default: try all)",
           false,
           {},
           "english japanese korean spanish chinese_simplified chinese_traditional french italian czech portuguese"},
    Option{"allow-unassigned", ValueKind::flag, "", "accept unassigned Unicode code points in the passphrase"},
    Option{"seed-file", ValueKind::file, "FILE", "seed: 16 to 64 bytes in hex"},
    Option{"xprv-file", ValueKind::file, "FILE", "extended private key, [origin] optional; paths start at this key"},
    Option{"xpub", ValueKind::text, "XPUB", "extended public key, [origin] optional; paths start at this key"},
});

using Source = wallet::Root;

/// read_source returns the source that the options name. Secret. Errors: usage_source (no source, or several), usage_conflict (an option of
/// another kind of source), and those of reading and parsing the source.
[[nodiscard]] Result<Source> read_source(Context& context);

/// Passphrase is the text of --passphrase-file, empty if the option was not given, and whether code points that Unicode does not assign are
/// accepted in it. Secret.
struct Passphrase {
    SecretText utf8;
    text::Unassigned unassigned;
};

/// read_passphrase returns the passphrase that the options name. Secret. Errors: usage_missing_option (--allow-unassigned without a
/// passphrase), and those of Input::text.
[[nodiscard]] Result<Passphrase> read_passphrase(Context& context);

/// option_language returns the value of --language, or nothing if the option was not given. Error: unknown_language.
[[nodiscard]] Result<std::optional<Language>> option_language(const Arguments& arguments);

/// option_curve returns the value of --curve, or nothing if the option was not given. Error: unknown_curve.
[[nodiscard]] Result<std::optional<CurveId>> option_curve(const Arguments& arguments);

/// named returns `result`. An error that names no field is given the name `what`, which the user knows.
template <typename T>
[[nodiscard]] Result<T> named(Result<T> result, const char* what) {
    if (result || *result.error().what != '\0') return result;
    return fail(result.error().code, result.error().at, what);
}

}  // namespace coffer::cli
