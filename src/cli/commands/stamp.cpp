// The commands `stamp`, `request`, `fingerprint`, `webauthn-challenge` and `nonce`: values that accompany a request.
#include <algorithm>

#include "cli/commands/commands.hpp"
#include "cli/input/arguments.hpp"
#include "cli/input/decryption_key.hpp"
#include "cli/input/derivation_source.hpp"
#include "cli/input/lines.hpp"
#include "cli/input/request_body.hpp"
#include "cli/output/output.hpp"
#include "coffer/keys/key_reader.hpp"
#include "coffer/stamp/digests.hpp"
#include "coffer/stamp/stamp.hpp"
#include "coffer/stamp/webauthn.hpp"
#include "core/try.hpp"
#include "core/utf8.hpp"

namespace coffer::cli {
namespace {

Result<stamp::Stamper> read_stamper(Context& context) {
    std::optional<stamp::Scheme> scheme;
    if (const auto name = context.arguments.text("scheme")) {
        COFFER_TRY(scheme, named(stamp::parse_scheme(*name), "scheme"));
    }
    COFFER_TRY(ApiKey key, read_api_key(context));
    Result<stamp::Stamper> stamper = key.recorded ? stamp::Stamper::from_halves(std::move(key.private_key), *key.recorded, scheme)
                                                  : stamp::Stamper::from_private_key(std::move(key.private_key), scheme);
    return named(std::move(stamper), "key");
}

Nonce option_nonce(const Arguments& arguments) {
    return arguments.has("deterministic") ? Nonce::deterministic : Nonce::hedged;
}

Result<stamp::Header> stamp_body(Context& context, Bytes body) {
    COFFER_TRY(const stamp::Stamper stamper, read_stamper(context));
    return stamper.stamp(body, option_nonce(context.arguments));
}

void print_stamp(TextBuffer& output, const stamp::Header& header) {
    Record(output).text("stampHeaderName", header.name).text("stampHeaderValue", header.value);
}

constexpr LineBatch bodies{"bodies-file", "body", std::size_t{1} << 20};

Result<int> stamp_many(Context& context) {
    for (const char* other : {"body", "body-file"}) {
        if (context.arguments.has(other)) return fail(Errc::usage_conflict, other);
    }
    COFFER_TRY(const stamp::Stamper stamper, read_stamper(context));
    const Nonce nonce = option_nonce(context.arguments);
    const auto print = [&](Bytes body, Output& output) -> Status {
        COFFER_TRY(const stamp::Header header, stamper.stamp(body, nonce));
        print_stamp(output, header);
        return Ok{};
    };
    COFFER_CHECK(run_lines(context, bodies, print));
    return 0;
}

Result<int> make_stamp(Context& context) {
    if (context.arguments.has(bodies.option)) return stamp_many(context);
    if (context.arguments.has("threads")) return fail(Errc::usage_conflict, "threads");
    COFFER_TRY(const SecretBytes body, read_body(context));
    COFFER_TRY(const stamp::Header header, stamp_body(context, body.reveal()));
    if (context.output.json()) {
        print_stamp(context.output, header);
    } else {
        context.output.raw(header.value + "\n");
    }
    return 0;
}

// Escapes `text` for use between single quotes in a shell command.
std::string quoted(std::string_view text) {
    std::string word;
    for (const char c : text) {
        if (c == '\'') {
            word += "'\\''";
        } else {
            word += c;
        }
    }
    return word;
}

// A shell argument cannot contain NUL.
Status check_shell_body(Bytes body) {
    COFFER_CHECK(named(check_utf8(body), "body"));
    const auto nul = std::ranges::find(body, u8{0});
    if (nul != body.end()) return fail(Errc::text_forbidden_character, static_cast<std::size_t>(nul - body.begin()), "body");
    return Ok{};
}

Result<int> request(Context& context) {
    if (!context.arguments.has("no-post")) return fail(Errc::usage_missing_option, "no-post");
    COFFER_TRY(const std::string_view host, context.arguments.required("host"));
    COFFER_TRY(std::string_view path, context.arguments.required("path"));
    COFFER_TRY(const SecretBytes body, read_body(context));
    COFFER_CHECK(check_shell_body(body.reveal()));
    COFFER_TRY(const stamp::Header header, stamp_body(context, body.reveal()));

    if (path.starts_with('/')) path.remove_prefix(1);
    const std::string_view message = as_text(body.reveal());
    // With -d, curl takes a leading @ as the name of a file, and would send something other than what is stamped.
    const std::string_view data = message.starts_with('@') ? "--data-raw '" : "-d'";
    std::string command =
        "curl -X POST " + std::string(data) + quoted(message) + "' -H'" + std::string(header.name) + ": " + header.value + "' -v 'https://";
    command += quoted(host) + "/" + quoted(path) + "'";
    Record(context.output).verbatim("curlCommand", command).verbatim("message", message).text("stamp", header.value);
    return 0;
}

void print_value(Output& output, std::string_view name, std::string_view value) {
    if (output.json()) {
        Record(output).text(name, value);
    } else {
        output.raw(value);
        output.raw("\n");
    }
}

Result<int> fingerprint(Context& context) {
    COFFER_TRY(const SecretBytes body, read_body(context));
    print_value(context.output, "fingerprint", stamp::activity_fingerprint(body.reveal()));
    return 0;
}

Result<int> webauthn_challenge(Context& context) {
    COFFER_TRY(const SecretBytes body, read_body(context));
    print_value(context.output, "challenge", stamp::webauthn_challenge(body.reveal()));
    return 0;
}

// The nonce is a hash of the key in the encoding that was given. --uncompressed converts a compressed key first.
Result<int> nonce(Context& context) {
    COFFER_TRY(const std::string_view text, context.arguments.required("public-key"));
    COFFER_TRY(const PublicKeyText read, named(read_public_key(text, CurveId::p256), "public-key"));
    const bool uncompressed = read.form == PointForm::uncompressed || context.arguments.has("uncompressed");
    if (read.form == PointForm::none && !uncompressed) return fail(Errc::usage_value, "public-key: expected hex digits, or --uncompressed");
    print_value(
        context.output, "nonce",
        stamp::oidc_nonce(std::get<PublicKey<P256>>(read.key), uncompressed ? stamp::NonceKey::uncompressed : stamp::NonceKey::compressed));
    return 0;
}

constexpr auto nonce_options = std::to_array<Option>({
    Option{"public-key", ValueKind::text, "KEY", "P-256 public key to bind to the token; hashed as given", true},
    Option{"uncompressed", ValueKind::flag, "", "hash the uncompressed key (130 hex digits), as iframes do"},
});
constexpr auto signing_options = join(body_options, api_key_options,
                                      std::to_array<Option>({
                                          Option{"scheme",
                                                 ValueKind::text,
                                                 "NAME",
                                                 "signature scheme (default: by curve)",
                                                 false,
                                                 {},
                                                 "SIGNATURE_SCHEME_TK_API_P256 SIGNATURE_SCHEME_TK_API_SECP256K1 "
                                                 "SIGNATURE_SCHEME_TK_API_SECP256K1_EIP191 SIGNATURE_SCHEME_TK_API_ED25519"},
                                          Option{"deterministic", ValueKind::flag, "", "use an RFC 6979 nonce (default: hedged nonce)"},
                                      }));
constexpr auto stamp_options =
    join(signing_options, std::to_array<Option>({
                              Option{"bodies-file", ValueKind::file, "FILE", "request bodies, one per line, instead of --body-file"},
                              batch_threads_option,
                          }));
constexpr auto request_options =
    join(std::to_array<Option>({
             Option{"no-post", ValueKind::flag, "", "do not send the request (coffer never uses the network)", true},
             Option{"host", ValueKind::text, "HOST", "API host name", true},
             Option{"path", ValueKind::text, "PATH", "URL path of the request", true},
         }),
         signing_options);

constexpr auto rows = std::to_array<Command>({
    Command{"stamp", "Sign a request body with an API key and print the stamp", stamp_options, make_stamp},
    Command{"request", "Print a stamped request as a curl command", request_options, request},
    Command{"fingerprint", "Print the activity fingerprint of a request body", body_options, fingerprint},
    Command{"webauthn-challenge", "Print the WebAuthn challenge for a request body", body_options, webauthn_challenge},
    Command{"nonce", "Print the OIDC nonce of a public key", nonce_options, nonce},
});

}  // namespace

std::span<const Command> stamp_commands() {
    return rows;
}

}  // namespace coffer::cli
