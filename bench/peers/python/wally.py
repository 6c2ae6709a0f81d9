"""libwally, the native library inside the package wallycore, called directly (about 1 us a call by ctypes is in its figures)."""

import ctypes
import importlib.metadata
import importlib.util

EMPTY = ctypes.c_void_p(None)
PUBLIC_CHILD = 0x1  # BIP32_FLAG_KEY_PUBLIC
P2TR = b"\x51\x20"


def jobs(inputs):
    wally = ctypes.CDLL(importlib.util.find_spec("_wallycore").origin)
    must(wally.wally_init(0))
    first = inputs["index_base"]
    text = ctypes.c_char_p()

    seed = (ctypes.c_ubyte * 64)()
    phrase = inputs["phrase"].encode()

    def phrase_seed(_):
        must(wally.bip39_mnemonic_to_seed512(phrase, EMPTY, seed, ctypes.c_size_t(64)))
        return bytes(seed).hex()

    def node(xpub):
        key = ctypes.c_void_p()
        must(wally.bip32_key_from_base58_alloc(xpub.encode(), ctypes.byref(key)))
        return key

    child = (ctypes.c_ubyte * 512)()  # a struct ext_key and room to spare
    segwit, taproot = node(inputs["p2wpkh_account_xpub"]), node(inputs["p2tr_account_xpub"])

    def taken():
        address = text.value.decode()
        must(wally.wally_free_string(text))
        return address

    def p2wpkh_xpub(operation):
        must(wally.bip32_key_from_parent(segwit, ctypes.c_uint32(first + operation), ctypes.c_uint32(PUBLIC_CHILD), child))
        must(wally.wally_bip32_key_to_addr_segwit(child, b"bc", ctypes.c_uint32(0), ctypes.byref(text)))
        return taken()

    public, tweaked = (ctypes.c_ubyte * 33)(), (ctypes.c_ubyte * 33)()

    def p2tr_xpub(operation):
        must(wally.bip32_key_from_parent(taproot, ctypes.c_uint32(first + operation), ctypes.c_uint32(PUBLIC_CHILD), child))
        must(wally.bip32_key_get_pub_key(child, public, ctypes.c_size_t(33)))
        must(wally.wally_ec_public_key_bip341_tweak(public, ctypes.c_size_t(33), EMPTY, ctypes.c_size_t(0), ctypes.c_uint32(0), tweaked, ctypes.c_size_t(33)))
        program = P2TR + bytes(tweaked)[1:]
        must(wally.wally_addr_segwit_from_bytes(program, ctypes.c_size_t(len(program)), b"bc", ctypes.c_uint32(0), ctypes.byref(text)))
        return taken()

    return {"phrase_seed": phrase_seed, "p2wpkh_xpub": p2wpkh_xpub, "p2tr_xpub": p2tr_xpub}


def must(status):
    if status != 0:
        raise RuntimeError(f"libwally refuses: {status}")


def version():
    return f"wallycore {importlib.metadata.version('wallycore')}"
