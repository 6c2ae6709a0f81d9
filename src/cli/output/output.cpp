#include "cli/output/output.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <string>

#include "cli/process/descriptor.hpp"
#include "coffer/encoding/hex.hpp"
#include "core/error_message.hpp"
#include "encoding/json_escape.hpp"
#include "encoding/text.hpp"

namespace coffer::cli {
namespace {

constexpr std::size_t hold_back_chunks = 16;

// Calls `emit` with pieces of `value`, escaped for a JSON string.
template <typename Emit>
void escape(std::string_view value, Emit&& emit) {
    // JSON does not require escaping DEL, but it controls terminals.
    const auto special = [](char c) { return json::needs_escape(c) || c == 0x7f; };
    while (!value.empty()) {
        const auto plain = static_cast<std::size_t>(std::ranges::find_if(value, special) - value.begin());
        emit(value.substr(0, plain));
        value.remove_prefix(plain);
        if (value.empty()) return;
        std::array<char, 6> room{};
        emit(json::escape_of(value.front(), room));
        value.remove_prefix(1);
    }
}

// Calls `emit` with pieces of `value`, escaped so that it stays on one line and cannot control a terminal.
template <typename Emit>
void show(std::string_view value, Emit&& emit) {
    while (!value.empty()) {
        std::size_t harmless = 0;
        while (const std::size_t length = text::harmless_character(as_bytes(value.substr(harmless)))) harmless += length;
        emit(value.substr(0, harmless));
        value.remove_prefix(harmless);
        if (value.empty()) return;
        emit("\\x" + hex::encode(as_bytes(value.substr(0, 1))));
        value.remove_prefix(1);
    }
}

// A line in a fixed buffer, because there may be no memory to allocate. A longer line is truncated.
class Line {
public:
    Line& add(std::string_view piece) noexcept {
        piece = piece.substr(0, text_.size() - used_);
        std::ranges::copy(piece, text_.begin() + static_cast<std::ptrdiff_t>(used_));
        used_ += piece.size();
        return *this;
    }
    Line& add(unsigned number) noexcept {
        std::array<char, 10> digits;
        const char* end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
        return add({digits.data(), static_cast<std::size_t>(end - digits.data())});
    }
    [[nodiscard]] std::string_view text() const noexcept { return {text_.data(), used_}; }

private:
    std::array<char, 1024> text_;
    std::size_t used_ = 0;
};

}  // namespace

void TextBuffer::raw(Bytes bytes) {
    while (!bytes.empty()) {
        if (chunks_.empty() || chunks_.back().size() == chunk_size) chunks_.push_back(SecretBytes::from_capacity(chunk_size));
        SecretBytes& chunk = chunks_.back();
        const Bytes part = bytes.first(std::min(bytes.size(), chunk_size - chunk.size()));
        chunk.append(part);
        bytes = bytes.subspan(part.size());
    }
}

bool Output::take(const TextBuffer& part) {
    for (const SecretBytes& chunk : part.chunks()) raw(chunk.reveal());
    if (chunks_.size() > hold_back_chunks) write_out();
    return !broken_;
}

void Output::write_out() {
    for (const SecretBytes& chunk : chunks_) {
        if (broken_ || write_all(STDOUT_FILENO, chunk.reveal())) continue;
        broken_ = true;
        abandoned_ = errno == EPIPE;
    }
    chunks_.clear();
}

void Output::notice(std::string_view text) {
    notices_ += "coffer: ";
    notices_ += text;
    notices_ += '\n';
}

Status Output::flush() {
    write_out();
    if (abandoned_) return Ok{};
    if (broken_) return fail(Errc::file_write, "standard output");
    static_cast<void>(write_all(STDERR_FILENO, as_bytes(notices_)));
    notices_.clear();
    return Ok{};
}

void Record::open() {
    if (output_.json())
        output_.raw("{");
    else if (depth_ != 0)
        output_.raw("\n");
}

void Record::close() {
    if (output_.json()) output_.raw(depth_ == 0 ? "}\n" : "}");
}

void Record::key(std::string_view name) {
    if (output_.json()) {
        output_.raw(first_ ? "\"" : ",\"");
        output_.raw(name);
        output_.raw("\":");
    } else {
        constexpr std::size_t column = 20;
        const std::string indent(depth_ * 2, ' ');
        output_.raw(indent);
        output_.raw(name);
        output_.raw(std::string(indent.size() + name.size() < column ? column - indent.size() - name.size() : 1, ' '));
    }
    first_ = false;
}

void Record::heading(std::string_view name) {
    if (output_.json()) return key(name);
    output_.raw(std::string(depth_ * 2, ' '));
    output_.raw(name);
    first_ = false;
}

Record& Record::text(std::string_view name, std::string_view value) {
    if (output_.json()) return verbatim(name, value);
    key(name);
    show(value, [&](std::string_view piece) { output_.raw(piece); });
    output_.raw("\n");
    return *this;
}

Record& Record::verbatim(std::string_view name, std::string_view value) {
    key(name);
    if (output_.json()) {
        output_.raw("\"");
        escape(value, [&](std::string_view piece) { output_.raw(piece); });
        output_.raw("\"");
    } else {
        output_.raw(value);
        output_.raw("\n");
    }
    return *this;
}

Record& Record::number(std::string_view name, u64 value) {
    char digits[20];
    const auto end = std::to_chars(std::begin(digits), std::end(digits), value).ptr;
    key(name);
    output_.raw(std::string_view(digits, static_cast<std::size_t>(end - digits)));
    if (!output_.json()) output_.raw("\n");
    return *this;
}

Record& Record::boolean(std::string_view name, bool value) {
    key(name);
    if (output_.json()) {
        output_.raw(value ? "true" : "false");
    } else {
        output_.raw(value ? "yes\n" : "no\n");
    }
    return *this;
}

Record& Record::list(std::string_view name, const std::vector<std::string_view>& values) {
    key(name);
    const bool json = output_.json();
    if (json) output_.raw("[");
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (i != 0) output_.raw(json ? "," : ", ");
        if (json) output_.raw("\"");
        if (json) {
            escape(values[i], [&](std::string_view piece) { output_.raw(piece); });
        } else {
            output_.raw(values[i]);
        }
        if (json) output_.raw("\"");
    }
    output_.raw(json ? "]" : "\n");
    return *this;
}

