// A test platform: certificate chains of every shape, and attestation documents signed under them. It uses OpenSSL.
#pragma once

#include <string>
#include <vector>

#include "coffer/core/bytes.hpp"
#include "coffer/proof/attestation.hpp"
#include "proof/cbor_writer.hpp"

namespace coffer::testing {

inline constexpr u64 platform_time_s = 1'700'000'000;

/// Link is one certificate. The defaults are those of a valid authority, valid for an hour before and after platform_time_s.
struct Link {
    std::string name;
    bool authority = true;
    int path_length = -1;
    unsigned usage = 0x04;  // keyCertSign; 0x80 is digitalSignature
    bool states_constraints = true;
    bool critical_constraints = true;
    bool states_usage = true;
    bool unknown_critical_extension = false;
    std::int64_t begins = -3600;
    std::int64_t ends = 3600;
    const char* curve = "P-384";
    const char* hash = "SHA384";
};

/// good_links returns a chain like the platform's: root, two authorities, leaf.
[[nodiscard]] std::vector<Link> good_links();

/// Content is the content of a document, with the defaults of the real platform. `order`, `open` and `extra` change only the encoding.
struct Content {
    std::string module_id = "i-0123456789abcdef0-enc0123456789abcdef";
    std::string digest = "SHA384";
    u64 timestamp_ms = platform_time_s * 1000;
    std::vector<std::vector<u8>> pcrs = std::vector<std::vector<u8>>(32, std::vector<u8>(48));
    cbor::Encoded public_key = cbor::null();
    cbor::Encoded user_data = cbor::null();
    cbor::Encoded nonce = cbor::null();
};

class Platform {
public:
    explicit Platform(const std::vector<Link>& links = good_links());

    /// certificates returns the chain in DER, from the root to the leaf.
    std::vector<std::vector<u8>> certificates;

    [[nodiscard]] proof::RootCertificate root() const { return *proof::RootCertificate::parse(certificates.front()); }

    /// entries returns the entries of the payload map, in the platform's order.
    [[nodiscard]] cbor::Entries entries(const Content& content) const;
    /// sign returns a COSE_Sign1 message of a payload, signed with the leaf's key.
    [[nodiscard]] std::vector<u8> sign(Bytes payload) const;
    [[nodiscard]] std::vector<u8> document(const Content& content) const { return sign(cbor::map(entries(content), true)); }

private:
    std::vector<u8> leaf_key_;  // PKCS#8
};

}  // namespace coffer::testing
