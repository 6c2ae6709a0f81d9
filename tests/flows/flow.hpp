// Flows: small programs that use a secret through coffer. Two gates run the same list: tests/residue searches the memory of the process
// afterwards, and tests/constant_time runs them with the secrets marked as undefined.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "coffer/core/result.hpp"
#include "coffer/core/secret.hpp"
#include "coffer/keys/private_key.hpp"

namespace coffer::testing {

/// Observer receives from a flow what is secret and what is public.
class Observer {
public:
    virtual ~Observer() = default;
    /// secret states that `bytes`, passed to the flow or derived by it, must leave no trace.
    virtual void secret(Bytes bytes) = 0;
    /// open states that `bytes` are public from here on: a public key, a signature, or the fact that an input was accepted.
    virtual void open(Bytes bytes) = 0;
};

/// FlowFailed ends a flow in which a library call refused a valid input, or refused an input for another reason than expected. It holds the
/// error, if there is one.
struct FlowFailed {
    std::optional<Error> error = std::nullopt;
};

struct Flow {
    std::string_view name;
    void (*run)(Observer&);
};

/// Each returns the flows of one part of the library.
[[nodiscard]] std::span<const Flow> hash_flows();
[[nodiscard]] std::span<const Flow> curve_flows();
[[nodiscard]] std::span<const Flow> codec_flows();
[[nodiscard]] std::span<const Flow> key_flows();
[[nodiscard]] std::span<const Flow> tree_flows();
[[nodiscard]] std::span<const Flow> message_flows();
[[nodiscard]] std::span<const Flow> tx_flows();
[[nodiscard]] std::vector<Flow> all_flows();

/// fill writes the secret with this number. It is the same in every run, stored nowhere, and a valid scalar of every curve.
void fill(MutBytes out, unsigned number);

/// secret_bytes makes secret `number` and passes it to the observer.
template <std::size_t N>
[[nodiscard]] SecretArray<N> secret_bytes(Observer& observer, unsigned number) {
    SecretArray<N> made;
    fill(made.reveal_mut(), number);
    observer.secret(made.reveal());
    return made;
}

template <typename T>
[[nodiscard]] Bytes object_bytes(const T& object) {
    return {reinterpret_cast<const u8*>(&object), sizeof object};
}

/// require ends the flow if `accepted` is false. `accepted` is public.
inline void require(Observer& observer, bool accepted) {
    observer.open(object_bytes(accepted));
    if (!accepted) throw FlowFailed{};
}
template <typename T>
void require(Observer& observer, const Result<T>& result) {
    const bool accepted = result.has_value();
    observer.open(object_bytes(accepted));
    if (!accepted) throw FlowFailed{result.error()};
}

/// value moves the value out of a result. It declares the whole result object public, because whether it has a value is public; the flow
/// then declares again which parts of the value are secret.
template <typename T>
[[nodiscard]] T value(Observer& observer, Result<T> result) {
    observer.open(object_bytes(result));
    require(observer, result);
    return *std::move(result);
}

/// refused ends the flow if a result is not a refusal. An internal failure (9xx) is not a refusal.
template <typename T>
void refused(Observer& observer, const Result<T>& result) {
    require(observer, !result.has_value());
    observer.open(object_bytes(result.error()));
    if (error_group(result.error().code) == 9) throw FlowFailed{result.error()};
}

/// key_from returns secret `number` as a private key.
template <Curve C>
[[nodiscard]] PrivateKey<C> key_from(Observer& observer, unsigned number) {
    auto key = value(observer, PrivateKey<C>::from_secret(secret_bytes<32>(observer, number)));
    observer.secret(key.reveal());
    return key;
}

}  // namespace coffer::testing
