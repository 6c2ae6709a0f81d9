"""Bad input of every class: its own code, the exit status of its group, one line on standard error, nothing on standard output, no secret in it."""

import json
import unittest

from program import Pipes, run

PHRASE = "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about"
XPUB = ("xpub661MyMwAqRbcFkPHucMnrGNzDwb6teAX1RbKQmqtEF8kK3Z7LZ59qafCjB9eCRLiTVG3uxBxgKvRgbubRhqSKXnGGb1aoaqLrpMBDrVxga8")
SEED = "000102030405060708090a0b0c0d0e0f"

# arguments, standard input, exit status, error name, at (None: no position; ...: any)
CASES = [
    # usage
    ([], "", 2, "usage_unknown_command", None),
    (["frobnicate"], "", 2, "usage_unknown_command", None),
    (["mnemonic"], "", 2, "usage_unknown_command", None),
    (["mnemonic", "frobnicate"], "", 2, "usage_unknown_command", None),
    (["formats", "stray"], "", 2, "usage_extra_argument", None),
    (["formats", "--output", "csv"], "", 2, ..., None),
    (["derive", "--seed-file", "-", "--format", "ethereum", "--show-private", "--output=csv"], SEED, 2, "usage_conflict", None),
    (["derive", "--seed-file", "-", "--format", "ethereum,nothing"], SEED, 4, "unknown_format", 1),
    (["mnemonic", "seed", "--mnemonic-file", "-", "--passphrase-file", "/dev/stdin"], PHRASE, 2, "usage_conflict", None),
    (["mnemonic", "seed", "--mnemonic-file", "/dev/fd/0", "--passphrase-file", "-"], PHRASE, 2, "usage_conflict", None),
    (["generate", "api-key", "--name", "a\nb", "--dir", "/tmp"], "", 2, "usage_value", None),
    (["node", "--path", "m"], "", 2, "usage_source", None),
    (["node", "--path", "m", "--seed-file", "-", "--xpub", XPUB], SEED, 2, "usage_source", None),
    (["node", "--path", "m", "--seed-file", "-", "--nope"], SEED, 2, "usage_unknown_option", None),
    (["node", "--seed-file", "-"], SEED, 2, "usage_missing_option", None),
    (["node", "--path", "m", "--seed-file", ""], "", 2, "usage_value", None),
    (["node", "--path", "m", "--seed-file", "-", "--language", "english"], SEED, 2, "usage_conflict", None),
    (["derive", "--seed-file", "-"], SEED, 2, "usage_missing_option", None),
    (["sign", "--seed-file", "-", "--path", "m", "--dir", "keys", "--payload-file", "/dev/null", "--encoding", "PAYLOAD_ENCODING_TEXT_UTF8",
      "--hash-function", "HASH_FUNCTION_SHA256"], SEED, 2, "usage_conflict", None),
    (["derive", "--seed-file", "-", "--format", "ethereum", "--path", "m/0", "--account", "1"], SEED, 2, "usage_conflict", None),
    (["derive", "--seed-file", "-", "--format", "ethereum", "--count", "010"], SEED, 2, "usage_value", None),
    (["derive", "--seed-file", "-", "--format", "ethereum", "--count", "0"], SEED, 2, "usage_value", None),
    (["derive", "--seed-file", "-", "--format", "ethereum", "--count", "+1"], SEED, 2, "usage_value", None),
    (["derive", "--seed-file", "-", "--format", "ethereum,"], SEED, 2, "usage_value", None),
    (["derive", "--mnemonic-file", "-", "--passphrase-file", "-", "--format", "ethereum"], PHRASE, 2, "usage_conflict", None),
    # phrases: at is the index of the word
    (["mnemonic", "check", "--mnemonic-file", "-"], "", 3, "text_empty", None),
    (["mnemonic", "check", "--mnemonic-file", "-"], "abandon " * 11 + "abandon", 3, "mnemonic_checksum", None),
    (["mnemonic", "check", "--mnemonic-file", "-"], "abandon about", 3, "mnemonic_word_count", None),
    (["mnemonic", "check", "--mnemonic-file", "-"], PHRASE.replace("about", "abouth"), 3, "mnemonic_unknown_word", 11),
    (["mnemonic", "check", "--mnemonic-file", "-"], " " + PHRASE, 3, "mnemonic_separator", 0),
    (["mnemonic", "check", "--mnemonic-file", "-"], PHRASE.replace(" ", "  ", 1), 3, "mnemonic_separator", 1),
    (["mnemonic", "check", "--mnemonic-file", "-"], PHRASE + " ", 3, "mnemonic_separator", ...),
    (["mnemonic", "check", "--mnemonic-file", "-"], PHRASE.replace(" ", "\t", 1), 3, ..., ...),
    (["mnemonic", "check", "--mnemonic-file", "-"], PHRASE.replace(" ", "\n", 1), 3, "text_line_break", ...),
    (["mnemonic", "check", "--mnemonic-file", "-"], PHRASE + "\n\n", 3, "text_line_break", ...),
    (["mnemonic", "check", "--mnemonic-file", "-"], PHRASE.capitalize(), 3, "mnemonic_upper_case", 0),
    (["mnemonic", "check", "--mnemonic-file", "-"], "\ufeff" + PHRASE, 3, "text_forbidden_character", 0),
    (["mnemonic", "check", "--mnemonic-file", "-"], PHRASE.replace("about", "ab\u200bout"), 3, "text_forbidden_character", 11),
    (["mnemonic", "check", "--mnemonic-file", "-"], b"\xff" + PHRASE.encode(), 3, "utf8_invalid", ...),
    (["mnemonic", "check", "--mnemonic-file", "-", "--language", "klingon"], PHRASE, 4, "unknown_language", None),
    (["mnemonic", "seed"], "", 2, "usage_missing_option", None),
    (["mnemonic", "seed", "--mnemonic-file", "-", "--threads", "2"], PHRASE, 2, "usage_conflict", None),
    (["mnemonic", "seed", "--mnemonics-file", "-", "--mnemonic-file", "-"], PHRASE, 2, "usage_source", None),
    (["mnemonic", "seed", "--mnemonics-file", "-", "--passphrase-file", "-"], PHRASE, 2, "usage_conflict", None),
    (["mnemonic", "seed", "--mnemonics-file", "-", "--threads", "1025"], PHRASE, 2, "usage_value", None),
    (["mnemonic", "seed", "--mnemonics-file", "-"], "", 3, "text_empty", None),
    (["mnemonic", "seed", "--mnemonics-file", "-"], "\n", 3, "text_empty", 0),
    (["mnemonic", "seed", "--mnemonics-file", "-"], PHRASE + "\n\n" + PHRASE + "\n", 3, "text_empty", 1),
    (["mnemonic", "seed", "--mnemonics-file", "-"], PHRASE + "\n\n", 3, "text_empty", 1),
    (["mnemonic", "seed", "--mnemonics-file", "-"], PHRASE + "\n " + PHRASE, 3, "mnemonic_separator", 1),
    (["mnemonic", "seed", "--mnemonics-file", "-"], PHRASE + "\r\r\n", 3, ..., 0),
    (["mnemonic", "seed", "--mnemonics-file", "-"], PHRASE + "\n" + "abandon " * 11 + "abandon\n", 3, "mnemonic_checksum", 1),
    (["mnemonic", "seed", "--mnemonics-file", "-"], PHRASE + "\n" + "a" * 3000, 3, "text_too_long", 1),
    (["mnemonic", "seed", "--mnemonics-file", "-", "--threads", "1"], "a" * 200000, 3, "text_too_long", 0),
    (["mnemonic", "seed", "--mnemonics-file", "/"], "", 8, "file_read", None),
    (["mnemonic", "seed", "--mnemonics-file", "/nonexistent/phrases"], "", 8, "file_not_found", None),
    (["derive", "--mnemonics-file", "-", "--seed-file", "-", "--format", "ethereum"], PHRASE, 2, "usage_source", None),
    (["derive", "--mnemonics-file", "-"], PHRASE, 2, "usage_missing_option", None),
    (["derive", "--mnemonics-file", "-", "--format", "ethereum"], PHRASE + "\nabandon\n", 3, "mnemonic_word_count", 1),
    (["derive", "--mnemonics-file", "-", "--format", "solana", "--path", "m/44'/501'/0'/0"], PHRASE, 5, "hardened_only", 14),
    (["derive", "--mnemonics-file", "-", "--format", "ethereum", "--show-private", "--output", "csv"], PHRASE, 2, "usage_conflict", None),
    (["match", "--mnemonics-file", "-", "--accounts", "/dev/null"], PHRASE, 2, ..., None),
    (["mnemonic", "from-entropy", "--entropy-file", "-"], "00" * 15, 3, "entropy_length", None),
    (["mnemonic", "from-entropy", "--entropy-file", "-"], "0x" + "00" * 16, 3, ..., ...),
    (["mnemonic", "from-entropy", "--entropy-file", "-"], "0" * 31, 3, "hex_odd_length", None),
    (["mnemonic", "new", "--words", "13"], "", 3, "mnemonic_word_count", None),
    # seeds, paths, trees
    (["node", "--path", "m", "--seed-file", "-"], "00" * 15, 3, "seed_length", None),
    (["node", "--path", "m", "--seed-file", "-"], "00" * 65, 3, "seed_length", None),
    (["node", "--path", "", "--seed-file", "-"], SEED, 5, "path_empty", 0),
    (["node", "--path", "44'/0", "--seed-file", "-"], SEED, 5, "path_root", 0),
    (["node", "--path", "m/", "--seed-file", "-"], SEED, 5, "path_component_empty", 2),
    (["node", "--path", "m//0", "--seed-file", "-"], SEED, 5, "path_component_empty", 2),
    (["node", "--path", "m/0/", "--seed-file", "-"], SEED, 5, "path_component_empty", 4),
    (["node", "--path", "m/00", "--seed-file", "-"], SEED, 5, "path_leading_zero", 2),
    (["node", "--path", "m/+1", "--seed-file", "-"], SEED, 5, "path_character", 2),
    (["node", "--path", "m/0x1", "--seed-file", "-"], SEED, 5, ..., ...),
    (["node", "--path", "m/44\u2019", "--seed-file", "-"], SEED, 5, "path_character", 4),
    (["node", "--path", "m/2147483648", "--seed-file", "-"], SEED, 5, "path_index_range", 2),
    (["node", "--path", "m/2147483648'", "--seed-file", "-"], SEED, 5, "path_index_range", 2),
    (["node", "--path", "m/4294967296", "--seed-file", "-"], SEED, 5, "path_index_range", 2),
    (["node", "--path", "m/99999999999999999999", "--seed-file", "-"], SEED, 5, "path_index_range", 2),
    (["node", "--path", "m" + "/0" * 256, "--seed-file", "-"], SEED, 5, "path_too_deep", ...),
    (["node", "--path", "m/0'", "--xpub", XPUB], "", 5, "hardened_from_public", 2),
    (["node", "--path", "m/44'/501'/0", "--curve", "ed25519", "--seed-file", "-"], SEED, 5, "hardened_only", 11),
    (["node", "--path", "m", "--curve", "ed448", "--seed-file", "-"], SEED, 4, "unknown_curve", None),
    (["node", "--path", "m", "--version", "qpub", "--seed-file", "-"], SEED, 4, "extended_key_version", None),
    (["node", "--path", "m", "--curve", "ed25519", "--xpub", XPUB], "", 4, "curve_mismatch", None),
    (["node", "--path", "m", "--xpub", XPUB[:-1] + "9"], "", 3, "extended_key_checksum", ...),
    (["node", "--path", "m", "--xprv-file", "-"], XPUB, 4, "extended_key_public", None),
    # addresses
    (["derive", "--seed-file", "-", "--format", "nothing"], SEED, 4, "unknown_format", None),
    (["derive", "--seed-file", "-", "--format", "ADDRESS_FORMAT_UNCOMPRESSED", "--curve", "ed25519"], SEED, 4, "curve_mismatch", None),
    (["derive", "--seed-file", "-", "--format", "solana", "--path", "m/44'/501'/0'/0"], SEED, 5, "hardened_only", 14),
    (["derive", "--seed-file", "-", "--format", "solana", "--soft-ed25519", "reject"], SEED, 5, "hardened_only", ...),
    (["derive", "--seed-file", "-", "--format", "compressed", "--account", "1"], SEED, 5, "path_slot_missing", ...),
    (["derive", "--seed-file", "-", "--format", "ethereum", "--start", "2147483648"], SEED, 5, "path_index_range", ...),
    (["derive", "--seed-file", "-", "--format", "ethereum", "--start", "2147483647", "--count", "2"], SEED, 5, "path_index_range", ...),
    (["derive", "--seed-file", "-", "--format", "ethereum", "--profile", "nobody"], SEED, 4, "unknown_profile", None),
    (["derive", "--seed-file", "-", "--format", "ethereum", "--ton", "raw"], SEED, 4, "option_not_applicable", ...),
    (["derive", "--xpub", XPUB, "--format", "ethereum"], "", 5, "hardened_from_public", ...),
    (["derive", "--xpub", XPUB, "--format", "solana", "--path", "m/0"], "", 4, "curve_mismatch", None),
    (["address", "encode", "--format", "ethereum", "--public-key", "04" * 33], "", 5, ..., ...),
    (["address", "encode", "--format", "ethereum", "--public-key", "02" + "ff" * 32], "", 5, "public_key_not_on_curve", ...),
    (["address", "check", "0xF39Fd6e51aad88F6F4ce6aB8827279cffFb92266"], "", 3, "eip55_checksum", ...),
    (["address", "check", " 0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266"], "", 3, ..., ...),
    (["address", "check", "f39Fd6e51aad88F6F4ce6aB8827279cffFb92266"], "", 3, ..., ...),
    (["address", "check", "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdp"], "", 3, "bech32_checksum", ...),
    (["address", "check", "--format", "ethereum", "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq"], "", ..., ..., ...),
    (["address", "check", ""], "", 3, ..., ...),
    # keys
    (["key", "public", "--key-file", "-"], "00" * 32, 5, "private_key_zero", None),
    (["key", "public", "--key-file", "-"], "ff" * 32, 5, "private_key_range", None),
    (["key", "public", "--key-file", "-"], "ab" * 31, 5, "private_key_length", None),
    (["key", "public", "--key-file", "-"], "zz" * 32, 3, "hex_character", None),
    (["key", "public", "--key-file", "-"], "ab" * 32 + ":p521", 4, "unknown_curve", None),
    (["key", "convert", "--from", "hexadecimal", "--to", "nothing", "--key-file", "-"], "ab" * 32, 4, "unknown_key_format", None),
    # files
    (["mnemonic", "check", "--mnemonic-file", "/nonexistent/phrase"], "", 8, "file_not_found", None),
    (["mnemonic", "check", "--mnemonic-file", "/"], "", 8, "file_read", None),
    (["generate", "api-key", "--name", "x"], "", 8, "no_home_directory", None),
    (["generate", "api-key", "--name", "../x", "--dir", "/tmp"], "", 2, "usage_value", None),
]


