#include "cli/input/request_body.hpp"

#include "cli/input/arguments.hpp"
#include "cli/input/input.hpp"
#include "core/try.hpp"

namespace coffer::cli {

Result<SecretBytes> read_body(Context& context) {
    const auto given = context.arguments.text("body");
    if (!given) return context.input.whole_file("body-file");
    if (context.arguments.has("body-file")) return fail(Errc::usage_conflict, "body");
    if (*given == "-") return context.input.whole_path("-", "body");
    if (!given->starts_with('@') || given->size() == 1) return fail(Errc::usage_value, "body");
    return context.input.whole_path(given->substr(1), "body");
}

}  // namespace coffer::cli
