// After a move the secret is gone. Reading the moved-from object ends the process; it never returns a key of zeros or an empty text.
#include <gtest/gtest.h>

#include "states/child.hpp"
#include "states/secret_types.hpp"

namespace coffer::testing {
namespace {

TEST(States, ASecretSurvivesEveryWayOfMovingIt) {
    for (const SecretType& type : secret_types()) {
        const auto specimen = type.make();
        ASSERT_NE(specimen->questions(), 0U) << type.name;
        std::vector<std::string> answers;
        for (std::size_t i = 0; i < specimen->questions(); ++i) answers.push_back(specimen->ask(i));
        const auto unchanged = [&] {
            for (std::size_t i = 0; i < answers.size(); ++i)
                if (specimen->ask(i) != answers[i]) return false;
            return true;
        };
        EXPECT_TRUE(unchanged()) << type.name << ": asked again";
        specimen->move_onto_itself();
        EXPECT_TRUE(unchanged()) << type.name << ": moved onto itself";
        specimen->swap_twice();
        EXPECT_TRUE(unchanged()) << type.name << ": swapped twice";
        specimen->move_away();
        specimen->bring_back();
        EXPECT_TRUE(unchanged()) << type.name << ": moved away and back";
        specimen->move_away();
        specimen->replace();
        for (std::size_t i = 0; i < answers.size(); ++i) (void)specimen->ask(i);
    }
}

// Every access runs in its own process, which also makes the object, so that no fork is between the object and its secret.
TEST(States, AMovedFromSecretEndsTheProcess) {
    for (const SecretType& type : secret_types()) {
        const std::size_t questions = type.make()->questions();
        for (std::size_t question = 0; question < questions; ++question) {
            const Ending ending = in_child([&](volatile int& stage) {
                const auto specimen = type.make();
                (void)specimen->ask(question);
                specimen->move_away();
                stage = 1;
                (void)specimen->ask(question);
                return 0;
            });
            EXPECT_EQ(ending, aborted_at(1)) << type.name << ", question " << question;
        }
    }
}

/// Careless has the fault that this test must detect: a move leaves zeros, and they can be read.
struct Careless {
    explicit Careless(std::string text) : secret(std::move(text)) {}
    Careless(Careless&& other) noexcept : secret(std::exchange(other.secret, "00000000")) {}
    Careless& operator=(Careless&& other) noexcept {
        secret = std::exchange(other.secret, "00000000");
        return *this;
    }
    Careless(const Careless&) = delete;
    Careless& operator=(const Careless&) = delete;
    ~Careless() = default;
    std::string secret;
};

TEST(States, ATypeThatDoesNotCheckIsFound) {
    std::vector<SecretType> types;
    add_type<Careless>(types, "Careless", Place::inlined, [] { return Careless("a secret"); }, {[](auto& s) { return s.secret; }});
    const Ending ending = in_child([&](volatile int& stage) {
        const auto specimen = types[0].make();
        const std::string answer = specimen->ask(0);
        specimen->move_away();
        stage = 1;
        return specimen->ask(0) == answer ? 2 : 3;
    });
    EXPECT_EQ(ending, exited(3, 1));
}

TEST(States, WhatCameOutOfAMovedFromSecretIsMovedFrom) {
    for (const SecretType& type : secret_types()) {
        const Ending ending = in_child([&](volatile int& stage) {
            const auto specimen = type.make();
            specimen->move_away();
            specimen->move_away();
            specimen->bring_back();
            stage = 1;
            (void)specimen->ask(0);
            return 0;
        });
        EXPECT_EQ(ending, aborted_at(1)) << type.name;
    }
}

}  // namespace
}  // namespace coffer::testing
