// Wallets: the layer where trees of keys and address formats meet.
#pragma once

#include "coffer/wallet/account.hpp"
#include "coffer/wallet/child_addresses.hpp"
#include "coffer/wallet/derive.hpp"
#include "coffer/wallet/match.hpp"
#include "coffer/wallet/root.hpp"
