#include "coffer/hpke/suite.hpp"

#include <algorithm>
#include <iterator>

namespace coffer::hpke {
namespace {

template <typename Row, std::size_t N>
consteval bool ids_ascend(const Row (&rows)[N]) {
    return std::ranges::adjacent_find(rows, std::ranges::greater_equal{}, &Row::id) == std::end(rows);
}

static_assert(ids_ascend(kem_rows) && ids_ascend(kdf_rows) && ids_ascend(aead_rows));

}  // namespace

Result<Suite> Suite::parse(u16 kem, u16 kdf, u16 aead) noexcept {
    const KemRow* kem_row = detail::find_row(kem_rows, kem);
    if (kem_row == nullptr) return fail(Errc::unsupported_suite, "kem");
    const KdfRow* kdf_row = detail::find_row(kdf_rows, kdf);
    if (kdf_row == nullptr) return fail(Errc::unsupported_suite, "kdf");
    const AeadRow* aead_row = detail::find_row(aead_rows, aead);
    if (aead_row == nullptr) return fail(Errc::unsupported_suite, "aead");
    return Suite(kem_row->id, kdf_row->id, aead_row->id);
}

}  // namespace coffer::hpke
