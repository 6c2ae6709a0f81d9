#include "coffer/keys/curve.hpp"

#include <gtest/gtest.h>

#include "keys/keys_support.hpp"

namespace coffer {
namespace {

using testing::code_of;

TEST(Curve, EveryNameIsReadInAnyCase) {
    for (const CurveId curve : {CurveId::secp256k1, CurveId::p256, CurveId::ed25519, CurveId::x25519}) {
        for (const std::string_view name : {curve_name(curve), curve_service_name(curve)}) {
            if (name.empty()) continue;
            std::string upper(name);
            std::string lower(name);
            for (char& c : upper) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
            for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
            for (const std::string& spelling : {std::string(name), upper, lower}) EXPECT_EQ(*parse_curve(spelling), curve) << spelling;
        }
    }
    EXPECT_EQ(*parse_curve("nist256p1"), CurveId::p256);
    EXPECT_EQ(curve_service_name(CurveId::x25519), "");
    EXPECT_EQ(curve_service_name(CurveId::secp256k1), "CURVE_SECP256K1");
}

TEST(Curve, OtherNamesAreRefused) {
    for (const std::string_view name :
         {"", " ", "p-256", "secp256r1", "secp256k1 ", " secp256k1", "CURVE_", "CURVE_X25519", "ed25519x", "ed2551", "p521"})
        EXPECT_EQ(code_of(parse_curve(name)), Errc::unknown_curve) << name;
    EXPECT_EQ(code_of(parse_curve(std::string_view("p256\0", 5))), Errc::unknown_curve);
}

TEST(Curve, WithCurveNamesTheSameCurve) {
    for (const CurveId curve : {CurveId::secp256k1, CurveId::p256, CurveId::ed25519, CurveId::x25519})
        EXPECT_EQ(with_curve(curve, []<Curve C>(C) { return C::id; }), curve);
}

}  // namespace
}  // namespace coffer
