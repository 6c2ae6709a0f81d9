#include "coffer/proof/attestation.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <string>

#include "coffer/encoding/base64.hpp"
#include "coffer/encoding/hex.hpp"
#include "proof/platform.hpp"
#include "support/rc.hpp"
#include "support/time.hpp"
#include "support/vector_file.hpp"

namespace coffer::proof {
namespace {

using testing::Content;
using testing::good_links;
using testing::Link;
using testing::moment;
using testing::Platform;
using testing::platform_time_s;
using testing::Record;
using testing::VectorFile;
namespace cbor = testing::cbor;

const UnixMillis now = moment(platform_time_s * 1000);

std::vector<u8> from_base64(const std::string& text) {
    return *base64::decode(text, base64::Alphabet::standard, base64::Padding::required);
}

std::string verdict(const Result<AttestationDocument>& parsed) {
    return parsed ? "ok" : std::string(error_name(parsed.error().code));
}

std::string verdict(const Result<VerifiedAttestation>& verified) {
    return verified ? "ok" : std::string(error_name(verified.error().code)) + "@" + std::to_string(verified.error().at);
}

// A document in which every register and field has another value.
Content rich_content() {
    Content content;
    for (std::size_t i = 0; i < content.pcrs.size(); ++i) content.pcrs[i].assign(48, static_cast<u8>(i + 1));
    content.public_key = cbor::bytes(std::vector<u8>(130, 4));
    content.user_data = cbor::bytes(std::vector<u8>(32, 5));
    return content;
}

TEST(Root, IsTheOneThatTheProviderPublishes) {
    const RootCertificate root = RootCertificate::aws_nitro_g1();
    EXPECT_EQ(hex::encode(root.fingerprint()), "641a0321a3e244efe456463195d606317ed7cdcc3c1756e09893f3c68f79bb5b");
    EXPECT_EQ(*RootCertificate::parse(root.der()), root);
}

TEST(Root, OthersAreRefused) {
    const Platform platform;
    EXPECT_TRUE(RootCertificate::parse(platform.certificates[0]));
    EXPECT_EQ(RootCertificate::parse(platform.certificates[1]).error().code, Errc::signature_invalid);
    EXPECT_EQ(RootCertificate::parse(platform.certificates.back()).error().code, Errc::certificate_usage);
    EXPECT_EQ(RootCertificate::parse({}).error().code, Errc::certificate_syntax);
    std::vector<u8> longer = platform.certificates[0];
    longer.push_back(0);
    EXPECT_EQ(RootCertificate::parse(longer).error().code, Errc::certificate_syntax);
}

TEST(Attestation, ProductionDocumentVerifies) {
    for (const Record& row : VectorFile::load("proof/boot.json").list("nitro_attestation")) {
        ASSERT_EQ(row.text("coffer"), "accept");
        const Record inputs = row.record("inputs");
        const Record expected = row.record("expected");
        inputs.ignore("manifest_envelope", "manifest_test");
        for (const char* field : {"manifest_v1_borsh_hex", "manifest_hash_hex", "approval_signature_valid", "pcr16_setup_commitment_hex"})
            expected.ignore(field, "manifest_test");
        const auto document = AttestationDocument::parse(from_base64(inputs.text("attestation_cose_sign1_base64")));
        ASSERT_TRUE(document);
        EXPECT_EQ(document->unverified_timestamp().value(), expected.natural("timestamp_ms"));
        const RootCertificate root = RootCertificate::aws_nitro_g1();
        const auto verified = document->verify(root, moment(inputs.natural("validation_time_secs") * 1000));
        ASSERT_EQ(verified.has_value(), expected.boolean("cose_signature_valid") && expected.boolean("chain_valid"));
        const AttestationClaims& claims = verified->claims();
        EXPECT_EQ(claims.module_id, expected.text("module_id"));
        EXPECT_EQ(claims.pcrs.size(), expected.natural("pcr_count"));
        EXPECT_EQ(claims.public_key, expected.hex("public_key_hex"));
        EXPECT_EQ(claims.user_data, expected.hex("user_data_hex"));
        EXPECT_FALSE(claims.nonce);
        EXPECT_EQ(verdict(document->verify(root, moment(1782779563'999))), "not_yet_valid@4");
        EXPECT_EQ(verdict(document->verify(root, moment(1782779564'000))), "ok");
        EXPECT_EQ(verdict(document->verify(root, moment(1782790366'999))), "ok");
        EXPECT_EQ(verdict(document->verify(root, moment(1782790367'000))), "expired@4");
        EXPECT_EQ(verdict(document->verify(Platform().root(), moment(1782779620'000))), "certificate_chain@0");
    }
}

TEST(Attestation, OwnPlatformVerifies) {
    const Platform platform;
    const auto document = AttestationDocument::parse(platform.document(rich_content()));
    ASSERT_TRUE(document);
    const auto verified = document->verify(platform.root(), now);
    ASSERT_TRUE(verified) << verdict(verified);
    EXPECT_EQ(verified->claims().timestamp, now);
    EXPECT_EQ(verified->claims().pcrs.size(), 32U);
    for (std::size_t i = 0; i < 32; ++i) EXPECT_EQ(verified->claims().pcrs[i][47], i + 1);
    EXPECT_EQ(verified->claims().public_key, std::vector<u8>(130, 4));
    EXPECT_EQ(verified->claims().user_data, std::vector<u8>(32, 5));
}

TEST(Attestation, TagSizedMapAndSixteenRegistersAreAccepted) {
    const Platform platform;
    Content content = rich_content();
    content.pcrs.resize(16);
    std::vector<u8> message = platform.sign(cbor::map(platform.entries(content)));
    message.insert(message.begin(), 0xd2);
    const auto document = AttestationDocument::parse(message);
    ASSERT_TRUE(document) << verdict(document);
    EXPECT_TRUE(document->verify(platform.root(), now));
}

TEST(Attestation, AnyChangedByteIsRefused) {
    const Platform platform;
    const std::vector<u8> good = platform.document(rich_content());
    const RootCertificate root = platform.root();
    // Verifying a chain takes milliseconds, so only every fifth byte is changed. The fuzz target covers every byte of parsing.
    for (std::size_t i = 0; i < good.size(); i += 5) {
        std::vector<u8> bad = good;
        bad[i] ^= static_cast<u8>(1U << (i % 8));
        const auto document = AttestationDocument::parse(bad);
        EXPECT_FALSE(document && document->verify(root, now)) << i;
    }
}

TEST(Attestation, EveryTruncationAndTailIsRefused) {
    const Platform platform;
    std::vector<u8> message = platform.document(rich_content());
    for (std::size_t size = 0; size < message.size(); ++size)
        EXPECT_EQ(verdict(AttestationDocument::parse(Bytes(message).first(size))), "cbor_syntax") << size;
    message.push_back(0);
    EXPECT_EQ(verdict(AttestationDocument::parse(message)), "cbor_syntax");
    message.resize(AttestationDocument::max_bytes + 1);
    EXPECT_EQ(verdict(AttestationDocument::parse(message)), "cbor_syntax");
}

// Malformed payloads that are correctly signed.
TEST(AttestationPayload, Refusals) {
    const Platform platform;
    const Content content = rich_content();
    const auto parse = [&](const std::function<void(cbor::Entries&)>& change, bool open = true) {
        cbor::Entries entries = platform.entries(content);
        change(entries);
        return verdict(AttestationDocument::parse(platform.sign(cbor::map(entries, open))));
    };
    enum : std::size_t { module_id, digest, timestamp, pcrs, certificate, cabundle, public_key, user_data, nonce };
    const auto set = [&](std::size_t member, cbor::Encoded value) {
        return parse([&](cbor::Entries& entries) { entries[member].second = std::move(value); });
    };
    EXPECT_EQ(parse([](cbor::Entries&) {}), "ok");
    EXPECT_EQ(parse([](cbor::Entries& entries) { std::reverse(entries.begin(), entries.end()); }), "ok");

    for (const std::size_t member : {module_id, digest, timestamp, pcrs, certificate, cabundle}) {
        const auto at = static_cast<std::ptrdiff_t>(member);
        EXPECT_EQ(parse([&](cbor::Entries& entries) { entries.erase(entries.begin() + at); }), "cbor_syntax") << member;
    }
    for (const std::size_t member : {public_key, user_data, nonce}) {
        const auto at = static_cast<std::ptrdiff_t>(member);
        EXPECT_EQ(parse([&](cbor::Entries& entries) { entries.erase(entries.begin() + at); }), "ok") << member;
    }
    for (std::size_t member = module_id; member <= nonce; ++member) {
        EXPECT_EQ(parse([&](cbor::Entries& entries) { entries.push_back(entries[member]); }), "cbor_syntax") << member;
        EXPECT_EQ(set(member, {0xf4}), "cbor_syntax") << member;                          // false
        EXPECT_EQ(set(member, {0xf7}), "cbor_syntax") << member;                          // undefined
        EXPECT_EQ(set(member, {0xc1, 0x00}), "cbor_syntax") << member;                    // a tag
        EXPECT_EQ(set(member, {0xfb, 0, 0, 0, 0, 0, 0, 0, 0}), "cbor_syntax") << member;  // a float
        EXPECT_EQ(set(member, {0x5f, 0x41, 0x01, 0xff}), "cbor_syntax") << member;        // bytes of indefinite length
        EXPECT_EQ(set(member, {0x7f, 0x61, 0x61, 0xff}), "cbor_syntax") << member;        // text of indefinite length
        EXPECT_EQ(set(member, {0x9f, 0xff}), "cbor_syntax") << member;                    // array of indefinite length
    }
    EXPECT_EQ(parse([](cbor::Entries& entries) { entries.emplace_back(cbor::text("extra"), cbor::null()); }), "cbor_syntax");
    EXPECT_EQ(parse([](cbor::Entries& entries) { entries[0].first = cbor::bytes(as_bytes("module_id")); }), "cbor_syntax");

    EXPECT_EQ(set(module_id, cbor::text("")), "cbor_syntax");
    EXPECT_EQ(set(module_id, {0x61, 0xff}), "cbor_syntax");
    EXPECT_EQ(set(digest, cbor::text("SHA256")), "unsupported_algorithm");
    EXPECT_EQ(set(timestamp, cbor::natural(0)), "cbor_syntax");
    EXPECT_EQ(set(timestamp, cbor::natural(platform_time_s)), "cbor_syntax") << "seconds";
    EXPECT_EQ(set(timestamp, cbor::natural(platform_time_s * 1'000'000)), "cbor_syntax") << "microseconds";
    EXPECT_EQ(set(timestamp, {0x20}), "cbor_syntax");               // negative
    EXPECT_EQ(set(timestamp, cbor::head(0, 5, 1)), "cbor_syntax");  // not the shortest form
    EXPECT_EQ(set(timestamp, cbor::head(0, 0xffff, 4)), "cbor_syntax");
    EXPECT_EQ(set(certificate, cbor::bytes({})), "cbor_syntax");
    EXPECT_EQ(set(certificate, cbor::bytes(std::vector<u8>(1025))), "cbor_syntax");
    EXPECT_EQ(set(cabundle, cbor::array({})), "cbor_syntax");
    EXPECT_EQ(set(cabundle, cbor::array({cbor::bytes({})})), "cbor_syntax");
    EXPECT_EQ(set(cabundle, cbor::array(std::vector<cbor::Encoded>(9, cbor::bytes(std::vector<u8>(9))))), "cbor_syntax");
    EXPECT_EQ(set(public_key, cbor::bytes({})), "cbor_syntax");
    EXPECT_EQ(set(public_key, cbor::bytes(std::vector<u8>(1025))), "cbor_syntax");
    EXPECT_EQ(set(user_data, cbor::bytes(std::vector<u8>(513))), "cbor_syntax");
    EXPECT_EQ(set(nonce, cbor::bytes(std::vector<u8>(513))), "cbor_syntax");

    const auto registers = [&](std::size_t count, std::size_t size) {
        cbor::Entries rows;
        for (std::size_t i = 0; i < count; ++i) rows.emplace_back(cbor::natural(i), cbor::bytes(std::vector<u8>(size)));
        return rows;
    };
    for (const std::size_t count : {0U, 1U, 15U, 17U, 31U, 33U})
        EXPECT_EQ(set(pcrs, cbor::map(registers(count, 48))), "cbor_syntax") << count;
    for (const std::size_t size : {0U, 32U, 47U, 49U, 64U}) EXPECT_EQ(set(pcrs, cbor::map(registers(16, size))), "cbor_syntax") << size;
    EXPECT_EQ(set(pcrs, cbor::map(registers(16, 48), true)), "cbor_syntax");
    cbor::Entries twice = registers(16, 48);
    twice[15].first = cbor::natural(3);
    EXPECT_EQ(set(pcrs, cbor::map(twice)), "cbor_syntax");
    cbor::Entries gap = registers(16, 48);
    gap[15].first = cbor::natural(16);
    EXPECT_EQ(set(pcrs, cbor::map(gap)), "cbor_syntax");

    cbor::Encoded unclosed = cbor::map(platform.entries(content), true);
    unclosed.pop_back();
    EXPECT_EQ(verdict(AttestationDocument::parse(platform.sign(unclosed))), "cbor_syntax");
    cbor::Encoded trailing = cbor::map(platform.entries(content), true);
    trailing.push_back(0xf6);
    EXPECT_EQ(verdict(AttestationDocument::parse(platform.sign(trailing))), "cbor_syntax");
}

TEST(AttestationMessage, Refusals) {
    const Platform platform;
    const cbor::Encoded payload = cbor::bytes(cbor::map(platform.entries(rich_content()), true));
    const cbor::Encoded header = cbor::bytes(std::vector<u8>{0xa1, 0x01, 0x38, 0x22});
    const cbor::Encoded signature = cbor::bytes(std::vector<u8>(96, 1));
    const auto parse = [](const std::vector<cbor::Encoded>& parts) { return verdict(AttestationDocument::parse(cbor::array(parts))); };
    EXPECT_EQ(parse({header, cbor::map({}), payload, signature}), "ok");
    EXPECT_EQ(parse({header, cbor::map({}), payload}), "cbor_syntax");
    EXPECT_EQ(parse({header, cbor::map({}), payload, signature, signature}), "cbor_syntax");
    EXPECT_EQ(parse({header, cbor::map({}, true), payload, signature}), "cbor_syntax");
    EXPECT_EQ(parse({header, cbor::map({{cbor::natural(4), cbor::null()}}), payload, signature}), "unsupported_algorithm");
    EXPECT_EQ(parse({cbor::bytes(std::vector<u8>{0xa1, 0x01, 0x26}), cbor::map({}), payload, signature}), "unsupported_algorithm");
    EXPECT_EQ(parse({cbor::bytes(std::vector<u8>{0xa1, 0x01, 0x39, 0x00, 0x22}), cbor::map({}), payload, signature}),
              "unsupported_algorithm");
    EXPECT_EQ(parse({cbor::bytes({}), cbor::map({}), payload, signature}), "unsupported_algorithm");
    EXPECT_EQ(parse({header, cbor::map({}), payload, cbor::bytes(std::vector<u8>(95, 1))}), "signature_length");
    EXPECT_EQ(parse({header, cbor::map({}), payload, cbor::bytes(std::vector<u8>(97, 1))}), "signature_length");
    EXPECT_EQ(parse({header, cbor::map({}), cbor::null(), signature}), "cbor_syntax");
}

TEST(AttestationSignature, OfAnotherKeyOrOutOfRange) {
    const Platform platform;
    const Platform other;
    const cbor::Encoded payload = cbor::map(platform.entries(rich_content()), true);
    EXPECT_EQ(verdict(AttestationDocument::parse(other.sign(payload))->verify(platform.root(), now)),
              "signature_invalid@" + std::to_string(no_position));
    for (const u8 filling : {u8{0x00}, u8{0xff}}) {
        std::vector<u8> message = platform.sign(payload);
        std::fill(message.end() - 96, message.end(), filling);
        EXPECT_EQ(AttestationDocument::parse(message)->verify(platform.root(), now).error().code, Errc::signature_invalid);
    }
}

std::string chain_verdict(const Platform& platform, std::int64_t later_ms = 0) {
    return verdict(AttestationDocument::parse(platform.document(rich_content()))
                       ->verify(platform.root(), moment(now.value() + static_cast<u64>(later_ms))));
}

// Each certificate with one fault. Positions: root 0, region 1, instance 2, enclave 3.
TEST(Chain, EveryFaultOfEveryLink) {
    const auto with = [](std::size_t index, const std::function<void(Link&)>& change) {
        std::vector<Link> links = good_links();
        change(links[index]);
        return chain_verdict(Platform(links));
    };
    for (const std::size_t i : {1U, 2U, 3U}) {
        const std::string at = "@" + std::to_string(i);
        EXPECT_EQ(with(i, [](Link& link) { link.states_constraints = false; }), "certificate_usage" + at);
        EXPECT_EQ(with(i, [](Link& link) { link.critical_constraints = false; }), "certificate_usage" + at);
        EXPECT_EQ(with(i, [](Link& link) { link.states_usage = false; }), "certificate_usage" + at);
        EXPECT_EQ(with(i, [](Link& link) { link.unknown_critical_extension = true; }), "certificate_usage" + at);
        EXPECT_EQ(with(i, [](Link& link) { link.usage = 0x02; }), "certificate_usage" + at);
        EXPECT_EQ(with(i,
                       [](Link& link) {
                           link.authority = !link.authority;
                           link.path_length = -1;
                       }),
                  "certificate_usage" + at);
        EXPECT_EQ(with(i, [](Link& link) { link.begins = 60; }), "not_yet_valid" + at);
        EXPECT_EQ(with(i, [](Link& link) { link.ends = -60; }), "expired" + at);
        EXPECT_EQ(with(i, [](Link& link) { link.hash = "SHA256"; }), "unsupported_algorithm" + at);
    }
    for (const std::size_t i : {1U, 2U})
        EXPECT_EQ(with(i, [](Link& link) { link.curve = "P-256"; }), "unsupported_algorithm@" + std::to_string(i));
    EXPECT_EQ(with(1, [](Link& link) { link.path_length = 0; }).substr(0, 17), "certificate_usage");
    EXPECT_EQ(with(0, [](Link& link) { link.path_length = 1; }).substr(0, 17), "certificate_usage");
    EXPECT_EQ(with(0, [](Link& link) { link.ends = -60; }), "expired@0");
    EXPECT_EQ(with(0, [](Link& link) { link.begins = 60; }), "not_yet_valid@0");
}

TEST(Chain, TimeIsTheCallers) {
    const Platform platform;
    EXPECT_EQ(chain_verdict(platform, -3'600'000), "ok");
    EXPECT_EQ(chain_verdict(platform, -3'600'001).substr(0, 13), "not_yet_valid");
    EXPECT_EQ(chain_verdict(platform, 3'599'999), "ok");
    EXPECT_EQ(chain_verdict(platform, 3'600'000).substr(0, 7), "expired") << "on its end, as everywhere";
    const auto ends = [&](UnixMillis at) {
        return verdict(AttestationDocument::parse(platform.document(rich_content()))->verify(platform.root(), at)).substr(0, 7);
    };
    EXPECT_EQ(ends(UnixMillis::earliest()), "not_yet");
    EXPECT_EQ(ends(moment(UnixMillis::limit - 1)), "expired");
}

TEST(Chain, OrderMembersAndRootCount) {
    const auto with = [](const std::function<void(std::vector<std::vector<u8>>&)>& change) {
        Platform platform;
        const RootCertificate root = platform.root();
        change(platform.certificates);
        return verdict(AttestationDocument::parse(platform.document(rich_content()))->verify(root, now)).substr(0, 17);
    };
    using Chain = std::vector<std::vector<u8>>;
    EXPECT_EQ(with([](Chain&) {}), "ok");
    EXPECT_EQ(with([](Chain& chain) { std::swap(chain[1], chain[2]); }), "certificate_chain");
    EXPECT_EQ(with([](Chain& chain) { std::swap(chain[0], chain[1]); }), "certificate_chain");
    EXPECT_EQ(with([](Chain& chain) { chain.erase(chain.begin()); }), "certificate_chain");
    EXPECT_EQ(with([](Chain& chain) { chain.erase(chain.begin() + 1); }), "certificate_chain");
    EXPECT_EQ(with([](Chain& chain) { chain.erase(chain.begin() + 2); }), "certificate_chain");
    EXPECT_EQ(with([](Chain& chain) { chain.insert(chain.begin() + 1, chain[1]); }), "certificate_chain");
    EXPECT_EQ(with([](Chain& chain) { chain.insert(chain.begin() + 1, chain[0]); }), "certificate_chain");
    EXPECT_EQ(with([](Chain& chain) { chain[1] = Platform().certificates[1]; }), "certificate_chain");
    EXPECT_EQ(with([](Chain& chain) { chain[3] = Platform().certificates[3]; }), "certificate_chain");
    EXPECT_EQ(with([](Chain& chain) { chain[0] = Platform().certificates[0]; }), "certificate_chain");
    EXPECT_EQ(with([](Chain& chain) { chain[2].push_back(0); }), "certificate_synta");
    EXPECT_EQ(with([](Chain& chain) { chain[2] = {0x30, 0x00}; }), "certificate_synta");
}

// A chain under the test's root, with the provider's root put before it.
TEST(Chain, ForeignRootBehindTheRightOne) {
    Platform platform;
    const RootCertificate aws = RootCertificate::aws_nitro_g1();
    platform.certificates[0].assign(aws.der().begin(), aws.der().end());
    EXPECT_EQ(verdict(AttestationDocument::parse(platform.document(rich_content()))->verify(aws, now)).substr(0, 17), "certificate_chain");
}

RC_GTEST_PROP(Attestation, ArbitraryBytesAreRefused, ()) {
    const auto bytes = *testing::gen::bytes_between(0, 200);
    RC_ASSERT(!AttestationDocument::parse(bytes));
}

}  // namespace
}  // namespace coffer::proof
