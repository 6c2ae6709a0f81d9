#include "coffer/hd/key_expression.hpp"

#include "coffer/encoding/hex.hpp"
#include "core/try.hpp"

namespace coffer {
namespace {

constexpr std::size_t fingerprint_digits = 8;

/// Pieces are views of a key expression: the text in the brackets, if there are any, and the key.
struct Pieces {
    std::optional<std::string_view> origin;
    std::string_view key;
};

/// split searches for brackets, slashes and parentheses. Their positions are public even in the expression of a private key.
Result<Pieces> split(std::string_view text) noexcept {
    if (text.find('(') != std::string_view::npos) return fail(Errc::output_descriptor, std::size_t{0});
    Pieces pieces{std::nullopt, text};
    if (text.starts_with('[')) {
        const std::size_t end = text.find(']');
        if (end == std::string_view::npos) return fail(Errc::path_character, text.size(), "key origin");
        pieces = {text.substr(1, end - 1), text.substr(end + 1)};
    }
    const std::size_t suffix = pieces.key.find('/');
    if (suffix != std::string_view::npos) return fail(Errc::extended_key_suffix, text.size() - pieces.key.size() + suffix);
    return pieces;
}

/// parse_origin reads the text in the brackets. Positions count from the opening bracket.
Result<KeyOrigin> parse_origin(std::string_view text) {
    constexpr std::size_t bracket = 1;
    KeyOrigin origin{};
    const std::string_view digits = text.substr(0, fingerprint_digits);
    if (const Status status = hex::decode_into(origin.fingerprint, digits); !status)
        return fail(status.error().code, bracket + status.error().at, "key origin");
    const std::string_view rest = text.substr(fingerprint_digits);
    const Result<DerivationPath> path = DerivationPath::parse("m" + std::string(rest));
    // The text given to DerivationPath::parse begins with "m" in place of the last digit of the fingerprint.
    if (!path) return fail(path.error().code, bracket + fingerprint_digits - 1 + path.error().at, "key origin");
    origin.path = *path;
    return origin;
}

template <typename Node>
bool agrees(const KeyOrigin& origin, const Node& node) {
    const NodeOrigin& place = node.origin();
    if (origin.path.size() != place.depth) return false;
    if (place.depth == 0) return origin.fingerprint == node.fingerprint();
    const bool last = origin.path[origin.path.size() - 1].child_number() == place.child_number;
    return last && (place.depth > 1 || origin.fingerprint == place.parent_fingerprint);
}

/// with_origin combines a key with its origin. Errors: those of parse_origin, key_origin_mismatch.
template <typename Text>
Result<KeyExpression<Text>> with_origin(Text key, const std::optional<std::string_view>& text) {
    KeyExpression<Text> expression{std::move(key), std::nullopt};
    if (!text) return expression;
    COFFER_TRY(expression.origin, parse_origin(*text));
    if (!agrees(*expression.origin, expression.key.node)) return fail(Errc::key_origin_mismatch);
    return expression;
}

}  // namespace

std::string KeyOrigin::text() const {
    return hex::encode(fingerprint) + path.text().substr(1);
}

Result<KeyExpression<ExtendedPublicKeyText>> parse_public_key_expression(std::string_view text) {
    COFFER_TRY(const Pieces pieces, split(text));
    Result<ExtendedPublicKeyText> key = decode_extended_public_key(pieces.key, VersionCoins::any);
    if (!key) {
        const Error& error = key.error();
        if (error.at == no_position) return fail(error);
        return fail(error.code, text.size() - pieces.key.size() + error.at, error.what);
    }
    return with_origin(*std::move(key), pieces.origin);
}

Result<KeyExpression<ExtendedPrivateKeyText>> parse_private_key_expression(const SecretText& text) {
    const auto read = [&]() -> Result<KeyExpression<ExtendedPrivateKeyText>> {
        COFFER_TRY(const Pieces pieces, split(as_text(text.reveal())));
        COFFER_TRY(const SecretText key_text, SecretText::parse(as_bytes(pieces.key)));
        COFFER_TRY(ExtendedPrivateKeyText key, decode_extended_private_key(key_text, VersionCoins::any));
        return with_origin(std::move(key), pieces.origin);
    };
    Result<KeyExpression<ExtendedPrivateKeyText>> expression = read();
    if (!expression) return fail(expression.error().code, expression.error().what);
    return expression;
}

}  // namespace coffer
