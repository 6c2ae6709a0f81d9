"""The commands that hold a secret, for waiting_commands_test.py: the arguments and inputs of each, and the secrets that it then holds."""

import base64
import functools
import hashlib
import hmac
import json
import os
import struct
import tempfile

from process_memory import traces
from program import run, vectors

# Commands that are told no secret and make none.
PUBLIC_COMMANDS = {
    "address encode", "address check", "formats", "profiles", "fingerprint", "webauthn-challenge", "nonce", "tx show", "tx hash",
    "verify stamp", "verify session", "verify otp-token", "verify webhook", "verify proof", "selftest", "completion", "manual"
}
# Inputs that hold no secret: what is signed, what is sealed already, public keys, and what others have published.
PUBLIC_INPUTS = {
    "accounts", "addresses-file", "app-proof-file", "bodies-file", "body-file", "boot-proof-file", "client.public",
    "credential-bundle-input", "credential-bundles-input", "encrypted-bundle-input", "export-bundle-input", "export-bundles-input",
    "headers-file", "import-bundle-input", "jwt-file", "keys-file", "legacy-export-bundle-input", "otp-target-input", "payload-file",
    "policy-file", "secret-bundle-input", "secret-target-input", "transaction-file"
}

PHRASE = "leaf lady until indicate praise final route toast cake minimum insect unknown"
PASSPHRASE = "correct horse battery staple in the rain"
KEY = bytes.fromhex("4f8c1d2e3b5a6978d196a5b4c3d2e1f01b1e0d3c4b72a9788996c5b4a3d2e7f1")
CODE = "k7Q2mX9vT4bL8sD1nW6cR3yH"
ORGANIZATION = "f9a31c64-d604-42e4-9bef-a773096afad7"
USER = "a6a8a1a3-3a4a-4a7e-8a4b-5b5e6f6a7b8c"
XPRV_PATH, REST = "m/44'/60'/0'", "m/0/0"
TRANSACTION = "ec098504a817c800825208943535353535353535353535353535353535353535880de0b6b3a764000080018080"
KEY_FORMATS = {
    "p256": ["hexadecimal", "pkcs8", "pkcs8-pem", "sec1", "sec1-pem", "jwk"],
    "secp256k1": ["bitcoin-mainnet-wif", "bitcoin-testnet-wif", "bitcoin-mainnet-wif-uncompressed", "bitcoin-testnet-wif-uncompressed",
                  "pkcs8", "sec1-pem", "jwk"],
    "ed25519": ["solana", "solana-json", "sui-bech32", "stellar-seed", "pkcs8", "pkcs8-pem", "jwk"],
}


class Input:
    """A file that a command reads: of an option, or that it finds in its folder. `secrets` are what is in it."""

    def __init__(self, name, content, *secrets, option=True):
        self.name, self.secrets, self.option = name, secrets, option
        self.content = content if isinstance(content, bytes) else content.encode()


def found(name, content, *secrets):
    return Input(name, content, *secrets, option=False)


class Case:
    """A command with all that it reads, in its order. In `arguments`, {folder} is the command's own and {pipe} one that nobody reads yet.
    `derived` are further secrets that the command comes to know; `learn(folder, output)` returns those that it makes."""

    def __init__(self, command, *arguments, inputs=(), derived=(), learn=None):
        self.command, self.arguments, self.inputs, self.learn = command, arguments, inputs, learn
        self.secrets = [*derived, *(secret for given in inputs for secret in given.secrets)]

    def readable(self):
        """The secrets that stand in an input as they are searched for."""
        read = [(secret, given.content[:-1]) for given in self.inputs for secret in given.secrets]
        return {secret for secret, content in read if any(trace in content for trace in traces(secret))}

    def options(self):
        named = {word.removeprefix("--") for word in self.arguments if word.startswith("--")}
        return named | {given.name for given in self.inputs if given.option}

    def __str__(self):
        return " ".join([self.command, *self.arguments, *(given.name for given in self.inputs)])


