// To whom messages without a target message are sealed: the published encryption keys of enclaves.
#pragma once

#include "coffer/keys/public_key.hpp"

namespace coffer::bundle {

/// RecipientRole: which enclave opens.
enum class RecipientRole : u8 {
    oauth2_client_secret = 0,  // the TLS fetcher
    on_ramp = 1,
    pull_secret = 2,
};

/// production_recipient returns the published production key of a role, which is a member of the enumeration (COFFER_INVARIANT).
[[nodiscard]] const PublicKey<P256>& production_recipient(RecipientRole role);

}  // namespace coffer::bundle
