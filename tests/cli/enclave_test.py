"""Every sealed flow through both ends of the program: `enclave ...` and the client's commands."""

import json
import os
import stat
import tempfile
import unittest

from program import Pipes, run

PHRASE = "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about"
JAPANESE = "\u3000".join(["あいこくしん"] * 11 + ["あおぞら"])
KEY = "4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318"
API_KEY = "13eff5b3f9c63eab5d53cff5149f01606b69325496e0e98b53afa938d890cd2e"
ORGANIZATION = "f9a31c64-d604-42e4-9bef-a773096afad7"
USER = "a6a8a1a3-3a4a-4a7e-8a4b-5b5e6f6a7b8c"


def piped(*arguments, **texts):
    """Runs the program with each text behind a descriptor of its own: name=text gives --name /dev/fd/N."""
    with Pipes() as pipes:
        options = []
        for name, text in texts.items():
            options += ["--" + name.replace("_", "-"), pipes.add(text)]
        return run(*arguments, *options, "--json", pass_fds=pipes.ends)


class Folder(unittest.TestCase):
    """A fresh folder with an enclave and a client's encryption key in it."""

    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.root = holder.name
        self.enclave = self.new_enclave("enclave")
        made = run("generate", "encryption-key", "--name", "client", "--dir", self.path("keys"), "--json").json
        self.target = made["publicKey"]
        self.client = ["--encryption-key-file", made["privateKeyFile"]]
        self.trust = ["--signer-quorum-key", self.public("quorum")]

    def path(self, *names):
        return os.path.join(self.root, *names)

    def new_enclave(self, name, *options):
        done = run("enclave", "new", "--dir", self.path(name), *options, "--json")
        self.assertEqual(done.status, 0, done.err)
        return done.json

    def public(self, name, enclave="enclave"):
        return self.content(enclave, name + ".public").decode()

    def done(self, run_of_it):
        self.assertEqual(run_of_it.status, 0, run_of_it.err)
        return run_of_it

    def refused(self, run_of_it, status, name):
        self.assertEqual(run_of_it.out, b"")
        self.assertEqual(run_of_it.err.count(b"\n"), 1)
        self.assertEqual((run_of_it.status, run_of_it.error["name"]), (status, name), run_of_it.err)

    def content(self, *names):
        with open(self.path(*names), "rb") as file:
            return file.read()

    def contents(self, folder):
        return {name: self.content(folder, name) for name in os.listdir(self.path(folder))}

    def mode(self, *names):
        return stat.S_IMODE(os.stat(self.path(*names)).st_mode)

    # The enclave's end.
    def enclave_verb(self, verb, *arguments, enclave="enclave", **texts):
        return piped("enclave", verb, "--dir", self.path(enclave), *arguments, **texts)

    def seal_export(self, plaintext, *options, verb="export", organization=ORGANIZATION):
        return self.done(self.enclave_verb(verb, "--target", self.target, "--organization", organization, *options, plaintext_input=plaintext)).out

    # The client's end.
    def open_export(self, bundle, *options, trust=None, organization=ORGANIZATION, kind="export"):
        return piped("decrypt", *(trust or self.trust), *(options or self.client), "--organization", organization, **{f"{kind}_bundle_input": bundle})

    def seal_import(self, target, plaintext, *options, trust=None, organization=ORGANIZATION, user=USER, **texts):
        return piped("encrypt", *(trust or self.trust), "--organization", organization, "--user", user, *options,
                     import_bundle_input=target, plaintext_input=plaintext, **texts)


