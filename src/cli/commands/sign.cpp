// sign: signs raw payloads with a derived key or a key from a file.
#include "cli/commands/commands.hpp"
#include "cli/input/arguments.hpp"
#include "cli/input/decryption_key.hpp"
#include "cli/input/input.hpp"
#include "cli/input/keys.hpp"
#include "cli/output/output.hpp"
#include "coffer/message/payload.hpp"
#include "core/try.hpp"

namespace coffer::cli {
namespace {

Result<int> sign(Context& context) {
    COFFER_TRY(const std::string_view encoding_name, context.arguments.required("encoding"));
    COFFER_TRY(const std::string_view hash_name, context.arguments.required("hash-function"));
    COFFER_TRY(const auto encoding, named(message::parse_payload_encoding(encoding_name), "encoding"));
    COFFER_TRY(const auto hash, named(message::parse_hash_function(hash_name), "hash-function"));
    COFFER_TRY(const AnyPrivateKey key, read_signing_key(context));
    COFFER_TRY(const SecretBytes payload, context.input.file("payload-file", Input::public_limit));
    const Nonce nonce = context.arguments.has("deterministic") ? Nonce::deterministic : Nonce::hedged;
    COFFER_TRY(const auto signature, named(message::sign_payload(key, as_text(payload.reveal()), encoding, hash, nonce), "payload"));
    Record(context.output).text("r", signature.r_hex()).text("s", signature.s_hex()).text("v", signature.v_hex());
    return 0;
}

constexpr auto sign_options = join(
    tree_key_options, api_key_options,
    std::to_array<Option>({
        Option{"payload-file", ValueKind::file, "FILE", "payload to sign; one trailing newline is dropped", true},
        Option{"encoding",
               ValueKind::text,
               "ENCODING",
               "payload encoding",
               true,
               {},
               "PAYLOAD_ENCODING_HEXADECIMAL PAYLOAD_ENCODING_TEXT_UTF8 PAYLOAD_ENCODING_EIP712 PAYLOAD_ENCODING_EIP7702_AUTHORIZATION"},
        Option{"hash-function",
               ValueKind::text,
               "FUNCTION",
               "hash function that is applied to the payload before signing",
               true,
               {},
               "HASH_FUNCTION_NO_OP HASH_FUNCTION_SHA256 HASH_FUNCTION_KECCAK256 HASH_FUNCTION_NOT_APPLICABLE"},
        Option{"deterministic", ValueKind::flag, "", "use an RFC 6979 nonce on P-256 (default: hedged nonce)"},
    }));

constexpr auto rows = std::to_array<Command>({Command{"sign", "Sign a raw payload", sign_options, sign}});

}  // namespace

std::span<const Command> sign_commands() {
    return rows;
}

}  // namespace coffer::cli