# --- what the commands are told ---


def told(*arguments, **texts):
    """What the program answers, each text being the file of the option of its name."""
    with tempfile.TemporaryDirectory() as folder:
        options = []
        for name, text in texts.items():
            path = os.path.join(folder, name)
            with open(path, "wb") as file:
                file.write(text if isinstance(text, bytes) else text.encode())
            options += ["--" + name.replace("_", "-"), path]
        done = run(*arguments, *options)
        assert done.status == 0, (arguments, done.err)
        return done.out


def told_json(*arguments, **texts):
    return json.loads(told(*arguments, "--json", **texts))


@functools.cache
def seed(phrase=PHRASE, passphrase=PASSPHRASE):
    return hashlib.pbkdf2_hmac("sha512", phrase.encode(), b"mnemonic" + passphrase.encode(), 2048)


@functools.cache
def entropy():
    return bytes.fromhex(told_json("mnemonic", "entropy", mnemonic_file=PHRASE)["entropy"])


def word_numbers():
    bits = int.from_bytes(entropy(), "big") << 4 | hashlib.sha256(entropy()).digest()[0] >> 4
    return struct.pack("=12H", *(bits >> 11 * (11 - word) & 2047 for word in range(12)))


def masters(of):
    """The keys and chain codes of the trees of a seed."""
    for curve in (b"Bitcoin seed", b"Nist256p1 seed", b"ed25519 seed"):
        digest = hmac.new(curve, of, "sha512").digest()
        yield digest[:32]
        yield digest[32:]


@functools.cache
def node(path, curve="secp256k1"):
    return told_json("node", "--path", path, "--curve", curve, "--show-private", seed_file=seed().hex())


@functools.cache
def private_key(path, curve="secp256k1"):
    return bytes.fromhex(node(path, curve)["privateKey"])


def xprv():
    return node(XPRV_PATH)["xprv"]


# The sources of a tree, and what is known of each.
def phrase_inputs():
    return [Input("mnemonic-file", PHRASE + "\n", PHRASE), Input("passphrase-file", PASSPHRASE, PASSPHRASE)]


def phrase_secrets():
    return [entropy(), word_numbers(), seed(), *masters(seed())]


def seed_inputs():
    return [Input("seed-file", seed().hex(), seed())]


def xprv_inputs():
    return [Input("xprv-file", xprv(), xprv())]


def xprv_secrets():
    return [private_key(XPRV_PATH), bytes.fromhex(node(XPRV_PATH)["chainCode"])]


def sources():
    return [(phrase_inputs(), phrase_secrets()), (seed_inputs(), list(masters(seed()))), (xprv_inputs(), xprv_secrets())]


@functools.cache
def key_text(name, curve, key=KEY):
    return told("key", "convert", "--from", "hexadecimal", "--curve", curve, "--to", name, key_file=key.hex())


def secrets_of(name, text, key=KEY):
    """The key itself; its text where no bytes of the key are seen in it."""
    if name == "solana-json":
        return (key, ",".join(text.decode().split(",")[:32]).strip("["))
    return (key, text.decode().strip()) if name in ("solana", "sui-bech32", "stellar-seed") or "wif" in name else (key, )


def key_input(option="key-file", curve="p256", name="hexadecimal", key=KEY):
    text = key_text(name, curve, key)
    return Input(option, text, *secrets_of(name, text, key))