class TheEnclave(Folder):
    def test_files_and_their_modes(self):
        self.assertEqual(sorted(os.listdir(self.path("enclave"))), ["encryption.public", "quorum.private", "quorum.public", "signing.public"])
        self.assertEqual(self.mode("enclave", "quorum.private"), 0o600)
        for name in ("quorum", "encryption", "signing"):
            self.assertEqual(self.mode("enclave", name + ".public"), 0o644)
            self.assertEqual(self.public(name), self.enclave[name + "PublicKey"])
        self.assertEqual(self.public("quorum"), self.public("encryption") + self.public("signing"))
        seed = self.content("enclave", "quorum.private").decode()
        self.assertEqual(len(bytes.fromhex(seed)), 32)
        for public in self.enclave.values():
            self.assertNotIn(seed, public)

    def test_from_a_seed(self):
        seed = self.content("enclave", "quorum.private").decode()
        again = piped("enclave", "new", "--dir", self.path("again"), seed_file=seed + "\n")
        self.assertEqual(self.done(again).json, self.enclave)
        for wrong, name in (("00" * 31, "hex_length"), ("zz" * 32, "hex_character"), ("", "hex_length")):
            self.refused(piped("enclave", "new", "--dir", self.path("wrong"), seed_file=wrong), 3, name)
        self.assertFalse(os.path.exists(self.path("wrong")))

    def test_nothing_is_overwritten_without_force(self):
        before = self.contents("enclave")
        self.refused(run("enclave", "new", "--dir", self.path("enclave"), "--json"), 8, "file_exists")
        os.remove(self.path("enclave", "signing.public"))
        self.refused(run("enclave", "new", "--dir", self.path("enclave"), "--json"), 8, "file_exists")
        del before["signing.public"]
        self.assertEqual(before, self.contents("enclave"))
        self.done(self.enclave_verb("init-otp"))
        self.assertNotEqual(self.new_enclave("enclave", "--force"), self.enclave)
        self.assertNotIn("otp.target", os.listdir(self.path("enclave")))
        os.mkdir(self.path("left"))
        with open(self.path("left", "otp.target"), "w", encoding="ascii") as file:
            file.write(API_KEY)
        self.new_enclave("left")
        self.assertEqual(self.content("left", "otp.target"), API_KEY.encode())

    def test_without_an_enclave(self):
        for verb, options in (("export", ["--target", self.target, "--organization", "o", "--plaintext-input", "/dev/null"]),
                              ("init-import", ["--organization", "o", "--user", "u"]), ("init-secret", ["--organization", "o"]), ("init-otp", [])):
            self.refused(self.enclave_verb(verb, *options, enclave="nowhere"), 8, "file_not_found")
        self.assertFalse(os.path.exists(self.path("nowhere")))


