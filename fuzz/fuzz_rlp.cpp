#include "encoding/rlp.hpp"
#include "fuzz.hpp"

using namespace coffer;

namespace {

/// copy writes again what it reads; false where something is refused.
bool copy(rlp::Reader reader, rlp::Writer& writer) {
    while (!reader.at_end()) {
        if (reader.next_is_list()) {
            const auto inner = reader.list();
            if (!fuzz::accepted(inner)) return false;
            writer.begin_list();
            if (!copy(*inner, writer)) return false;
            writer.end_list();
        } else {
            const auto bytes = reader.bytes();
            if (!fuzz::accepted(bytes)) return false;
            writer.bytes(*bytes);
        }
    }
    return reader.finish().has_value();
}

}  // namespace

COFFER_FUZZ(input) {
    rlp::Writer writer;
    const auto count = rlp::Reader(input).count();
    if (!copy(rlp::Reader(input), writer)) return;
    fuzz::require(fuzz::accepted(count));
    fuzz::require(fuzz::same(writer.finish(), input));
    rlp::Reader reader(input);
    while (!reader.at_end()) {
        const auto before = reader.offset();
        const auto number = reader.integer_u64();
        if (number) continue;
        fuzz::require_refusal(number.error());
        fuzz::require(reader.offset() == before);
        break;
    }
}
