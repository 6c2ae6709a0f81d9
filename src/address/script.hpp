// Scripts of a single key, to which P2SH and P2WSH addresses commit.
#pragma once

#include "address/shape.hpp"

namespace coffer::address {

/// script_of_key returns the script of a template for `key`. `script` is not none (COFFER_INVARIANT).
[[nodiscard]] Script script_of_key(ScriptTemplate script, const PublicKey<Secp256k1>& key);

/// template_in_force returns the template of the options or, if they have none, that of the row; none for formats without scripts.
[[nodiscard]] constexpr ScriptTemplate template_in_force(const FormatRow& row, const EncodeOptions& options) noexcept {
    return options.script == ScriptTemplate::none ? row.params.script : options.script;
}

/// template_fits returns whether addresses of `kind` can commit to `script`.
[[nodiscard]] constexpr bool template_fits(ScriptTemplate script, AddressKind kind) noexcept {
    return script >= ScriptTemplate::p2wsh_p2pk ? kind == AddressKind::p2wsh : kind == AddressKind::p2sh;
}

/// script_payload returns HASH160 of a redeem script (BIP-16) or SHA-256 of a witness script (BIP-141).
[[nodiscard]] Payload script_payload(AddressKind kind, Bytes script);

}  // namespace coffer::address
