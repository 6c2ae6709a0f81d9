// Writing JSON: without spaces, fields in the order of the calls, and only the escapes that RFC 8259 requires.
#pragma once

#include <string>
#include <string_view>

#include "coffer/core/bytes.hpp"
#include "coffer/core/secret.hpp"

namespace coffer::json {

/// BasicWriter builds one JSON text in an Output. The calls must form a well-formed text with distinct names, and all text must be valid
/// UTF-8. Structure and UTF-8 are COFFER_INVARIANT.
///
///     Writer w;
///     w.begin_object().member("scheme", scheme).name("ids").begin_array().text(a).text(b).end_array().end_object();
template <typename Output>
class BasicWriter {
public:
    BasicWriter& begin_object();
    BasicWriter& end_object();
    BasicWriter& begin_array();
    BasicWriter& end_array();
    /// name begins a field; the next call writes its value.
    BasicWriter& name(std::string_view name);

    BasicWriter& text(std::string_view value);
    BasicWriter& integer(std::int64_t value);
    BasicWriter& unsigned_integer(u64 value);
    BasicWriter& boolean(bool value);
    BasicWriter& null();

    BasicWriter& member(std::string_view member_name, std::string_view value) { return name(member_name).text(value); }

    /// finish returns the text and leaves the writer empty.
    [[nodiscard]] Output finish();

private:
    static constexpr unsigned max_depth = 64;

    void value_begins();
    void open(char bracket, bool is_object);
    void close(char bracket, bool is_object);
    void put(std::string_view raw);
    void quote(std::string_view value);

    Output output_{};
    u64 objects_ = 0;    // bit d: the container at depth d + 1 is an object
    u64 non_empty_ = 0;  // bit d: that container has a field or element
    unsigned depth_ = 0;
    bool after_name_ = false;
    bool begun_ = false;
};

/// Writer is for public data.
using Writer = BasicWriter<std::string>;
/// SecretWriter keeps the whole text in the arena, also while it grows.
using SecretWriter = BasicWriter<SecretBytes>;

extern template class BasicWriter<std::string>;
extern template class BasicWriter<SecretBytes>;

}  // namespace coffer::json
