// Vector files: JSON under vectors/. They are read so that a vector that no test uses is an error.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "coffer/core/bytes.hpp"
#include "support/hex.hpp"

namespace coffer::testing {

namespace detail {
struct Node;
class Document;
}  // namespace detail

/// Record is one object, array element or scalar of a vector file. Reading a field marks it as consumed. When the last Record of a file is
/// destroyed, every unconsumed field of every Record that was handed out is a test failure. A test names a field that it leaves to another
/// test with `ignore`. The fields `id`, `note`, `source`, `reason`, `verified_with`, `peer_error` and `peer_result` describe a record and
/// need not be read. Reading a field that is absent or has another type fails the test and throws.
class Record {
public:
    /// where returns the name of the record for messages: `bip39.json: valid[3] (id or note)`.
    [[nodiscard]] std::string where() const;

    [[nodiscard]] bool has(std::string_view field) const;
    [[nodiscard]] bool is_null(std::string_view field) const;
    [[nodiscard]] bool is_text(std::string_view field) const;
    /// fields returns the field names in the order of the file, without consuming the fields.
    [[nodiscard]] std::vector<std::string> fields() const;

    [[nodiscard]] std::string text(std::string_view field) const;
    /// text_or returns `fallback` if the field is absent.
    [[nodiscard]] std::string text_or(std::string_view field, std::string_view fallback) const;
    [[nodiscard]] std::vector<u8> hex(std::string_view field) const;
    template <std::size_t N>
    [[nodiscard]] std::array<u8, N> hex(std::string_view field) const {
        return from_hex<N>(text(field));
    }
    [[nodiscard]] std::int64_t integer(std::string_view field) const;
    [[nodiscard]] std::uint64_t natural(std::string_view field) const;
    [[nodiscard]] bool boolean(std::string_view field) const;
    /// boolean_or returns `fallback` if the field is absent.
    [[nodiscard]] bool boolean_or(std::string_view field, bool fallback) const;
    [[nodiscard]] Record record(std::string_view field) const;
    [[nodiscard]] std::vector<Record> list(std::string_view field) const;
    [[nodiscard]] std::vector<std::string> texts(std::string_view field) const;
    /// json returns the whole value as compact JSON and consumes all of it.
    [[nodiscard]] std::string json(std::string_view field) const;

    /// The value of a record that is a scalar, such as an element of an array of strings.
    [[nodiscard]] std::string text() const;
    [[nodiscard]] std::int64_t integer() const;
    [[nodiscard]] std::string json() const;

    /// ignore consumes a field, which may be absent, without reading it. `why`: who reads it, or why nobody needs to.
    void ignore(std::string_view field, std::string_view why) const;
    /// ignore_rest consumes every field of this record that was not read.
    void ignore_rest(std::string_view why) const;

private:
    friend class VectorFile;
    Record(std::shared_ptr<detail::Document> document, const detail::Node* node);
    [[nodiscard]] const detail::Node& field(std::string_view name) const;
    [[noreturn]] void fail(const std::string& message) const;

    std::shared_ptr<detail::Document> document_;
    const detail::Node* node_;
};

/// vectors_folder returns the path of the repository's vectors/.
[[nodiscard]] std::string vectors_folder();

/// VectorFile is a file below vectors_folder() whose top level is an object. Its lists are handed out record by record. A list that no
/// test of the program opened fails the program, unless the tests were filtered or sharded. `origin`, `about`, `schema` and `fields`
/// describe the file.
class VectorFile {
public:
    /// load reads `path` relative to vectors_folder(). It throws, and so fails the test, if the file is absent or not strict JSON.
    [[nodiscard]] static VectorFile load(std::string_view path);
    /// load_foreign reads a file of another test suite by its full path. Its lists need not all be opened.
    [[nodiscard]] static VectorFile load_foreign(const std::string& path);
    /// parse reads a vector file from memory.
    [[nodiscard]] static VectorFile parse(std::string_view name, std::string_view json);

    [[nodiscard]] bool has(std::string_view name) const { return root_.has(name); }
    [[nodiscard]] std::vector<Record> list(std::string_view name) const;
    [[nodiscard]] Record record(std::string_view name) const;
    [[nodiscard]] std::string text(std::string_view name) const;
    [[nodiscard]] std::int64_t integer(std::string_view name) const;
    /// ignore marks a whole list as read. `why`: the test program that reads it, or why none does.
    void ignore(std::string_view name, std::string_view why) const;

    /// unread_fields returns `name: path` for every field that `use` did not read, of the records that it was given. For testing this
    /// harness.
    [[nodiscard]] static std::vector<std::string> unread_fields(std::string_view name, std::string_view json,
                                                                void (*use)(const VectorFile&));

private:
    [[nodiscard]] static VectorFile of(std::shared_ptr<detail::Document> document);
    explicit VectorFile(Record root) : root_(std::move(root)) {}
    void opened(std::string_view name) const;
    Record root_;
};

}  // namespace coffer::testing