void add_error(Record& record, const Error& error, std::string_view subject) {
    std::string message(error_text(error.code));
    if (!subject.empty()) message.append(": ").append(subject);
    record.number("code", static_cast<u64>(error.code)).text("name", error_name(error.code)).text("message", message);
    if (error.at != no_position) record.number("at", error.at);
    if (*error.what != '\0') record.text("what", error.what);
}

void print_error(const Error& error, bool json, std::string_view subject) noexcept {
    Line line;
    const auto add = [&](std::string_view piece) { line.add(piece); };
    if (json) {
        const std::string_view what = error.what;
        line.add("{\"error\":{\"code\":").add(static_cast<unsigned>(error.code)).add(",\"name\":\"").add(error_name(error.code));
        line.add("\",\"message\":\"");
        escape(error_text(error.code), add);
        line.add(subject.empty() ? "" : ": ");
        escape(subject, add);
        line.add("\"");
        if (error.at != no_position) line.add(",\"at\":").add(error.at);
        if (!what.empty()) {
            line.add(",\"what\":\"");
            escape(what, add);
            line.add("\"");
        }
        line.add("}}\n");
    } else {
        line.add("coffer: ");
        core::emit_error_message(error, subject, add);
        line.add("\n");
    }
    static_cast<void>(write_all(STDERR_FILENO, as_bytes(line.text())));
}

int exit_status(const Error& error) noexcept {
    // Exit statuses by error group: 1xx 2xx 3xx 4xx 5xx 6xx 7xx 8xx 9xx.
    static constexpr int by_group[] = {8, 3, 4, 5, 6, 6, 7, 2, 8, 8};
    const int group = error_group(error.code);
    return group >= 0 && group <= 9 ? by_group[group] : 8;
}

}  // namespace coffer::cli
