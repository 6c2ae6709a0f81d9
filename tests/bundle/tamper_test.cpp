// Every change of every signed message is refused with the right error. The test generates the changes.
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <ostream>

#include "bundle/kind_rows.hpp"
#include "bundle/test_enclave.hpp"
#include "coffer/bundle/export.hpp"
#include "coffer/bundle/otp.hpp"
#include "coffer/bundle/secret.hpp"

namespace coffer::testing {
namespace {

/// A kind under test: its valid signed fields, and the function that accepts a whole message.
struct Subject {
    std::string_view name;
    TextMembers inner;
    std::vector<std::string> optional;  // known to this kind, but not required
    std::function<std::optional<Errc>(std::string_view json)> error;
    std::function<std::optional<Errc>(std::string_view json)> error_of_others;  // for another organization

    [[nodiscard]] std::string text() const { return TestEnclave::signed_text(inner); }
    [[nodiscard]] bool has(std::string_view member) const {
        return std::ranges::any_of(inner, [member](const TextMember& own) { return own.name == member; });
    }
    /// The known field names that this kind does not have.
    [[nodiscard]] std::vector<std::string> foreign() const {
        std::vector<std::string> names;
        for (const bundle::FieldRow& row : bundle::fields()) {
            if (!has(row.name) && !std::ranges::count(optional, row.name)) names.emplace_back(row.name);
        }
        return names;
    }
};

void PrintTo(const Subject& subject, std::ostream* out) {
    *out << subject.name;
}

template <typename Verified>
auto verifier(const typename Verified::Expected& expected) {
    return [expected](std::string_view json) { return error_of(verify<Verified>(json, expected)); };
}

template <typename Verified>
auto opener(const typename Verified::Expected& expected) {
    return [expected](std::string_view json) {
        return error_of(
            verify<Verified>(json, expected).and_then([](Verified verified) { return verified.open(TestEnclave::receiver()); }));
    };
}

std::vector<Subject> subjects() {
    using namespace bundle;
    const auto other = organization_id("another");
    const auto target_only = without(without(TestEnclave::import_members(), "userId"), "organizationId");
    const std::string key(32, 'k');
    return {
        {"Export", TestEnclave::export_members(), {}, opener<VerifiedExport>(organization_id()), opener<VerifiedExport>(other)},
        {"Import",
         TestEnclave::import_members(),
         {},
         verifier<VerifiedImportTarget>(owner()),
         verifier<VerifiedImportTarget>(owner("another"))},
        {"SecretTarget",
         without(TestEnclave::import_members(), "userId"),
         {"userId"},
         verifier<VerifiedSecretTarget>(organization_id()),
         verifier<VerifiedSecretTarget>(other)},
        {"Secret", TestEnclave::export_members(), {}, opener<VerifiedSecret>(organization_id()), opener<VerifiedSecret>(other)},
        {"OtpTarget",
         target_only,
         {"organizationId", "userId"},
         verifier<VerifiedOtpTarget>(std::nullopt),
         verifier<VerifiedOtpTarget>(other)},
        {"EmbeddedKey",
         TestEnclave::export_members(key),
         {},
         opener<VerifiedEmbeddedKey>(organization_id()),
         opener<VerifiedEmbeddedKey>(other)},
    };
}

class Tamper : public ::testing::TestWithParam<Subject> {};

INSTANTIATE_TEST_SUITE_P(Kinds, Tamper, ::testing::ValuesIn(subjects()), [](const auto& kind) { return std::string(kind.param.name); });

TEST_P(Tamper, TheMessageItselfIsAccepted) {
    EXPECT_EQ(GetParam().error(GetParam().text()), std::nullopt);
}

/// Returns true if two texts differ only in the case of hexadecimal digits inside values.
bool same_but_for_hex_case(std::string_view a, std::string_view b) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'F' ? static_cast<char>(c + 32) : c; };
    return std::ranges::equal(a, b, [&](char x, char y) { return lower(x) == lower(y); });
}

TEST_P(Tamper, EveryBitOfTheText) {
    const std::string text = GetParam().text();
    std::size_t accepted = 0;
    for (std::size_t bit = 0; bit < 8 * text.size(); ++bit) {
        std::string changed = text;
        changed[bit / 8] = static_cast<char>(static_cast<unsigned char>(changed[bit / 8]) ^ (1U << (bit % 8)));
        if (!GetParam().error(changed)) {
            ++accepted;
            ASSERT_TRUE(same_but_for_hex_case(changed, text)) << "bit " << bit;
        }
    }
    // Only hexadecimal letters have a second encoding.
    const auto letters =
        std::ranges::count_if(json_of({TestEnclave::outer(json_of(GetParam().inner))[1], TestEnclave::outer(json_of(GetParam().inner))[2],
                                       TestEnclave::outer(json_of(GetParam().inner))[3]}),
                              [](char c) { return c >= 'a' && c <= 'f'; });
    EXPECT_GT(accepted, 0U);
    EXPECT_LE(accepted, static_cast<std::size_t>(letters));
}

