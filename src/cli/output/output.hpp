// What a command prints: buffered in wiping memory and written only when the command has succeeded (long lists: from 1 MiB on as they
// come).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "coffer/core/result.hpp"
#include "coffer/core/secret.hpp"

namespace coffer::cli {

enum class Form : u8 { text, json, csv };

/// TextBuffer is text in wiping memory, in the form that was asked for.
class TextBuffer {
public:
    explicit TextBuffer(Form form) noexcept : form_(form) {}

    [[nodiscard]] Form form() const noexcept { return form_; }
    [[nodiscard]] bool json() const noexcept { return form_ == Form::json; }
    void raw(Bytes bytes);
    void raw(std::string_view text) { raw(as_bytes(text)); }
    [[nodiscard]] const std::vector<SecretBytes>& chunks() const noexcept COFFER_LIFETIMEBOUND { return chunks_; }

protected:
    static constexpr std::size_t chunk_size = (std::size_t{64} << 10) - 1;  // a block of secret memory ends with a byte of its own
    Form form_;
    std::vector<SecretBytes> chunks_;
};

class Output : public TextBuffer {
public:
    Output(Form form, bool quiet) noexcept : TextBuffer(form), quiet_(quiet) {}

    [[nodiscard]] bool quiet() const noexcept { return quiet_; }

    /// take appends a finished part of a long list, and writes out what has come so far once it is more than 1 MiB. False when standard
    /// output fails: the command may then stop, flush tells the error.
    [[nodiscard]] bool take(const TextBuffer& part);
    /// notice is told on standard error once the command has succeeded; a failure has one line there, its own.
    void notice(std::string_view text);
    /// flush writes everything to standard output. Error: file_write. No error where the reader has gone away: see abandoned.
    [[nodiscard]] Status flush();
    /// abandoned says whether the reader of standard output has gone away (a closed pipe).
    [[nodiscard]] bool abandoned() const noexcept { return abandoned_; }

private:
    void write_out();

    bool quiet_;
    bool broken_ = false;
    bool abandoned_ = false;
    std::string notices_;
};

/// Record prints the members of one object: as a JSON object, or as aligned "name  value" lines.
class Record {
public:
    explicit Record(TextBuffer& output) : output_(output) { open(); }
    ~Record() { close(); }
    Record(const Record&) = delete;
    Record& operator=(const Record&) = delete;

    /// text adds a value. In the form for a person, what would break its line or act on a terminal is shown by its bytes, as `\x1b`: much
    /// of what is printed was said by somebody else.
    Record& text(std::string_view name, std::string_view value);
    /// verbatim adds a value that is to be copied as it is.
    Record& verbatim(std::string_view name, std::string_view value);
    Record& text(std::string_view name, const SecretText& value) { return verbatim(name, as_text(value.reveal())); }
    Record& number(std::string_view name, u64 value);
    Record& boolean(std::string_view name, bool value);
    Record& list(std::string_view name, const std::vector<std::string_view>& values);
    /// object prints a nested object whose members `fill` adds.
    template <typename F>
    Record& object(std::string_view name, F&& fill) {
        heading(name);
        Record nested(output_, depth_ + 1);
        fill(nested);
        return *this;
    }
    /// objects prints a list of `count` objects; `fill(record, i)` adds the members of item i.
    template <typename F>
    Record& objects(std::string_view name, std::size_t count, F&& fill) {
        if (count == 0 && !output_.json()) return verbatim(name, "none");
        heading(name);
        if (output_.json()) output_.raw("[");
        for (std::size_t i = 0; i < count; ++i) {
            if (i != 0) output_.raw(output_.json() ? "," : "");
            Record nested(output_, depth_ + 1);
            fill(nested, i);
        }
        if (output_.json()) output_.raw("]");
        return *this;
    }

private:
    Record(TextBuffer& output, unsigned depth) : output_(output), depth_(depth) { open(); }
    void open();
    void close();
    void key(std::string_view name);
    /// heading is a key whose value begins on the next line.
    void heading(std::string_view name);

    TextBuffer& output_;
    unsigned depth_ = 0;
    bool first_ = true;
};

/// add_error adds an error's members: code, name, message, at, what. The message ends with `subject` where there is one.
void add_error(Record& record, const Error& error, std::string_view subject = {});

/// print_error writes the one line of a failure to standard error; its message ends with `subject` where there is one. It takes no memory,
/// since there may be none.
void print_error(const Error& error, bool json, std::string_view subject = {}) noexcept;

/// exit_status maps an error's group to the program's exit status.
[[nodiscard]] int exit_status(const Error& error) noexcept;

}  // namespace coffer::cli
