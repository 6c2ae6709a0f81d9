// A program that randomly moves, assigns, swaps and forks objects of the secret types, with a model of the expected state. Every access
// must return the right value, or end the process if the secret is gone in the model.
#include <gtest/gtest.h>

#include <iostream>
#include <random>

#include "states/child.hpp"
#include "states/secret_types.hpp"

namespace coffer::testing {
namespace {

constexpr int generations = 3;

class Wanderer {
public:
    explicit Wanderer(unsigned seed) : random_(seed), types_(secret_types()) {
        for (std::size_t i = 0; i < slots; ++i) holdings_.push_back(make());
    }

    /// walk returns 0 or the fault: 2 a wrong answer, 3 an answer although the secret is gone, 4 a fault in a child process.
    int walk(int steps) {
        for (int step = 0; step < steps; ++step) {
            Holding& holding = holdings_[random_() % holdings_.size()];
            int fault = 0;
            switch (random_() % 8) {
                case 0: move_away(holding); break;
                case 1: bring_back(holding); break;
                case 2: replace(holding); break;
                case 3: holding.specimen->move_onto_itself(); break;
                case 4: holding.specimen->swap_twice(); break;
                case 5: fault = generation_ < generations && random_() % 10 == 0 ? fork(steps / 2) : 0; break;
                default: fault = ask(holding); break;
            }
            if (fault != 0) return fault;
        }
        return 0;
    }

private:
    static constexpr std::size_t slots = 12;

    struct Holding {
        const SecretType* type;
        std::unique_ptr<Specimen> specimen;
        std::vector<std::string> answers;
        int made_in;  // the generation of the process that made the secret
        bool moved = false;
    };

    Holding make() {
        const SecretType& type = types_[random_() % types_.size()];
        Holding made{&type, type.make(), {}, generation_};
        learn(made);
        return made;
    }
    void learn(Holding& holding) {
        holding.answers.clear();
        for (std::size_t i = 0; i < holding.specimen->questions(); ++i) holding.answers.push_back(holding.specimen->ask(i));
    }
    void move_away(Holding& holding) {
        if (holding.moved) return;
        holding.specimen->move_away();
        holding.moved = true;
    }
    void bring_back(Holding& holding) {
        if (!holding.moved) return;
        holding.specimen->bring_back();
        holding.moved = false;
    }
    void replace(Holding& holding) {
        holding.specimen->replace();
        holding.moved = false;
        holding.made_in = generation_;
        learn(holding);
    }
    [[nodiscard]] bool gone(const Holding& holding) const {
        return holding.moved || (cleared_by_fork(holding.type->place) && holding.made_in != generation_);
    }
    int ask(Holding& holding) {
        const std::size_t question = random_() % holding.answers.size();
        if (!gone(holding)) return holding.specimen->ask(question) == holding.answers[question] ? 0 : told(holding, question, 2);
        const Ending ending = in_child([&](volatile int&) {
            (void)holding.specimen->ask(question);
            return 0;
        });
        return ending == aborted_at(0) ? 0 : told(holding, question, 3);
    }
    /// told prints the fault on standard error, which child processes share.
    [[nodiscard]] int told(const Holding& holding, std::size_t question, int fault) const {
        std::cerr << holding.type->name << ", question " << question << ", made in generation " << holding.made_in << " of " << generation_
                  << (holding.moved ? ", moved from" : "") << (fault == 2 ? ": another answer\n" : ": an answer\n");
        return fault;
    }
    int fork(int steps) {
        const Ending ending = in_child([&](volatile int&) {
            ++generation_;
            return walk(steps);
        });
        return ending == exited(0, 0) ? 0 : 4;
    }

    std::mt19937 random_;
    std::vector<SecretType> types_;
    std::vector<Holding> holdings_;
    int generation_ = 0;
};

TEST(States, AWanderingProgramFindsTheRightSecretOrEnds) {
    for (unsigned seed = 1; seed <= 40; ++seed) {
        EXPECT_EQ(Wanderer(seed).walk(150), 0) << "seed " << seed;
    }
}

}  // namespace
}  // namespace coffer::testing
