// The private key that a command signs with. It is derived from a source, or read from a file.
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

/// read_signing_key returns the key that --key-file or --key-name names, or the key at --path of a source. `curve`: the curve that the
/// signature requires. Without `curve`, --curve names the curve; its default is secp256k1 for a source, and for a file the curve that the
/// file states. Secret.
///
/// Errors with a key file: usage_source (a source was given too), usage_conflict, and those of read_api_key. Errors with a source:
/// usage_conflict, usage_missing_option (--path), the path_ codes, unknown_curve, those of read_source, extended_key_public,
/// curve_mismatch, and those of deriving.
[[nodiscard]] Result<AnyPrivateKey> read_signing_key(Context& context, std::optional<CurveId> curve = std::nullopt);

}  // namespace coffer::cli
