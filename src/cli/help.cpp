#include "cli/help.hpp"

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

void add_line(std::string& text, const Command& command) {
    text += "  " + padded(std::string(command.name), 24) + std::string(command.summary) + "\n";
}

}  // namespace

std::string overview() {
    std::string text =
        "coffer: open, seal and derive, offline.\n\n"
        "Usage: coffer COMMAND [OPTIONS]\n\nCommands:\n";
    for (const Command* command : all_commands()) add_line(text, *command);
    text +=
        "\ncoffer COMMAND --help tells a command's options. Secrets come in by file only: a path, - for standard input, or /dev/fd/N.\n"
        "Exit status: 0 done, 2 usage, 3 text, 4 wrong kind, 5 key or path, 6 authentication or trust, 7 unsupported, 8 system.\n";
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
        text += "  " + padded(left_side(option), 34) + std::string(option.help);
        if (!option.alias.empty()) text += " (also --" + std::string(option.alias) + ")";
        text += "\n";
    };
    for (const Option& option : command.options) add(option);
    for (const Option& option : common_options) add(option);
    return text;
}

}  // namespace coffer::cli
