// The policy of Unicode normalisation for unassigned code points.
#pragma once

#include "coffer/core/bytes.hpp"

namespace coffer::text {

/// Unassigned says how normalisation treats code points that are unassigned in the Unicode tables of the linked utf8proc. Newer tables may
/// give them another normal form. `refuse` fails with text_unassigned; `keep` copies them unchanged.
enum class Unassigned : u8 { refuse, keep };

}  // namespace coffer::text
