#include "cli/input/derivation_source.hpp"

#include "cli/input/arguments.hpp"
#include "cli/input/input.hpp"
#include "cli/output/output.hpp"
#include "coffer/encoding/hex.hpp"
#include "coffer/hd/key_expression.hpp"
#include "core/try.hpp"

namespace coffer::cli {
namespace {

Result<Source> from_mnemonic(Context& context) {
    COFFER_TRY(const std::optional<Language> language, option_language(context.arguments));
    COFFER_TRY(const SecretBytes phrase, context.input.file("mnemonic-file"));
    COFFER_TRY(const Mnemonic mnemonic, named(Mnemonic::parse(phrase.reveal(), language), "mnemonic"));
    COFFER_TRY(const Passphrase passphrase, read_passphrase(context));
    COFFER_TRY(Seed seed, named(mnemonic.to_seed(passphrase.utf8, passphrase.unassigned), "passphrase"));
    return Source(std::move(seed));
}

Result<Source> from_seed(Context& context) {
    COFFER_TRY(const SecretBytes text, context.input.file("seed-file"));
    COFFER_TRY(const SecretBytes bytes, named(hex::decode_secret(text.reveal()), "seed"));
    COFFER_TRY(Seed seed, named(Seed::parse(bytes.reveal()), "seed"));
    return Source(std::move(seed));
}

// The origin is only shown: paths are relative to the extended key, not to the master key.
void tell_origin(Context& context, const std::optional<KeyOrigin>& origin) {
    if (origin) context.output.notice("origin of the extended key: " + origin->text());
}

Result<Source> from_xprv(Context& context) {
    COFFER_TRY(const SecretText text, context.input.text("xprv-file"));
    COFFER_TRY(auto expression, named(parse_private_key_expression(text), "xprv"));
    tell_origin(context, expression.origin);
    return Source(std::move(expression.key));
}

Result<Source> from_xpub(Context& context) {
    COFFER_TRY(const std::string_view text, context.arguments.required("xpub"));
    COFFER_TRY(auto expression, named(parse_public_key_expression(text), "xpub"));
    tell_origin(context, expression.origin);
    return Source(std::move(expression.key));
}

struct Reader {
    const char* option;
    Result<Source> (*read)(Context&);
};

constexpr Reader readers[] = {{"mnemonic-file", from_mnemonic}, {"seed-file", from_seed}, {"xprv-file", from_xprv}, {"xpub", from_xpub}};

}  // namespace

Result<Passphrase> read_passphrase(Context& context) {
    const bool allowed = context.arguments.has("allow-unassigned");
    if (!context.arguments.has("passphrase-file")) {
        if (allowed) return fail(Errc::usage_missing_option, "passphrase-file");
        return Passphrase{SecretText(), text::Unassigned::refuse};
    }
    COFFER_TRY(SecretText utf8, named(context.input.text("passphrase-file"), "passphrase"));
    return Passphrase{std::move(utf8), allowed ? text::Unassigned::keep : text::Unassigned::refuse};
}

Result<std::optional<Language>> option_language(const Arguments& arguments) {
    const auto name = arguments.text("language");
    if (!name) return std::optional<Language>();
    COFFER_TRY(const Language language, named(parse_language(*name), "language"));
    return std::optional(language);
}

Result<std::optional<CurveId>> option_curve(const Arguments& arguments) {
    const auto name = arguments.text("curve");
    if (!name) return std::optional<CurveId>();
    COFFER_TRY(const CurveId curve, named(parse_curve(*name), "curve"));
    return std::optional(curve);
}

Result<Source> read_source(Context& context) {
    const Reader* chosen = nullptr;
    for (const Reader& reader : readers) {
        if (!context.arguments.has(reader.option)) continue;
        if (chosen != nullptr) return fail(Errc::usage_source);
        chosen = &reader;
    }
    if (chosen == nullptr) return fail(Errc::usage_source);
    if (chosen->read != from_mnemonic) {
        for (const char* option : {"passphrase-file", "allow-unassigned", "language"}) {
            if (context.arguments.has(option)) return fail(Errc::usage_conflict, option);
        }
    }
    return chosen->read(context);
}

}  // namespace coffer::cli
