use std::str::FromStr;

use bitcoin::bip32::{ChildNumber, DerivationPath, Xpriv, Xpub};
use bitcoin::secp256k1::{Secp256k1, XOnlyPublicKey};
use bitcoin::{Address, CompressedPublicKey, Network};

use crate::inputs::Inputs;
use crate::server::Jobs;

pub fn jobs(inputs: &Inputs) -> Jobs {
    let mut jobs = Jobs::default();
    let mnemonic = inputs.text("/phrase");
    jobs.fixed("phrase_seed", move |_| {
        hex::encode(bip39::Mnemonic::parse_in_normalized(bip39::Language::English, &mnemonic).unwrap().to_seed_normalized(""))
    });

    let first = inputs.index_base();
    let secp = Secp256k1::new();
    let segwit = Xpub::from_str(&inputs.text("/p2wpkh_account_xpub")).unwrap();
    jobs.fixed("p2wpkh_xpub", move |i| {
        let child = segwit.ckd_pub(&secp, ChildNumber::Normal { index: first + i as u32 }).unwrap();
        Address::p2wpkh(&CompressedPublicKey(child.public_key), Network::Bitcoin).to_string()
    });
    let secp = Secp256k1::new();
    let taproot = Xpub::from_str(&inputs.text("/p2tr_account_xpub")).unwrap();
    jobs.fixed("p2tr_xpub", move |i| {
        let child = taproot.ckd_pub(&secp, ChildNumber::Normal { index: first + i as u32 }).unwrap();
        Address::p2tr(&secp, XOnlyPublicKey::from(child.public_key), None, Network::Bitcoin).to_string()
    });

    // The crate has no Ethereum; its tree with the SHA-3 crate's Keccak is what a Rust wallet composes.
    let secp = Secp256k1::new();
    let account = Xpriv::from_str(&inputs.text("/eth_account_xprv")).unwrap();
    jobs.fixed("eth_private", move |i| {
        let child = account.derive_priv(&secp, &[ChildNumber::Normal { index: first + i as u32 }]).unwrap();
        crate::alloy::address(&child.private_key.public_key(&secp).serialize_uncompressed())
    });
    let secp = Secp256k1::new();
    let ethereum = Xpub::from_str(&inputs.text("/eth_account_xpub")).unwrap();
    jobs.fixed("eth_xpub", move |i| {
        let child = ethereum.ckd_pub(&secp, ChildNumber::Normal { index: first + i as u32 }).unwrap();
        crate::alloy::address(&child.public_key.serialize_uncompressed())
    });
    let secp = Secp256k1::new();
    let seed = inputs.bytes("/seed");
    let path = DerivationPath::from_str("m/44'/60'/0'/0/0").unwrap();
    jobs.fixed("eth_cold", move |_| {
        let key = Xpriv::new_master(Network::Bitcoin, &seed).unwrap().derive_priv(&secp, &path).unwrap();
        crate::alloy::address(&key.private_key.public_key(&secp).serialize_uncompressed())
    });
    jobs
}
