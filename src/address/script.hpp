// Scripts of a single key that P2SH and P2WSH addresses commit to.
#pragma once

#include "address/shape.hpp"

namespace coffer::address {

/// script_of_key builds the script of a template other than `none`.
[[nodiscard]] Script script_of_key(ScriptTemplate script, const PublicKey<Secp256k1>& key);

/// template_in_force is the one of the options, or the row's; `none` for rows without scripts.
[[nodiscard]] constexpr ScriptTemplate template_in_force(const FormatRow& row, const EncodeOptions& options) noexcept {
    return options.script == ScriptTemplate::none ? row.params.script : options.script;
}

/// template_fits says whether `script` is one for addresses of `kind`.
[[nodiscard]] constexpr bool template_fits(ScriptTemplate script, AddressKind kind) noexcept {
    return script >= ScriptTemplate::p2wsh_p2pk ? kind == AddressKind::p2wsh : kind == AddressKind::p2sh;
}

/// script_payload is HASH160 of a redeem script (BIP-16) or SHA-256 of a witness script (BIP-141).
[[nodiscard]] Payload script_payload(AddressKind kind, Bytes script);

}  // namespace coffer::address
