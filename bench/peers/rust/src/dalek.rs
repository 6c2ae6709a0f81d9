use ed25519_dalek::SigningKey;

use crate::inputs::Inputs;
use crate::server::Jobs;

pub fn jobs(inputs: &Inputs) -> Jobs {
    let mut jobs = Jobs::default();
    let seed = inputs.bytes("/seed");
    jobs.fixed("sol_cold", move |i| {
        let key = slip10_ed25519::derive_ed25519_private_key(&seed, &[44, 501, i as u32, 0]);
        bs58::encode(SigningKey::from_bytes(&key).verifying_key().as_bytes()).into_string()
    });
    jobs
}
