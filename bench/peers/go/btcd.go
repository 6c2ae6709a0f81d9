package main

import (
	"encoding/hex"

	"github.com/btcsuite/btcd/btcec/v2"
	"github.com/btcsuite/btcd/btcec/v2/schnorr"
	"github.com/btcsuite/btcd/btcutil"
	"github.com/btcsuite/btcd/btcutil/hdkeychain"
	"github.com/btcsuite/btcd/chaincfg"
	"github.com/btcsuite/btcd/txscript"
	"github.com/tyler-smith/go-bip39"
	"golang.org/x/crypto/sha3"
)

func node(text string) *hdkeychain.ExtendedKey {
	key, err := hdkeychain.NewKeyFromString(text)
	must(err)
	return key
}

func child(parent *hdkeychain.ExtendedKey, number uint32) *hdkeychain.ExtendedKey {
	key, err := parent.Derive(number)
	must(err)
	return key
}

func publicKey(key *hdkeychain.ExtendedKey) *btcec.PublicKey {
	public, err := key.ECPubKey()
	must(err)
	return public
}

// ethereumAddress is the EIP-55 text: btcd knows no Ethereum, its users add these lines and x/crypto's Keccak.
func ethereumAddress(key *btcec.PublicKey) string {
	hash := sha3.NewLegacyKeccak256()
	hash.Write(key.SerializeUncompressed()[1:])
	text := []byte(hex.EncodeToString(hash.Sum(nil)[12:]))
	hash.Reset()
	hash.Write(text)
	digest := hash.Sum(nil)
	for i, character := range text {
		if character >= 'a' && digest[i/2]>>(4*(1-i%2))&0xf >= 8 {
			text[i] = character - 32
		}
	}
	return "0x" + string(text)
}

func btcdJobs(in inputs) map[string]job {
	private, ethereum := node(in.EthAccountXprv), node(in.EthAccountXpub)
	segwit, taproot := node(in.P2wpkhAccountXpub), node(in.P2trAccountXpub)
	seed := unhex(in.Seed)
	number := func(operation int) uint32 { return in.IndexBase + uint32(operation) }
	return map[string]job{
		"phrase_seed": {run: func(int) string {
			seed, err := bip39.NewSeedWithErrorChecking(in.Phrase, "")
			must(err)
			return hex.EncodeToString(seed)
		}},
		"eth_private": {run: func(i int) string { return ethereumAddress(publicKey(child(private, number(i)))) }},
		"eth_xpub":    {run: func(i int) string { return ethereumAddress(publicKey(child(ethereum, number(i)))) }},
		"eth_cold": {run: func(int) string {
			key, err := hdkeychain.NewMaster(seed, &chaincfg.MainNetParams)
			must(err)
			for _, component := range []uint32{44 + hdkeychain.HardenedKeyStart, 60 + hdkeychain.HardenedKeyStart, hdkeychain.HardenedKeyStart, 0, 0} {
				key = child(key, component)
			}
			return ethereumAddress(publicKey(key))
		}},
		"p2wpkh_xpub": {run: func(i int) string {
			hash := btcutil.Hash160(publicKey(child(segwit, number(i))).SerializeCompressed())
			address, err := btcutil.NewAddressWitnessPubKeyHash(hash, &chaincfg.MainNetParams)
			must(err)
			return address.EncodeAddress()
		}},
		"p2tr_xpub": {run: func(i int) string {
			output := txscript.ComputeTaprootKeyNoScript(publicKey(child(taproot, number(i))))
			address, err := btcutil.NewAddressTaproot(schnorr.SerializePubKey(output), &chaincfg.MainNetParams)
			must(err)
			return address.EncodeAddress()
		}},
	}
}
