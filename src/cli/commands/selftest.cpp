// The commands `selftest`, `completion` and `manual`.
#include <string>

#include "cli/commands/commands.hpp"
#include "cli/input/arguments.hpp"
#include "cli/output/help.hpp"
#include "cli/output/output.hpp"
#include "coffer/core/secret.hpp"
#include "coffer/crypto/runtime.hpp"
#include "core/try.hpp"

namespace coffer::cli {
namespace {

Result<int> selftest(Context& context) {
    COFFER_CHECK(init());
    const auto checks = self_test();
    const auto libraries = library_versions();
    // The pool of secret memory has pages only while a secret exists, and only then shows whether they are locked.
    const SecretBytes probe = SecretBytes::from_size(32);
    Record record(context.output);
    record.boolean("ok", true);
    record.objects("checks", checks.size(),
                   [&](Record& row, std::size_t i) { row.text("name", checks[i].name).boolean("ok", checks[i].ok); });
    record.objects("libraries", libraries.size(), [&](Record& row, std::size_t i) {
        row.text("name", libraries[i].name)
            .text("version", libraries[i].version)
            .text("floor", libraries[i].floor)
            .boolean("ok", libraries[i].ok);
    });
    record.boolean("memoryLocked", secret_memory_locked());
    return 0;
}

Result<int> completion(Context& context) {
    const std::string_view shell = context.arguments.positional();
    COFFER_TRY(const std::string script, completion_script(shell));
    context.output.raw(script);
    return 0;
}

Result<int> manual(Context& context) {
    context.output.raw(manual_page());
    return 0;
}

constexpr std::array<Option, 0> no_options{};

constexpr auto rows = std::to_array<Command>({
    Command{"selftest", "Run known-answer tests and list library versions", no_options, selftest},
    Command{"completion", "Print a shell completion script (bash, zsh or fish)", no_options, completion, "SHELL"},
    Command{"manual", "Print the manual page (roff)", no_options, manual},
});

}  // namespace

std::span<const Command> self_commands() {
    return rows;
}

}  // namespace coffer::cli
