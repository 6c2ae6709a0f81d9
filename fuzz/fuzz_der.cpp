#include "coffer/encoding/der_signature.hpp"
#include "encoding/der.hpp"
#include "fuzz.hpp"

using namespace coffer;

namespace {

template <std::size_t N>
void signature(Bytes der) {
    const auto raw = der::decode_signature<N>(der);
    if (!raw) return fuzz::require_refusal(raw.error());
    const auto again = der::encode_signature<N>(*raw);
    fuzz::require(again.has_value() && fuzz::same(again->bytes(), der));
}

/// walk takes a value apart as far as it goes.
void walk(der::Reader reader, int depth) {
    while (!reader.at_end()) {
        der::Reader integers = reader;
        (void)integers.take_unsigned();
        bool advanced = false;
        for (const u8 tag : {der::tag::sequence, der::tag::integer, der::tag::octet_string, der::tag::bit_string,
                             der::tag::object_identifier, der::tag::context_0, der::tag::context_1}) {
            if (!reader.next_is(tag)) continue;
            const auto inner = reader.enter(tag);
            if (!inner) return fuzz::require_refusal(inner.error());
            if (depth < 16) walk(*inner, depth + 1);
            advanced = true;
        }
        if (!advanced) break;
    }
    fuzz::require(reader.finish().has_value() == reader.at_end());
}

}  // namespace

COFFER_FUZZ(der) {
    signature<32>(der);
    signature<48>(der);
    walk(der::Reader(der), 0);
}
