#include "cli/commands/address_options.hpp"

#include "cli/input/arguments.hpp"
#include "core/try.hpp"

namespace coffer::cli {

Result<address::EncodeOptions> read_address_options(const Arguments& arguments) {
    address::EncodeOptions options;
    if (const auto script = arguments.text("script")) {
        const auto parsed = parse_script(*script);
        if (!parsed) return fail(Errc::usage_value, "script");
        options.script = *parsed;
    }
    if (const auto ton = arguments.text("ton")) {
        COFFER_CHECK(each_name(*ton, "ton", [&](std::string_view name) -> Status {
            const auto encoding = address::with_ton_option(options.ton, name);
            if (!encoding) return fail(Errc::usage_value, "ton");
            options.ton = *encoding;
            return Ok{};
        }));
    }
    if (const auto hrp = arguments.text("hrp")) {
        if (hrp->empty()) return fail(Errc::usage_value, "hrp");
        options.hrp = *hrp;
    }
    if (arguments.has("tag")) {
        COFFER_TRY(options.tag, arguments.number("tag", 0, 0xffff'ffff'ffff'ffffU));
    }
    return options;
}

Result<address::Tolerance> read_tolerance(const Arguments& arguments) {
    address::Tolerance tolerance;
    if (const auto list = arguments.text("tolerate")) {
        COFFER_CHECK(each_name(*list, "tolerate", [&](std::string_view name) -> Status {
            const auto added = address::with_tolerance(tolerance, name);
            if (!added) return fail(Errc::usage_value, "tolerate");
            tolerance = *added;
            return Ok{};
        }));
    }
    return tolerance;
}

}  // namespace coffer::cli
