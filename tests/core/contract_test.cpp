#include "coffer/core/contract.hpp"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <functional>
#include <string>

#include "coffer/core/move_checked.hpp"

namespace coffer {
namespace {

/// signal_that_ends returns which signal a forked process ends by that runs `body`; 0 where it ends by itself.
int signal_that_ends(const std::function<void()>& body) {
    const pid_t child = ::fork();
    if (child == 0) {
        body();
        ::_exit(0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

TEST(ContractDeathTest, SaysWhichConditionWasFalseAndWhere) {
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    const int number = 4711;
    COFFER_INVARIANT(number == 4711);
    EXPECT_DEATH(COFFER_INVARIANT(number != 4711 && sizeof(int) != 0),
                 "^coffer: contract violated: number != 4711 && sizeof\\(int\\) != 0 \\(contract_test\\.cpp:[0-9]+\\)\n$");
    EXPECT_DEATH(contract_violated("a sentence"), "^coffer: contract violated: a sentence\n$");
}

TEST(ContractDeathTest, ValuesThatWereMovedAwayHaveASentence) {
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    MoveChecked<std::string> text(std::string("rules"));
    const MoveChecked<std::string> moved(std::move(text));
    EXPECT_EQ(*moved, "rules");
    // NOLINTNEXTLINE(bugprone-use-after-move)
    EXPECT_DEATH((void)text->size(), "^coffer: contract violated: a value is read that has been moved away\n$");
}

TEST(ContractDeathTest, ALineThatIsTooLongIsCutOff) {
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    const std::string sentence(1000, 'x');
    EXPECT_DEATH(contract_violated(sentence.c_str()), "^coffer: contract violated: x+\n$");
    EXPECT_DEATH(contract_violated(sentence.c_str()), testing::SizeIs(512));
}

TEST(Contract, EndsTheProcessWhateverStandardErrorIs) {
    EXPECT_EQ(signal_that_ends([] {
                  ::close(STDERR_FILENO);
                  contract_violated("nobody is told");
              }),
              SIGABRT);
    EXPECT_EQ(signal_that_ends([] {
                  std::array<int, 2> ends{};
                  if (::pipe(ends.data()) != 0) return;
                  ::dup2(ends[1], STDERR_FILENO);
                  ::close(ends[0]);
                  contract_violated("the reader has gone");
              }),
              SIGABRT)
        << "and not by SIGPIPE";
    EXPECT_EQ(signal_that_ends([] {
                  std::array<int, 2> ends{};
                  if (::pipe(ends.data()) != 0) return;
                  ::fcntl(ends[1], F_SETFL, O_NONBLOCK);
                  const std::array<char, 4096> filling{};
                  while (::write(ends[1], filling.data(), filling.size()) > 0) {
                  }
                  ::fcntl(ends[1], F_SETFL, 0);
                  ::dup2(ends[1], STDERR_FILENO);
                  ::alarm(10);  // SIGALRM ends what waits
                  contract_violated("nobody reads");
              }),
              SIGABRT)
        << "and without waiting";
}

}  // namespace
}  // namespace coffer
