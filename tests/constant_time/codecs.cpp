// Secrets are marked as undefined memory, so that valgrind reports every branch and address that depends on them. Only the planted leaks
// may be reported. Runs only under valgrind.
#include <valgrind/memcheck.h>

#include <cstdio>
#include <cstring>
#include <functional>
#include <string>

#include "coffer/encoding/base32.hpp"
#include "coffer/encoding/base58.hpp"
#include "coffer/encoding/base64.hpp"
#include "coffer/encoding/bech32.hpp"
#include "coffer/encoding/hex.hpp"
#include "core/utf8.hpp"
#include "encoding/crc16.hpp"
#include "encoding/secret_json.hpp"

namespace coffer {
namespace {

void poison(Bytes bytes) {
    VALGRIND_MAKE_MEM_UNDEFINED(bytes.data(), bytes.size());
}
void unpoison(Bytes bytes) {
    VALGRIND_MAKE_MEM_DEFINED(bytes.data(), bytes.size());
}

int failures = 0;

/// expect runs `work` and checks whether a report was made as expected.
void expect(bool leaks, const char* name, const std::function<void()>& work) {
    const auto before = VALGRIND_COUNT_ERRORS;
    work();
    const auto reports = VALGRIND_COUNT_ERRORS - before;
    const bool right = leaks == (reports != 0);
    std::printf("%-36s %u report(s)%s\n", name, static_cast<unsigned>(reports),
                right   ? ""
                : leaks ? ": A PLANTED LEAK WAS MISSED"
                        : ": LEAK");
    failures += right ? 0 : 1;
}

/// round_trip encodes a poisoned secret and decodes the text, of which all but the first `public_prefix` characters are poisoned.
template <typename Encode, typename Decode>
void round_trip(const char* name, Encode encode, Decode decode, std::size_t public_prefix = 0) {
    ByteArray<64> secret{};
    for (std::size_t i = 0; i < secret.size(); ++i) secret[i] = static_cast<u8>(i * 37);
    poison(secret);
    SecretText text;
    expect(false, (std::string(name) + " encode").c_str(), [&] { text = encode(Bytes(secret)); });
    poison(text.reveal());
    unpoison(text.reveal().first(public_prefix));
    bool same = false;
    expect(false, (std::string(name) + " decode").c_str(), [&] {
        const auto decoded = decode(text.reveal());
        same = decoded.has_value() && ct_equal(decoded->reveal(), secret);
    });
    if (!same) {
        std::printf("%s: not the same bytes\n", name);
        ++failures;
    }
}

void codecs() {
    round_trip(
        "hex", [](Bytes b) { return hex::encode_secret(b); }, [](Bytes t) { return hex::decode_secret(t); });
    round_trip(
        "base58", [](Bytes b) { return base58::encode_secret(b); }, [](Bytes t) { return base58::decode_secret(t, 100); });
    round_trip(
        "base58 xrp", [](Bytes b) { return base58::encode_secret(b, base58::xrp); },
        [](Bytes t) { return base58::decode_secret(t, 100, base58::xrp); });
    round_trip(
        "base32", [](Bytes b) { return base32::encode_secret(b); }, [](Bytes t) { return base32::decode_secret(t); });
    for (const auto padding : {base64::Padding::none, base64::Padding::required}) {
        round_trip(
            "base64", [&](Bytes b) { return base64::encode_secret(b, base64::Alphabet::standard, padding); },
            [&](Bytes t) {
                // Whether the text ends with padding is public.
                unpoison(t.last(2));
                return base64::decode_secret(t, base64::Alphabet::standard, padding);
            });
    }
    constexpr std::string_view hrp = "suiprivkey";
    round_trip(
        "bech32", [&](Bytes b) { return bech32::encode_bytes_secret(hrp, b, bech32::Variant::bech32); },
        [&](Bytes t) { return bech32::decode_bytes_secret(t, hrp, bech32::Variant::bech32, 200); }, hrp.size() + 1);
    round_trip(
        "json byte array", [](Bytes b) { return json::write_secret_byte_array(b); },
        [](Bytes t) { return json::parse_secret_byte_array(t, 64); });
}

void refusals() {
    ByteArray<40> text;
    text.fill('z');
    poison(text);
    expect(false, "hex refusal", [&] { (void)hex::decode_secret(text); });
    text.fill('0');
    poison(text);
    expect(false, "base58 refusal", [&] { (void)base58::decode_secret(text, 100); });
    expect(false, "base32 refusal", [&] { (void)base32::decode_secret(text); });
}

void others() {
    ByteArray<32> a{};
    const ByteArray<32> b{};
    poison(a);
    expect(false, "ct_equal", [&] { (void)ct_equal(a, b); });
    expect(false, "crc16", [&] {
        const volatile u16 crc = crc16_xmodem(a);
        (void)crc;
    });
    const std::string utf8 = "caf\xc3\xa9 \xe3\x81\x82\xe3\x81\x84 \xf0\x9f\x98\x80";
    poison(as_bytes(utf8));
    expect(false, "utf8", [&] { (void)is_utf8_constant_time(as_bytes(utf8)); });
}

/// controls leak on purpose: a branch and an index.
void controls() {
    ByteArray<32> secret{};
    poison(secret);
    volatile int sink = 0;
    expect(true, "control: branch", [&] {
        if (secret[0] == 1) sink = 1;
    });
    static volatile const u8 table[256] = {1};
    expect(true, "control: index", [&] { sink = table[secret[1]]; });
    expect(true, "control: public decoder", [&] { (void)hex::decode(as_text(Bytes(secret))); });
}

}  // namespace
}  // namespace coffer

int main() {
    if (!RUNNING_ON_VALGRIND) {
        std::puts("this program says nothing outside valgrind");
        return 2;
    }
    coffer::codecs();
    coffer::refusals();
    coffer::others();
    coffer::controls();
    if (coffer::failures == 0) std::puts("constant time: all as expected");
    return coffer::failures == 0 ? 0 : 1;
}
