#include "coffer/tx/solana.hpp"
#include "fuzz.hpp"

using namespace coffer;

COFFER_FUZZ(input) {
    const auto read = tx::solana::Transaction::parse(input);
    if (!fuzz::accepted(read)) return;
    fuzz::require(fuzz::same(read->serialize(), input));
    fuzz::require(read->signatures().size() == read->message().required_signatures);
    fuzz::require(!read->describe().lines.empty());
}
