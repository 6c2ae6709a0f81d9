"""Many bundles and many bodies from one file, one a line: what each gives alone, in order."""

import json
import unittest

from enclave_test import API_KEY, KEY, ORGANIZATION, PHRASE, Folder, piped
from program import run


class Exports(Folder):
    def bundles(self):
        texts = [(PHRASE, []), (KEY, ["--key-format", "hexadecimal"]), (PHRASE + "\nsecret", [])]
        return [self.seal_export(text, *options).decode().strip() for text, options in texts]

    def decrypt(self, text, *options, trust=None):
        return run("decrypt", *(trust or self.trust), *self.client, "--organization", ORGANIZATION, "--export-bundles-input", "-", *options, stdin=text)

    def test_each_as_alone_in_order(self):
        bundles = self.bundles()
        alone = [self.done(self.open_export(bundle)).json for bundle in bundles]
        self.assertEqual([row["kind"] for row in alone], ["mnemonic", "private_key", "mnemonic"])
        for count in (1, 3, 400):  # several times what a thread takes, and what one holds at once
            text = [bundles[i % 3] for i in range(count)]
            for end, threads in (("\n", "1"), ("\r\n", "2"), ("", "5")):
                done = self.done(self.decrypt((end or "\n").join(text) + end, "--threads", threads))
                self.assertEqual(done.lines, [alone[i % 3] for i in range(count)])
        self.assertEqual(self.done(self.decrypt(bundles[0], "--json")).lines, self.done(self.decrypt(bundles[0])).lines)

    def test_the_first_refusal_ends_it_and_tells_the_line(self):
        good = self.bundles()[0]
        outer = json.loads(good)
        outer["data"] = outer["data"][:-2] + "20"
        forged = json.dumps(outer)
        other = self.seal_export(PHRASE, organization="another").decode().strip()
        for wrong, status, name in ((forged, 6, "signature_invalid"), (other, 6, "organization_mismatch"), ("", 3, "json_syntax"),
                                    ("{}", 3, "json_missing_member"), (" " * 70000, 3, "text_too_long")):
            for at in (0, 1, 50):
                done = self.decrypt("\n".join([good] * at + [wrong] + [good] * 3), "--threads", "2", "--json")
                self.assertEqual((done.status, done.error["name"], done.error["at"], done.error["what"]), (status, name, at, "bundle"), done.err)
        self.new_enclave("stranger")
        done = self.decrypt(good, "--json", trust=["--signer-quorum-key", self.public("quorum", "stranger")])
        self.assertEqual((done.status, done.error["name"], done.error["at"]), (6, "signer_unknown", 0))
        self.refused(self.decrypt("", "--json"), 3, "text_empty")

    def test_a_declared_kind_is_demanded_of_all(self):
        phrase, key, _ = self.bundles()
        done = self.decrypt(phrase + "\n" + key, "--key-format", "mnemonic", "--json")
        self.assertEqual((done.status, done.error["at"]), (3, 1), done.err)
        done = self.done(self.decrypt(key + "\n" + key, "--key-format", "solana"))
        self.assertEqual([line["format"] for line in done.lines], ["solana"] * 2)

    def test_options_that_do_not_go_with_it(self):
        given = ["--organization", ORGANIZATION, "--export-bundles-input", "-"]
        for more in (["--plaintext-output", self.path("x")], ["--export-bundle-input", "/dev/null"], ["--credential-bundles-input", "/dev/null"]):
            self.refused(run("decrypt", *self.trust, *self.client, *given, *more, "--json", stdin=""), 2, "usage_conflict")
        bundle = self.bundles()[0]
        self.refused(self.open_export(bundle, *self.client, "--threads", "2"), 2, "usage_conflict")


class Credentials(Folder):
    def test_each_as_alone_in_order(self):
        texts = [self.done(piped("enclave", "credential", "--target", self.target)).json["credentialBundle"] for _ in range(3)]
        alone = [self.done(piped("decrypt", *self.client, credential_bundle_input=text)).json for text in texts]
        self.assertEqual(len({row["privateKey"] for row in alone}), 3)
        for threads in ("1", "3"):
            done = self.done(run("decrypt", *self.client, "--credential-bundles-input", "-", "--threads", threads, stdin="\n".join(texts * 40) + "\n"))
            self.assertEqual(done.lines, alone * 40)
        wrong = texts[1][:-1] + ("1" if texts[1][-1] != "1" else "2")
        done = run("decrypt", *self.client, "--credential-bundles-input", "-", "--json", stdin=texts[0] + "\n" + wrong)
        self.assertEqual((done.status, done.error["name"], done.error["at"]), (3, "base58_checksum", 1))
        self.refused(run("decrypt", *self.client, "--credential-bundles-input", "-", "--organization", "o", "--json", stdin=""), 2, "usage_conflict")


class Stamps(Folder):
    def stamp(self, text, *options):
        return piped("stamp", "--bodies-file", self.file(text), *options, key_file=API_KEY)

    def file(self, text):
        with open(self.path("bodies"), "w", encoding="utf-8", newline="") as file:
            file.write(text)
        return self.path("bodies")

    def test_each_as_alone_in_order(self):
        bodies = [json.dumps({"number": i, "text": "é" * (i % 7)}, ensure_ascii=False) for i in range(150)]
        for curve in ("p256", "secp256k1", "ed25519"):
            options = ["--curve", curve, "--deterministic"]
            done = self.done(self.stamp("\n".join(bodies), *options, "--threads", "3")).lines
            for i in (0, 1, 77, 149):
                self.assertEqual(done[i], piped("stamp", *options, body_file=bodies[i], key_file=API_KEY).json)
            self.assertEqual(len(done), len(bodies))
        done = self.done(self.stamp("\r\n".join(bodies[:20]) + "\r\n")).lines
        self.assertEqual(len(done), 20)
        for body, line in zip(bodies, done):
            self.assertEqual(line["stampHeaderName"], "X-Stamp")
            self.assertEqual(run("verify", "stamp", "--stamp", line["stampHeaderValue"], "--body-file", "-", stdin=body).status, 0)

    def test_refusals(self):
        self.refused(self.stamp(""), 3, "text_empty")
        done = self.stamp("a\n" + "b" * (1 << 20) + "\nc\n" + "d" * ((1 << 20) + 1) + "\n")
        self.assertEqual((done.status, done.error["name"], done.error["at"], done.error["what"]), (3, "text_too_long", 3, "body"))
        for more in (["--body-file", "/dev/null"], ["--body", "@/dev/null"]):
            self.refused(self.stamp("a", *more), 2, "usage_conflict")
        self.refused(piped("stamp", "--threads", "2", body_file="a", key_file=API_KEY), 2, "usage_conflict")
        self.refused(self.stamp("a", "--threads", "1025"), 2, "usage_value")


if __name__ == "__main__":
    unittest.main()
