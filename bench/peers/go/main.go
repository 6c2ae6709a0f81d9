// Go peers of the benchmark: `peers IMPLEMENTATION INPUTS` serves the jobs of one implementation.
package main

import (
	"encoding/hex"
	"encoding/json"
	"os"
	"runtime"
)

type sealed struct {
	Bundle           string `json:"bundle"`
	PrivateKey       string `json:"private_key"`
	TargetPrivateKey string `json:"target_private_key"`
	Organization     string `json:"organization"`
	User             string `json:"user"`
	Signer           string `json:"signer"`
	Phrase           string `json:"phrase"`
}

type inputs struct {
	IndexBase         uint32 `json:"index_base"`
	Phrase            string `json:"phrase"`
	Seed              string `json:"seed"`
	EthAccountXprv    string `json:"eth_account_xprv"`
	EthAccountXpub    string `json:"eth_account_xpub"`
	P2wpkhAccountXpub string `json:"p2wpkh_account_xpub"`
	P2trAccountXpub   string `json:"p2tr_account_xpub"`
	Export            sealed `json:"export"`
	Import            sealed `json:"import"`
	ImportCheck       sealed `json:"import_check"`
	Credential        sealed `json:"credential"`
	Stamp             struct {
		PrivateKey string `json:"private_key"`
		PublicKey  string `json:"public_key"`
		Body       string `json:"body"`
	} `json:"stamp"`
	Hpke struct {
		Info            string `json:"info"`
		PrivateKey      string `json:"private_key"`
		PublicKey       string `json:"public_key"`
		EncapsulatedKey string `json:"encapsulated_key"`
		Aad             string `json:"aad"`
		Ciphertext      string `json:"ciphertext"`
		Plaintext       string `json:"plaintext"`
	} `json:"hpke"`
}

func unhex(text string) []byte {
	bytes, err := hex.DecodeString(text)
	must(err)
	return bytes
}

func main() {
	text, err := os.ReadFile(os.Args[2])
	must(err)
	var in inputs
	must(json.Unmarshal(text, &in))
	switch os.Args[1] {
	case "go-btcd":
		serve("go-btcd", "btcd 0.24.2, btcutil 1.1.6, go-bip39 1.1.0, "+runtime.Version(), btcdJobs(in))
	case "go-std":
		serve("go-std", "crypto/hpke, crypto/ecdsa and encoding/json of "+runtime.Version(), standardJobs(in))
	default:
		panic("no such implementation: " + os.Args[1])
	}
}
