// OpenSSL's verifier checks the chain. This file checks what it leaves open: order, algorithm, and required extensions.
#include <openssl/objects.h>
#include <openssl/x509.h>
#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <array>
#include <memory>
#include <type_traits>
#include <vector>

#include "core/try.hpp"
#include "crypto/backend/openssl_errors.hpp"
#include "crypto/backend/p384.hpp"
#include "crypto/backend/runtime.hpp"
#include "crypto/backend/x509.hpp"

namespace coffer::backend::openssl::x509 {
namespace {

struct Free {
    void operator()(X509* certificate) const noexcept { X509_free(certificate); }
    void operator()(X509_STORE* store) const noexcept { X509_STORE_free(store); }
    void operator()(X509_STORE_CTX* context) const noexcept { X509_STORE_CTX_free(context); }
    void operator()(BASIC_CONSTRAINTS* constraints) const noexcept { BASIC_CONSTRAINTS_free(constraints); }
    void operator()(unsigned char* bytes) const noexcept { OPENSSL_free(bytes); }
    // The stack does not own its elements.
    void operator()(STACK_OF(X509) * list) const noexcept { sk_X509_free(list); }
};
template <typename T>
using Owned = std::unique_ptr<T, Free>;

// i2d of X.509 objects allocates if its argument is a null pointer.
template <typename T>
bool encodes_to(int (*encode)(const T*, unsigned char**), const T* object, Bytes expected) noexcept {
    unsigned char* bytes = nullptr;
    const int size = encode(object, &bytes);
    const Owned<unsigned char> owned(bytes);
    return size > 0 && std::ranges::equal(Bytes(bytes, static_cast<std::size_t>(size)), expected);
}

Result<Owned<X509>> parse(Bytes der) {
    X509* certificate = X509_new_ex(runtime().library, nullptr);
    if (certificate == nullptr) return fail(Errc::out_of_memory);
    const u8* at = der.data();
    const bool read = d2i_X509(&certificate, &at, static_cast<long>(der.size())) != nullptr;
    Owned<X509> made(certificate);  // on failure OpenSSL has freed it and set the pointer to null
    if (!read || at != der.data() + der.size() || X509_get_version(made.get()) != X509_VERSION_3 || !encodes_to(i2d_X509, made.get(), der))
        return fail(Errc::certificate_syntax);
    return made;
}

Result<ByteArray<97>> key_of(const X509* certificate) {
    unsigned char* bytes = nullptr;
    const int size = i2d_X509_PUBKEY(X509_get_X509_PUBKEY(certificate), &bytes);
    const Owned<unsigned char> owned(bytes);
    ByteArray<97> point;
    constexpr std::size_t whole = p384::spki_head.size() + 96;
    if (size != static_cast<int>(whole)) return fail(Errc::unsupported_algorithm);
    const Bytes spki(bytes, whole);
    if (!std::ranges::equal(spki.first<p384::spki_head.size()>(), p384::spki_head)) return fail(Errc::unsupported_algorithm);
    std::ranges::copy(spki.last<97>(), point.begin());
    return point;
}

enum class Role : u8 { authority, leaf };

// RFC 5280 sections 4.2.1.3 and 4.2.1.9. OpenSSL treats a missing extension as permission for everything.
Status check_extensions(X509* certificate, Role role) {
    const u32 flags = X509_get_extension_flags(certificate);
    if ((flags & EXFLAG_INVALID) != 0) return fail(Errc::certificate_syntax);
    int critical = 0;
    const Owned<BASIC_CONSTRAINTS> constraints(
        static_cast<BASIC_CONSTRAINTS*>(X509_get_ext_d2i(certificate, NID_basic_constraints, &critical, nullptr)));
    const u32 usage = role == Role::authority ? KU_KEY_CERT_SIGN : KU_DIGITAL_SIGNATURE;
    const bool is_authority = (flags & EXFLAG_CA) != 0;
    const bool stated = constraints && critical == 1 && (flags & EXFLAG_KUSAGE) != 0;
    const bool unknown = (flags & EXFLAG_CRITICAL) != 0;
    if (!stated || unknown || is_authority != (role == Role::authority) || (X509_get_key_usage(certificate) & usage) == 0)
        return fail(Errc::certificate_usage);
    return Ok{};
}

struct Parsed {
    Owned<X509> certificate;
    ByteArray<97> key;
};

Result<Parsed> read(Bytes der, Role role) {
    COFFER_TRY(Owned<X509> certificate, parse(der));
    if (X509_get_signature_nid(certificate.get()) != NID_ecdsa_with_SHA384) return fail(Errc::unsupported_algorithm);
    COFFER_TRY(const auto key, key_of(certificate.get()));
    COFFER_CHECK(check_extensions(certificate.get(), role));
    return Parsed{std::move(certificate), key};
}

struct Verdict {
    int theirs;
    Errc ours;
};

constexpr auto verdicts = std::to_array<Verdict>({
    {X509_V_ERR_OUT_OF_MEM, Errc::out_of_memory},
    {X509_V_ERR_CERT_NOT_YET_VALID, Errc::not_yet_valid},
    {X509_V_ERR_CERT_HAS_EXPIRED, Errc::expired},
    {X509_V_ERR_ERROR_IN_CERT_NOT_BEFORE_FIELD, Errc::certificate_syntax},
    {X509_V_ERR_ERROR_IN_CERT_NOT_AFTER_FIELD, Errc::certificate_syntax},
    {X509_V_ERR_INVALID_EXTENSION, Errc::certificate_syntax},
    {X509_V_ERR_INVALID_CA, Errc::certificate_usage},
    {X509_V_ERR_PATH_LENGTH_EXCEEDED, Errc::certificate_usage},
    {X509_V_ERR_KEYUSAGE_NO_CERTSIGN, Errc::certificate_usage},
    {X509_V_ERR_UNHANDLED_CRITICAL_EXTENSION, Errc::certificate_usage},
});

Errc verdict_of(int error) noexcept {
    const auto found = std::ranges::find(verdicts, error, &Verdict::theirs);
    return found == verdicts.end() ? Errc::certificate_chain : found->ours;
}

// OpenSSL finds issuers by name at any position, so the chain that it built is compared with the given one.
bool in_order(STACK_OF(X509) * built, std::span<const Parsed> chain) noexcept {
    if (built == nullptr || sk_X509_num(built) != static_cast<int>(chain.size())) return false;
    for (std::size_t i = 0; i < chain.size(); ++i) {
        if (X509_cmp(sk_X509_value(built, static_cast<int>(i)), chain[chain.size() - 1 - i].certificate.get()) != 0) return false;
    }
    return true;
}

Status verify(std::span<const Parsed> chain, UnixSeconds at_time) {
    const Owned<X509_STORE> store(X509_STORE_new());
    const Owned<X509_STORE_CTX> context(X509_STORE_CTX_new_ex(runtime().library, nullptr));
    const Owned<STACK_OF(X509)> between(sk_X509_new_null());
    if (!store || !context || !between) return fail(Errc::out_of_memory);
    for (const Parsed& authority : chain.subspan(1, chain.size() - 2)) {
        if (sk_X509_push(between.get(), authority.certificate.get()) == 0) return fail(Errc::out_of_memory);
    }
    if (X509_STORE_add_cert(store.get(), chain.front().certificate.get()) != 1 ||
        X509_STORE_CTX_init(context.get(), store.get(), chain.back().certificate.get(), between.get()) != 1)
        return fail(Errc::out_of_memory);
    X509_STORE_CTX_set_time(context.get(), 0, static_cast<time_t>(at_time.value));
    X509_STORE_CTX_set_depth(context.get(), static_cast<int>(chain.size()));
    X509_STORE_CTX_set_flags(context.get(), X509_V_FLAG_CHECK_SS_SIGNATURE);
    if (X509_verify_cert(context.get()) != 1) {
        const int depth = X509_STORE_CTX_get_error_depth(context.get());
        const std::size_t above = depth > 0 ? static_cast<std::size_t>(depth) : 0;
        const std::size_t at = above < chain.size() ? chain.size() - 1 - above : 0;
        return fail(verdict_of(X509_STORE_CTX_get_error(context.get())), at);
    }
    if (!in_order(X509_STORE_CTX_get0_chain(context.get()), chain)) return fail(Errc::certificate_chain);
    return Ok{};
}

Unexpected at_index(const Error& error, std::size_t index) noexcept {
    return fail(error.code, index);
}

Status root_verdict(Bytes root) {
    COFFER_TRY(const Parsed parsed, read(root, Role::authority));
    if (X509_self_signed(parsed.certificate.get(), 1) != 1) return fail(Errc::signature_invalid);
    return Ok{};
}

Result<ByteArray<97>> chain_verdict(Bytes root, std::span<const Bytes> authorities, Bytes leaf, UnixSeconds at) {
    std::vector<Parsed> chain;
    chain.reserve(authorities.size() + 2);
    const auto add = [&](Bytes der, Role role) -> Status {
        Result<Parsed> parsed = read(der, role);
        if (!parsed) return at_index(parsed.error(), chain.size());
        chain.push_back(*std::move(parsed));
        return Ok{};
    };
    COFFER_CHECK(add(root, Role::authority));
    for (const Bytes authority : authorities) COFFER_CHECK(add(authority, Role::authority));
    COFFER_CHECK(add(leaf, Role::leaf));
    COFFER_CHECK(verify(chain, at));
    return chain.back().key;
}

// A refusal counts only if it is repeated. If memory is exhausted during verification, OpenSSL often drops the reason and refuses. The
// second attempt returns the right result, or fails to begin, which is visible.
template <typename Ask>
std::invoke_result_t<Ask> asked_twice(const Ask& ask) {
    const OwnErrors errors;
    COFFER_CHECK(runtime().status);
    auto verdict = ask();
    if (!verdict && !errors.memory_failed()) verdict = ask();
    if (!verdict && errors.memory_failed()) return fail(Errc::out_of_memory);
    return verdict;
}

}  // namespace

Status check_root(Bytes root) {
    return asked_twice([&] { return root_verdict(root); });
}

Result<ByteArray<97>> verify_chain(Bytes root, std::span<const Bytes> authorities, Bytes leaf, UnixSeconds at) {
    return asked_twice([&] { return chain_verdict(root, authorities, leaf, at); });
}

}  // namespace coffer::backend::openssl::x509