class Exports(Folder):
    def test_every_kind_of_plaintext(self):
        phrase = {"kind": "mnemonic", "mnemonic": PHRASE}
        key = {"kind": "private_key", "format": "hexadecimal", "privateKey": KEY}
        wif = self.done(piped("key", "convert", "--from", "hexadecimal", "--to", "bitcoin-mainnet-wif", "--curve", "secp256k1", key_file=KEY)).json["privateKey"]
        for plaintext, options, opened in [
            (PHRASE, [], phrase), (PHRASE + "\n", [], phrase), (PHRASE + "\r\n", [], phrase),
            (PHRASE, ["--key-format", "mnemonic"], phrase),
            (JAPANESE, [], {"kind": "mnemonic", "mnemonic": JAPANESE}),
            (PHRASE + "\nTREZOR", [], {**phrase, "passphrase": "TREZOR"}),
            (bytes.fromhex(KEY), [], key), (KEY, ["--key-format", "hexadecimal"], key), (KEY, ["--key-format", "hexadecimal", "--curve", "secp256k1"], key),
            (wif, ["--key-format", "bitcoin-mainnet-wif"], key),
            # A line feed is a key's last byte as any other.
            (bytes.fromhex(KEY[:-2]) + b"\n", [], {**key, "privateKey": KEY[:-2] + "0a"}),
            (bytes.fromhex(KEY[:-4]) + b"\r\n", [], {**key, "privateKey": KEY[:-4] + "0d0a"}),
        ]:
            with self.subTest(plaintext=plaintext, options=options):
                self.assertEqual(self.done(self.open_export(self.seal_export(plaintext, *options))).json, opened)

    def test_any_wallet_format(self):
        key = self.seal_export(KEY, "--key-format", "hexadecimal")
        for kind in ("solana", "bitcoin-mainnet-wif", "bitcoin-testnet-wif", "sui-bech32"):
            curve = "secp256k1" if "wif" in kind else "ed25519"
            expected = piped("key", "convert", "--from", "hexadecimal", "--to", kind, "--curve", curve, key_file=KEY).json["privateKey"]
            self.assertEqual(self.done(self.open_export(key, *self.client, "--key-format", kind)).json["privateKey"], expected)
            again = self.seal_export(expected, "--key-format", kind)
            self.assertEqual(self.done(self.open_export(again)).json["privateKey"], KEY)

    def test_what_is_no_phrase_or_key_is_sealed_when_asked_and_refused_by_the_client(self):
        self.refused(self.enclave_verb("export", "--target", self.target, "--organization", "o", "--key-format", "mnemonic", plaintext_input="no phrase"), 3, "mnemonic_word_count")
        self.refused(self.enclave_verb("export", "--target", self.target, "--organization", "o", "--key-format", "hexadecimal", plaintext_input="00" * 32), 5, "private_key_zero")
        self.refused(self.open_export(self.seal_export("no phrase")), 4, "plaintext_kind")
        self.refused(self.open_export(self.seal_export(PHRASE + "\na\nb")), 3, "text_line_break")
        self.refused(self.open_export(self.seal_export(b"\xff" * 31)), 4, "plaintext_kind")

    def test_sealed_anew_each_time(self):
        first, second = (json.loads(self.seal_export(PHRASE)) for _ in range(2))
        self.assertEqual(first["enclaveQuorumPublic"], self.public("signing"))
        self.assertEqual(first["version"], "v1.0.0")
        for member in ("data", "dataSignature"):
            self.assertNotEqual(first[member], second[member])

    def test_the_plaintext_to_a_file(self):
        self.done(self.open_export(self.seal_export(KEY, "--key-format", "hexadecimal"), *self.client, "--plaintext-output", self.path("key")))
        self.assertEqual(self.content("key"), KEY.encode())
        self.assertEqual(self.mode("key"), 0o600)
        self.done(self.open_export(self.seal_export(KEY, "--key-format", "hexadecimal"), *self.client, "--plaintext-output", self.path("raw"), "--raw"))
        self.assertEqual(self.content("raw"), bytes.fromhex(KEY))

    def test_the_bundle_to_a_file(self):
        file = ["--bundle-output", self.path("bundle")]
        self.assertEqual(self.seal_export(PHRASE, *file), b"")
        self.assertEqual(self.open_export(self.content("bundle")).json["mnemonic"], PHRASE)
        self.refused(self.enclave_verb("export", "--target", self.target, "--organization", "o", *file, plaintext_input=PHRASE), 8, "file_exists")
        self.seal_export(PHRASE, *file, "--force")

    def test_whom_the_client_trusts(self):
        bundle = self.seal_export(PHRASE)
        for trust in (self.public("quorum"), self.public("signing"), self.public("quorum").upper()):
            self.done(self.open_export(bundle, trust=["--signer-quorum-key", trust]))
        self.new_enclave("other")
        for trust in (["--signer-quorum-key", self.public("quorum", "other")], ["--signer-quorum-key", self.public("encryption")], ["--quiet"]):
            self.refused(self.open_export(bundle, trust=trust), 6, "signer_unknown")
        self.refused(self.open_export(bundle, organization="other"), 6, "organization_mismatch")
        self.refused(self.open_export(bundle, organization=ORGANIZATION.upper()), 6, "organization_mismatch")
        self.done(run("generate", "encryption-key", "--name", "stranger", "--dir", self.path("keys")))
        self.refused(self.open_export(bundle, "--encryption-key-file", self.path("keys", "stranger.private")), 6, "aead_open")

    def test_tampered(self):
        bundle = json.loads(self.seal_export(PHRASE))
        inner = json.loads(bytes.fromhex(bundle["data"]))

        def outer(**changes):
            return json.dumps({name: value for name, value in {**bundle, **changes}.items() if value is not None}, separators=(",", ":"))

        def data(**changes):
            text = json.dumps({name: value for name, value in {**inner, **changes}.items() if value is not None}, separators=(",", ":"))
            return outer(data=text.encode().hex())

        self.assertEqual(self.open_export(data()).status, 0)
        for at in range(0, len(bundle["data"]), 37):
            flipped = bundle["data"][:at] + f"{int(bundle['data'][at], 16) ^ 1:x}" + bundle["data"][at + 1 :]
            self.refused(self.open_export(outer(data=flipped)), 6, "signature_invalid")
        for changed in (data(organizationId="other"), data(userId=USER), data(ciphertext=None), data(encappedPublic=self.target), outer(data=bundle["data"] + "20")):
            self.refused(self.open_export(changed), 6, "signature_invalid")
        self.new_enclave("other")
        self.refused(self.open_export(outer(enclaveQuorumPublic=self.public("signing", "other"))), 6, "signer_unknown")
        self.refused(self.open_export(outer(version="v1.0.1")), 7, "unsupported_version")
        for name in bundle:
            self.assertIn(self.open_export(outer(**{name: None})).status, (3, 7))

    def test_another_purpose(self):
        secret = self.done(self.enclave_verb("init-secret", "--organization", ORGANIZATION)).out
        target = self.done(self.enclave_verb("init-import", "--organization", ORGANIZATION, "--user", USER)).out
        otp = self.done(self.enclave_verb("init-otp", "--organization", ORGANIZATION)).out
        export = self.seal_export(PHRASE)
        for bundle in (secret, target, otp):
            self.refused(self.open_export(bundle), 4, "foreign_member")
            self.refused(self.open_export(bundle, kind="secret"), 4, "foreign_member")
        self.refused(self.seal_import(export, PHRASE), 4, "foreign_member")
        self.assertNotEqual(self.seal_import(secret, PHRASE).status, 0)
        self.assertNotEqual(self.seal_import(otp, PHRASE).status, 0)
        self.refused(piped("encrypt", *self.trust, "--organization", ORGANIZATION, secret_target_input=export, plaintext_input="s"), 4, "foreign_member")
        self.refused(piped("encrypt", *self.trust, "--public-key", self.target, otp_target_input=export, otp_code_file="1"), 4, "foreign_member")

    def test_options(self):
        required = {"--target": self.target, "--organization": "o", "--plaintext-input": "/dev/null", "--dir": self.path("enclave")}
        for missing in required:
            given = [word for name, value in required.items() if name != missing for word in (name, value)]
            self.refused(run("enclave", "export", *given, "--json"), 2, "usage_missing_option")
        common = ["--organization", "o", "--target", self.target]
        self.refused(self.enclave_verb("export", *common, "--key-format", "nothing", plaintext_input=KEY), 4, "unknown_key_format")
        self.refused(self.enclave_verb("export", *common, "--curve", "p256", plaintext_input=KEY), 2, "usage_conflict")
        self.refused(self.enclave_verb("export", "--organization", "", "--target", self.target, plaintext_input=KEY), 2, "usage_value")
        self.refused(self.enclave_verb("export", "--organization", "o", "--target", "04" + "11" * 64, plaintext_input=KEY), 5, "public_key_not_on_curve")
        self.refused(self.enclave_verb("export", *common, plaintext_input="x" * 12289), 3, "data_too_long")