TEST_P(Tamper, EveryBitOfTheSignedDataWithoutASignatureForIt) {
    auto members = TestEnclave::outer(json_of(GetParam().inner));
    const std::string data = json_of(GetParam().inner);
    for (std::size_t bit = 0; bit < 8 * data.size(); ++bit) {
        std::string changed = data;
        changed[bit / 8] = static_cast<char>(static_cast<unsigned char>(changed[bit / 8]) ^ (1U << (bit % 8)));
        member_of(members, "data").value = json_text(to_hex(as_bytes(changed)));
        ASSERT_EQ(GetParam().error(json_of(members)), Errc::signature_invalid) << "bit " << bit;
    }
}

TEST_P(Tamper, EveryByteOfTheSignedDataEvenWithASignature) {
    const std::string data = json_of(GetParam().inner);
    for (std::size_t at = 0; at < data.size(); ++at) {
        std::string changed = data;
        changed[at] = static_cast<char>(changed[at] ^ 1);
        if (!GetParam().error(json_of(TestEnclave::outer(changed)))) {
            ASSERT_TRUE(same_but_for_hex_case(changed, data)) << "byte " << at;
        }
    }
}

TEST_P(Tamper, DroppedMembers) {
    const auto outer = TestEnclave::outer(json_of(GetParam().inner));
    for (std::size_t i = 0; i < outer.size(); ++i) {
        auto members = outer;
        members.erase(members.begin() + static_cast<std::ptrdiff_t>(i));
        EXPECT_EQ(GetParam().error(json_of(members)), Errc::json_missing_member) << outer[i].name;
    }
    for (std::size_t i = 0; i < GetParam().inner.size(); ++i) {
        auto members = GetParam().inner;
        members.erase(members.begin() + static_cast<std::ptrdiff_t>(i));
        EXPECT_EQ(GetParam().error(TestEnclave::signed_text(members)), Errc::json_missing_member) << GetParam().inner[i].name;
    }
    EXPECT_EQ(GetParam().error("{}"), Errc::json_missing_member);
}

/// Returns the name with its first letter escaped.
std::string escaped(const std::string& name) {
    return "\\u00" + to_hex(as_bytes(name.substr(0, 1))) + name.substr(1);
}

TEST_P(Tamper, DoubledMembers) {
    const auto outer = TestEnclave::outer(json_of(GetParam().inner));
    for (const bool inside : {false, true}) {
        const TextMembers& base = inside ? GetParam().inner : outer;
        for (const TextMember& member : base) {
            for (const std::string& name : {member.name, escaped(member.name)}) {
                for (const std::string& value : {member.value, json_text("00"), std::string("null")}) {
                    for (const bool first : {false, true}) {
                        auto members = base;
                        members.insert(first ? members.begin() : members.end(), TextMember{name, value});
                        EXPECT_EQ(GetParam().error(inside ? TestEnclave::signed_text(members) : json_of(members)),
                                  Errc::json_duplicate_member)
                            << name;
                    }
                }
            }
        }
    }
}

TEST_P(Tamper, RetypedMembers) {
    const auto outer = TestEnclave::outer(json_of(GetParam().inner));
    for (const bool inside : {false, true}) {
        const TextMembers& base = inside ? GetParam().inner : outer;
        for (std::size_t i = 0; i < base.size(); ++i) {
            for (const std::string& value :
                 {std::string("null"), std::string("true"), std::string("0"), std::string("1.5"), std::string("[]"), std::string("{}"),
                  "[" + base[i].value + "]", R"({"a":)" + base[i].value + "}"}) {
                auto members = base;
                members[i].value = value;
                EXPECT_EQ(GetParam().error(inside ? TestEnclave::signed_text(members) : json_of(members)), Errc::json_wrong_type)
                    << base[i].name << " " << value;
            }
        }
    }
}

TEST_P(Tamper, SwappedMembers) {
    const auto outer = TestEnclave::outer(json_of(GetParam().inner));
    for (const bool inside : {false, true}) {
        const TextMembers& base = inside ? GetParam().inner : outer;
        for (std::size_t i = 0; i < base.size(); ++i) {
            for (std::size_t j = 0; j < i; ++j) {
                auto members = base;
                std::swap(members[i].value, members[j].value);
                EXPECT_TRUE(GetParam().error(inside ? TestEnclave::signed_text(members) : json_of(members)))
                    << base[i].name << " " << base[j].name;
                // The order of the fields does not matter.
                members = base;
                std::swap(members[i], members[j]);
                EXPECT_EQ(GetParam().error(inside ? TestEnclave::signed_text(members) : json_of(members)), std::nullopt);
            }
        }
    }
}

