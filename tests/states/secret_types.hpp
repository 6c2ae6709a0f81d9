// A table of all types that hold a secret: how to make one, and all ways to access the secret. tools/check_states.py compares the
// table with the headers; a type without a row is an error.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "coffer/core/secret.hpp"

namespace coffer::testing {

/// Place states where the secret is stored, which determines whether a forked child has a copy of it.
enum class Place : u8 { inlined, arena };

/// Specimen is one object of a secret type.
class Specimen {
public:
    Specimen() = default;
    Specimen(const Specimen&) = delete;
    Specimen& operator=(const Specimen&) = delete;
    virtual ~Specimen() = default;

    [[nodiscard]] virtual std::size_t questions() const = 0;
    /// ask returns a text that is computed from the secret. The same object always gives the same answer to a question.
    [[nodiscard]] virtual std::string ask(std::size_t question) = 0;
    /// move_away leaves a moved-from object in the specimen; bring_back moves the value back into it.
    virtual void move_away() = 0;
    virtual void bring_back() = 0;
    /// replace assigns a new object, made in the same way.
    virtual void replace() = 0;
    virtual void move_onto_itself() = 0;
    /// swap_twice swaps the object with a moved-from one, and back.
    virtual void swap_twice() = 0;
};

struct SecretType {
    std::string_view name;
    Place place;
    std::function<std::unique_ptr<Specimen>()> make;
};

/// secret_types returns all rows.
[[nodiscard]] std::vector<SecretType> secret_types();

/// Each appends the types of one part of the library.
void add_types_of_keys(std::vector<SecretType>& types);
void add_types_of_messages(std::vector<SecretType>& types);

template <typename T>
using Questions = std::vector<std::function<std::string(T&)>>;

template <typename T>
class SpecimenOf final : public Specimen {
public:
    SpecimenOf(std::function<T()> make, Questions<T> questions) : make_(std::move(make)), questions_(std::move(questions)), one_(make_()) {}
    [[nodiscard]] std::size_t questions() const override { return questions_.size(); }
    [[nodiscard]] std::string ask(std::size_t question) override { return questions_[question](one_); }
    void move_away() override { kept_.emplace(std::move(one_)); }
    void bring_back() override {
        one_ = std::move(*kept_);
        kept_.reset();
    }
    void replace() override { one_ = make_(); }
    void move_onto_itself() override {
        T& self = one_;
        one_ = std::move(self);
    }
    void swap_twice() override {
        T other = make_();
        const T taken = std::move(other);
        std::swap(one_, other);  // NOLINT(bugprone-use-after-move): a moved-from object may be swapped
        std::swap(one_, other);
    }

private:
    std::function<T()> make_;
    Questions<T> questions_;
    T one_;
    std::optional<T> kept_;
};

/// add_type appends the row of `name`, which is the type's name below coffer::.
template <typename T>
void add_type(std::vector<SecretType>& types, std::string_view name, Place place, std::function<T()> make, Questions<T> questions) {
    types.push_back({name, place, [make, questions] { return std::make_unique<SpecimenOf<T>>(make, questions); }});
}

/// must returns the value of a Result, or throws an exception that fails the test.
template <typename T>
[[nodiscard]] T must(Result<T> result) {
    if (!result) throw std::runtime_error("refused: " + std::string(error_name(result.error().code)));
    return *std::move(result);
}

/// numbered returns N bytes that count up from `first`.
template <std::size_t N>
[[nodiscard]] SecretArray<N> numbered(u8 first = 1) {
    SecretArray<N> made;
    for (std::size_t i = 0; i < N; ++i) made.reveal_mut()[i] = static_cast<u8>(first + i);
    return made;
}

[[nodiscard]] inline SecretText secret_text(std::string_view text) {
    return must(SecretText::parse(as_bytes(text)));
}

}  // namespace coffer::testing
