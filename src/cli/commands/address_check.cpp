#include "cli/commands/address_check.hpp"

#include "cli/commands/address_options.hpp"
#include "cli/input/arguments.hpp"
#include "cli/input/derivation_source.hpp"
#include "cli/input/input.hpp"
#include "cli/output/output.hpp"
#include "coffer/address/registry.hpp"
#include "coffer/encoding/hex.hpp"
#include "core/try.hpp"

namespace coffer::cli {
namespace {

using address::DecodedAddress;

constexpr int some_wrong = 4;  // exit status for a file in which some address is invalid

// The options that apply to each address.
struct Question {
    std::optional<AddressFormat> format;
    std::optional<CurveId> curve;
    std::optional<std::string_view> hrp;
    address::Tolerance tolerance;
};

Result<Question> read_question(const Arguments& arguments) {
    Question question{};
    COFFER_TRY(question.curve, option_curve(arguments));
    COFFER_TRY(question.tolerance, read_tolerance(arguments));
    question.hrp = arguments.text("hrp");
    if (question.hrp && question.hrp->empty()) return fail(Errc::usage_value, "hrp");
    if (const auto name = arguments.text("format")) {
        COFFER_TRY(question.format, named(address::parse_format(*name), "format"));
    } else if (arguments.has("hrp")) {
        return fail(Errc::usage_missing_option, "format");
    }
    return question;
}

Result<std::vector<DecodedAddress>> candidates(const Question& question, std::string_view text) {
    if (!question.format) return address::identify(text, question.curve, question.tolerance);
    COFFER_TRY(const DecodedAddress decoded, !question.hrp
                                                 ? address::decode(*question.format, text, question.curve, question.tolerance)
                                                 : address::decode_under_hrp(*question.format, *question.hrp, text, question.curve));
    return std::vector{decoded};
}

void add_candidate(Record& item, const DecodedAddress& decoded) {
    const address::FormatRow& row = address::row_of(decoded.format());
    item.text("addressFormat", row.printed_name())
        .text("network", network_name(decoded.network()))
        .text("kind", kind_name(decoded.kind()))
        .text("payload", hex::encode(decoded.payload()))
        .text("canonical", decoded.canonical());
    if (decoded.curve()) item.text("curve", curve_service_name(*decoded.curve()));
    if (decoded.tag()) item.number("tag", *decoded.tag());
    if (row.family == "ton" && !decoded.ton().raw) item.boolean("bounceable", decoded.ton().bounceable);
    if (decoded.unchecksummed()) item.boolean("unchecksummed", true);
}

void add_candidates(Record& record, const std::vector<DecodedAddress>& found) {
    record.boolean("valid", true);
    record.objects("candidates", found.size(), [&](Record& item, std::size_t i) { add_candidate(item, found[i]); });
}

// The error line quotes a human-readable part that no format has, because it is public and shows the mistake.
std::string subject_of(const Error& error, std::string_view text) {
    return error.code == Errc::unknown_hrp ? std::string(text.substr(0, error.at)) : std::string();
}

Result<int> check_file(Context& context, const Question& question) {
    COFFER_TRY(const SecretBytes file, context.input.file("addresses-file", Input::public_limit));
    std::string_view rest = as_text(file.reveal());
    int status = 0;
    for (u64 number = 1; !rest.empty(); ++number) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        std::string_view line = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (line.ends_with('\r')) line.remove_suffix(1);

        const auto found = candidates(question, line);
        Record record(context.output);
        record.number("input", number);
        if (found) {
            add_candidates(record, *found);
            continue;
        }
        status = some_wrong;
        record.boolean("valid", false);
        record.object("error", [&](Record& error) { add_error(error, found.error(), subject_of(found.error(), line)); });
    }
    return status;
}

}  // namespace

Result<int> check_address(Context& context) {
    const Arguments& arguments = context.arguments;
    COFFER_TRY(const Question question, read_question(arguments));
    if (arguments.has("addresses-file")) {
        if (!arguments.positional().empty()) return fail(Errc::usage_conflict, "addresses-file");
        return check_file(context, question);
    }
    if (!arguments.has_positional()) return fail(Errc::usage_missing_option, "TEXT or --addresses-file");
    const auto found = named(candidates(question, arguments.positional()), "address");
    if (!found) {
        context.subject = subject_of(found.error(), arguments.positional());
        return fail(found.error());
    }
    Record record(context.output);
    add_candidates(record, *found);
    return 0;
}

}  // namespace coffer::cli