TEST_P(Tamper, ForeignMembers) {
    for (const std::string& name : GetParam().foreign()) {
        for (const std::string& value : {json_text(""), json_text("00"), std::string("null"), std::string("{}")}) {
            auto members = GetParam().inner;
            members.push_back({name, value});
            EXPECT_EQ(GetParam().error(TestEnclave::signed_text(members)), Errc::foreign_member) << name << " " << value;
            members.back().name = escaped(name);
            EXPECT_EQ(GetParam().error(TestEnclave::signed_text(members)), Errc::foreign_member) << name << " " << value;
        }
    }
    for (const char* name :
         {"encappedPublic", "targetPublic", "ciphertext", "organizationId", "userId", "encappedPublicSignature", "targetPublicSignature"}) {
        auto members = TestEnclave::outer(json_of(GetParam().inner));
        members.insert(members.begin(), {name, json_text("00")});
        EXPECT_EQ(GetParam().error(json_of(members)), Errc::foreign_member) << name;
    }
}

TEST_P(Tamper, UnknownMembersAreIgnored) {
    for (const std::string& value : {json_text("x"), std::string("null"), std::string("12.5"), std::string(R"({"a":[1,"b"]})")}) {
        auto inner = GetParam().inner;
        inner.push_back({"addedLater", value});
        auto members = TestEnclave::outer(json_of(inner));
        members.insert(members.begin(), {"addedToo", value});
        EXPECT_EQ(GetParam().error(json_of(members)), std::nullopt) << value;
    }
    // Field names are case-sensitive.
    auto members = TestEnclave::outer(json_of(GetParam().inner));
    member_of(members, "version").name = "Version";
    EXPECT_EQ(GetParam().error(json_of(members)), Errc::json_missing_member);
    members.push_back({"version", json_text("v1.0.0")});
    EXPECT_EQ(GetParam().error(json_of(members)), std::nullopt);
}

TEST_P(Tamper, OtherVersions) {
    for (const std::string_view version : {"", "v1.0.1", "v1.0.0 ", " v1.0.0", "V1.0.0", "v1.0", "1.0.0", "v2.0.0", "v1.0.0\\u0000"}) {
        auto members = TestEnclave::outer(json_of(GetParam().inner));
        member_of(members, "version").value = json_text(version);
        EXPECT_EQ(GetParam().error(json_of(members)), Errc::unsupported_version) << version;
    }
}

TEST_P(Tamper, OtherSigners) {
    const std::string data = json_of(GetParam().inner);
    EXPECT_EQ(GetParam().error(json_of(TestEnclave::outer(data, private_key(0x66)))), Errc::signer_unknown);
    // The trusted signer's name with another key's signature.
    auto members = TestEnclave::outer(data, private_key(0x66));
    const std::string trusted = to_hex(TestEnclave::signer().public_key().uncompressed());
    member_of(members, "enclaveQuorumPublic").value = json_text(trusted);
    EXPECT_EQ(GetParam().error(json_of(members)), Errc::signature_invalid);
    // A part of the trusted key, or another encoding of it, is not accepted.
    members = TestEnclave::outer(data);
    for (const std::string& other : {std::string(), trusted.substr(0, 128), trusted + "00", trusted + trusted,
                                     to_hex(TestEnclave::signer().public_key().compressed()), "06" + trusted.substr(2)}) {
        member_of(members, "enclaveQuorumPublic").value = json_text(other);
        EXPECT_EQ(GetParam().error(json_of(members)), Errc::signer_unknown) << other;
    }
    member_of(members, "enclaveQuorumPublic").value = json_text("0x" + trusted);
    EXPECT_TRUE(GetParam().error(json_of(members)));
}

TEST_P(Tamper, OtherOwners) {
    EXPECT_EQ(GetParam().error_of_others(GetParam().text()), Errc::organization_mismatch);
    if (!GetParam().has("organizationId")) return;
    for (const std::string_view value : {"", " ", "B676EE7C-7EB4-47F1-8E1C-FF0E68E376CD", "b676ee7c-7eb4-47f1-8e1c-ff0e68e376cd ",
                                         "b676ee7c-7eb4-47f1-8e1c-ff0e68e376c", "b676ee7c-7eb4-47f1-8e1c-ff0e68e376cd\\u0000"}) {
        auto members = GetParam().inner;
        member_of(members, "organizationId").value = json_text(value);
        EXPECT_EQ(GetParam().error(TestEnclave::signed_text(members)), Errc::organization_mismatch) << value;
    }
    if (GetParam().name != "Import") return;  // the only kind that has a user
    for (const std::string_view value : {std::string_view(), std::string_view("other"), organization}) {
        auto members = GetParam().inner;
        member_of(members, "userId").value = json_text(value);
        EXPECT_EQ(GetParam().error(TestEnclave::signed_text(members)), Errc::user_mismatch) << value;
    }
}