def canaries(stdin):
    """Every run of twelve characters of the secret input; none may appear in what the program says."""
    text = stdin if isinstance(stdin, bytes) else stdin.encode()
    return {text[i : i + 12] for i in range(len(text) - 11)}


class Refusals(unittest.TestCase):
    def check(self, arguments, stdin, status, name, at, json_wanted):
        done = run(*arguments, *(["--json"] if json_wanted else []), stdin=stdin)
        self.assertEqual(done.out, b"", "nothing on standard output")
        self.assertEqual(done.err.count(b"\n"), 1, done.err)
        if status is not ...:
            self.assertEqual(done.status, status, done.err)
        for canary in canaries(stdin):
            self.assertNotIn(canary, done.err)
        if json_wanted:
            error = done.error
            self.assertLessEqual(set(error), {"code", "name", "message", "at", "what"})
            groups = {1: 3, 2: 4, 3: 5, 4: 6, 5: 6, 6: 7, 7: 2, 9: 8}
            self.assertEqual(done.status, groups[error["code"] // 100])
            if name is not ...:
                self.assertEqual(error["name"], name)
            if at is not ...:
                self.assertEqual(error.get("at"), at, error)

    def test_every_case(self):
        for arguments, stdin, status, name, at in CASES:
            for json_wanted in (True, False):
                with self.subTest(arguments=arguments, json=json_wanted):
                    if json_wanted and arguments == []:
                        continue
                    self.check(arguments, stdin, status, name, at, json_wanted)

    def test_list_items_are_named_by_index(self):
        items = [{"curve": "CURVE_SECP256K1", "pathFormat": "PATH_FORMAT_BIP32", "path": "m/0", "addressFormat": "ADDRESS_FORMAT_ETHEREUM"}] * 3
        for change, status, name in [
            ({"curve": "CURVE_ED25519"}, 4, "curve_mismatch"),
            ({"path": "m/x"}, 5, "path_character"),
            ({"addressFormat": "ADDRESS_FORMAT_X"}, 4, "unknown_format"),
            ({"curve": "CURVE_ED25519", "addressFormat": "ADDRESS_FORMAT_SOLANA"}, 5, "hardened_only"),
            ({"pathFormat": "PATH_FORMAT_X"}, 3, "json_value"),
            ({"options": {"script": "x"}}, 3, "json_value"),
            ({"options": {"foo": "x"}}, 3, "json_value"),
        ]:
            with self.subTest(change=change), Pipes() as pipes:
                wrong = [items[0], items[1], {**items[2], **change}]
                accounts, seed = pipes.add(json.dumps(wrong)), pipes.add(SEED)
                done = run("derive", "--seed-file", seed, "--accounts", accounts, "--json", pass_fds=pipes.ends)
                self.assertEqual((done.status, done.error["name"], done.error["at"]), (status, name, 2))
                self.assertEqual(done.out, b"")


if __name__ == "__main__":
    unittest.main()
