#include "cli/output/help.hpp"

#include <algorithm>

namespace coffer::cli {
namespace {

std::string padded(std::string text, std::size_t width) {
    if (text.size() + 2 <= width) {
        text.append(width - text.size(), ' ');
    } else {
        text += "\n";
        text.append(width + 2, ' ');
    }
    return text;
}

std::string left_side(const Option& option) {
    std::string text = "--" + std::string(option.name);
    if (!option.metavar.empty()) text += " " + std::string(option.metavar);
    return text;
}

constexpr std::size_t help_column = 36;

// Returns the values of an option as lines below its help text.
std::string choices_of(const Option& option) {
    constexpr std::size_t width = 70;
    const std::string indent(help_column, ' ');
    std::string text = indent + "Values:";
    std::size_t used = 7;
    for (std::string_view rest = option.choices; !rest.empty();) {
        const std::string_view choice = rest.substr(0, rest.find(' '));
        rest.remove_prefix(std::min(choice.size() + 1, rest.size()));
        if (used + 1 + choice.size() > width) {
            text += "\n" + indent + std::string(choice);
            used = choice.size();
        } else {
            text += " " + std::string(choice);
            used += 1 + choice.size();
        }
    }
    return text + "\n";
}

void add_line(std::string& text, const Command& command) {
    text += "  " + padded(std::string(command.name), 24) + std::string(command.summary) + "\n";
}

}  // namespace

std::string overview() {
    std::string text =
        "coffer: decrypt wallet bundles, derive addresses, sign and verify, offline.\n\n"
        "Usage: coffer COMMAND [OPTIONS]\n\nCommands:\n";
    for (const Command* command : all_commands()) add_line(text, *command);
    text +=
        "\nRun 'coffer COMMAND --help' for the options of a command.\n"
        "Secrets are read from files only: a path, - (standard input) or /dev/fd/N.\n"
        "\nExit status: 0 success, 2 usage error, 3 malformed text or wrong checksum,\n"
        "4 wrong type, format or network, 5 invalid key or path,\n"
        "6 authentication or trust failure, 7 not supported, 8 system error.\n";
    return text;
}

std::string group_help(std::string_view group) {
    std::string text = "Usage: coffer " + std::string(group) + " COMMAND [OPTIONS]\n\nCommands:\n";
    for (const Command* command : all_commands()) {
        if (command->name.starts_with(group) && command->name.substr(group.size()).starts_with(' ')) add_line(text, *command);
    }
    return text;
}

std::string help(const Command& command) {
    std::string text = std::string(command.summary) + "\n\nUsage: coffer " + std::string(command.name);
    text += usage_of_positional(command);
    for (const Option& option : command.options) {
        if (option.required) text += " " + left_side(option);
    }
    text += " [OPTIONS]\n\nOptions:\n";
    const auto add = [&](const Option& option) {
        text += "  " + padded(left_side(option), help_column - 2) + std::string(option.help);
        if (!option.alias.empty()) text += " (also --" + std::string(option.alias) + ")";
        text += "\n";
        if (!option.choices.empty()) text += choices_of(option);
    };
    for (const Option& option : command.options) add(option);
    for (const Option& option : common_options) add(option);
    return text;
}

}  // namespace coffer::cli
