#include "cli/manual.hpp"

#include "cli/command.hpp"
#include "coffer/version.hpp"

namespace coffer::cli {
namespace {

// roff gives backslashes, leading dots and hyphens a meaning of their own.
std::string roff(std::string_view text) {
    std::string escaped;
    for (const char c : text) {
        if (c == '-') {
            escaped += "\\-";
        } else if (c == '\\') {
            escaped += "\\\\";
        } else if (c == '\'') {
            escaped += "\\(aq";
        } else {
            escaped += c;
        }
    }
    return escaped;
}

void add_option(std::string& page, const Option& option) {
    page += ".TP\n\\fB\\-\\-" + roff(option.name) + "\\fR";
    if (!option.metavar.empty()) page += " \\fI" + roff(option.metavar) + "\\fR";
    page += "\n" + roff(option.help);
    if (!option.alias.empty()) page += " (also \\-\\-" + roff(option.alias) + ")";
    if (!option.choices.empty()) page += "\n.br\nOne of: " + roff(option.choices);
    page += "\n";
}

constexpr std::string_view head =
    ".SH NAME\ncoffer \\- open, seal and derive, offline\n"
    ".SH SYNOPSIS\n.B coffer\n.I COMMAND\n.RI [ OPTIONS ]\n"
    ".SH DESCRIPTION\n"
    "coffer is the client's end of a wallet service's sealed channel, and all that follows from it: it verifies and opens export bundles, "
    "seals phrases and "
    "keys for import, and derives addresses. It uses no network.\n"
    ".PP\n"
    "Secrets come in by file only: every option that names a file takes a path, \\- for standard input, or /dev/fd/N. One trailing newline "
    "is dropped. "
    "Results go to standard output, all else to standard error. A command that fails prints nothing on standard output and leaves no "
    "partial file; but lists of more than 1 MiB are written as they come, in whole lines.\n";

constexpr std::string_view tail =
    ".SH EXIT STATUS\n"
    ".TP\n0\ndone\n.TP\n2\nusage\n.TP\n3\ntext, encoding, syntax, checksum\n.TP\n4\nwrong kind, network, version or language\n"
    ".TP\n5\nkey, point, path, derivation\n.TP\n6\nauthentication or trust\n.TP\n7\nunsupported\n.TP\n8\nsystem: memory, random, file\n"
    ".TP\n141\nthe reader of standard output went away (a closed pipe); nothing is said on standard error\n"
    ".PP\nA long list that SIGINT, SIGTERM or SIGHUP interrupts ends with a whole line, and the program by that signal.\n"
    ".PP\nFor \\fBmatch\\fR: 0 every account matches, 4 some match only under another reading, 6 some are not found.\n";

}  // namespace

std::string manual_page() {
    std::string page = ".TH COFFER 1 \"\" \"coffer " COFFER_VERSION_STRING "\" \"User Commands\"\n";
    page += head;
    page += ".SH COMMANDS\n";
    for (const Command* command : all_commands()) {
        page += ".SS coffer " + roff(command->name);
        page += roff(usage_of_positional(*command));
        page += "\n" + roff(command->summary) + ".\n";
        for (const Option& option : command->options) add_option(page, option);
    }
    page += ".SH COMMON OPTIONS\n";
    for (const Option& option : common_options) add_option(page, option);
    page += tail;
    return page;
}

}  // namespace coffer::cli
