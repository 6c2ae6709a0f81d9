#!/usr/bin/env python3
"""Writes src/hd/wordlists/<language>.inc from published word lists.

usage: gen_wordlists.py SOURCE_DIR [--check]

SOURCE_DIR holds <language>.json (an array of 2048 words), as the npm package `bip39` 3.1.0 does in src/wordlists. A list is accepted
only if SHA-256 over its NFKD words, each followed by LF, equals the digest below; for English, whose file is stored like that, it is
the digest of the BIP's own english.txt. --check writes nothing and fails if a file differs.
"""
import hashlib
import json
import pathlib
import sys
import unicodedata

DIGESTS = {
    "english": "2f5eed53a4727b4bf8880d8f3f199efc90e58503646d9ff8eff3a2ed3b24dbda",
    "japanese": "2eed0aef492291e061633d7ad8117f1a2b03eb80a29d0e4e3117ac2528d05ffd",
    "korean": "9e95f86c167de88f450f0aaf89e87f6624a57f973c67b516e338e8e8b8897f60",
    "spanish": "46846a5a0139d1e3cb77293e521c2865f7bcdb82c44e8d0a06a2cd0ecba48c0b",
    "chinese_simplified": "5c5942792bd8340cb8b27cd592f1015edf56a8c5b26276ee18a482428e7c5726",
    "chinese_traditional": "417b26b3d8500a4ae3d59717d7011952db6fc2fb84b807f3f94ac734e89c1b5f",
    "french": "ebc3959ab7801a1df6bac4fa7d970652f1df76b683cd2f4003c941c63d517e59",
    "italian": "d392c49fdb700a24cd1fceb237c1f65dcc128f6b34a8aacb58b59384b5c648c2",
    "czech": "7e80e161c3e93d9554c2efb78d4e3cebf8fc727e9c52e03b83b94406bdcc95fc",
    "portuguese": "2685e9c194c82ae67e10ba59d9ea5345a23dc093e92276fc5361f6667d79cd3f",
}
COLUMNS = 140
ROOT = pathlib.Path(__file__).resolve().parents[2]


def width(text):
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 0 if unicodedata.combining(c) else 1 for c in text)


def render(language, words):
    digest = hashlib.sha256("".join(word + "\n" for word in words).encode()).hexdigest()
    if digest != DIGESTS[language]:
        sys.exit(f"{language}: digest {digest}, expected {DIGESTS[language]}")
    assert len(words) == 2048 and len(set(words)) == 2048
    assert not any(c in word for word in words for c in '"\\ \n\t')
    is_sorted = words == sorted(words, key=lambda word: word.encode())
    lines = [
        f"// BIP-39 word list, {language}: 2048 words in NFKD, UTF-8{', sorted by bytes' if is_sorted else ', not sorted by bytes'}.",
        f"// SHA-256 of the words, each followed by LF: {digest}",
        "// Written by tools/vectors/gen_wordlists.py; do not edit.",
    ]
    line = ""
    for word in words:
        item = f'"{word}",'
        if line and width(line) + 1 + width(item) > COLUMNS:
            lines.append(line)
            line = ""
        line = f"{line} {item}" if line else item
    return "\n".join(lines + [line]) + "\n"


def main():
    arguments = [a for a in sys.argv[1:] if a != "--check"]
    if len(arguments) != 1:
        sys.exit(__doc__)
    differing = []
    for language in DIGESTS:
        words = json.loads((pathlib.Path(arguments[0]) / f"{language}.json").read_text(encoding="utf-8"))
        text = render(language, [unicodedata.normalize("NFKD", word) for word in words])
        target = ROOT / "src" / "hd" / "wordlists" / f"{language}.inc"
        if "--check" not in sys.argv:
            target.write_text(text, encoding="utf-8")
        elif not target.exists() or target.read_text(encoding="utf-8") != text:
            differing.append(target.name)
    if differing:
        sys.exit("differs: " + ", ".join(differing))


if __name__ == "__main__":
    main()
