#include "proof/platform.hpp"

#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <memory>
#include <stdexcept>

#include "coffer/crypto/hash.hpp"
#include "coffer/encoding/der_signature.hpp"
#include "crypto/backend/openssl_handle.hpp"
#include "encoding/der.hpp"

namespace coffer::testing {
namespace {

using backend::openssl::Free;
using Key = std::unique_ptr<EVP_PKEY, Free<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Free<X509_free>>;
using Extension = std::unique_ptr<X509_EXTENSION, Free<X509_EXTENSION_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, Free<EVP_MD_CTX_free>>;

void require(bool condition) {
    if (!condition) throw std::runtime_error("OpenSSL refused");
}

void add(X509* certificate, int nid, const std::string& value) {
    const Extension extension(X509V3_EXT_conf_nid(nullptr, nullptr, nid, value.c_str()));
    require(extension && X509_add_ext(certificate, extension.get(), -1) == 1);
}

std::string usage_text(unsigned usage) {
    std::string text = "critical";
    if ((usage & 0x80U) != 0) text += ",digitalSignature";
    if ((usage & 0x04U) != 0) text += ",keyCertSign";
    if ((usage & 0x02U) != 0) text += ",cRLSign";
    return text;
}

void add_extensions(X509* certificate, const Link& link) {
    if (link.states_constraints) {
        std::string text = link.critical_constraints ? "critical," : "";
        text += link.authority ? "CA:TRUE" : "CA:FALSE";
        if (link.path_length >= 0) text += ",pathlen:" + std::to_string(link.path_length);
        add(certificate, NID_basic_constraints, text);
    }
    if (link.states_usage) add(certificate, NID_key_usage, usage_text(link.usage));
    if (link.unknown_critical_extension) {
        const std::unique_ptr<ASN1_OBJECT, Free<ASN1_OBJECT_free>> id(OBJ_txt2obj("1.2.3.4.5", 1));
        const std::unique_ptr<ASN1_OCTET_STRING, Free<ASN1_OCTET_STRING_free>> content(ASN1_OCTET_STRING_new());
        const Extension extension(X509_EXTENSION_create_by_OBJ(nullptr, id.get(), 1, content.get()));
        require(extension && X509_add_ext(certificate, extension.get(), -1) == 1);
    }
}

void set_name(X509_NAME* name, const std::string& text) {
    require(X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>(text.c_str()), -1, -1, 0) == 1);
}

Certificate make(const Link& link, EVP_PKEY* key, const std::string& issuer, EVP_PKEY* issuer_key, long serial) {
    Certificate certificate(X509_new());
    require(certificate && X509_set_version(certificate.get(), 2) == 1);
    require(ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), serial) == 1);
    require(ASN1_TIME_set(X509_getm_notBefore(certificate.get()), static_cast<time_t>(platform_time_s) + link.begins) != nullptr);
    require(ASN1_TIME_set(X509_getm_notAfter(certificate.get()), static_cast<time_t>(platform_time_s) + link.ends) != nullptr);
    set_name(X509_get_subject_name(certificate.get()), link.name);
    set_name(X509_get_issuer_name(certificate.get()), issuer);
    require(X509_set_pubkey(certificate.get(), key) == 1);
    add_extensions(certificate.get(), link);
    require(X509_sign(certificate.get(), issuer_key, EVP_get_digestbyname(link.hash)) > 0);
    return certificate;
}

template <typename T>
std::vector<u8> der_of(int (*encode)(const T*, unsigned char**), const T* object) {
    unsigned char* bytes = nullptr;
    const int size = encode(object, &bytes);
    require(size > 0);
    std::vector<u8> der(bytes, bytes + size);
    OPENSSL_free(bytes);
    return der;
}

}  // namespace

std::vector<Link> good_links() {
    return {{.name = "root", .usage = 0x86},
            {.name = "region", .path_length = 1, .usage = 0x86},
            {.name = "instance", .path_length = 0},
            {.name = "enclave", .authority = false, .usage = 0x80}};
}

Platform::Platform(const std::vector<Link>& links) {
    std::vector<Key> keys;
    for (const Link& link : links) {
        keys.emplace_back(EVP_EC_gen(link.curve));
        require(keys.back() != nullptr);
        const bool first = keys.size() == 1;
        EVP_PKEY* issuer = first ? keys.back().get() : keys[keys.size() - 2].get();
        const std::string& issuer_name = first ? link.name : links[keys.size() - 2].name;
        const Certificate made = make(link, keys.back().get(), issuer_name, issuer, static_cast<long>(keys.size()));
        certificates.push_back(der_of<X509>(i2d_X509, made.get()));
    }
    leaf_key_ = der_of<EVP_PKEY>(i2d_PrivateKey, keys.back().get());
}

cbor::Entries Platform::entries(const Content& content) const {
    cbor::Entries pcrs;
    for (std::size_t i = 0; i < content.pcrs.size(); ++i) pcrs.emplace_back(cbor::natural(i), cbor::bytes(content.pcrs[i]));
    std::vector<cbor::Encoded> bundle;
    for (std::size_t i = 0; i + 1 < certificates.size(); ++i) bundle.push_back(cbor::bytes(certificates[i]));
    return {
        {cbor::text("module_id"), cbor::text(content.module_id)},
        {cbor::text("digest"), cbor::text(content.digest)},
        {cbor::text("timestamp"), cbor::natural(content.timestamp_ms)},
        {cbor::text("pcrs"), cbor::map(pcrs)},
        {cbor::text("certificate"), cbor::bytes(certificates.back())},
        {cbor::text("cabundle"), cbor::array(bundle)},
        {cbor::text("public_key"), content.public_key},
        {cbor::text("user_data"), content.user_data},
        {cbor::text("nonce"), content.nonce},
    };
}

std::vector<u8> Platform::sign(Bytes payload) const {
    const std::vector<u8> header = {0xa1, 0x01, 0x38, 0x22};
    const std::vector<u8> to_sign = cbor::array({cbor::text("Signature1"), cbor::bytes(header), cbor::bytes({}), cbor::bytes(payload)});
    const u8* at = leaf_key_.data();
    const Key key(d2i_AutoPrivateKey(nullptr, &at, static_cast<long>(leaf_key_.size())));
    const DigestContext context(EVP_MD_CTX_new());
    std::size_t size = 128;
    std::vector<u8> der(size);
    require(key && EVP_DigestSignInit(context.get(), nullptr, EVP_sha384(), nullptr, key.get()) == 1 &&
            EVP_DigestSign(context.get(), der.data(), &size, to_sign.data(), to_sign.size()) == 1);
    const auto raw = der::decode_signature<48>(Bytes(der).first(size));
    require(raw.has_value());
    return cbor::array({cbor::bytes(header), cbor::map({}), cbor::bytes(payload), cbor::bytes(*raw)});
}

}  // namespace coffer::testing