class Ends:
    """The two ends of every sealed message: an enclave, and the client's encryption key."""

    def __init__(self):
        self.seed = hashlib.sha256(b"enclave").digest()
        self.client = hashlib.sha256(b"client").digest()
        with tempfile.TemporaryDirectory() as folder:
            self.public = told_json("enclave", "new", "--dir", folder, seed_file=self.seed.hex())
        self.target = told_json("key", "public", "--curve", "p256", key_file=self.client.hex())["publicKeyUncompressed"]
        self.quorum_keys = [self.quorum_key(path) for path in (b"qos_p256_encrypt", b"qos_p256_sign", b"qos_aes_gcm_encrypt")]
        self.trust = ["--signer-quorum-key", self.public["quorumPublicKey"]]
        self.owner = ["--organization", ORGANIZATION]

    def quorum_key(self, path):
        extracted = hmac.new(path, self.seed, "sha512").digest()
        return hmac.new(extracted, b"\1", "sha512").digest()[:32]

    def quorum_input(self):
        return found("quorum.private", self.seed.hex(), self.seed)

    def client_input(self):
        return Input("encryption-key-file", self.client.hex(), self.client)

    def verb(self, verb, *arguments, leaves=None, keeps=(), **texts):
        """What a verb of the enclave answers, and the file that it leaves in its folder."""
        with tempfile.TemporaryDirectory() as folder:
            for name, text in (("quorum.private", self.seed.hex().encode()), *keeps):
                with open(os.path.join(folder, name), "wb") as file:
                    file.write(text)
            answer = told("enclave", verb, "--dir", folder, *arguments, **texts)
            if leaves is None:
                return answer
            with open(os.path.join(folder, leaves), "rb") as file:
                return answer, file.read()

    def exported(self, plaintext, *options, verb="export"):
        return self.verb(verb, "--target", self.target, *self.owner, *options, plaintext_input=plaintext)

    def legacy_export(self, plaintext):
        """A bundle of version 0, which no enclave makes any more: only the point is signed."""
        sealed = json.loads(bytes.fromhex(json.loads(self.exported(plaintext))["data"]))
        signature = told_json("sign", "--curve", "p256", "--encoding", "PAYLOAD_ENCODING_HEXADECIMAL", "--hash-function",
                              "HASH_FUNCTION_SHA256", key_file=self.quorum_keys[1].hex(), payload_file=sealed["encappedPublic"])
        halves = b""
        for name in "rs":
            number = bytes.fromhex(signature[name]).lstrip(b"\0")
            number = b"\0" + number if number[0] & 0x80 else number
            halves += bytes([2, len(number)]) + number
        return json.dumps({
            "encappedPublic": sealed["encappedPublic"], "encappedPublicSignature": (bytes([0x30, len(halves)]) + halves).hex(),
            "ciphertext": sealed["ciphertext"], "enclaveQuorumPublic": self.public["signingPublicKey"]
        })

    def opened_credential(self, bundle):
        return bytes.fromhex(told("decrypt", credential_bundle_input=bundle, encryption_key_file=self.client.hex()).decode())

    def credential(self):
        return told("enclave", "credential", "--target", self.target, key_file=KEY.hex())


@functools.cache
def ends():
    return Ends()


# --- the rows ---


def read_text(path):
    with open(path, encoding="utf-8") as file:
        return file.read().strip()


def mnemonics():
    yield Case("mnemonic new", "--json", learn=lambda folder, output: [json.loads(output)["mnemonic"]])
    yield Case("mnemonic check", inputs=phrase_inputs()[:1], derived=[entropy(), word_numbers()])
    yield Case("mnemonic seed", inputs=phrase_inputs(), derived=phrase_secrets())
    lists = [phrase_inputs()[1], Input("mnemonics-file", (PHRASE + "\n") * 3, PHRASE)]
    yield Case("mnemonic seed", "--threads", "2", inputs=lists, derived=phrase_secrets())
    yield Case("mnemonic from-entropy", inputs=[Input("entropy-file", entropy().hex(), entropy())], derived=[PHRASE, word_numbers()])
    yield Case("mnemonic entropy", inputs=phrase_inputs()[:1], derived=[entropy(), word_numbers()])