class Imports(Folder):
    def published(self, *options, enclave="enclave", verb="init-import", user=True):
        named = ["--organization", ORGANIZATION, *(["--user", USER] if user else [])]
        return self.done(self.enclave_verb(verb, *named, *options, enclave=enclave)).out

    def test_every_kind_of_plaintext(self):
        solana = piped("key", "convert", "--from", "hexadecimal", "--to", "solana", "--curve", "ed25519", key_file=KEY).json["privateKey"]
        key = {"kind": "private_key", "format": "hexadecimal", "privateKey": KEY}
        for plaintext, options, texts, opened in [
            (PHRASE + "\n", [], {}, {"kind": "mnemonic", "mnemonic": PHRASE}),
            (JAPANESE, [], {}, {"kind": "mnemonic", "mnemonic": JAPANESE}),
            (PHRASE, [], {"passphrase_input": "TREZOR\n"}, {"kind": "mnemonic", "mnemonic": PHRASE, "passphrase": "TREZOR"}),
            (KEY, ["--key-format", "hexadecimal"], {}, key),
            (solana, ["--key-format", "solana"], {}, key),
        ]:
            with self.subTest(plaintext=plaintext):
                sealed = self.done(self.seal_import(self.published(), plaintext, *options, **texts)).out
                self.assertEqual(self.done(self.enclave_verb("open-import", encrypted_bundle_input=sealed)).json, opened)

    def test_a_target_opens_once(self):
        target = self.published()
        self.assertEqual(self.mode("enclave", "import.target"), 0o600)
        sealed = self.done(self.seal_import(target, PHRASE)).out
        self.done(self.enclave_verb("open-import", encrypted_bundle_input=sealed))
        self.assertNotIn("import.target", os.listdir(self.path("enclave")))
        self.refused(self.enclave_verb("open-import", encrypted_bundle_input=sealed), 8, "file_not_found")
        # Each target is another key: what was sealed to the last one does not open with this one, which is then spent too.
        self.published()
        self.refused(self.enclave_verb("open-import", encrypted_bundle_input=sealed), 6, "aead_open")
        self.refused(self.enclave_verb("open-import", encrypted_bundle_input=sealed), 8, "file_not_found")

    def test_what_is_refused_before_opening_does_not_spend_the_target(self):
        sealed = self.done(self.seal_import(self.published(), PHRASE)).out
        message = json.loads(sealed)
        point = message["encappedPublic"]
        for wrong, status, name in [("", 3, ...), ("{}", 3, "json_missing_member"), (json.dumps({**message, "encappedPublic": "04" + "11" * 64}), 5, "public_key_not_on_curve"),
                                    (json.dumps({**message, "ciphertext": "00"}), 3, "ciphertext_too_short"), (json.dumps({**message, "encappedPublic": point[2:66]}), 5, ...)]:
            done = self.enclave_verb("open-import", encrypted_bundle_input=wrong)
            self.refused(done, status, done.error["name"] if name is ... else name)
        with open(self.path("there"), "wb"):
            pass
        self.refused(self.enclave_verb("open-import", "--plaintext-output", self.path("there"), encrypted_bundle_input=sealed), 8, "file_exists")
        self.done(self.enclave_verb("open-import", "--plaintext-output", self.path("there"), "--force", encrypted_bundle_input=sealed))
        self.assertEqual(self.content("there"), PHRASE.encode())
        self.assertEqual(self.mode("there"), 0o600)

    def test_a_waiting_target_is_kept_unless_forced(self):
        first = self.published()
        refused = self.enclave_verb("init-import", "--organization", ORGANIZATION, "--user", USER)
        self.refused(refused, 8, "file_exists")
        self.assertEqual(refused.error["what"], "import.target")
        # Not even the bundle's file is left behind.
        self.refused(self.enclave_verb("init-import", "--organization", ORGANIZATION, "--user", USER, "--bundle-output", self.path("bundle")), 8, "file_exists")
        self.assertFalse(os.path.exists(self.path("bundle")))
        self.done(self.enclave_verb("open-import", encrypted_bundle_input=self.done(self.seal_import(first, PHRASE)).out))
        self.published()
        self.published("--force")

    def test_kinds_wait_apart(self):
        targets = {verb: self.published(verb=verb, user=verb == "init-import") for verb in ("init-import", "init-secret", "init-otp")}
        self.assertLessEqual({"import.target", "secret.target", "otp.target"}, set(os.listdir(self.path("enclave"))))
        sealed = self.done(self.seal_import(targets["init-import"], PHRASE)).out
        self.refused(self.enclave_verb("open-secret", encrypted_bundle_input=sealed), 6, "aead_open")
        self.refused(self.enclave_verb("open-otp", encrypted_bundle_input=sealed), 6, "aead_open")
        self.done(self.enclave_verb("open-import", encrypted_bundle_input=sealed))

    def test_whom_the_client_trusts(self):
        target = self.published()
        self.new_enclave("other")
        for trust in (["--signer-quorum-key", self.public("quorum", "other")], ["--quiet"]):
            self.refused(self.seal_import(target, PHRASE, trust=trust), 6, "signer_unknown")
        self.refused(self.seal_import(target, PHRASE, organization="other"), 6, "organization_mismatch")
        self.refused(self.seal_import(target, PHRASE, user="other"), 6, "user_mismatch")
        changed = json.loads(target)
        changed["data"] = changed["data"].replace(self.target.encode().hex()[:8], "")[:-2] + "7e"
        self.refused(self.seal_import(json.dumps(changed), PHRASE), 6, "signature_invalid")

    def test_the_target_of_another_enclave(self):
        self.new_enclave("other")
        self.published(enclave="other")
        sealed = self.done(self.seal_import(self.published(), PHRASE)).out
        self.refused(self.enclave_verb("open-import", enclave="other", encrypted_bundle_input=sealed), 6, "aead_open")
        self.done(self.enclave_verb("open-import", encrypted_bundle_input=sealed))

    def test_what_the_client_sealed_is_judged(self):
        for damage in (lambda text: text[:-1] + ("0" if text[-1] != "0" else "1"), lambda text: text[2:], lambda text: "00" + text[2:] if text[:2] != "00" else "01" + text[2:]):
            message = json.loads(self.done(self.seal_import(self.published(), PHRASE)).out)
            self.refused(self.enclave_verb("open-import", encrypted_bundle_input=json.dumps({**message, "ciphertext": damage(message["ciphertext"])})), 6, "aead_open")
        # A secret of other bytes in the place of a phrase or a key.
        target = self.published()
        self.done(self.enclave_verb("init-secret", "--organization", ORGANIZATION))
        os.replace(self.path("enclave", "import.target"), self.path("kept"))
        os.replace(self.path("enclave", "secret.target"), self.path("enclave", "import.target"))
        os.replace(self.path("kept"), self.path("enclave", "secret.target"))
        sealed = self.done(self.seal_import(target, PHRASE)).out
        self.assertEqual(self.done(self.enclave_verb("open-secret", encrypted_bundle_input=sealed)).json, {"kind": "secret", "secret": PHRASE})


