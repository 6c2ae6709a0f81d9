#!/usr/bin/env bash
# Installs what is missing, builds coffer, and runs it on a bundle that the production enclave signed: verifies it, opens it, derives every
# address, and compares the addresses with those of other implementations. On two cores and a bare system: at most 4 minutes.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

started=$SECONDS
trap 'status=$?; [ $status -eq 0 ] || verdict_failed "scripts/quickstart.sh, after $((SECONDS - started)) s"' EXIT

scripts/install-deps.sh build
if [ ! -f build/release/build.ninja ]; then quietly "cmake" cmake --preset release; fi
if ! up_to_date build/release coffer_cli; then
    note "Building coffer with $jobs jobs in build/release ..."
    build build/release coffer_cli
    note "Built in $((SECONDS - started)) s."
fi

coffer=build/release/coffer
wallet=vectors/bundle/production-wallet
organization=$(cat "$wallet/organization.txt")

# open_bundle FILE [ORGANIZATION]: prints what is in the bundle, or what is wrong with it. The mnemonic goes through pipes only, never into
# a file.
open_bundle() {
    "$coffer" decrypt --export-bundle-input "$1" --encryption-key-file "$wallet/encryption.key" --organization "${2:-$organization}"
}
# refusal COMMAND...: prints the error of COMMAND, which must fail.
refusal() {
    local text
    if text=$("$@" 2>&1 >/dev/null); then
        say "accepted, but must be refused: $*" >&2
        return 1
    fi
    tail -n 1 <<<"$text"
}

say
say "${bold}A wallet, sealed by a production enclave and opened here, offline${plain}  ${dim}$("$coffer" --version | head -n 1)${plain}"
say
say "${cyan}1  Verify and open${plain}  ${dim}$wallet/bundle.json${plain}"
signer=$(open_bundle "$wallet/bundle.json" 2>&1 >/dev/null | grep -oE '[0-9a-f]{130}')
say "   signer        ${signer:0:12}...${signer: -12} (production), signature valid"
say "   organization  $organization, as expected"
say "   mnemonic      $(open_bundle "$wallet/bundle.json" 2>/dev/null)"
say
say "${cyan}2  If the bundle is tampered with${plain}"
say "   one digit of the data changed   $(refusal open_bundle <(sed 's/"7b2265/"7b2264/' "$wallet/bundle.json"))"
say "   for another organization        $(refusal open_bundle "$wallet/bundle.json" 00000000-0000-4000-8000-000000000000)"
say
say "${cyan}3  Derive${plain}"
open_bundle "$wallet/bundle.json" 2>/dev/null | "$coffer" derive --mnemonic-file - --format all | sed 's/^/   /'
say
say "${cyan}4  Compare${plain}  ${dim}with the same accounts, each derived by at least two independent implementations${plain}"
answers=$(open_bundle "$wallet/bundle.json" 2>/dev/null | "$coffer" match --json --mnemonic-file - --accounts "$wallet/accounts.json")
matching=$(grep -c '"status":"match"' <<<"$answers")
say "   $matching of $(wc -l <<<"$answers") addresses match"
say
say "${dim}Next: $coffer --help, README.md, scripts/test.sh. This wallet is published; never use it.${plain}"
verdict_ok "verified, opened, derived and compared, after $((SECONDS - started)) s"
