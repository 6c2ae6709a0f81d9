//! Rust peers of the benchmark: `coffer-peers IMPLEMENTATION INPUTS` serves the jobs of one implementation.
mod alloy;
mod bitcoin_crate;
mod dalek;
mod hpke_crate;
mod inputs;
mod server;
mod vendor;

fn main() {
    let arguments: Vec<_> = std::env::args().collect();
    let inputs = inputs::Inputs::read(&arguments[2]);
    match arguments[1].as_str() {
        "rust-bitcoin" => server::serve("rust-bitcoin", "bitcoin 0.32.102, bip39 2.2.2", bitcoin_crate::jobs(&inputs)),
        "rust-alloy" => server::serve("rust-alloy", "alloy-primitives 1.3.1, coins-bip32 0.12.0", alloy::jobs(&inputs)),
        "rust-dalek" => server::serve("rust-dalek", "ed25519-dalek 2.2.0, slip10_ed25519 0.1.3", dalek::jobs(&inputs)),
        "rust-hpke" => server::serve("rust-hpke", "hpke 0.10.0", hpke_crate::jobs(&inputs)),
        "rust-vendor" => server::serve("rust-vendor", "turnkey_enclave_encrypt 0.17.1, turnkey_api_key_stamper 0.17.1", vendor::jobs(&inputs)),
        other => panic!("no such implementation: {other}"),
    }
}
