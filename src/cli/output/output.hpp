// The output of a command. It is buffered in secret memory and written after the command has succeeded; a long list is written in parts of
// about 1 MiB.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "coffer/core/result.hpp"
#include "coffer/core/secret.hpp"

namespace coffer::cli {

/// Form is the output format: that of --output.
enum class Form : u8 { text, json, csv };

/// TextBuffer collects output in secret memory.
class TextBuffer {
public:
    explicit TextBuffer(Form form) noexcept : form_(form) {}

    [[nodiscard]] Form form() const noexcept { return form_; }
    [[nodiscard]] bool json() const noexcept { return form_ == Form::json; }
    /// raw appends bytes without escaping them.
    void raw(Bytes bytes);
    /// raw appends text without escaping it.
    void raw(std::string_view text) { raw(as_bytes(text)); }
    [[nodiscard]] const std::vector<SecretBytes>& chunks() const noexcept COFFER_LIFETIMEBOUND { return chunks_; }

protected:
    static constexpr std::size_t chunk_size = (std::size_t{64} << 10) - 1;  // secret memory adds one byte to each block
    Form form_;
    std::vector<SecretBytes> chunks_;
};

/// Output is the standard output of a command, and its notices on standard error.
class Output : public TextBuffer {
public:
    Output(Form form, bool quiet) noexcept : TextBuffer(form), quiet_(quiet) {}

    [[nodiscard]] bool quiet() const noexcept { return quiet_; }

    /// take appends a part of a long list, and writes the buffer to standard output if it holds more than 1 MiB. It returns false after
    /// standard output has failed; the command may then stop, and flush returns the error.
    [[nodiscard]] bool take(const TextBuffer& part);
    /// notice adds a line that flush prints on standard error. A command that fails prints no notices, so that its error is the only line
    /// there.
    void notice(std::string_view text);
    /// flush writes the buffer to standard output, then the notices to standard error. Error: file_write. A closed pipe is not an error;
    /// see abandoned.
    [[nodiscard]] Status flush();
    /// abandoned returns true after the reader of standard output has closed the pipe.
    [[nodiscard]] bool abandoned() const noexcept { return abandoned_; }

private:
    void write_out();

    bool quiet_;
    bool broken_ = false;
    bool abandoned_ = false;
    std::string notices_;
};

/// Record prints the fields of one object, as a JSON object or as aligned "name  value" lines. The object is complete when the Record is
/// destroyed.
class Record {
public:
    explicit Record(TextBuffer& output) : output_(output) { open(); }
    ~Record() { close(); }
    Record(const Record&) = delete;
    Record& operator=(const Record&) = delete;

    /// text adds a string. In Form::text, characters that break the line or control a terminal become escapes such as `\x1b`, because
    /// values may come from an untrusted source.
    Record& text(std::string_view name, std::string_view value);
    /// verbatim adds a string that the user will copy. In Form::text it is not escaped.
    Record& verbatim(std::string_view name, std::string_view value);
    /// text adds a secret, as `verbatim` does.
    Record& text(std::string_view name, const SecretText& value) { return verbatim(name, as_text(value.reveal())); }
    Record& number(std::string_view name, u64 value);
    Record& boolean(std::string_view name, bool value);
    /// list adds a list of strings. In Form::text they are not escaped.
    Record& list(std::string_view name, const std::vector<std::string_view>& values);
    /// object adds a nested object, whose fields `fill` adds.
    template <typename F>
    Record& object(std::string_view name, F&& fill) {
        heading(name);
        Record nested(output_, depth_ + 1);
        fill(nested);
        return *this;
    }
    /// objects adds a list of `count` objects; `fill(record, i)` adds the fields of object i.
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
    /// heading prints the name of a nested value, which begins on the next line.
    void heading(std::string_view name);

    TextBuffer& output_;
    unsigned depth_ = 0;
    bool first_ = true;
};

/// add_error adds the fields of an error: code, name, message, at and what. `subject`: if not empty, appended to the message.
void add_error(Record& record, const Error& error, std::string_view subject = {});

/// print_error writes the error line of the program to standard error. `subject`: if not empty, appended to the message. print_error
/// allocates no memory, because the error may be a lack of memory.
void print_error(const Error& error, bool json, std::string_view subject = {}) noexcept;

/// exit_status returns the program's exit status for an error, which depends on the error's group.
[[nodiscard]] int exit_status(const Error& error) noexcept;

}  // namespace coffer::cli
