use alloy_primitives::Address;
use coins_bip32::prelude::*;
use coins_bip32::enc::{MainnetEncoder, XKeyEncoder};

use crate::inputs::Inputs;
use crate::server::Jobs;

/// The EIP-55 spelling of the address of an uncompressed SEC1 key.
pub fn address(sec1: &[u8]) -> String {
    Address::from_raw_public_key(&sec1[1..]).to_checksum(None)
}

fn address_of(key: &XPub) -> String {
    let key: &coins_bip32::ecdsa::VerifyingKey = key.as_ref();
    address(key.to_encoded_point(false).as_bytes())
}

pub fn jobs(inputs: &Inputs) -> Jobs {
    let mut jobs = Jobs::default();
    let first = inputs.index_base();
    let account = MainnetEncoder::xpriv_from_base58(&inputs.text("/eth_account_xprv")).unwrap();
    jobs.fixed("eth_private", move |i| address_of(&account.derive_child(first + i as u32).unwrap().verify_key()));
    let public = MainnetEncoder::xpub_from_base58(&inputs.text("/eth_account_xpub")).unwrap();
    jobs.fixed("eth_xpub", move |i| address_of(&public.derive_child(first + i as u32).unwrap()));
    let seed = inputs.bytes("/seed");
    jobs.fixed("eth_cold", move |_| {
        let root = XPriv::root_from_seed(&seed, None).unwrap();
        address_of(&root.derive_path("m/44'/60'/0'/0/0").unwrap().verify_key())
    });
    jobs
}
