// The policy of Unicode normalization for code points that have no character yet.
#pragma once

#include "coffer/core/bytes.hpp"

namespace coffer::text {

/// Unassigned says what normalization does with code points that are unassigned in the Unicode tables of the linked utf8proc. Their normal
/// form may differ under newer tables: refuse returns text_unassigned, keep copies them unchanged.
enum class Unassigned : u8 { refuse, keep };

}  // namespace coffer::text
