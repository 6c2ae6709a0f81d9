#include "cli/app.hpp"

#include <cxxabi.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <deque>
#include <exception>
#include <map>
#include <memory>
#include <new>
#include <string>
#include <typeinfo>
#include <vector>

#include "cli/commit.hpp"
#include "cli/input/arguments.hpp"
#include "cli/input/input.hpp"
#include "cli/output/files.hpp"
#include "cli/output/help.hpp"
#include "cli/output/output.hpp"
#include "cli/process/descriptor.hpp"
#include "cli/process/interruption.hpp"
#include "cli/process/own_stack.hpp"
#include "coffer/crypto/runtime.hpp"
#include "coffer/version.hpp"
#include "core/try.hpp"

namespace coffer::cli {
namespace {

// An option and the variable that CLI11 stores its value in. It must live as long as the parser.
struct Slot {
    const Option* row;
    CLI::Option* parsed;
    std::string value;
    bool flag = false;
};

struct Parsed {
    const Command* command = nullptr;
    Arguments arguments;
};

// A PEM text may be the value of an option, but begins with dashes like an option.
bool is_pem(std::string_view word) {
    return word.starts_with("-----BEGIN ");
}

// Returns the words after the program's name in reverse order, as CLI11 expects them. A PEM text is joined to its option, as --option=TEXT.
std::vector<std::string> reversed_words(int argc, char** argv) {
    std::vector<std::string> words;
    for (int i = 1; i < argc; ++i) {
        const std::string_view word = argv[i];
        const bool value = is_pem(word) && !words.empty() && words.back().starts_with("--") && words.back() != "--";
        if (value) {
            words.back().append("=").append(word);
        } else {
            words.emplace_back(word);
        }
    }
    std::reverse(words.begin(), words.end());
    return words;
}

class Parser {
public:
    Parser() {
        root_.set_help_flag("");
        root_.require_subcommand(0, 1);
        for (const Command* command : all_commands()) add(*command);
    }

    // Returns the chosen command and its arguments. If the user asked for help, `help_text` is set and the command is nullptr. Errors: the
    // usage_ codes.
    Result<Parsed> parse(int argc, char** argv, std::string& help_text) {
        try {
            root_.parse(reversed_words(argc, argv));
        } catch (const CLI::ParseError& error) {
            return translate(error);
        }
        return chosen(help_text);
    }

private:
    struct Leaf {
        const Command* command;
        CLI::App* app;
        std::deque<Slot> slots;
        std::string positional;
        CLI::Option* positional_option = nullptr;
        bool help = false;
    };
    struct Group {
        std::string name;
        CLI::App* app;
        bool help = false;
    };

    CLI::App* group(const std::string& name) {
        for (Group& known : groups_) {
            if (known.name == name) return known.app;
        }
        Group& made = groups_.emplace_back(Group{name, root_.add_subcommand(name), false});
        made.app->set_help_flag("");
        made.app->add_flag("--help,-h", made.help);
        return made.app;
    }

    void add_option(Leaf& leaf, const Option& row) {
        Slot& slot = leaf.slots.emplace_back(Slot{&row, nullptr, {}, false});
        std::string names = "--" + std::string(row.name);
        if (!row.alias.empty()) names += ",--" + std::string(row.alias);
        slot.parsed = row.kind == ValueKind::flag ? leaf.app->add_flag(names, slot.flag) : leaf.app->add_option(names, slot.value);
    }

    void add(const Command& command) {
        const std::string name(command.name);
        const auto space = name.find(' ');
        CLI::App* parent = space == std::string::npos ? &root_ : group(name.substr(0, space));
        Leaf& leaf = leaves_.emplace_back();
        leaf.command = &command;
        leaf.app = parent->add_subcommand(space == std::string::npos ? name : name.substr(space + 1));
        leaf.app->set_help_flag("");
        leaf.app->add_flag("--help,-h", leaf.help);
        for (const Option& row : command.options) add_option(leaf, row);
        for (const Option& row : common_options) add_option(leaf, row);
        if (!command.positional.empty()) leaf.positional_option = leaf.app->add_option("positional", leaf.positional);
    }

    // CLI11's messages quote the command line, which may contain a secret, so only the kind of error is kept.
    static Unexpected translate(const CLI::ParseError& error) {
        using Code = CLI::ExitCodes;
        switch (static_cast<Code>(error.get_exit_code())) {
            case Code::ExtrasError: return fail(Errc::usage_extra_argument);
            case Code::RequiredError: return fail(Errc::usage_missing_option);
            case Code::ArgumentMismatch: return fail(Errc::usage_value, "option is repeated or has no value");
            default: return fail(Errc::usage);
        }
    }

