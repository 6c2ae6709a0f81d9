// Subjects with a fault of each kind. The gate must find them all.
#pragma once

#include <vector>

#include "oom/subject.hpp"

namespace coffer::testing {

[[nodiscard]] std::vector<Subject> faulty_subjects();

}  // namespace coffer::testing
