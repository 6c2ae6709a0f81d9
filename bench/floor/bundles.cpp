#include "floor/bundles.hpp"

#include "floor/flat_json.hpp"
#include "floor/p256.hpp"
#include "floor/text.hpp"

namespace bench::floor {
namespace {

void require(bool done, const char* what) {
    if (!done) throw Failure(what);
}

std::string unhexed(std::string_view text) {
    std::string bytes(text.size() / 2, '\0');
    require(unhex(text, reinterpret_cast<u8*>(bytes.data())), "hex");
    return bytes;
}

// What all jobs of bundles keep: the objects, the key schedule's constants, the signer's key.
struct Kit {
    explicit Kit(const std::string& signer = {}) : hpke(bytes_of("turnkey_hpke")), signer_bytes(unhexed(signer)) {
        if (!signer.empty()) signer_key.reset(p256.verifying_key(bytes_of(signer_bytes)));
    }
    struct FreeKey {
        void operator()(EC_KEY* key) const { EC_KEY_free(key); }
    };
    P256 p256;
    Hpke hpke;
    std::string signer_bytes;
    std::unique_ptr<EC_KEY, FreeKey> signer_key;
};

// The signed data of an enclave's message, verified.
std::string verified_data(Kit& kit, std::string_view bundle) {
    std::string_view name;
    std::string_view value;
    std::string_view version;
    std::string data;
    std::string signature;
    std::string signer;
    for (FlatJson json(bundle); json.next(name, value);) {
        if (name == "version") version = value;
        if (name == "data") data = unhexed(value);
        if (name == "dataSignature") signature = unhexed(value);
        if (name == "enclaveQuorumPublic") signer = unhexed(value);
    }
    require(version == "v1.0.0" && signer == kit.signer_bytes, "not the signer");
    require(P256::verify(kit.signer_key.get(), sha256({bytes_of(data)}), bytes_of(signature)), "signature");
    return data;
}

std::string open_export(Kit& kit, std::string_view bundle, std::string_view private_key, std::string_view organization) {
    const std::string data = verified_data(kit, bundle);
    std::string_view name;
    std::string_view value;
    Array<130> aad{};
    std::string ciphertext;
    std::string_view owner;
    bool has_key = false;
    for (FlatJson json(data); json.next(name, value);) {
        if (name == "encappedPublic") has_key = value.size() == 130 && unhex(value, aad.data());
        if (name == "ciphertext") ciphertext = unhexed(value);
        if (name == "organizationId") owner = value;
    }
    require(owner == organization && has_key, "members");
    const Array<32> scalar = unhex_array<32>(private_key);
    const Array<65> recipient = kit.p256.public_point(scalar);
    Array<65> enc;
    std::memcpy(enc.data(), aad.data(), 65);
    std::memcpy(aad.data() + 65, recipient.data(), 65);
    kit.p256.read_point(enc);
    return kit.hpke.open(kit.p256, enc, scalar, recipient, aad, bytes_of(ciphertext));
}

std::string seal_import(Kit& kit, const Import& import) {
    const std::string data = verified_data(kit, import.bundle);
    std::string_view name;
    std::string_view value;
    Array<65> target{};
    std::string_view organization;
    std::string_view user;
    bool has_key = false;
    for (FlatJson json(data); json.next(name, value);) {
        if (name == "targetPublic") has_key = value.size() == 130 && unhex(value, target.data());
        if (name == "organizationId") organization = value;
        if (name == "userId") user = value;
    }
    require(organization == import.organization && user == import.user && has_key, "members");
    kit.p256.read_point(target);
    const Hpke::Sealed sealed = kit.hpke.seal(kit.p256, target, bytes_of(import.phrase));
    return "{\"encappedPublic\":\"" + hex(sealed.enc) + "\",\"ciphertext\":\"" + hex(bytes_of(sealed.ciphertext)) + "\"}";
}

std::string open_credential(Kit& kit, std::string_view bundle, std::string_view private_key) {
    Array<81> payload;
    require(unbase58check(bundle, payload), "base58check");
    const Array<32> scalar = unhex_array<32>(private_key);
    kit.p256.read_point(Bytes(payload).first(33));
    const Array<65> enc = kit.p256.point_bytes();
    Array<130> aad;
    const Array<65> recipient = kit.p256.public_point(scalar);
    std::memcpy(aad.data(), enc.data(), 65);
    std::memcpy(aad.data() + 65, recipient.data(), 65);
    return hex(bytes_of(kit.hpke.open(kit.p256, enc, scalar, recipient, aad, Bytes(payload).subspan(33))));
}

Job export_open(const Inputs& inputs) {
    return job("export_open", [kit = std::make_shared<Kit>(inputs.export_one.signer), input = inputs.export_one](u64) {
        return open_export(*kit, input.bundles.front(), input.private_key, input.organization);
    });
}
Job export_open_batch(const Inputs& inputs) {
    const auto open_all = [kit = std::make_shared<Kit>(inputs.export_batch.signer), input = inputs.export_batch](u64) {
        std::string all;
        for (const std::string& bundle : input.bundles) {
            if (!all.empty()) all += ',';
            all += open_export(*kit, bundle, input.private_key, input.organization);
        }
        return all;
    };
    return job("export_open_batch", open_all, inputs.export_batch.bundles.size());
}

Job import_seal(const Inputs& inputs) {
    return random_job(
        "import_seal",
        [kit = std::make_shared<Kit>(inputs.import_one.signer), input = inputs.import_one](u64) { return seal_import(*kit, input); },
        [kit = std::make_shared<Kit>(inputs.import_check.signer), input = inputs.import_check] { return seal_import(*kit, input); });
}

struct StampKit {
    explicit StampKit(const StampInput& input)
        : scalar(unhex_array<32>(input.private_key)), key(p256.signing_key(scalar)), body(input.body), public_key(input.public_key) {}
    [[nodiscard]] std::string stamp() {
        Array<72> der;
        const std::size_t size = P256::sign(key, sha256({bytes_of(body)}), der);
        return base64url("{\"publicKey\":\"" + public_key + "\",\"scheme\":\"SIGNATURE_SCHEME_TK_API_P256\",\"signature\":\"" +
                         hex(Bytes(der).first(size)) + "\"}");
    }
    [[nodiscard]] std::pair<std::string, std::string> deterministic() {
        Array<72> der;
        const std::size_t size = p256.sign_deterministic(key, scalar, sha256({bytes_of(body)}), der);
        std::string signature = hex(Bytes(der).first(size));
        std::string value = base64url("{\"publicKey\":\"" + public_key + "\",\"scheme\":\"SIGNATURE_SCHEME_TK_API_P256\",\"signature\":\"" +
                                      signature + "\"}");
        return {std::move(value), std::move(signature)};
    }
    P256 p256;
    Array<32> scalar;
    EC_KEY* key;
    std::string body;
    std::string public_key;
};

Job stamp(const Inputs& inputs) {
    const auto kit = std::make_shared<StampKit>(inputs.stamp);
    return random_job(
        "stamp", [kit](u64) { return kit->stamp(); }, [kit] { return kit->stamp(); });
}
Job stamp_deterministic(const Inputs& inputs) {
    return job(
        "stamp_deterministic", [kit = std::make_shared<StampKit>(inputs.stamp)](u64) { return kit->deterministic(); }, 1,
        [](const auto& made) { return made.second; });
}

Job credential_open(const Inputs& inputs) {
    return job("credential_open", [kit = std::make_shared<Kit>(), input = inputs.credential](u64) {
        return open_credential(*kit, input.bundle, input.private_key);
    });
}

struct HpkeKit : Kit {
    explicit HpkeKit(const HpkeInput& input)
        : scalar(unhex_array<32>(input.private_key)),
          recipient(unhex_array<65>(input.public_key)),
          enc(unhex_array<65>(input.encapsulated_key)),
          aad(unhexed(input.aad)),
          ciphertext(unhexed(input.ciphertext)),
          plaintext(unhexed(input.plaintext)) {}
    [[nodiscard]] std::string open() {
        p256.read_point(enc);
        return hpke.open(p256, enc, scalar, recipient, bytes_of(aad), bytes_of(ciphertext));
    }
    Array<32> scalar;
    Array<65> recipient;
    Array<65> enc;
    std::string aad, ciphertext, plaintext;
};
Job hpke_open(const Inputs& inputs) {
    return job(
        "hpke_open", [kit = std::make_shared<HpkeKit>(inputs.hpke)](u64) { return kit->open(); }, 1,
        [](const std::string& plaintext) { return hex(bytes_of(plaintext)); });
}
Job hpke_seal(const Inputs& inputs) {
    const auto kit = std::make_shared<HpkeKit>(inputs.hpke);
    kit->p256.read_point(kit->recipient);  // the target's point stays where it was read to
    const auto seal = [kit] { return kit->hpke.seal(kit->p256, kit->recipient, bytes_of(kit->plaintext)); };
    return random_job(
        "hpke_seal", [seal](u64) { return seal(); },
        [seal] {
            const Hpke::Sealed sealed = seal();
            return hex(sealed.enc) + ":" + hex(bytes_of(sealed.ciphertext));
        });
}

Job renamed(Job job, const char* name) {
    job.name = name;
    return job;
}

// --- samples ---

std::string open_sample(std::string_view enc_hex, std::string_view ciphertext_hex, std::string_view private_key) {
    Kit kit;
    require(enc_hex.size() == 130, "encapsulated key");
    const std::string enc_bytes = unhexed(enc_hex);
    const std::string sealed = unhexed(ciphertext_hex);
    const Array<32> scalar = unhex_array<32>(private_key);
    const Array<65> recipient = kit.p256.public_point(scalar);
    Array<65> enc;
    std::memcpy(enc.data(), enc_bytes.data(), 65);
    Array<130> aad;
    std::memcpy(aad.data(), enc.data(), 65);
    std::memcpy(aad.data() + 65, recipient.data(), 65);
    kit.p256.read_point(enc);
    return kit.hpke.open(kit.p256, enc, scalar, recipient, aad, bytes_of(sealed));
}

void check_import(const Inputs& inputs, std::string_view sample) {
    std::string_view name;
    std::string_view value;
    std::string_view enc;
    std::string_view ciphertext;
    for (FlatJson json(sample); json.next(name, value);) {
        if (name == "encappedPublic") enc = value;
        if (name == "ciphertext") ciphertext = value;
    }
    require(open_sample(enc, ciphertext, inputs.import_check.target_private_key) == inputs.import_check.phrase, "another plaintext");
}

std::string unbase64url(std::string_view text) {
    constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    std::string bytes;
    u32 bits = 0;
    unsigned held = 0;
    for (const char c : text) {
        const std::size_t value = alphabet.find(c);
        require(value != std::string_view::npos, "base64url");
        bits = bits << 6U | static_cast<u32>(value);
        held += 6;
        if (held >= 8) {
            held -= 8;
            bytes += static_cast<char>(bits >> held & 0xffU);
        }
    }
    return bytes;
}

void check_stamp(const StampInput& input, std::string_view sample) {
    const std::string text = unbase64url(sample);
    std::string_view name;
    std::string_view value;
    std::string_view public_key;
    std::string_view scheme;
    std::string signature;
    for (FlatJson json(text); json.next(name, value);) {
        if (name == "publicKey") public_key = value;
        if (name == "scheme") scheme = value;
        if (name == "signature") signature = unhexed(value);
    }
    require(public_key == input.public_key && scheme == "SIGNATURE_SCHEME_TK_API_P256", "members");
    Kit kit(input.public_key);
    require(P256::verify(kit.signer_key.get(), sha256({bytes_of(input.body)}), bytes_of(signature)), "signature");
}

void check_hpke(const HpkeInput& input, std::string_view sample) {
    const std::size_t colon = sample.find(':');
    require(colon != std::string_view::npos, "no colon");
    const std::string plaintext = open_sample(sample.substr(0, colon), sample.substr(colon + 1), input.private_key);
    require(hex(bytes_of(plaintext)) == input.plaintext, "another plaintext");
}

}  // namespace

std::vector<Job> bundle_jobs(const Inputs& inputs) {
    return {
        export_open(inputs),
        renamed(export_open(inputs), "export_open_warm"),
        export_open_batch(inputs),
        import_seal(inputs),
        renamed(import_seal(inputs), "import_seal_warm"),
        stamp(inputs),
        stamp_deterministic(inputs),
        credential_open(inputs),
        renamed(credential_open(inputs), "credential_open_warm"),
        hpke_open(inputs),
        hpke_seal(inputs),
    };
}

void check_sample(const Inputs& inputs, std::string_view job, std::string_view sample) {
    if (job == "import_seal" || job == "import_seal_warm") return check_import(inputs, sample);
    if (job == "stamp") return check_stamp(inputs.stamp, sample);
    if (job == "hpke_seal") return check_hpke(inputs.hpke, sample);
    throw Failure("this job has no samples");
}

}  // namespace bench::floor
