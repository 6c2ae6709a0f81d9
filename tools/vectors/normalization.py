#!/usr/bin/env python3
"""Writes vectors/encoding/normalization.json by Python's own unicodedata, an implementation of UAX #15 that shares nothing with ours.

usage: normalization.py
"""
import hashlib
import random
import unicodedata

from common import write

SEED = 20240229
STRINGS = 400


def code_points():
    """What Python's Unicode version has assigned, but for private use."""
    return [c for c in range(0x110000) if unicodedata.category(chr(c)) not in ("Cn", "Cs", "Co")]


def ranges(points):
    runs = []
    for c in points:
        if runs and runs[-1][1] == c - 1:
            runs[-1][1] = c
        else:
            runs.append([c, c])
    return runs


def digest(points, form):
    """SHA-256 over the normal form of every code point, each followed by a zero byte."""
    return hashlib.sha256(b"".join(unicodedata.normalize(form, chr(c)).encode() + b"\0" for c in points)).hexdigest()


def strings(points):
    """Random strings in which marks, decomposable characters and Hangul are frequent."""
    rng = random.Random(SEED)
    marks = [c for c in points if unicodedata.combining(chr(c))]
    starters = [c for c in points if unicodedata.normalize("NFKD", chr(c)) != chr(c) and not 0xAC00 <= c <= 0xD7A3]
    jamo = list(range(0x1100, 0x1113)) + list(range(0x1161, 0x1176)) + list(range(0x11A8, 0x11C3)) + list(range(0xAC00, 0xD7A4, 97))
    for number in range(STRINGS):
        length = 1 + number % 40
        yield "".join(chr(rng.choice(rng.choice((marks, marks, starters, jamo, [0x61, 0x41, 0x65])))) for _ in range(length))


def main():
    points = code_points()
    write("encoding/normalization.json", {
        "origin": [{"standard": f"UAX #15 by Python's unicodedata, Unicode {unicodedata.unidata_version}", "licence": "PSF-2.0; only values"}],
        "fields": {"ranges": "first and last code point of a run that Unicode has assigned, private use left out",
                   "digests": "SHA-256 over the normal form (UTF-8) of every code point of the ranges in order, each followed by a zero byte",
                   "strings": "UTF-8 of a text and of its normal forms"},
        "ranges": [{"first": first, "last": last} for first, last in ranges(points)],
        "digests": [{"form": form, "sha256": digest(points, form)} for form in ("NFKD", "NFC")],
        "strings": [{"text": text.encode().hex(), "nfkd": unicodedata.normalize("NFKD", text).encode().hex(),
                     "nfc": unicodedata.normalize("NFC", text).encode().hex()} for text in strings(points)],
    })


if __name__ == "__main__":
    main()
