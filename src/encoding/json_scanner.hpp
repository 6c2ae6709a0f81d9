// A strict JSON scanner without memory of its own. It locates the fault of a refused text, and it reads texts with secrets.
#pragma once

#include <array>

#include "encoding/json.hpp"

namespace coffer::json::detail {

enum class Token : u8 { begin_object, end_object, begin_array, end_array, name, text, integer, real, boolean, null, end };

/// Scanner returns the tokens of one JSON text. The caller has checked the UTF-8. It branches on the role of a character (quote, escape,
/// digit), not on its value.
/// Errors, with the byte offset: json_syntax, json_too_deep, json_number_range, json_trailing_bytes.
class Scanner {
public:
    /// depth_cap is the upper limit of Limits::max_depth.
    static constexpr u32 depth_cap = 1024;

    Scanner(Bytes text, u32 max_depth, Numbers numbers) noexcept : text_(text), max_depth_(max_depth), numbers_(numbers) {}

    /// next returns the next token, and Token::end after the one value of the text.
    [[nodiscard]] Result<Token> next() noexcept;

    /// begin and end return the offsets of the last token. A string or name includes its quotes.
    [[nodiscard]] std::size_t begin() const noexcept { return begin_; }
    [[nodiscard]] std::size_t end() const noexcept { return at_; }
    [[nodiscard]] u32 depth() const noexcept { return depth_; }

private:
    enum class Expect : u8 { value, first_element, first_name, name, colon, separator, nothing };

    [[nodiscard]] bool more() const noexcept { return at_ < text_.size(); }
    [[nodiscard]] u8 peek() const noexcept { return more() ? text_[at_] : u8{0}; }
    void skip_space() noexcept;
    Result<Token> value() noexcept;
    Result<Token> open(bool is_object) noexcept;
    Result<Token> close(bool is_object) noexcept;
    Result<Token> string(Token token) noexcept;
    Status escape() noexcept;
    Result<u32> four_digits() noexcept;
    Result<Token> number() noexcept;
    Result<Token> word(std::string_view expected, Token token) noexcept;
    [[nodiscard]] bool in_object() const noexcept { return (objects_[(depth_ - 1) / 64] >> ((depth_ - 1) % 64) & 1U) != 0; }
    void value_ends() noexcept { expect_ = depth_ == 0 ? Expect::nothing : Expect::separator; }
    [[nodiscard]] Unexpected syntax() const noexcept { return fail(Errc::json_syntax, at_); }

    Bytes text_;
    std::size_t at_ = 0;
    std::size_t begin_ = 0;
    u32 max_depth_;
    u32 depth_ = 0;
    Numbers numbers_;
    Expect expect_ = Expect::value;
    std::array<u64, depth_cap / 64> objects_{};  // bit d: the container at depth d + 1 is an object
};

}  // namespace coffer::json::detail
