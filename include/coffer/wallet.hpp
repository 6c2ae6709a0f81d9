// Wallets: the layer that combines key trees and address formats.
#pragma once

#include "coffer/wallet/account.hpp"
#include "coffer/wallet/child_addresses.hpp"
#include "coffer/wallet/derive.hpp"
#include "coffer/wallet/match.hpp"
#include "coffer/wallet/root.hpp"
