// The private key that a command signs with: of a tree, or of a file.
#pragma once

#include <optional>

#include "cli/command.hpp"
#include "cli/input/derivation_source.hpp"
#include "coffer/keys/private_key.hpp"

namespace coffer::cli {

inline constexpr auto tree_key_options =
    join(source_options, std::to_array<Option>({
                             Option{"path", ValueKind::text, "PATH", "derivation path of the signing key (not with a key file)"},
                         }));

/// read_signing_key reads --key-file or --key-name, or derives --path of a SOURCE. `curve` is the curve that what is signed needs; without
/// it, --curve decides (secp256k1 in a tree; that of the file). Errors: usage_source, usage_conflict, usage_missing_option,
/// extended_key_public, curve_mismatch, and those of reading and deriving.
[[nodiscard]] Result<AnyPrivateKey> read_signing_key(Context& context, std::optional<CurveId> curve = std::nullopt);

}  // namespace coffer::cli
