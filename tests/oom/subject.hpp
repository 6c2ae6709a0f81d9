// Subjects: uses of the public interface. Each gives the same result every time, unless memory fails.
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "coffer/core/result.hpp"

namespace coffer::testing {

/// CouldNot ends a use for which the library reported that it could not do it.
struct CouldNot {};

/// Use runs once and returns the result of the library: a value as text, or a refusal. Its objects are kept from one run to the next.
using Use = std::function<std::string()>;

/// Subject prepares objects while there is memory, and returns their use.
struct Subject {
    std::string name;
    std::function<Use()> prepare;
};

[[nodiscard]] constexpr bool is_could_not(Errc code) noexcept {
    return code == Errc::out_of_memory || code == Errc::memory_lock || code == Errc::backend;
}

/// refusal returns the text of an error that is a refusal. It throws CouldNot for any other error.
[[nodiscard]] inline std::string refusal(const Error& error) {
    if (is_could_not(error.code)) throw CouldNot{};
    return "refused: " + std::string(error_name(error.code));
}

/// Refused is thrown for a refusal in the middle of a use.
struct Refused {
    Error error;
};

/// must returns the value of a result, or throws Refused. The result must have a value unless memory fails.
template <typename T>
[[nodiscard]] T must(Result<T> result) {
    if (!result) throw Refused{result.error()};
    return *std::move(result);
}

/// The subjects, by origin.
[[nodiscard]] std::vector<Subject> flow_subjects();     // tests/flows: secrets through the library
[[nodiscard]] std::vector<Subject> fixture_subjects();  // tests/fixtures: the service's vectors, accepted and refused
[[nodiscard]] std::vector<Subject> kept_subjects();     // objects that are used again after memory has failed
[[nodiscard]] std::vector<Subject> public_subjects();   // addresses, ranges, transactions, key texts

}  // namespace coffer::testing
