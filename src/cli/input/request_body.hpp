// Request bodies: signed byte for byte, so nothing is dropped from them.
#pragma once

#include "cli/command.hpp"
#include "coffer/core/secret.hpp"

namespace coffer::cli {

inline constexpr auto body_options = std::to_array<Option>({
    Option{"body-file", ValueKind::file, "FILE", "request body, exact bytes"},
    Option{"body", ValueKind::text, "-|@FILE", "request body: - for standard input, or @FILE"},
});

/// read_body reads --body-file F, or --body - or --body @F. Errors: usage_missing_option, usage_conflict, usage_value, and those of
/// reading.
[[nodiscard]] Result<SecretBytes> read_body(Context& context);

}  // namespace coffer::cli