class Secrets(Folder):
    SECRETS = [("s3cret", {"secret": "s3cret"}), ("two\nlines", {"secret": "two\nlines"}), ("日本", {"secret": "日本"}), (b"\x00\xff", {"secretHex": "00ff"}), (b"", {"secret": ""})]

    def test_out(self):
        for secret, shown in self.SECRETS:
            bundle = self.seal_export(secret, verb="export-secret")
            self.assertEqual(self.done(self.open_export(bundle, kind="secret")).json, {"kind": "secret", **shown})
        self.refused(self.open_export(bundle, kind="secret", organization="other"), 6, "organization_mismatch")
        self.new_enclave("other")
        self.refused(self.open_export(bundle, kind="secret", trust=["--signer-quorum-key", self.public("quorum", "other")]), 6, "signer_unknown")

    def seal(self, target, secret, organization=ORGANIZATION, trust=None):
        return piped("encrypt", *(trust or self.trust), "--organization", organization, secret_target_input=target, plaintext_input=secret)

    def test_in(self):
        for secret, shown in self.SECRETS:
            target = self.done(self.enclave_verb("init-secret", "--organization", ORGANIZATION)).out
            self.assertEqual(json.loads(bytes.fromhex(json.loads(target)["data"]))["userId"], "")
            sealed = self.done(self.seal(target, secret)).out
            self.assertEqual(self.done(self.enclave_verb("open-secret", encrypted_bundle_input=sealed)).json, {"kind": "secret", **shown})
            self.refused(self.enclave_verb("open-secret", encrypted_bundle_input=sealed), 8, "file_not_found")
        self.refused(self.seal(target, "s", organization="other"), 6, "organization_mismatch")
        self.refused(self.seal(target, "s", trust=["--quiet"]), 6, "signer_unknown")


    def test_a_target_may_name_a_user(self):
        target = self.done(self.enclave_verb("init-secret", "--organization", ORGANIZATION, "--user", USER)).out
        self.assertEqual(json.loads(bytes.fromhex(json.loads(target)["data"]))["userId"], USER)
        sealed = self.done(self.seal(target, "s3cret")).out
        self.assertEqual(self.done(self.enclave_verb("open-secret", encrypted_bundle_input=sealed)).json["secret"], "s3cret")
        target = self.done(self.enclave_verb("init-secret", "--organization", ORGANIZATION, "--user", "", "--force")).out
        self.assertEqual(json.loads(bytes.fromhex(json.loads(target)["data"]))["userId"], "")
        self.refused(self.enclave_verb("init-import", "--organization", ORGANIZATION, "--user", ""), 2, "usage_value")