def trees():
    listed = json.dumps([{
        "curve": "CURVE_SECP256K1", "pathFormat": "PATH_FORMAT_BIP32", "path": "m/44'/60'/0'/0/0",
        "addressFormat": "ADDRESS_FORMAT_ETHEREUM"
    }])
    shown = Input("accounts", json.dumps(["0x9858EfFD232B4033E47d90003D41EC34EcaEda94"]))
    for inputs, secrets in sources():
        path = REST if inputs[0].name == "xprv-file" else "m/44'/60'/0'/0/0"
        own = private_key("m/44'/60'/0'/0/0")
        yield Case("node", "--path", path, inputs=inputs, derived=[*secrets, own])
        yield Case("node", "--path", path, "--show-private", "--json", inputs=inputs, derived=[*secrets, own])
        yield Case("derive", "--format", "ethereum,bitcoin-mainnet-p2tr", "--show-private", inputs=inputs, derived=[*secrets, own])
        yield Case("match", inputs=[shown, *inputs], derived=secrets)
        payload = Input("payload-file", "5f" * 32)
        arguments = ["--path", path, "--encoding", "PAYLOAD_ENCODING_HEXADECIMAL", "--hash-function", "HASH_FUNCTION_NO_OP"]
        yield Case("sign", *arguments, inputs=[*inputs, payload], derived=[*secrets, own])
        yield Case("tx sign", "--path", path, inputs=[Input("transaction-file", TRANSACTION), *inputs], derived=[*secrets, own])
    for curve in ("p256", "ed25519"):
        derived = [*masters(seed()), private_key("m/44'/60'/0'", curve)]
        yield Case("node", "--curve", curve, "--path", "m/44'/60'/0'", "--show-private", inputs=seed_inputs(), derived=derived)
    yield Case("derive", "--format", "all", inputs=phrase_inputs(), derived=phrase_secrets())
    yield Case("derive", inputs=[Input("accounts", listed), *phrase_inputs()], derived=phrase_secrets())
    lists = [phrase_inputs()[1], Input("mnemonics-file", (PHRASE + "\n") * 3, PHRASE)]
    yield Case("derive", "--format", "ethereum", "--threads", "2", inputs=lists, derived=phrase_secrets())


def keys():
    for curve, names in KEY_FORMATS.items():
        for name in names:
            yield Case("key public", "--curve", curve, inputs=[key_input("key-file", curve, name)])
            made = secrets_of(name, key_text(name, curve))
            yield Case("key convert", "--from", "hexadecimal", "--curve", curve, "--to", name, inputs=[key_input()], derived=made)
            yield Case("key convert", "--from", name, "--curve", curve, "--to", "hexadecimal", inputs=[key_input("key-file", curve, name)])
    for name in ("pkcs8", "sec1"):
        der = bytes.fromhex(key_text(name, "p256").decode())
        for text in (der, base64.b64encode(der)):
            yield Case("key public", inputs=[Input("key-file", text, KEY)])
        yield Case("key convert", "--from", "hexadecimal", "--curve", "p256", "--to", name, "--raw", inputs=[key_input()])
    # The public half stands behind an Ed25519 key.
    learn = lambda folder, _: [bytes.fromhex(read_text(folder + "/new.private").partition(":")[0])[:32]]
    yield Case("generate encryption-key", "--name", "new", "--dir", "{folder}", learn=learn)
    for curve in KEY_FORMATS:
        yield Case("generate api-key", "--curve", curve, "--name", "new", "--dir", "{folder}", learn=learn)


