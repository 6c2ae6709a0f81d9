"""Transactions through the program: every vector shown, hashed and signed; refusals with their codes, places and fields."""

import base64
import unittest

from program import Pipes, run, vectors

PHRASE = "test test test test test test test test test test test junk"
CHAINS = ("ethereum", "solana", "tron")
TRANSFER = "ec098504a817c800825208943535353535353535353535353535353535353535880de0b6b3a764000080018080"


def part(got, wanted):
    """Of an object, the members that are wanted; of a list, all."""
    if isinstance(wanted, dict):
        return {name: part(got.get(name), value) for name, value in wanted.items()}
    if isinstance(wanted, list) and isinstance(got, list) and len(got) == len(wanted):
        return [part(item, value) for item, value in zip(got, wanted)]
    return got


class Vectors(unittest.TestCase):
    def test_each_is_shown_hashed_and_signed(self):
        for chain in CHAINS:
            for row in vectors(f"tx/{chain}.json")["valid"]:
                with self.subTest(chain=chain, kind=row["kind"], unsigned=row["unsigned"][:40]), Pipes() as pipes:
                    key, transaction = pipes.add(row["private_key"]), pipes.add("0x" + row["unsigned"] + "\n")
                    signed = run("tx", "sign", "--transaction-file", transaction, "--key-file", key, "--json", pass_fds=pipes.ends)
                    self.assertEqual(signed.err, b"")
                    self.assertEqual(signed.json["signedTransaction"], "0x" + row["signed"])
                    shown = run("tx", "show", "--transaction-file", "-", "--chain", chain, "--json", stdin=row["signed"]).json
                    hashed = run("tx", "hash", "--transaction-file", "-", "--json", stdin=row["signed"]).json
                    self.assertEqual(shown["chain"], chain)
                    self.assertEqual(part(shown, row["show"]), row["show"])
                    self.assertEqual(part(hashed, row["digests"]), row["digests"])


class Forms(unittest.TestCase):
    def test_text_for_a_person(self):
        lines = dict(line.split(None, 1) for line in run("tx", "show", "--transaction-file", "-", stdin=TRANSFER).out.decode().splitlines())
        self.assertEqual(lines["value"], "1 ETH")
        self.assertEqual(lines["fee"], "at most 0.00042 ETH")
        self.assertEqual(lines["to"], "0x3535353535353535353535353535353535353535")
        self.assertEqual(lines["network"], "Ethereum mainnet")

    def test_key_of_a_tree(self):
        with Pipes() as pipes:
            phrase, transaction = pipes.add(PHRASE), pipes.add(TRANSFER)
            done = run("tx", "sign", "--transaction-file", transaction, "--mnemonic-file", phrase, "--path", "m/44'/60'/0'/0/0", "--json",
                       pass_fds=pipes.ends)
        self.assertEqual(done.json["from"], "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266")

    def test_other_spellings_in_and_out(self):
        text = base64.b64encode(bytes.fromhex(TRANSFER)).decode()
        with Pipes() as pipes:
            key, transaction = pipes.add("46" * 32), pipes.add(text)
            done = run("tx", "sign", "--transaction-file", transaction, "--transaction-encoding", "base64", "--key-file", key, pass_fds=pipes.ends)
        self.assertEqual(base64.b64decode(done.out)[:2].hex(), "f86c")
        self.assertTrue(done.out.endswith(b"\n"))

    def test_sign_prints_the_transaction_alone_as_text(self):
        with Pipes() as pipes:
            key, transaction = pipes.add("46" * 32), pipes.add(TRANSFER)
            done = run("tx", "sign", "--transaction-file", transaction, "--key-file", key, pass_fds=pipes.ends)
        self.assertEqual(run("tx", "hash", "--transaction-file", "-", "--json", stdin=done.out).json["hash"],
                         "0x33469b22e9f636356c4160a87eb19df52b7412e8eac32a4a55ffe88ea8350788")


    def test_hexadecimal_comes_back_with_or_without_0x_as_it_was_given(self):
        for prefix in ("", "0x"):
            with Pipes() as pipes:
                key, transaction = pipes.add("46" * 32), pipes.add(prefix + TRANSFER)
                done = run("tx", "sign", "--transaction-file", transaction, "--key-file", key, pass_fds=pipes.ends)
            self.assertTrue(done.out.startswith(prefix.encode() + b"f86c"), done.out)

    def test_an_empty_list_is_a_line_of_its_own(self):
        row = next(row for row in vectors("tx/descriptions.json")["cases"] if row["kind"] == "no instructions")
        text = run("tx", "show", "--transaction-file", "-", stdin=row["transaction"]).out.decode()
        self.assertIn("\ninstructions        none\n", text)
        self.assertIn("\nsigners\n", text)
        self.assertFalse([line for line in text.splitlines() if line != line.rstrip()])