class OneTimePasswords(Folder):
    def seal(self, target, *options, code="123456", trust=None):
        return piped("encrypt", *(trust or self.trust), "--public-key", self.target, *options, otp_target_input=target, otp_code_file=code)

    def test_flow(self):
        compressed = ("02" if int(self.target[-1], 16) % 2 == 0 else "03") + self.target[2:66]
        for named, expected in (([], []), (["--organization", ORGANIZATION], []), (["--organization", ORGANIZATION], ["--organization", ORGANIZATION])):
            sealed = self.done(self.seal(self.done(self.enclave_verb("init-otp", *named)).out, *expected)).out
            self.assertEqual(self.done(self.enclave_verb("open-otp", encrypted_bundle_input=sealed)).json, {"kind": "otp", "otpCode": "123456", "publicKey": compressed})
            self.refused(self.enclave_verb("open-otp", encrypted_bundle_input=sealed), 8, "file_not_found")

    def test_refusals(self):
        target = self.done(self.enclave_verb("init-otp")).out
        self.assertNotEqual(self.seal(target, "--organization", ORGANIZATION).status, 0)
        self.refused(self.seal(target, trust=["--quiet"]), 6, "signer_unknown")
        self.refused(self.seal(target, code=""), 3, "text_empty")
        named = self.done(self.enclave_verb("init-otp", "--organization", ORGANIZATION, "--force")).out
        self.refused(self.seal(named, "--organization", "other"), 6, "organization_mismatch")
        self.refused(self.enclave_verb("open-otp", encrypted_bundle_input=self.done(self.seal(target)).out), 6, "aead_open")