def signatures():
    payload = Input("payload-file", "5f" * 32)
    body = Input("body-file", "{}")
    request = ["--no-post", "--host", "h", "--path", "p"]
    for curve in KEY_FORMATS:
        function = "HASH_FUNCTION_NOT_APPLICABLE" if curve == "ed25519" else "HASH_FUNCTION_NO_OP"
        encoding = ["--encoding", "PAYLOAD_ENCODING_HEXADECIMAL", "--hash-function", function]
        public = told("key", "public", "--curve", curve, key_file=KEY.hex())
        folder = ["--key-name", "client", "--dir", "{folder}", "--curve", curve]
        by_name = [found("client.private", KEY.hex(), KEY), found("client.public", public)]
        for name in ("hexadecimal", "pkcs8-pem", "jwk"):
            text = KEY.hex() if name == "hexadecimal" else key_text(name, curve)
            by_file = Input("key-file", text, KEY)
            yield Case("sign", "--curve", curve, *encoding, inputs=[by_file, payload])
            yield Case("stamp", "--curve", curve, inputs=[body, by_file])
        yield Case("request", "--curve", curve, *request, inputs=[body, by_file])
        yield Case("sign", *folder, *encoding, inputs=[*by_name, payload])
        yield Case("stamp", *folder, inputs=[body, *by_name])
        yield Case("stamp", *folder, "--threads", "2", inputs=[*by_name, Input("bodies-file", "{}\n" * 100)])
        yield Case("request", *folder, *request, inputs=[body, *by_name])
    yield Case("stamp", "--threads", "1", inputs=[key_input(), Input("bodies-file", "{}\n")])
    yield Case("tx sign", inputs=[Input("transaction-file", TRANSACTION), key_input("key-file", "secp256k1", "bitcoin-mainnet-wif")])
    solana = next(row for row in vectors("tx/solana.json")["valid"])
    own = bytes.fromhex(solana["private_key"])
    yield Case("tx sign", inputs=[Input("transaction-file", solana["unsigned"]), Input("key-file", own.hex(), own)])


def opened():
    client, owner = [ends().client_input()], [*ends().trust, *ends().owner]
    by_name = [found("client.private", ends().client.hex(), ends().client)]
    folder = ["--encryption-key-name", "client", "--dir", "{folder}"]
    both = PHRASE + "\n" + PASSPHRASE
    wallet = Input("export-bundle-input", ends().exported(both))
    key = Input("export-bundle-input", ends().exported(KEY.hex(), "--key-format", "hexadecimal"))
    legacy = Input("legacy-export-bundle-input", ends().legacy_export(both))
    secret = Input("secret-bundle-input", ends().exported(PASSPHRASE, verb="export-secret"))
    binary = Input("secret-bundle-input", ends().exported(KEY + b"\xff", verb="export-secret"))
    credential = Input("credential-bundle-input", ends().credential())
    wallets = Input("export-bundles-input", ends().exported(both) * 3)
    credentials = Input("credential-bundles-input", ends().credential() * 3)
    of_phrase = [PHRASE, PASSPHRASE, entropy(), word_numbers()]
    for more in ([], ["--json"], ["--key-format", "mnemonic"], ["--plaintext-output", "{pipe}"]):
        yield Case("decrypt", *owner, *more, inputs=[wallet, *client], derived=of_phrase)
    for name, curve in (("hexadecimal", "p256"), ("solana", "ed25519"), ("bitcoin-mainnet-wif", "secp256k1"), ("sui-bech32", "ed25519")):
        text = key_text(name, curve)
        for more in ([], ["--plaintext-output", "{pipe}"]):
            yield Case("decrypt", *owner, "--key-format", name, *more, inputs=[key, *client], derived=secrets_of(name, text))
    public = told_json("key", "public", "--curve", "ed25519", key_file=KEY.hex())["publicKey"]
    address = told_json("address", "encode", "--format", "solana", "--public-key", public)["address"]
    solana = secrets_of("solana", key_text("solana", "ed25519"))
    yield Case("decrypt", *owner, "--solana-address", address, inputs=[key, *client], derived=solana)
    yield Case("decrypt", *ends().trust, inputs=[legacy, *client], derived=of_phrase)
    yield Case("decrypt", *owner, inputs=[secret, *client], derived=[PASSPHRASE])
    yield Case("decrypt", *owner, "--json", inputs=[binary, *client], derived=[KEY])
    yield Case("decrypt", *owner, "--raw", inputs=[binary, *client], derived=[KEY])
    for more in ([], ["--json"], ["--raw"], ["--plaintext-output", "{pipe}"]):
        yield Case("decrypt", *more, inputs=[credential, *client], derived=[KEY])
    for threads in ("1", "2"):
        yield Case("decrypt", *owner, "--threads", threads, inputs=[*client, wallets], derived=of_phrase)
        yield Case("decrypt", "--threads", threads, inputs=[*client, credentials], derived=[KEY])
    for bundle, arguments in ((wallet, owner), (legacy, ends().trust), (secret, owner), (credential, [])):
        yield Case("decrypt", *arguments, *folder, inputs=[bundle, *by_name], derived=[PHRASE, PASSPHRASE, KEY])
    for bundles, arguments in ((wallets, owner), (credentials, [])):
        yield Case("decrypt", *arguments, *folder, inputs=[*by_name, bundles], derived=[PHRASE, PASSPHRASE, KEY])
    for form in ("pkcs8-pem", "jwk"):
        own = Input("encryption-key-file", key_text(form, "p256", ends().client), ends().client)
        yield Case("decrypt", *owner, inputs=[wallet, own], derived=of_phrase)


