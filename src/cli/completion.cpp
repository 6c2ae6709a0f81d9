#include "cli/completion.hpp"

#include "cli/command.hpp"

namespace coffer::cli {
namespace {

// Calls `f(command, option)` for every option that a command takes.
template <typename F>
void each_option(const Command& command, F&& f) {
    for (const Option& option : command.options) f(option);
    for (const Option& option : common_options) f(option);
}

bool takes_path(const Option& option) {
    return option.kind == ValueKind::file || option.kind == ValueKind::folder;
}

std::string bash() {
    std::string script =
        "# bash completion for coffer; made by `coffer completion bash`\n"
        "_coffer() {\n"
        "    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}\n"
        "    local command=${COMP_WORDS[1]:-} second=${COMP_WORDS[2]:-} words=\n"
        "    case \"$command $second\" in\n";
    std::string first_words;
    std::string groups;
    std::string_view last_group;
    for (const Command* command : all_commands()) {
        const auto space = command->name.find(' ');
        const std::string_view head = command->name.substr(0, space);
        if (first_words.find(" " + std::string(head) + " ") == std::string::npos) first_words += " " + std::string(head) + " ";
        if (space != std::string_view::npos) {
            if (head != last_group) {
                if (!last_group.empty()) groups += "' ;;\n";
                groups += "        " + std::string(head) + ") seconds='";
                last_group = head;
            }
            groups += std::string(command->name.substr(space + 1)) + " ";
        }
        script += "        '" + std::string(command->name) + (space == std::string_view::npos ? " '*" : "'") + ") words='";
        each_option(*command, [&](const Option& option) { script += "--" + std::string(option.name) + " "; });
        script += "--help' ;;\n";
    }
    if (!last_group.empty()) groups += "' ;;\n";
    script +=
        "    esac\n"
        "    case \"$previous\" in\n";
    std::string files;
    std::string choices;
    for (const Command* command : all_commands()) {
        each_option(*command, [&](const Option& option) {
            const std::string name = "--" + std::string(option.name);
            if (takes_path(option) && files.find(name + "|") == std::string::npos) files += name + "|";
            const std::string row = "        " + name + ") COMPREPLY=($(compgen -W '";
            if (!option.choices.empty() && choices.find(row) == std::string::npos) {
                choices += row + std::string(option.choices) + "' -- \"$current\")); return ;;\n";
            }
        });
    }
    if (!files.empty()) files.pop_back();
    script += "        " + files + ") COMPREPLY=($(compgen -f -- \"$current\")); return ;;\n" + choices +
              "    esac\n"
              "    local seconds=\n"
              "    case \"$command\" in\n" +
              groups +
              "    esac\n"
              "    if ((COMP_CWORD == 1)); then words='" +
              first_words +
              "--help --version'\n"
              "    elif ((COMP_CWORD == 2)) && [[ -n $seconds ]]; then words=$seconds\n"
              "    fi\n"
              "    COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))\n"
              "}\n"
              "complete -F _coffer coffer\n";
    return script;
}

// Quotes for a single-quoted shell word.
std::string quoted(std::string_view text) {
    std::string word = "'";
    for (const char c : text) {
        if (c == '\'') {
            word += "'\\''";
        } else {
            word += c;
        }
    }
    return word + "'";
}

// zsh's _arguments gives brackets and colons a meaning of their own.
std::string zsh_text(std::string_view text) {
    std::string escaped;
    for (const char c : text) {
        if (c == '[' || c == ']' || c == ':' || c == '\\') escaped += '\\';
        escaped += c;
    }
    return escaped;
}

std::string zsh() {
    std::string script =
        "#compdef coffer\n"
        "# zsh completion for coffer; made by `coffer completion zsh`\n"
        "_coffer() {\n"
        "    local -a commands\n"
        "    if ((CURRENT == 2)); then\n"
        "        commands=(";
    std::string_view last_head;
    for (const Command* command : all_commands()) {
        const std::string_view head = command->name.substr(0, command->name.find(' '));
        if (head != last_head) script += " " + std::string(head);
        last_head = head;
    }
    script += " --help --version)\n        compadd -a commands\n        return\n    fi\n    case \"$words[2] $words[3]\" in\n";
    for (const Command* command : all_commands()) {
        const bool single = command->name.find(' ') == std::string_view::npos;
        script += "        " + quoted(std::string(command->name) + (single ? " " : "")) + (single ? "*" : "") + ") _arguments";
        each_option(*command, [&](const Option& option) {
            std::string row = "--" + std::string(option.name) + "[" + zsh_text(option.help) + "]";
            if (option.kind != ValueKind::flag) {
                row += ":" + zsh_text(option.metavar) + ":";
                if (takes_path(option)) row += "_files";
                if (!option.choices.empty()) row += "(" + std::string(option.choices) + ")";
            }
            script += " " + quoted(row);
        });
        script += " ;;\n";
    }
    script += "        *) commands=(); case $words[2] in\n";
    for (std::size_t i = 0; i < all_commands().size(); ++i) {
        const std::string_view name = all_commands()[i]->name;
        const auto space = name.find(' ');
        if (space == std::string_view::npos) continue;
        script += "            " + std::string(name.substr(0, space)) + ") commands+=(" + std::string(name.substr(space + 1)) + ") ;|\n";
    }
    script += "            esac; compadd -a commands ;;\n    esac\n}\n_coffer \"$@\"\n";
    return script;
}

std::string fish() {
    std::string script = "# fish completion for coffer; made by `coffer completion fish`\n";
    for (const Command* command : all_commands()) {
        const auto space = command->name.find(' ');
        const std::string head(command->name.substr(0, space));
        std::string condition = "__fish_seen_subcommand_from " + head;
        if (space == std::string_view::npos) {
            script += "complete -c coffer -n __fish_use_subcommand -f -a " + head + " -d " + quoted(command->summary) + "\n";
        } else {
            const std::string tail(command->name.substr(space + 1));
            script += "complete -c coffer -n __fish_use_subcommand -f -a " + head + "\n";
            script += "complete -c coffer -n " + quoted(condition) + " -f -a " + tail + " -d " + quoted(command->summary) + "\n";
            condition += "; and __fish_seen_subcommand_from " + tail;
        }
        each_option(*command, [&](const Option& option) {
            script += "complete -c coffer -n " + quoted(condition) + " -l " + std::string(option.name);
            if (option.kind != ValueKind::flag) script += takes_path(option) ? " -r -F" : " -x";
            if (!option.choices.empty()) script += " -a " + quoted(option.choices);
            script += " -d " + quoted(option.help) + "\n";
        });
    }
    return script;
}

}  // namespace

Result<std::string> completion_script(std::string_view shell) {
    if (shell == "bash") return bash();
    if (shell == "zsh") return zsh();
    if (shell == "fish") return fish();
    return fail(Errc::usage_value, "shell");
}

}  // namespace coffer::cli
