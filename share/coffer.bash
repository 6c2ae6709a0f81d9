# bash completion for coffer; made by `coffer completion bash`
_coffer() {
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}
    local command=${COMP_WORDS[1]:-} second=${COMP_WORDS[2]:-} words=
    case "$command $second" in
        'mnemonic new') words='--words --language --json --output --quiet --help' ;;
        'mnemonic check') words='--mnemonic-file --language --json --output --quiet --help' ;;
        'mnemonic seed') words='--mnemonic-file --mnemonics-file --passphrase-file --language --allow-unassigned --threads --json --output --quiet --help' ;;
        'mnemonic from-entropy') words='--entropy-file --language --json --output --quiet --help' ;;
        'mnemonic entropy') words='--mnemonic-file --language --json --output --quiet --help' ;;
        'node '*) words='--mnemonic-file --passphrase-file --language --allow-unassigned --seed-file --xprv-file --xpub --curve --path --version --show-private --json --output --quiet --help' ;;
        'derive '*) words='--mnemonic-file --passphrase-file --language --allow-unassigned --seed-file --xprv-file --xpub --mnemonics-file --format --accounts --path --profile --account --start --count --curve --soft-ed25519 --script --ton --hrp --tag --show-private --threads --no-header --json --output --quiet --help' ;;
        'match '*) words='--mnemonic-file --passphrase-file --language --allow-unassigned --seed-file --xprv-file --xpub --accounts --tolerate --gap --json --output --quiet --help' ;;
        'address encode') words='--format --public-key --curve --script --ton --hrp --tag --json --output --quiet --help' ;;
        'address check') words='--format --curve --hrp --tolerate --addresses-file --json --output --quiet --help' ;;
        'formats '*) words='--json --output --quiet --help' ;;
        'profiles '*) words='--json --output --quiet --help' ;;
        'key public') words='--key-file --from --curve --json --output --quiet --help' ;;
        'key convert') words='--from --to --key-file --curve --raw --json --output --quiet --help' ;;
        'generate encryption-key') words='--name --dir --organization --user --curve --force --json --output --quiet --help' ;;
        'generate api-key') words='--name --dir --organization --user --curve --force --json --output --quiet --help' ;;
        'decrypt '*) words='--export-bundle-input --credential-bundle-input --secret-bundle-input --legacy-export-bundle-input --export-bundles-input --credential-bundles-input --encryption-key-file --encryption-key-name --dir --organization --signer-quorum-key --key-format --solana-address --plaintext-output --raw --force --threads --json --output --quiet --help' ;;
        'encrypt '*) words='--import-bundle-input --secret-target-input --otp-target-input --to --plaintext-input --organization --user --key-format --curve --passphrase-input --otp-code-file --public-key --recipient --signer-quorum-key --encrypted-bundle-output --force --json --output --quiet --help' ;;
        'sign '*) words='--mnemonic-file --passphrase-file --language --allow-unassigned --seed-file --xprv-file --xpub --path --key-file --curve --key-name --dir --payload-file --encoding --hash-function --deterministic --json --output --quiet --help' ;;
        'stamp '*) words='--body-file --body --key-file --curve --key-name --dir --scheme --deterministic --bodies-file --threads --json --output --quiet --help' ;;
        'request '*) words='--no-post --host --path --body-file --body --key-file --curve --key-name --dir --scheme --deterministic --json --output --quiet --help' ;;
        'fingerprint '*) words='--body-file --body --json --output --quiet --help' ;;
        'webauthn-challenge '*) words='--body-file --body --json --output --quiet --help' ;;
        'nonce '*) words='--public-key --uncompressed --json --output --quiet --help' ;;
        'tx show') words='--transaction-file --chain --transaction-encoding --json --output --quiet --help' ;;
        'tx hash') words='--transaction-file --chain --transaction-encoding --json --output --quiet --help' ;;
        'tx sign') words='--transaction-file --chain --transaction-encoding --mnemonic-file --passphrase-file --language --allow-unassigned --seed-file --xprv-file --xpub --path --key-file --json --output --quiet --help' ;;
        'verify stamp') words='--stamp --body-file --body --webauthn --public-key --rp-id --origin --any-origin --require-user-verification --top-origin --allow-cross-origin --attested --json --output --quiet --help' ;;
        'verify session') words='--jwt-file --notarizer-key --now --json --output --quiet --help' ;;
        'verify otp-token') words='--jwt-file --signer-key --legacy --now --json --output --quiet --help' ;;
        'verify webhook') words='--headers-file --body-file --keys-file --max-age-ms --now --json --output --quiet --help' ;;
        'verify proof') words='--app-proof-file --boot-proof-file --policy-file --now --json --output --quiet --help' ;;
        'enclave new') words='--dir --seed-file --force --json --output --quiet --help' ;;
        'enclave export') words='--dir --target --organization --plaintext-input --key-format --curve --bundle-output --force --json --output --quiet --help' ;;
        'enclave export-secret') words='--dir --target --organization --plaintext-input --bundle-output --force --json --output --quiet --help' ;;
        'enclave credential') words='--target --key-file --bundle-output --force --json --output --quiet --help' ;;
        'enclave init-import') words='--dir --organization --user --bundle-output --force --json --output --quiet --help' ;;
        'enclave open-import') words='--dir --encrypted-bundle-input --plaintext-output --raw --force --json --output --quiet --help' ;;
        'enclave init-secret') words='--dir --organization --user --bundle-output --force --json --output --quiet --help' ;;
        'enclave open-secret') words='--dir --encrypted-bundle-input --plaintext-output --raw --force --json --output --quiet --help' ;;
        'enclave init-otp') words='--dir --organization --bundle-output --force --json --output --quiet --help' ;;
        'enclave open-otp') words='--dir --encrypted-bundle-input --json --output --quiet --help' ;;
        'enclave open-oauth2-client-secret') words='--dir --encrypted-bundle-input --plaintext-output --raw --force --json --output --quiet --help' ;;
        'enclave open-on-ramp') words='--dir --encrypted-bundle-input --plaintext-output --raw --force --json --output --quiet --help' ;;
        'enclave open-pull-secret') words='--dir --encrypted-bundle-input --plaintext-output --raw --force --json --output --quiet --help' ;;
        'enclave sign-session') words='--dir --organization --user --public-key --expires --session-type --scope --session-profile --json --output --quiet --help' ;;
        'enclave sign-otp-token') words='--dir --organization --id --contact --public-key --expires --verification-type --json --output --quiet --help' ;;
        'enclave sign-webhook') words='--key-file --key-id --event-id --now --body-file --json --output --quiet --help' ;;
        'selftest '*) words='--json --output --quiet --help' ;;
        'completion '*) words='--json --output --quiet --help' ;;
        'manual '*) words='--json --output --quiet --help' ;;
    esac
    case "$previous" in
        --mnemonic-file|--mnemonics-file|--passphrase-file|--entropy-file|--seed-file|--xprv-file|--accounts|--addresses-file|--key-file|--dir|--export-bundle-input|--credential-bundle-input|--secret-bundle-input|--legacy-export-bundle-input|--export-bundles-input|--credential-bundles-input|--encryption-key-file|--plaintext-output|--import-bundle-input|--secret-target-input|--otp-target-input|--plaintext-input|--passphrase-input|--otp-code-file|--encrypted-bundle-output|--payload-file|--body-file|--bodies-file|--transaction-file|--jwt-file|--headers-file|--keys-file|--app-proof-file|--boot-proof-file|--policy-file|--bundle-output|--encrypted-bundle-input) COMPREPLY=($(compgen -f -- "$current")); return ;;
        --words) COMPREPLY=($(compgen -W '12 15 18 21 24' -- "$current")); return ;;
        --language) COMPREPLY=($(compgen -W 'english japanese korean spanish chinese_simplified chinese_traditional french italian czech portuguese' -- "$current")); return ;;
        --output) COMPREPLY=($(compgen -W 'text json csv' -- "$current")); return ;;
        --curve) COMPREPLY=($(compgen -W 'secp256k1 ed25519 p256' -- "$current")); return ;;
        --version) COMPREPLY=($(compgen -W 'xpub ypub zpub Ypub Zpub tpub upub vpub Upub Vpub Ltub Mtub ttub dgub' -- "$current")); return ;;
        --soft-ed25519) COMPREPLY=($(compgen -W 'reject harden' -- "$current")); return ;;
        --script) COMPREPLY=($(compgen -W 'p2sh-p2wpkh p2sh-p2pkh p2sh-p2pk p2sh-multisig-1of1 p2wsh-p2pk p2wsh-p2pkh p2wsh-multisig-1of1' -- "$current")); return ;;
        --tolerate) COMPREPLY=($(compgen -W 'missing-prefix short-hex upper-case-hex' -- "$current")); return ;;
        --from) COMPREPLY=($(compgen -W 'hexadecimal solana solana-json bitcoin-mainnet-wif bitcoin-testnet-wif bitcoin-mainnet-wif-uncompressed bitcoin-testnet-wif-uncompressed sui-bech32 pkcs8 pkcs8-pem sec1 sec1-pem jwk stellar-seed' -- "$current")); return ;;
        --to) COMPREPLY=($(compgen -W 'hexadecimal solana solana-json bitcoin-mainnet-wif bitcoin-testnet-wif bitcoin-mainnet-wif-uncompressed bitcoin-testnet-wif-uncompressed sui-bech32 pkcs8 pkcs8-pem sec1 sec1-pem jwk stellar-seed' -- "$current")); return ;;
        --key-format) COMPREPLY=($(compgen -W 'mnemonic hexadecimal solana bitcoin-mainnet-wif bitcoin-testnet-wif sui-bech32' -- "$current")); return ;;
        --encoding) COMPREPLY=($(compgen -W 'PAYLOAD_ENCODING_HEXADECIMAL PAYLOAD_ENCODING_TEXT_UTF8 PAYLOAD_ENCODING_EIP712 PAYLOAD_ENCODING_EIP7702_AUTHORIZATION' -- "$current")); return ;;
        --hash-function) COMPREPLY=($(compgen -W 'HASH_FUNCTION_NO_OP HASH_FUNCTION_SHA256 HASH_FUNCTION_KECCAK256 HASH_FUNCTION_NOT_APPLICABLE' -- "$current")); return ;;
        --scheme) COMPREPLY=($(compgen -W 'SIGNATURE_SCHEME_TK_API_P256 SIGNATURE_SCHEME_TK_API_SECP256K1 SIGNATURE_SCHEME_TK_API_SECP256K1_EIP191 SIGNATURE_SCHEME_TK_API_ED25519' -- "$current")); return ;;
        --chain) COMPREPLY=($(compgen -W 'ethereum solana tron' -- "$current")); return ;;
        --transaction-encoding) COMPREPLY=($(compgen -W 'hexadecimal base64 base58' -- "$current")); return ;;
        --session-type) COMPREPLY=($(compgen -W 'SESSION_TYPE_READ_WRITE SESSION_TYPE_READ_ONLY' -- "$current")); return ;;
        --verification-type) COMPREPLY=($(compgen -W 'OTP_TYPE_EMAIL OTP_TYPE_SMS' -- "$current")); return ;;
    esac
    local seconds=
    case "$command" in
        mnemonic) seconds='new check seed from-entropy entropy ' ;;
        address) seconds='encode check ' ;;
        key) seconds='public convert ' ;;
        generate) seconds='encryption-key api-key ' ;;
        tx) seconds='show hash sign ' ;;
        verify) seconds='stamp session otp-token webhook proof ' ;;
        enclave) seconds='new export export-secret credential init-import open-import init-secret open-secret init-otp open-otp open-oauth2-client-secret open-on-ramp open-pull-secret sign-session sign-otp-token sign-webhook ' ;;
    esac
    if ((COMP_CWORD == 1)); then words=' mnemonic  node  derive  match  address  formats  profiles  key  generate  decrypt  encrypt  sign  stamp  request  fingerprint  webauthn-challenge  nonce  tx  verify  enclave  selftest  completion  manual --help --version'
    elif ((COMP_CWORD == 2)) && [[ -n $seconds ]]; then words=$seconds
    fi
    COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -F _coffer coffer