def sealed():
    owner = [*ends().trust, *ends().owner]
    user = ["--user", USER]
    target = Input("import-bundle-input", ends().verb("init-import", *ends().owner, *user))
    of_phrase = [entropy(), word_numbers()]
    phrase, passphrase = Input("plaintext-input", PHRASE, PHRASE), Input("passphrase-input", PASSPHRASE, PASSPHRASE)
    for more in ([], ["--encrypted-bundle-output", "{pipe}"]):
        yield Case("encrypt", *owner, *user, *more, inputs=[target, phrase, passphrase], derived=of_phrase)
        yield Case("encrypt", *owner, *user, *more, "--key-format", "hexadecimal", inputs=[target, key_input("plaintext-input")])
    for name, curve in (("solana", "ed25519"), ("bitcoin-testnet-wif", "secp256k1"), ("sui-bech32", "ed25519"), ("pkcs8", "p256"),
                        ("sec1", "p256"), ("jwk", "p256"), ("solana-json", "ed25519"), ("stellar-seed", "ed25519")):
        yield Case("encrypt", *owner, *user, "--key-format", name, inputs=[target, key_input("plaintext-input", curve, name)])
    secret = Input("plaintext-input", PASSPHRASE, PASSPHRASE)
    secret_target = Input("secret-target-input", ends().verb("init-secret", *ends().owner))
    otp_target = Input("otp-target-input", ends().verb("init-otp", *ends().owner))
    yield Case("encrypt", *owner, inputs=[secret_target, secret])
    yield Case("encrypt", *owner, "--public-key", ends().target, inputs=[otp_target, Input("otp-code-file", CODE, CODE)])
    for kind in ("oauth2-client-secret", "on-ramp", "pull-secret"):
        yield Case("encrypt", "--to", kind, "--json", inputs=[secret])
        yield Case("encrypt", "--to", kind, "--encrypted-bundle-output", "{pipe}", inputs=[secret])