TEST_P(Tamper, TextsThatAreNotOneStrictObject) {
    const std::string text = GetParam().text();
    const auto error = GetParam().error;
    EXPECT_EQ(error(" \t\r\n" + text + "\n"), std::nullopt);
    EXPECT_EQ(error(""), Errc::json_syntax);
    EXPECT_EQ(error("\xef\xbb\xbf" + text), Errc::json_byte_order_mark);
    EXPECT_EQ(error(text + text), Errc::json_trailing_bytes);
    EXPECT_EQ(error(text + "x"), Errc::json_trailing_bytes);
    EXPECT_EQ(error(text + std::string(1, '\0')), Errc::json_nul);
    EXPECT_EQ(error("[" + text + "]"), Errc::json_wrong_type);
    EXPECT_EQ(error(json_text("v1.0.0")), Errc::json_wrong_type);
    EXPECT_EQ(error(text.substr(0, text.size() - 1) + ",}"), Errc::json_syntax);
    EXPECT_EQ(error(text.substr(0, text.size() - 1) + ",\"x\":\"\xff\"}"), Errc::utf8_invalid);
    EXPECT_EQ(error(text.substr(0, text.size() - 1) + R"(,"x":[[[[0]]]]})"), Errc::json_too_deep);
    EXPECT_EQ(error(std::string(1'000'000, '[')), Errc::json_too_large);
    EXPECT_EQ(error(std::string(60'000, '[')), Errc::json_too_deep);
    EXPECT_EQ(error(text + std::string(bundle::max_bundle_bytes, ' ')), Errc::json_too_large);
    for (std::size_t size = 0; size < text.size(); ++size) EXPECT_TRUE(error(text.substr(0, size))) << size;
}

TEST_P(Tamper, PointsThatAreNone) {
    const std::string name = GetParam().has("targetPublic") ? "targetPublic" : "encappedPublic";
    const auto with = [&](const std::string& hex) {
        auto members = GetParam().inner;
        member_of(members, name).value = json_text(hex);
        return GetParam().error(TestEnclave::signed_text(members));
    };
    const auto key = TestEnclave::receiver().public_key();
    const std::string point = to_hex(key.uncompressed());
    EXPECT_EQ(with(to_hex(key.compressed())), Errc::public_key_compressed);
    EXPECT_EQ(with("00"), Errc::public_key_infinity);
    EXPECT_EQ(with(""), Errc::public_key_length);
    EXPECT_EQ(with(point + "00"), Errc::public_key_length);
    EXPECT_EQ(with("06" + point.substr(2)), Errc::public_key_hybrid);
    EXPECT_EQ(with("05" + point.substr(2)), Errc::public_key_prefix);
    EXPECT_EQ(with("04" + std::string(128, '0')), Errc::public_key_not_on_curve);
    EXPECT_EQ(with(point.substr(0, 129)), Errc::hex_odd_length);
    EXPECT_EQ(with(point.substr(0, 129) + "g"), Errc::hex_character);
}

TEST(TamperExport, CiphertextsOfAllLengths) {
    const auto good = TestEnclave::export_members();
    const std::string ciphertext = good[1].value.substr(1, good[1].value.size() - 2);
    for (std::size_t size = 0; size < ciphertext.size() / 2; ++size) {
        auto members = good;
        member_of(members, "ciphertext").value = json_text(ciphertext.substr(0, 2 * size));
        EXPECT_EQ(error_of(open_export(TestEnclave::signed_text(members))), size < 16 ? Errc::ciphertext_too_short : Errc::aead_open);
    }
    EXPECT_EQ(error_of(open_export(TestEnclave::signed_text(good), TestEnclave::anchors(), organization_id(),
                                   KeyPair<P256>::from_private_key(private_key(0x77)))),
              Errc::aead_open);
}

TEST(TamperExport, AnEmptyExpectationIsNoExpectation) {
    EXPECT_EQ(bundle::OrganizationId::parse("").error(), fail(Errc::owner_empty, "organizationId").error());
    EXPECT_EQ(bundle::UserId::parse("").error(), fail(Errc::owner_empty, "userId").error());
}

}  // namespace
}  // namespace coffer::testing