# arguments, standard input, exit status, error name, at, what
REFUSALS = [
    (["--chain", "ethereum"], TRANSFER + "00", 3, "trailing_bytes", 45, "transaction"),
    (["--chain", "ethereum"], TRANSFER[:-2], 3, "truncated", 0, "transaction"),
    (["--chain", "ethereum"], TRANSFER.replace("ec09", "ec00"), 3, "integer_not_minimal", 1, "nonce"),
    (["--chain", "ethereum"], "05c0", 7, "unsupported_transaction", 0, "type"),
    (["--chain", "ethereum"], "c0", 3, "field_count", 0, "transaction"),
    (["--chain", "ethereum"], "", 3, "truncated", 0, "transaction"),
    ([], "00", 3, "transaction_syntax", None, "transaction"),
    (["--chain", "dogecoin"], TRANSFER, 4, "unknown_format", None, "chain"),
    (["--transaction-encoding", "octal"], TRANSFER, 2, "usage_value", None, "transaction-encoding"),
    ([], TRANSFER + "\n\n", 3, "hex_odd_length", ..., "transaction-file"),
    ([], "zz", 3, "hex_character", 0, "transaction-file"),
    ([], TRANSFER[:-1], 3, "hex_odd_length", ..., "transaction-file"),
    (["--transaction-encoding", "base64"], TRANSFER[:-1] + "!", 3, ..., ..., "transaction-file"),
]


def both_tron_and_solana():
    """A transfer on Tron whose memo is a message of Solana up to an instruction, whose data is the contract."""
    def field(number, content):
        return bytes([number << 3 | 2, len(content)]) + content
    transfer = field(1, b"\x41" + bytes(20)) + field(2, b"\x41" + bytes(20)) + bytes([24, 1])
    contract = field(11, bytes([8, 1]) + field(2, field(1, b"type.googleapis.com/protocol.TransferContract") + field(2, transfer)))
    head = bytes.fromhex("0a02000a" "2208" "0102030405060708" "52d702")
    filler = bytes(i // 32 for i in range(len(head), 356))
    return head + filler + bytes([1, 1, 0, len(contract)]) + contract


class Refusals(unittest.TestCase):
    def test_a_chain_is_never_guessed(self):
        text = both_tron_and_solana().hex()
        self.refused(run("tx", "show", "--transaction-file", "-", "--json", stdin=text), 4, "transaction_chain_ambiguous", None, "chain")
        for chain in ("tron", "solana", "TRANSACTION_TYPE_TRON"):
            done = run("tx", "show", "--transaction-file", "-", "--chain", chain, "--json", stdin=text)
            self.assertEqual(done.json["chain"], chain.rsplit("_", 1)[-1].lower())

    def refused(self, done, status, name, at, what):
        self.assertEqual((done.out, done.status), (b"", status), done.err)
        error = done.error
        for expected, got in ((name, error["name"]), (at, error.get("at")), (what, error.get("what"))):
            if expected is not ...:
                self.assertEqual(got, expected, error)

    def test_show_and_hash(self):
        for verb in ("show", "hash"):
            for arguments, stdin, status, name, at, what in REFUSALS:
                with self.subTest(verb=verb, arguments=arguments, stdin=stdin):
                    self.refused(run("tx", verb, "--transaction-file", "-", *arguments, "--json", stdin=stdin), status, name, at, what)

    def sign(self, transaction, *arguments, **secrets):
        with Pipes() as pipes:
            options = [part for name, value in secrets.items() for part in (f"--{name.replace('_', '-')}", pipes.add(value))]
            return run("tx", "sign", "--transaction-file", pipes.add(transaction), *options, *arguments, "--json", pass_fds=pipes.ends)

    def test_sign(self):
        signed = self.sign(TRANSFER, key_file="46" * 32).json["signedTransaction"]
        self.refused(self.sign(signed, key_file="46" * 32), 4, "transaction_signed", None, "transaction")
        self.refused(self.sign(TRANSFER), 2, "usage_missing_option", None, "path")
        self.refused(self.sign(TRANSFER, mnemonic_file=PHRASE), 2, "usage_missing_option", None, "path")
        self.refused(self.sign(TRANSFER, "--path", "m/0", key_file="46" * 32), 2, "usage_conflict", None, "path")
        self.refused(self.sign(TRANSFER, mnemonic_file=PHRASE, key_file="46" * 32), 2, "usage_source", None, "mnemonic-file")
        self.refused(self.sign(TRANSFER, key_file="46" * 32 + ":ed25519"), 4, "curve_mismatch", None, ...)
        self.refused(self.sign(TRANSFER, key_file="00" * 32), 5, "private_key_zero", None, "key")
        self.refused(self.sign(TRANSFER, key_file="46" * 31), 5, "private_key_length", None, "key")
        for chain, status, name in (("solana", 5, "signer_not_required"), ("tron", 5, "address_key_mismatch")):
            row = vectors(f"tx/{chain}.json")["valid"][0]
            self.refused(self.sign(row["unsigned"], key_file="46" * 32), status, name, None, ...)
            self.refused(self.sign(row["signed"], key_file=row["private_key"]), 4, "transaction_signed", None, "transaction")
        self.refused(self.sign(TRANSFER + "00", "--chain", "ethereum", key_file="46" * 32), 3, "trailing_bytes", 45, "transaction")


if __name__ == "__main__":
    unittest.main()