def enclaves():
    folder, owner, user = ["--dir", "{folder}"], ends().owner, ["--user", USER]
    quorum, quorum_keys = ends().quorum_input(), ends().quorum_keys
    yield Case("enclave new", *folder, inputs=[Input("seed-file", ends().seed.hex(), ends().seed)], derived=quorum_keys)
    yield Case("enclave new", *folder, learn=lambda place, _: [bytes.fromhex(read_text(place + "/quorum.private"))])
    for more in ([], ["--bundle-output", "{pipe}"]):
        to_client = ["--target", ends().target, *more]
        exported = [*folder, *to_client, *owner]
        both = Input("plaintext-input", PHRASE + "\n" + PASSPHRASE, PHRASE, PASSPHRASE)
        of_phrase = [*quorum_keys, entropy(), word_numbers()]
        yield Case("enclave export", *exported, inputs=[quorum, both], derived=of_phrase)
        yield Case("enclave export", *exported, "--key-format", "mnemonic", inputs=[quorum, both], derived=of_phrase)
        for name, curve in (("hexadecimal", "p256"), ("solana", "ed25519"), ("jwk", "p256")):
            own = key_input("plaintext-input", curve, name)
            yield Case("enclave export", *exported, "--key-format", name, inputs=[quorum, own], derived=quorum_keys)
        secret = Input("plaintext-input", PASSPHRASE, PASSPHRASE)
        yield Case("enclave export-secret", *exported, inputs=[quorum, secret], derived=quorum_keys)
        yield Case("enclave credential", *to_client, inputs=[key_input()])
        for verb, arguments in (("import", [*owner, *user]), ("secret", [*owner, *user]), ("otp", owner)):
            learn = lambda place, _, name=verb: [bytes.fromhex(read_text(place + f"/{name}.target"))]
            yield Case("enclave init-" + verb, *folder, *arguments, *more, inputs=[quorum], derived=quorum_keys, learn=learn)
    yield Case("enclave credential", "--target", ends().target, learn=lambda _, output: [ends().opened_credential(output)])
    yield from replies(folder)
    yield from addressed(folder)
    login = ["--organization", ORGANIZATION, "--public-key", ends().target, "--expires", "1900000000000"]
    yield Case("enclave sign-session", *folder, *user, *login, inputs=[quorum], derived=quorum_keys)
    yield Case("enclave sign-otp-token", *folder, "--id", "i", "--contact", "c", *login, inputs=[quorum], derived=quorum_keys)
    event = ["--key-id", "k", "--event-id", "e", "--now", "1700000000000"]
    yield Case("enclave sign-webhook", *event, inputs=[key_input("key-file", "ed25519", "jwk"), Input("body-file", "{}")])


def replies(folder):
    """Of a target: its private half waits in a file of the folder."""
    user = ["--user", USER]
    both = {"plaintext_input": PHRASE, "passphrase_input": PASSPHRASE}
    for verb, named, sealed_with, texts, secrets in (
            ("import", user, user, both, [PHRASE, PASSPHRASE, entropy(), word_numbers()]),
            ("import", user, [*user, "--key-format", "hexadecimal"], {"plaintext_input": KEY.hex()}, [KEY]),
            ("secret", [], [], {"plaintext_input": PASSPHRASE}, [PASSPHRASE]),
            ("otp", [], ["--public-key", ends().target], {"otp_code_file": CODE}, [CODE]),
    ):
        bundle, target = ends().verb("init-" + verb, *ends().owner, *named, leaves=verb + ".target")
        option = "import_bundle_input" if verb == "import" else verb + "_target_input"
        message = told("encrypt", *ends().trust, *ends().owner, *sealed_with, **{option: bundle}, **texts)
        waiting = found(verb + ".target", target, bytes.fromhex(target.decode()))
        for more in ([], ["--json"], ["--plaintext-output", "{pipe}"]):
            if verb != "otp" or "{pipe}" not in more:
                inputs = [Input("encrypted-bundle-input", message), waiting]
                yield Case("enclave open-" + verb, *folder, *more, inputs=inputs, derived=secrets)


def addressed(folder):
    """To the enclave's encryption key."""
    for kind in ("oauth2-client-secret", "on-ramp", "pull-secret"):
        message = told("encrypt", "--to", kind, "--recipient", ends().public["encryptionPublicKey"], plaintext_input=PASSPHRASE)
        inputs = [Input("encrypted-bundle-input", message), ends().quorum_input()]
        for more in ([], ["--plaintext-output", "{pipe}"]):
            yield Case("enclave open-" + kind, *folder, *more, inputs=inputs, derived=[*ends().quorum_keys, PASSPHRASE])


@functools.cache
def all_cases():
    return [case for rows in (mnemonics, trees, keys, signatures, opened, sealed, enclaves) for case in rows()]
