// Activity fingerprints: how the service names a request when it is approved or queried.
#pragma once

#include <string>

#include "coffer/core/bytes.hpp"

namespace coffer::stamp {

/// activity_fingerprint returns "sha256:" and the digest of the exact bytes of the request's body, in lower-case hexadecimal digits.
[[nodiscard]] std::string activity_fingerprint(Bytes body);

}  // namespace coffer::stamp
