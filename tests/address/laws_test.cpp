// Properties that hold for every row of the registry, tested with random keys.
#include <gtest/gtest.h>

#include "address/sample_keys.hpp"
#include "address/shape.hpp"
#include "core/ascii.hpp"
#include "support/rc.hpp"

namespace coffer::address {
namespace {

using testing::needed_options;
using testing::sample_keys;
using testing::SampleKeys;

namespace gen = coffer::testing::gen;

constexpr std::string_view visible = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_+/=:.!";

rc::Gen<SampleKeys> keys() {
    return rc::gen::map(gen::scalar(), [](const std::array<u8, 32>& scalar) { return sample_keys(scalar); });
}

rc::Gen<const FormatRow*> any_row() {
    return rc::gen::map(rc::gen::inRange<std::size_t>(0, formats().size()), [](std::size_t i) { return &formats()[i]; });
}

// Random options that the row takes.
EncodeOptions any_options(const FormatRow& row) {
    EncodeOptions options = needed_options(row);
    if ((row.shape->options & option_script) != 0) {
        const auto number = *rc::gen::inRange<unsigned>(0, 8);
        const auto script = static_cast<ScriptTemplate>(number);
        if (Encoder::from_format(row.id, {.script = script})) options.script = script;
    }
    if ((row.shape->options & option_ton) != 0) {
        const unsigned bits = *rc::gen::inRange<unsigned>(0, 9);
        options.ton = bits == 8 ? TonEncoding{.raw = true} : TonEncoding{(bits & 1) != 0, (bits & 2) != 0, false, (bits & 4) != 0};
    }
    if ((row.shape->options & option_tag) != 0 && *rc::gen::inRange(0, 2) == 1) options.tag = *rc::gen::inRange<u64>(0, 0x100000000);
    return options;
}

template <typename Check>
void for_every_row(const SampleKeys& sample, Check check) {
    for (const FormatRow& row : formats()) {
        for (const CurvePath& path : row.curves()) check(row, sample.on(path.curve));
    }
}

Result<Payload> read(const FormatRow& row, std::string_view text) {
    return row.shape->read(row, text, std::nullopt);
}

// Encoding many keys at once gives the same results as one by one, even if some keys are on a curve that the format does not have.
RC_GTEST_PROP(AddressLaws, ManyKeysAreOneByOne, ()) {
    const FormatRow& row = **any_row();
    const Encoder encoder = *Encoder::from_format(row.id, any_options(row));
    const auto samples = *rc::gen::container<std::vector<SampleKeys>>(*rc::gen::inRange<std::size_t>(0, 40), keys());
    const bool other_curves = *rc::gen::inRange(0, 4) == 0;
    std::vector<AnyPublicKey> many;
    for (const SampleKeys& sample : samples) {
        const auto curves = row.curves();
        const CurveId own = curves[*rc::gen::inRange<std::size_t>(0, curves.size())].curve;
        many.push_back(sample.on(other_curves && *rc::gen::arbitrary<bool>() ? CurveId::p256 : own));
    }
    std::vector<Result<AddressText>> texts(many.size(), fail(Errc::internal));
    encoder.encode_many(many, texts);
    for (std::size_t i = 0; i < many.size(); ++i) {
        const auto alone = encoder(many[i]);
        RC_ASSERT(alone.has_value() == texts[i].has_value());
        if (alone) RC_ASSERT(*alone == *texts[i]);
        if (!alone) RC_ASSERT(alone.error().code == texts[i].error().code);
    }
}

// Every format that has an encoder for many keys uses it.
TEST(AddressLaws, ManyKeysOfEveryFormat) {
    for (const FormatRow& row : formats()) {
        const Encoder encoder = *Encoder::from_format(row.id, needed_options(row));
        for (const CurvePath& path : row.curves()) {
            std::vector<AnyPublicKey> many;
            for (u8 i = 1; i <= 35; ++i) many.push_back(sample_keys(ByteArray<32>{i}).on(path.curve));
            std::vector<Result<AddressText>> texts(many.size(), fail(Errc::internal));
            encoder.encode_many(many, texts);
            for (std::size_t i = 0; i < many.size(); ++i) EXPECT_EQ(texts[i]->view(), encoder(many[i])->view()) << row.name << ' ' << i;
        }
    }
}

RC_GTEST_PROP(Laws, DecodingGivesWhatWasEncoded, ()) {
    const SampleKeys sample = *keys();
    for_every_row(sample, [](const FormatRow& row, const AnyPublicKey& key) {
        const EncodeOptions options = needed_options(row);
        const std::string text = *encode(row.id, key, options);
        const auto payload = row.shape->payload(row, key, options);
        const auto decoded = decode(row.id, text, curve_of(key));
        RC_ASSERT(decoded.has_value());
        RC_ASSERT(std::ranges::equal(decoded->payload(), payload->view()));
        RC_ASSERT(decoded->canonical() == text);
        RC_ASSERT(decoded->kind() == row.kind && decoded->format() == row.id && decoded->tag() == options.tag);
        RC_ASSERT(!decoded->unchecksummed());
        RC_ASSERT((decoded->curve() == curve_of(key)) == row.shape->by_curve);
    });
}

RC_GTEST_PROP(Laws, EverySpellingReadsBackAndIsWrittenAgain, ()) {
    const SampleKeys sample = *keys();
    const FormatRow& row = **any_row();
    const AnyPublicKey key = sample.on(row.curves()[0].curve);
    const EncodeOptions options = any_options(row);
    const auto encoder = Encoder::from_format(row.id, options);
    RC_ASSERT(encoder.has_value());
    const auto text = (*encoder)(key);
    RC_ASSERT(text.has_value() && text->view() == *encode(row.id, key, options));
    const auto payload = read(row, text->view());
    RC_ASSERT(payload.has_value());
    RC_ASSERT(payload->ton == options.ton || (options.ton.standard_base64 && text->view().find_first_of("+/") == std::string_view::npos));
    RC_ASSERT(payload->tag == options.tag);
    TextBuilder again;
    row.shape->write(row, *payload, again);
    RC_ASSERT(again.view() == text->view());
    const auto decoded = decode(row.id, text->view());
    RC_ASSERT(decoded.has_value());
    RC_ASSERT(std::ranges::equal(decode(row.id, decoded->canonical())->payload(), decoded->payload()));
}

RC_GTEST_PROP(Laws, IdentifyNamesTheFormat, ()) {
    const SampleKeys sample = *keys();
    const FormatRow& row = **any_row();
    const CurveId curve = row.curves()[0].curve;
    const std::string text = *encode(row.id, sample.on(curve), needed_options(row));
    const auto named = [&](std::optional<CurveId> asked) {
        const auto found = identify(text, asked);
        return found && std::any_of(found->begin(), found->end(), [&](const DecodedAddress& one) { return one.format() == row.id; });
    };
    RC_ASSERT(named(std::nullopt));
    RC_ASSERT(named(curve));
    const auto found = identify(text);
    for (const DecodedAddress& one : *found) {
        const auto alone = decode(one.format(), text, one.curve());
        RC_ASSERT(alone.has_value() && std::ranges::equal(alone->payload(), one.payload()));
    }
}

// An accepted text is canonical, or differs from the canonical one only in case (Bech32, CashAddr; EIP-55 excluded).
bool allowed_spelling(const FormatRow& row, std::string_view text, const Payload& payload) {
    TextBuilder written;
    row.shape->write(row, payload, written);
    if (written.view() == text) return true;
    const auto body = text.starts_with("0x") ? text.substr(2) : text;
    const bool lower = std::none_of(body.begin(), body.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    const bool upper = std::none_of(body.begin(), body.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    return (lower || upper) && core::equal_ignoring_case(written.view(), text);
}

// Formats whose checksum is so short that a random text may pass it.
bool strongly_checksummed(const FormatRow& row) {
    return row.shape->checksummed && row.shape != &ethereum_account && row.shape != &ss58_account;
}

// The two alphabets of base64 differ in two characters only, so replacing one by the other can give another encoding of the same TON
// account.
bool respells(const FormatRow& row, char before, char after) {
    return (row.shape->options & option_ton) != 0 && ((before == '-' && after == '+') || (before == '_' && after == '/'));
}

RC_GTEST_PROP(Laws, NoOtherCharacterPasses, ()) {
    const SampleKeys sample = *keys();
    const auto where = *rc::gen::inRange<std::size_t>(0, 1000);
    const char character = (*gen::text_of(visible, 1, 1))[0];
    for_every_row(sample, [&](const FormatRow& row, const AnyPublicKey& key) {
        const std::string original = *encode(row.id, key, needed_options(row));
        std::string text = original;
        char& at = text[where % text.size()];
        if (at == character) return;
        at = character;
        const auto payload = read(row, text);
        if (respells(row, original[where % text.size()], character)) {
            if (payload) RC_ASSERT(decode(row.id, text)->canonical() == original);
        } else if (strongly_checksummed(row)) {
            RC_ASSERT(!payload.has_value());
        }
        if (payload) RC_ASSERT(allowed_spelling(row, text, *payload));
    });
}

RC_GTEST_PROP(Laws, NoWhiteSpaceAnywhere, ()) {
    const SampleKeys sample = *keys();
    const FormatRow& row = **any_row();
    std::string text = *encode(row.id, sample.on(row.curves()[0].curve), needed_options(row));
    const auto where = *rc::gen::inRange<std::size_t>(0, text.size() + 1);
    const std::string space = *rc::gen::element<std::string>(" ", "\t", "\n", "\r", "\v", std::string(1, '\0'), "\xc2\xa0", "\xe2\x80\x8b",
                                                             "\xef\xbb\xbf", "\x7f");
    text.insert(where, space);
    const auto decoded = decode(row.id, text);
    RC_ASSERT(!decoded.has_value());
    RC_ASSERT(decoded.error() == (Error{Errc::address_character, static_cast<std::uint32_t>(where), "address"}) ||
              decoded.error().code == Errc::address_length);
    RC_ASSERT(!identify(text).has_value());
}

RC_GTEST_PROP(Laws, CaseIsNeverFree, ()) {
    const SampleKeys sample = *keys();
    const auto where = *rc::gen::inRange<std::size_t>(0, 1000);
    for_every_row(sample, [&](const FormatRow& row, const AnyPublicKey& key) {
        std::string text = *encode(row.id, key, needed_options(row));
        std::size_t i = where % text.size();
        for (std::size_t tried = 0; tried < text.size() && core::ascii_lower(text[i]) == text[i] && (text[i] < 'a' || text[i] > 'z');
             ++tried) {
            i = (i + 1) % text.size();
        }
        const std::string before = text;
        text[i] = static_cast<char>(text[i] ^ 0x20);
        const bool letter = core::ascii_lower(text[i]) == core::ascii_lower(before[i]);
        if (!letter) return;
        const auto payload = read(row, text);
        if (strongly_checksummed(row)) RC_ASSERT(!payload.has_value());
        if (payload) RC_ASSERT(allowed_spelling(row, text, *payload));
    });
}

RC_GTEST_PROP(Laws, AnyTextIsReadOrRefusedWithAPosition, ()) {
    const std::string text = *gen::text_of(visible, 0, 160);
    const auto found = identify(text);
    if (!found) {
        RC_ASSERT(found.error().at <= text.size());
        RC_ASSERT(error_group(found.error().code) <= 3);
        return;
    }
    for (const DecodedAddress& one : *found) {
        const auto again = decode(one.format(), one.canonical(), one.curve());
        RC_ASSERT(again.has_value() && std::ranges::equal(again->payload(), one.payload()));
    }
}

// A text that begins as an address and then goes wrong: truncated, continued, or spliced with an address of another format.
RC_GTEST_PROP(Laws, SplicedAddressesAreReadOrRefused, ()) {
    const SampleKeys sample = *keys();
    const FormatRow& a = **any_row();
    const FormatRow& b = **any_row();
    const std::string first = *encode(a.id, sample.on(a.curves()[0].curve), needed_options(a));
    const std::string second = *encode(b.id, sample.on(b.curves()[0].curve), needed_options(b));
    const std::string text = first.substr(0, *rc::gen::inRange<std::size_t>(0, first.size() + 1)) +
                             second.substr(*rc::gen::inRange<std::size_t>(0, second.size() + 1));
    for (const FormatRow* row : {&a, &b}) {
        const auto decoded = decode(row->id, text);
        if (!decoded) {
            RC_ASSERT(decoded.error().at <= text.size());
            continue;
        }
        RC_ASSERT(decoded->canonical() == text || core::equal_ignoring_case(decoded->canonical(), text) || row->family == "ton");
    }
}

}  // namespace
}  // namespace coffer::address
