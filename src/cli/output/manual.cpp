#include "cli/output/help.hpp"

#include "cli/command.hpp"
#include "coffer/version.hpp"

namespace coffer::cli {
namespace {

// Escapes the characters that have a special meaning in roff.
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
    if (!option.choices.empty()) page += "\n.br\nValues: " + roff(option.choices);
    page += "\n";
}

constexpr std::string_view head =
    ".SH NAME\ncoffer \\- decrypt wallet bundles, derive addresses, sign and verify, offline\n"
    ".SH SYNOPSIS\n.B coffer\n.I COMMAND\n.RI [ OPTIONS ]\n"
    ".SH DESCRIPTION\n"
    "coffer is an offline client tool for the wallet service Turnkey. It verifies and decrypts export bundles, encrypts mnemonics and keys "
    "for import, derives addresses, signs requests and transactions, and verifies what the service signed. coffer is independent of "
    "Turnkey and not affiliated with it.\n"
    ".PP\n"
    "Secrets are read from files only. Every option that takes a file accepts a path, \\- for standard input, or /dev/fd/N. coffer drops "
    "one trailing newline, except from a body, which is read byte for byte.\n"
    ".PP\n"
    "Results go to standard output, everything else to standard error. A command that fails prints nothing on standard output and leaves "
    "no partial file. Exception: coffer prints a list larger than 1 MiB while it computes the list, in whole lines.\n";

constexpr std::string_view tail =
    ".SH EXIT STATUS\n"
    ".TP\n0\nsuccess\n.TP\n2\nusage error\n.TP\n3\nmalformed text, wrong encoding or checksum\n"
    ".TP\n4\nwrong type, format, network, version or language\n"
    ".TP\n5\ninvalid key, point or path\n.TP\n6\nauthentication or trust failure\n.TP\n7\nnot supported\n"
    ".TP\n8\nsystem error: memory, random generator, file\n"
    ".TP\n141\nthe reader of standard output closed the pipe; coffer prints no error\n"
    ".PP\nIf SIGINT, SIGTERM or SIGHUP interrupts a long list, the output ends with a whole line and the signal ends the program.\n"
    ".PP\n\\fBmatch\\fR returns 0 if every account matches, 4 if some accounts match only under another interpretation, and 6 if some "
    "accounts are not found or cannot be read. \\fBaddress check\\fR returns 4 if an address in a file is not valid.\n";

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
