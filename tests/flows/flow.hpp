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

/// Observer is what a gate learns from a flow.
class Observer {
public:
    virtual ~Observer() = default;
    /// secret says that `bytes`, given to the flow or derived by it, must leave no trace.
    virtual void secret(Bytes bytes) = 0;
    /// open says that `bytes` are public from here on: a public key, a signature, the fact that an input was accepted.
    virtual void open(Bytes bytes) = 0;
};

/// FlowFailed ends a flow whose library call refused what it should accept, or refused it for another reason; with the error, if there is
/// one.
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

/// fill writes the secret with this number: the same in every run, stored nowhere, valid as a scalar of every curve.
void fill(MutBytes out, unsigned number);

/// secret_bytes makes secret `number` and tells the observer.
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

/// require ends the flow unless `accepted`, which is public.
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

/// value moves the value out of a result. That there is one is public, and so, for the moment, is what the result object itself holds: the
/// flow says again which of it is secret.
template <typename T>
[[nodiscard]] T value(Observer& observer, Result<T> result) {
    observer.open(object_bytes(result));
    require(observer, result);
    return *std::move(result);
}

/// refused ends the flow where a result that must be a refusal is none: a library that could not (9xx) has not refused.
template <typename T>
void refused(Observer& observer, const Result<T>& result) {
    require(observer, !result.has_value());
    observer.open(object_bytes(result.error()));
    if (error_group(result.error().code) == 9) throw FlowFailed{result.error()};
}

/// key_from takes secret `number` as a private key.
template <Curve C>
[[nodiscard]] PrivateKey<C> key_from(Observer& observer, unsigned number) {
    auto key = value(observer, PrivateKey<C>::from_secret(secret_bytes<32>(observer, number)));
    observer.secret(key.reveal());
    return key;
}

}  // namespace coffer::testing
