// A command of the program is a row of data: its name, its options, its handler. Parsing, help, completion and the man page walk the rows.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"

namespace coffer::cli {

class Arguments;
class Input;
class Output;
class WrittenFiles;

/// ValueKind tells what an option takes; it serves help texts and shell completion, not validation.
enum class ValueKind : u8 { flag, text, number, file, folder };

struct Option {
    std::string_view name;  // without the two dashes
    ValueKind kind;
    std::string_view metavar;
    std::string_view help;
    bool required = false;
    std::string_view alias = {};    // the name in the service's own command line, where it differs
    std::string_view choices = {};  // space-separated, for completion and help
};

/// Everything that a handler works with.
struct Context {
    const Arguments& arguments;
    Input& input;
    Output& output;
    WrittenFiles& files;
    std::string& subject;  // what the line of a failure names, of the public input: an address' prefix
};

struct Command {
    std::string_view name;     // "mnemonic check"
    std::string_view summary;  // one line
    std::span<const Option> options;
    Result<int> (*run)(Context&);      // the exit status, where it is not an error's
    std::string_view positional = {};  // metavar of the one positional argument, if it takes one
    bool prints_csv = false;
    bool positional_optional = false;  // an option may stand for it
};

/// usage_of_positional returns " TEXT", " [TEXT]" where it may be left out, or nothing.
[[nodiscard]] inline std::string usage_of_positional(const Command& command) {
    if (command.positional.empty()) return {};
    const std::string name(command.positional);
    return command.positional_optional ? " [" + name + "]" : " " + name;
}

/// join concatenates option lists at compile time.
template <std::size_t... N>
[[nodiscard]] constexpr auto join(const std::array<Option, N>&... lists) {
    std::array<Option, (N + ...)> joined{};
    std::size_t at = 0;
    const auto add = [&](const auto& list) {
        for (const Option& option : list) joined[at++] = option;
    };
    (add(lists), ...);
    return joined;
}

/// all_commands lists every command, in the order of the help.
[[nodiscard]] std::span<const Command* const> all_commands();

/// Options that every command takes.
inline constexpr auto common_options = std::to_array<Option>({
    Option{"json", ValueKind::flag, "", "print JSON: one object, or one object per line for lists"},
    Option{"output", ValueKind::text, "FORMAT", "output format (default: text; csv: derive only)", false, {}, "text json csv"},
    Option{"quiet", ValueKind::flag, "", "hide progress on standard error"},
});

}  // namespace coffer::cli