    Result<Parsed> chosen(std::string& help_text) {
        for (Leaf& leaf : leaves_) {
            if (!leaf.app->parsed()) continue;
            if (leaf.help) {
                help_text = help(*leaf.command);
                return Parsed{};
            }
            Parsed parsed{leaf.command, {}};
            for (Slot& slot : leaf.slots) {
                if (slot.parsed->count() == 0) continue;
                parsed.arguments.set(slot.row->name, std::move(slot.value));
            }
            if (leaf.positional_option != nullptr) {
                const bool given = leaf.positional_option->count() != 0;
                if (!given && !leaf.command->positional_optional) return fail(Errc::usage_missing_option, leaf.command->positional.data());
                if (given) parsed.arguments.set_positional(std::move(leaf.positional));
            }
            for (const Slot& slot : leaf.slots) {
                if (slot.row->required && slot.parsed->count() == 0) return fail(Errc::usage_missing_option, slot.row->name.data());
            }
            return parsed;
        }
        for (const Group& group : groups_) {
            if (!group.app->parsed()) continue;
            if (!group.help) return fail(Errc::usage_unknown_command);
            help_text = group_help(group.name);
            return Parsed{};
        }
        return fail(Errc::usage_unknown_command);
    }

    CLI::App root_;
    std::deque<Leaf> leaves_;
    std::deque<Group> groups_;
};

// Returns whether errors are printed as JSON. It does not use the parser, because it must work for a command line that is wrong.
bool json_wanted(int argc, char** argv) {
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument = argv[i];
        if (argument == "--") return false;
        if (argument == "--json" || argument == "--output=json") return true;
        if (argument == "--output" && i + 1 < argc && std::string_view(argv[i + 1]) == "json") return true;
    }
    return false;
}

Result<Form> form_of(const Arguments& arguments) {
    const auto named = arguments.text("output");
    if (arguments.has("json")) {
        if (named && *named != "json") return fail(Errc::usage_conflict, "output");
        return Form::json;
    }
    if (!named || *named == "text") return Form::text;
    if (*named == "json") return Form::json;
    if (*named == "csv") return Form::csv;
    return fail(Errc::usage_value, "output");
}

Result<int> print_text(std::string_view text) {
    Output output(Form::text, true);
    output.raw(text);
    COFFER_CHECK(output.flush());
    return output.abandoned() ? closed_pipe_status : 0;
}

// Prints the version with its commit, then the versions of the libraries.
Result<int> print_version(bool json) {
    std::string text = json ? "{\"version\":\"" COFFER_VERSION_STRING "\",\"commit\":\"" : "coffer " COFFER_VERSION_STRING " (commit ";
    text += commit();
    text += json ? "\",\"libraries\":[" : ")\n";
    const char* separator = "";
    for (const LibraryVersion& library : library_versions()) {
        text.append(json ? separator : "").append(json ? "{\"name\":\"" : "").append(library.name);
        text.append(json ? "\",\"version\":\"" : " ").append(library.version).append(json ? "\"}" : "\n");
        separator = ",";
    }
    if (json) text += "]}\n";
    return print_text(text);
}

// Returns the command that the first words name, or nullptr for the help of a group. Error: usage_unknown_command.
Result<const Command*> find_command(std::string_view first, std::string_view second) {
    bool group = false;
    for (const Command* command : all_commands()) {
        const auto space = command->name.find(' ');
        if (command->name.substr(0, space) != first) continue;
        if (space == std::string_view::npos || command->name.substr(space + 1) == second) return command;
        group = true;
    }
    if (group && (second == "--help" || second == "-h")) return nullptr;
    return fail(Errc::usage_unknown_command, group ? "second word" : "first word");
}

bool has_option(const Command& command, std::string_view name) {
    const auto is = [&](const Option& option) { return option.name == name || (!option.alias.empty() && option.alias == name); };
    return name == "help" || std::any_of(command.options.begin(), command.options.end(), is) ||
           std::any_of(common_options.begin(), common_options.end(), is);
}

// CLI11 reports a mistyped option as an extra argument; this check reports it as an unknown option. The error does not quote the word,
// because it may be a secret.
Status check_words(int argc, char** argv) {
    COFFER_TRY(const Command* command, find_command(argv[1], argc > 2 ? argv[2] : ""));
    if (command == nullptr) return Ok{};
    for (int i = 2; i < argc; ++i) {
        const std::string_view word = argv[i];
        if (word == "--") return Ok{};
        if (!word.starts_with("--") || is_pem(word)) continue;
        if (!has_option(*command, word.substr(2, word.find('=') - 2))) return fail(Errc::usage_unknown_option);
    }
    return Ok{};
}

// With these variables set, OpenSSL would load configuration and code from the files that they name.
void forget_environment() noexcept {
    for (const char* name : {"OPENSSL_CONF", "OPENSSL_MODULES", "OPENSSL_ENGINES"}) {
        static_cast<void>(::unsetenv(name));  // NOLINT(concurrency-mt-unsafe): before any thread
    }
}

// A library below its minimum version may compute wrongly or leave secrets in memory. The self-test of `init` takes longer than most
// commands, so only the command `selftest` runs it.
Status check_libraries(std::string& subject) {
    for (const LibraryVersion& library : library_versions()) {
        if (library.ok) continue;
        subject.append("found ").append(library.version).append(", needs ").append(library.floor);
        return fail(Errc::library_version, library.name.data());
    }
    return Ok{};
}

Result<int> run_command_line(int argc, char** argv, std::string& subject) {
    if (argc < 2) return fail(Errc::usage_unknown_command, "no command given");
    const std::string_view first = argv[1];
    if (first == "--help" || first == "-h" || first == "help") return print_text(overview());
    if (first == "--version") return print_version(json_wanted(argc, argv));

    COFFER_CHECK(check_words(argc, argv));
    std::string help_text;
    Parser parser;
    COFFER_TRY(const Parsed parsed, parser.parse(argc, argv, help_text));
    if (parsed.command == nullptr) return print_text(help_text);

    COFFER_TRY(const Form form, form_of(parsed.arguments));
    if (form == Form::csv && !parsed.command->prints_csv) return fail(Errc::usage_value, "output");
    COFFER_CHECK(check_libraries(subject));
    Input input(parsed.arguments);
    Output output(form, parsed.arguments.has("quiet"));
    WrittenFiles files;
    Context context{parsed.arguments, input, output, files, subject};
    COFFER_TRY(const int status, parsed.command->run(context));
    COFFER_CHECK(output.flush());
    if (output.abandoned()) return closed_pipe_status;
    files.keep();
    return status;
}

// The command line, and its exit status after it was run.
struct Call {
    int argc;
    char** argv;
    sigset_t signals;  // the signal mask that the program was started with
    int status;
};

bool errors_as_json = false;  // set before any thread

int fail_with(const Error& error, std::string_view subject = {}) noexcept {
    print_error(error, errors_as_json, subject);
    return exit_status(error);
}

void run_call(void* argument) noexcept {
    auto& call = *static_cast<Call*>(argument);
    static_cast<void>(pthread_sigmask(SIG_SETMASK, &call.signals, nullptr));
    Error error{Errc::internal};
    std::string subject;
    try {
        const Result<int> status = run_command_line(call.argc, call.argv, subject);
        if (const int signal = Interruption::signal(); signal != 0) end_by_signal(signal);
        if (status) {
            call.status = *status;
            return;
        }
        error = status.error();
    } catch (const std::bad_alloc&) {
        error = Error{Errc::out_of_memory};
    } catch (...) {
        error = Error{Errc::internal};
    }
    call.status = fail_with(error, subject);
}

// The handler for an exception that leaves a noexcept function; only a lack of memory throws there. There may be too little memory even for
// the exception object.
[[noreturn]] void end_without_memory() noexcept {
    const std::type_info* type = abi::__cxa_current_exception_type();
    const bool memory = type == nullptr || *type == typeid(std::bad_alloc);
    const Error error{memory ? Errc::out_of_memory : Errc::internal};
    print_error(error, errors_as_json);
    ::_exit(exit_status(error));
}

// Ten times the stack that is used. No recursion depends on the input, so the use is bounded.
constexpr std::size_t stack_size = std::size_t{512} << 10;

}  // namespace

int run(int argc, char** argv) noexcept {
    occupy_standard_descriptors();
    forget_environment();
    ignore_write_signals();
    errors_as_json = json_wanted(argc, argv);
    std::set_terminate(end_without_memory);
    Call call{argc, argv, {}, 0};
    // Only the working thread receives signals, so that they interrupt its waiting calls. The initial thread blocks them all.
    sigset_t all;
    static_cast<void>(sigfillset(&all));
    static_cast<void>(pthread_sigmask(SIG_SETMASK, &all, &call.signals));
    try {
        OwnStackThread thread(stack_size);
        if (!thread.start(run_call, &call)) return fail_with({Errc::out_of_memory});
        thread.join();
        return call.status;
    } catch (const std::bad_alloc&) {
        return fail_with({Errc::out_of_memory});
    }
}

}  // namespace coffer::cli
