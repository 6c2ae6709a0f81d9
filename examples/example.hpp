// Shared by the examples: reading a file, and ending the program on an error.
#pragma once

#include <coffer/coffer.hpp>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <utility>

namespace example {

/// must returns the value of a result, or prints its error and ends the program.
template <typename T>
T must(coffer::Result<T> result) {
    if (result) return *std::move(result);
    std::cerr << result.error() << '\n';
    std::exit(EXIT_FAILURE);
}

/// exact_file reads a whole public file, byte for byte.
inline std::string exact_file(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// file reads a whole public file, without its last line feed.
inline std::string file(const std::string& path) {
    std::string text = exact_file(path);
    if (!text.empty() && text.back() == '\n') text.pop_back();
    return text;
}

/// secret_file reads a secret of at most 4 KiB into memory that wipes itself. The stream has no buffer, which would keep a copy.
inline coffer::SecretText secret_file(const std::string& path) {
    std::ifstream in;
    in.rdbuf()->pubsetbuf(nullptr, 0);
    in.open(path, std::ios::binary);
    auto bytes = coffer::SecretBytes::from_size(4096);
    in.read(reinterpret_cast<char*>(bytes.reveal_mut().data()), static_cast<std::streamsize>(bytes.size()));
    bytes.truncate(static_cast<std::size_t>(in.gcount()));
    if (!bytes.empty() && bytes.reveal().back() == '\n') bytes.truncate(bytes.size() - 1);
    return must(coffer::SecretText::parse(std::move(bytes)));
}

}  // namespace example
