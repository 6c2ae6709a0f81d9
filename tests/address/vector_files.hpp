// The vector files of address formats.
#pragma once

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "support/vector_file.hpp"

namespace coffer::testing {

/// address_vector_files returns the names of the files in vectors/address/ that contain valid and invalid addresses of formats.
[[nodiscard]] inline std::vector<std::string> address_vector_files() {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(vectors_folder() + "/address")) {
        // The tests of wallet/ read the wallet files.
        const std::string name = entry.path().filename().string();
        if (entry.is_regular_file() && name != "wallets.json") names.push_back("address/" + name);
    }
    std::sort(names.begin(), names.end());
    return names;
}

}  // namespace coffer::testing
