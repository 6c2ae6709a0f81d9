#include "address/script.hpp"
#include "address/shape.hpp"
#include "coffer/encoding/bech32.hpp"
#include "core/try.hpp"

namespace coffer::address {
namespace {

constexpr std::size_t max_redeem_script = 520;
constexpr std::size_t max_witness_script = 10'000;
constexpr u64 max_destination_tag = 0xffffffff;

bool has(const FormatRow& row, Option option) noexcept {
    return (row.shape->options & option) != 0;
}

Status check_script(const FormatRow& row, ScriptTemplate script) noexcept {
    if (script == ScriptTemplate::none || (has(row, option_script) && template_fits(script, row.kind))) return Ok{};
    return fail(Errc::option_not_applicable, "script");
}

Status check_ton(const FormatRow& row, const TonEncoding& ton) noexcept {
    if (ton == TonEncoding{}) return Ok{};
    // The raw form has no flags. `testnet` is allowed only if it selects another account of the key (V5R1).
    const bool testnet = ton.testnet && has(row, option_ton_network);
    const bool contradictory = ton.raw && ton != TonEncoding{.testnet = testnet, .raw = true};
    if (!has(row, option_ton) || contradictory) return fail(Errc::option_not_applicable, "ton");
    return Ok{};
}

Status check_hrp(const FormatRow& row, const std::optional<Hrp>& given) noexcept {
    if (!given) return Ok{};
    if (!has(row, option_hrp)) return fail(Errc::option_not_applicable, "hrp");
    const std::string_view hrp = given->view();
    if (const Status valid = bech32::check_hrp(hrp); !valid) return fail(valid.error().code, valid.error().at, "hrp");
    if (bech32::encoded_length(hrp.size(), bech32::values_length(20)) > bech32::bip173_max_length) return fail(Errc::bech32_length, "hrp");
    return Ok{};
}

Status check_tag(const FormatRow& row, std::optional<u64> tag) noexcept {
    if (!tag) {
        if (has(row, option_tag_required)) return fail(Errc::option_required, "tag");
        return Ok{};
    }
    // A required tag is a 64-bit account ID; an optional one is a 32-bit destination tag.
    if (!has(row, option_tag) || (!has(row, option_tag_required) && *tag > max_destination_tag))
        return fail(Errc::option_not_applicable, "tag");
    return Ok{};
}

Status check_uncompressed(const FormatRow& row, bool uncompressed) noexcept {
    if (uncompressed && !has(row, option_uncompressed)) return fail(Errc::option_not_applicable, "uncompressed");
    return Ok{};
}

bool has_curve(const FormatRow& row, CurveId curve) noexcept {
    const auto curves = row.curves();
    return std::any_of(curves.begin(), curves.end(), [curve](const CurvePath& path) { return path.curve == curve; });
}

AddressText text_of(const FormatRow& row, const Payload& payload) {
    TextBuilder out;
    row.shape->write(row, payload, out);
    return out.text();
}

}  // namespace

Result<Encoder> Encoder::from_format(AddressFormat format, const EncodeOptions& options) noexcept {
    const FormatRow* row = find_format(format);
    if (row == nullptr) return fail(Errc::unknown_format, "format");
    COFFER_CHECK(check_script(*row, options.script));
    COFFER_CHECK(check_ton(*row, options.ton));
    COFFER_CHECK(check_hrp(*row, options.hrp));
    COFFER_CHECK(check_tag(*row, options.tag));
    COFFER_CHECK(check_uncompressed(*row, options.uncompressed));
    return Encoder(*row, options);
}

Result<AddressText> Encoder::operator()(const AnyPublicKey& key) const {
    if (!has_curve(*row_, curve_of(key))) return fail(Errc::curve_mismatch, "curve");
    const auto payload = row_->shape->payload(*row_, key, options_);
    if (!payload) return fail(payload.error());
    return text_of(*row_, *payload);
}

void Encoder::encode_many(std::span<const AnyPublicKey> keys, std::span<Result<AddressText>> texts) const {
    COFFER_INVARIANT(keys.size() == texts.size());
    const Shape& shape = *row_->shape;
    const auto fits = [this](const AnyPublicKey& key) { return has_curve(*row_, curve_of(key)); };
    if (shape.payloads == nullptr || !std::ranges::all_of(keys, fits)) {
        std::ranges::transform(keys, texts.begin(), *this);
        return;
    }
    std::array<Payload, encode_group> room;
    for (std::size_t done = 0; done < keys.size(); done += encode_group) {
        const std::size_t count = std::min(encode_group, keys.size() - done);
        const auto payloads = std::span(room).first(count);
        shape.payloads(*row_, keys.subspan(done, count), options_, payloads);
        if (shape.write_many == nullptr) {
            for (std::size_t i = 0; i < count; ++i) texts[done + i] = text_of(*row_, payloads[i]);
            continue;
        }
        std::array<TextBuilder, encode_group> written;
        shape.write_many(*row_, payloads, std::span(written).first(count));
        for (std::size_t i = 0; i < count; ++i) texts[done + i] = written[i].text();
    }
}

Result<Script> Encoder::script(const AnyPublicKey& key) const {
    if (!has_curve(*row_, curve_of(key))) return fail(Errc::curve_mismatch, "curve");
    if (script_template() == ScriptTemplate::none) return fail(Errc::option_not_applicable, "script");
    return script_of_key(script_template(), on<Secp256k1>(key));
}

ScriptTemplate Encoder::script_template() const noexcept {
    return template_in_force(*row_, options_);
}

Result<std::string> encode(AddressFormat format, const AnyPublicKey& key, const EncodeOptions& options) {
    COFFER_TRY(const Encoder encoder, Encoder::from_format(format, options));
    return encoder(key).transform([](const AddressText& text) { return text.string(); });
}

Result<std::string> encode(AddressFormat format, const PublicKeyText& key, const EncodeOptions& options) {
    const FormatRow* row = find_format(format);
    if (row == nullptr) return fail(Errc::unknown_format, "format");
    if (key.form != PointForm::uncompressed) return encode(format, key.key, options);
    const bool is_script = row->kind != AddressKind::account && row->kind != AddressKind::public_key;
    if (is_script && !has(*row, option_uncompressed)) return fail(Errc::public_key_uncompressed);
    EncodeOptions as_written = options;
    as_written.uncompressed = has(*row, option_uncompressed);
    return encode(format, key.key, as_written);
}

Result<std::string> encode_script(AddressFormat format, Bytes script) {
    const FormatRow* row = find_format(format);
    if (row == nullptr) return fail(Errc::unknown_format, "format");
    if (!has(*row, option_script)) return fail(Errc::option_not_applicable, "script");
    const std::size_t limit = row->kind == AddressKind::p2sh ? max_redeem_script : max_witness_script;
    if (script.empty() || script.size() > limit) return fail(Errc::length_mismatch, "script");
    return text_of(*row, script_payload(row->kind, script)).string();
}

}  // namespace coffer::address