class Credentials(Folder):
    def test_drawn(self):
        made = self.done(piped("enclave", "credential", "--target", self.target)).json
        opened = self.done(piped("decrypt", *self.client, credential_bundle_input=made["credentialBundle"])).json
        self.assertEqual((opened["kind"], opened["publicKey"]), ("credential", made["publicKey"]))
        self.assertEqual(piped("key", "public", "--curve", "p256", key_file=opened["privateKey"]).json["publicKey"], made["publicKey"])

    def test_given(self):
        done = run("enclave", "credential", "--target", self.target, "--key-file", "-", stdin=API_KEY)
        self.assertEqual(self.done(piped("decrypt", *self.client, credential_bundle_input=done.out)).json["privateKey"], API_KEY)
        text = done.out.decode().strip()
        last = "1" if text[-1] != "1" else "2"
        self.refused(piped("decrypt", *self.client, credential_bundle_input=text[:-1] + last), 3, "base58_checksum")
        self.done(run("generate", "encryption-key", "--name", "stranger", "--dir", self.path("keys")))
        self.refused(piped("decrypt", "--encryption-key-file", self.path("keys", "stranger.private"), credential_bundle_input=text), 6, "aead_open")
        for wrong, name in (("00" * 32, "private_key_zero"), ("ff" * 32, "private_key_range"), (API_KEY + ":secp256k1", "curve_mismatch")):
            done = piped("enclave", "credential", "--target", self.target, key_file=wrong)
            self.refused(done, done.status, name)


class PublishedKeys(Folder):
    KINDS = ("oauth2-client-secret", "on-ramp", "pull-secret")

    def seal(self, kind, secret, recipient):
        return self.done(piped("encrypt", "--to", kind, "--recipient", recipient, plaintext_input=secret)).json["encryptedBundle"]

    def test_flow(self):
        for kind in self.KINDS:
            for secret in ("sk_live", "日本", "x" * 1000):
                sealed = self.seal(kind, secret, self.public("encryption"))
                for _ in range(2):  # no state: it opens as often as one likes
                    self.assertEqual(self.done(self.enclave_verb("open-" + kind, encrypted_bundle_input=sealed)).json, {"kind": kind, "secret": secret})

    def test_refusals(self):
        self.new_enclave("other")
        for kind in self.KINDS:
            sealed = self.seal(kind, "sk_live", self.public("encryption"))
            self.refused(self.enclave_verb("open-" + kind, enclave="other", encrypted_bundle_input=sealed), 6, "aead_open")
            self.refused(self.enclave_verb("open-" + kind, enclave="nowhere", encrypted_bundle_input=sealed), 8, "file_not_found")
            self.refused(self.enclave_verb("open-" + kind, encrypted_bundle_input=self.seal(kind, "sk_live", self.public("signing"))), 6, "aead_open")
            text = sealed
            changed = text[:-3] + ("3" if text[-3] != "3" else "4") + text[-2:]
            self.refused(self.enclave_verb("open-" + kind, encrypted_bundle_input=changed), *((6, "aead_open") if kind == self.KINDS[0] else (3, "base58_checksum")))


