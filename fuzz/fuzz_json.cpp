#include "core/utf8.hpp"
#include "encoding/json.hpp"
#include "encoding/json_scanner.hpp"
#include "encoding/json_writer.hpp"
#include "encoding/secret_json.hpp"
#include "fuzz.hpp"

using namespace coffer;
using json::Kind;

namespace {

/// rewrite writes a value anew; reals, which have no value, become null.
void rewrite(const json::Value& value, json::Writer& writer) {
    switch (value.kind()) {
        case Kind::null:
        case Kind::real: writer.null(); break;
        case Kind::boolean: writer.boolean(*value.boolean()); break;
        case Kind::text: writer.text(*value.text()); break;
        case Kind::integer:
            if (const auto number = value.integer()) {
                writer.integer(*number);
            } else {
                writer.unsigned_integer(*value.unsigned_integer());
            }
            break;
        case Kind::array:
            writer.begin_array();
            for (const json::Value element : *value.array()) rewrite(element, writer);
            writer.end_array();
            break;
        case Kind::object:
            writer.begin_object();
            for (const json::Member& member : *value.object()) {
                writer.name(member.name);
                rewrite(member.value, writer);
            }
            writer.end_object();
            break;
    }
}

std::string rewrite(const json::Value& value) {
    json::Writer writer;
    rewrite(value, writer);
    return writer.finish();
}

bool scanner_accepts(Bytes text, const json::Limits& limits) {
    json::detail::Scanner scanner(text, limits.max_depth, limits.numbers);
    for (;;) {
        const auto token = scanner.next();
        if (!token) return false;
        if (*token == json::detail::Token::end) return true;
    }
}

/// secret_faces hold the scanner for secrets against the parser.
void secret_faces(Bytes text) {
    const json::Limits limits{.max_depth = 2, .numbers = json::Numbers::integers};
    const auto secret = json::SecretObject::parse(text, limits.max_bytes);
    const auto open = json::Document::parse(text, limits);
    if (secret) {
        fuzz::require(open.has_value());
        for (const json::Member& member : *open->object()) {
            fuzz::require(secret->has(member.name));
            const std::string name(member.name);
            if (member.value.kind() != Kind::text || name.find('\0') != std::string::npos) continue;
            fuzz::require(fuzz::same(secret->text(name.c_str())->reveal(), as_bytes(*member.value.text())));
        }
    } else {
        fuzz::require_refusal(secret.error());
        fuzz::require(secret.error().at == no_position);
    }
    const auto bytes = json::parse_secret_byte_array(text, 4);
    if (bytes) {
        fuzz::require(bytes->size() == 4 && open.has_value() && open->root().array()->size() == 4);
        fuzz::require(rewrite(open->root()) == as_text(json::write_secret_byte_array(bytes->reveal()).reveal()));
    } else {
        fuzz::require_refusal(bytes.error());
    }
}

}  // namespace

COFFER_FUZZ(bytes) {
    fuzz::Input input(bytes);
    const json::Limits limits{.max_depth = input.choice(60), .numbers = static_cast<json::Numbers>(input.choice(3))};
    const auto document = json::Document::parse(input.bytes(), limits);
    if (document) {
        fuzz::require(scanner_accepts(input.bytes(), limits));
        const std::string once = rewrite(document->root());
        const auto again =
            json::Document::parse(as_bytes(once), {.max_bytes = 8 * limits.max_bytes, .max_depth = 60, .numbers = limits.numbers});
        fuzz::require(again.has_value() && rewrite(again->root()) == once);
    } else {
        fuzz::require_refusal(document.error());
        const Errc code = document.error().code;
        // What the scanner lets through, the parser refuses for one of the reasons that the scanner does not know.
        if (check_utf8(input.bytes()) && scanner_accepts(input.bytes(), limits)) {
            fuzz::require(code == Errc::json_duplicate_member || code == Errc::json_too_large || code == Errc::json_number_range);
        }
    }
    secret_faces(input.bytes());
}
