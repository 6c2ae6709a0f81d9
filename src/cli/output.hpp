// What a command prints: buffered in wiping memory and written only when the command has succeeded (long lists: from 1 MiB on as they
// come).
#pragma once

#include <string_view>
#include <vector>

#include "coffer/core/result.hpp"
#include "coffer/core/secret.hpp"

namespace coffer::cli {

enum class Form : u8 { text, json, csv };

class Output {
public:
    explicit Output(Form form, bool quiet) : form_(form), quiet_(quiet) {}

    [[nodiscard]] Form form() const noexcept { return form_; }
    [[nodiscard]] bool json() const noexcept { return form_ == Form::json; }
    [[nodiscard]] bool quiet() const noexcept { return quiet_; }

    void raw(Bytes bytes);
    void raw(std::string_view text) { raw(as_bytes(text)); }
    /// flush writes everything to standard output. Error: file_write.
    [[nodiscard]] Status flush();
    /// A failed write of a long list; the command stops early.
    [[nodiscard]] bool broken() const noexcept { return broken_; }

private:
    void write_out();

    Form form_;
    bool quiet_;
    bool broken_ = false;
    std::vector<SecretBytes> chunks_;
};

/// Record prints the members of one object: as a JSON object, or as aligned "name  value" lines.
class Record {
public:
    explicit Record(Output& output) : output_(output) { open(); }
    ~Record() { close(); }
    Record(const Record&) = delete;
    Record& operator=(const Record&) = delete;

    Record& text(std::string_view name, std::string_view value);
    Record& text(std::string_view name, const SecretText& value) { return text(name, as_text(value.reveal())); }
    Record& number(std::string_view name, u64 value);
    Record& boolean(std::string_view name, bool value);
    Record& list(std::string_view name, const std::vector<std::string_view>& values);
    /// object prints a nested object whose members `fill` adds.
    template <typename F>
    Record& object(std::string_view name, F&& fill) {
        key(name);
        Record nested(output_, depth_ + 1);
        fill(nested);
        return *this;
    }
    /// objects prints a list of `count` objects; `fill(record, i)` adds the members of item i.
    template <typename F>
    Record& objects(std::string_view name, std::size_t count, F&& fill) {
        key(name);
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
    Record(Output& output, unsigned depth) : output_(output), depth_(depth) { open(); }
    void open();
    void close();
    void key(std::string_view name);

    Output& output_;
    unsigned depth_ = 0;
    bool first_ = true;
};

/// print_error writes the one line of a failure to standard error.
void print_error(const Error& error, bool json);

/// exit_status maps an error's group to the program's exit status.
[[nodiscard]] int exit_status(const Error& error) noexcept;

}  // namespace coffer::cli
