// A command of the program is a table row: its name, its options and its handler. The parser, the help, the shell completions and the
// manual page are all made from these rows.
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

/// ValueKind is the type of an option's value. Help texts and shell completions use it; validation does not.
enum class ValueKind : u8 { flag, text, number, file, folder };

/// Option describes one option of a command.
struct Option {
    std::string_view name;  ///< without the two dashes
    ValueKind kind;
    std::string_view metavar;
    std::string_view help;
    bool required = false;
    std::string_view alias = {};    ///< the option's name in the service's own command line, if it differs
    std::string_view choices = {};  ///< the accepted values, separated by spaces, for completion and help
};

/// Context holds everything that a handler uses.
struct Context {
    const Arguments& arguments;
    Input& input;
    Output& output;
    WrittenFiles& files;
    std::string& subject;  ///< public input that an error line quotes, such as the prefix of an address
};

/// Command describes one command.
struct Command {
    std::string_view name;     ///< "mnemonic check"
    std::string_view summary;  ///< one line
    std::span<const Option> options;
    Result<int> (*run)(Context&);      ///< returns the exit status of a command that did not fail
    std::string_view positional = {};  ///< metavar of the positional argument; empty if there is none
    bool prints_csv = false;
    bool positional_optional = false;  ///< an option may replace the positional argument
};

/// usage_of_positional returns " TEXT", or " [TEXT]" for an optional argument, or an empty string if the command takes no argument.
[[nodiscard]] inline std::string usage_of_positional(const Command& command) {
    if (command.positional.empty()) return {};
    const std::string name(command.positional);
    return command.positional_optional ? " [" + name + "]" : " " + name;
}

/// join returns the concatenation of option lists, at compile time.
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

/// all_commands returns every command, in the order of the help.
[[nodiscard]] std::span<const Command* const> all_commands();

/// common_options are the options that every command takes.
inline constexpr auto common_options = std::to_array<Option>({
    Option{"json", ValueKind::flag, "", "print JSON: one object, or one object per line for lists"},
    Option{"output", ValueKind::text, "FORMAT", "output format (default: text; csv: derive only)", false, {}, "text json csv"},
    Option{"quiet", ValueKind::flag, "", "hide progress on standard error"},
});

}  // namespace coffer::cli