class SignedTexts(Folder):
    NOW = 1748876000000
    LOGIN = "0399fe2ace6208af0adf848f44bc48210b594b7e69ecd91ec968fd75b3bb448336"

    def setUp(self):
        super().setUp()
        self.common = ["--organization", ORGANIZATION, "--public-key", self.LOGIN, "--expires", str(self.NOW)]

    def verify(self, what, jwt, trusted, now=NOW - 1):
        return piped("verify", what, *trusted, "--now", str(now), jwt_file=jwt)

    def test_session(self):
        self.new_enclave("other")
        for kind in ("SESSION_TYPE_READ_WRITE", "SESSION_TYPE_READ_ONLY"):
            jwt = self.done(self.enclave_verb("sign-session", *self.common, "--user", USER, "--session-type", kind)).json["jwt"]
            claims = {"exp": self.NOW // 1000, "public_key": self.LOGIN, "session_type": kind, "user_id": USER, "organization_id": ORGANIZATION}
            trusted = ["--notarizer-key", self.public("signing")]
            self.assertEqual(self.done(self.verify("session", jwt, trusted)).json, {"valid": True, **claims})
            self.refused(self.verify("session", jwt, trusted, self.NOW), 6, "expired")
            self.refused(self.verify("session", jwt, trusted, self.NOW // 1000), 2, "usage_time_seconds")
            self.refused(self.verify("session", jwt, ["--notarizer-key", self.public("signing", "other")]), 6, "signature_invalid")
            self.refused(self.verify("session", jwt, ["--quiet"]), 6, "signature_invalid")
            limited = self.done(self.enclave_verb("sign-session", *self.common, "--user", USER, "--session-type", kind, "--scope", "wallets:read",
                                                  "--session-profile", "p-1")).json["jwt"]
            self.assertEqual(self.done(self.verify("session", limited, trusted)).json,
                             {"valid": True, **claims, "scope": "wallets:read", "session_profile_id": "p-1"})
            # Signed over another digest, so neither token is the other.
            self.refused(self.verify("otp-token", jwt, ["--signer-key", self.public("signing")]), 6, "signature_invalid")

    def test_one_time_password_token(self):
        jwt = self.done(self.enclave_verb("sign-otp-token", *self.common, "--id", "t1", "--contact", "user@example.com")).json["jwt"]
        claims = {"exp": str(self.NOW), "id": "t1", "verification_type": "OTP_TYPE_EMAIL", "contact": "user@example.com",
                  "organization_id": ORGANIZATION, "public_key": self.LOGIN}
        trusted = ["--signer-key", self.public("signing")]
        self.assertEqual(self.done(self.verify("otp-token", jwt, trusted)).json, {"valid": True, **claims})
        self.refused(self.verify("otp-token", jwt, trusted, self.NOW), 6, "expired")
        self.refused(self.verify("otp-token", jwt, ["--quiet"]), 6, "signature_invalid")

    def test_webhook(self):
        made = run("generate", "api-key", "--curve", "ed25519", "--name", "hook", "--dir", self.path("keys"), "--json").json
        keys = json.dumps([{"keyId": "hook-1", "publicKey": made["publicKey"], "algorithm": "ed25519"}])
        body = '{"type":"activity.created"}\n'
        given = ["enclave", "sign-webhook", "--key-file", made["privateKeyFile"], "--key-id", "hook-1", "--event-id", "evt_1", "--now", str(self.NOW), "--body-file", "-"]
        for headers in (run(*given, stdin=body).out, run(*given, "--json", stdin=body).out):
            check = ["verify", "webhook", "--max-age-ms", "0", "--now", str(self.NOW)]
            done = piped(*check, headers_file=headers, body_file=body, keys_file=keys)
            self.assertEqual(self.done(done).json, {"valid": True, "eventId": "evt_1", "keyId": "hook-1", "timestampMs": self.NOW})
            self.refused(piped(*check, headers_file=headers, body_file=body.strip(), keys_file=keys), 6, "signature_invalid")
        for option, value, status, name in (("--key-id", "a.b", 3, "header_syntax"), ("--event-id", "a b", 3, "header_syntax"),
                                            ("--event-id", "a.b", 3, "header_syntax"), ("--now", "x", 2, "usage_value")):
            changed = [value if before == option else word for before, word in zip([None, *given], given)]
            self.refused(run(*changed, "--json", stdin=body), status, name)

    def test_options(self):
        self.refused(self.enclave_verb("sign-session", *self.common, "--user", USER, "--session-type", "x"), 2, "usage_value")
        self.refused(self.enclave_verb("sign-session", *self.common), 2, "usage_missing_option")
        self.refused(self.enclave_verb("sign-session", *self.common, "--user", USER, enclave="nowhere"), 8, "file_not_found")
        for time, name in ((self.NOW // 1000, "usage_time_seconds"), (0, "usage_time_seconds"), (10**11 - 1, "usage_time_seconds"),
                           (self.NOW * 1000, "usage_time_fine"), (self.NOW * 10**6, "usage_time_fine"), ("9" * 20, "usage_value"), ("-1", "usage_value")):
            for verb in (["sign-session", "--user", USER], ["sign-otp-token", "--id", "t1", "--contact", "c"]):
                self.refused(self.enclave_verb(*verb, *self.common[:-1], str(time)), 2, name)
        self.refused(self.enclave_verb("sign-otp-token", *self.common, "--id", "t1", "--contact", b"\xff"), 3, "utf8_invalid")


if __name__ == "__main__":
    unittest.main()
