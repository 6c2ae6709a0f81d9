// One round of flows: an enclave of the program's, a client's key, and the program's verbs as functions.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hex, keyPair } from './bundles.mjs';

export class Refused extends Error {}

export class Flow {
  constructor(program, random) {
    this.program = program;
    this.random = random;
    this.client = keyPair(random);
    this.organization = randomUUID();
    this.user = randomUUID();
    this.folder = program.path('enclave');
    const made = this.run('enclave', 'new', { dir: this.folder, 'seed-file': program.file(hex(random.bytes(32))) });
    this.signing = made.signingPublicKey;
    this.encryption = made.encryptionPublicKey;
    this.quorum = made.quorumPublicKey;
  }

  /// call returns what the program prints; Refused otherwise.
  call(words, options, form = {}) {
    const given = Object.entries(options).flatMap(([name, value]) => (value === true ? [`--${name}`] : [`--${name}`, value]));
    const done = this.program.run([...words, ...given], form);
    if (done.status !== 0) throw new Refused(`${words.join(' ')}: ${done.error}`);
    return form.json === false ? done.text.trimEnd() : done.objects[0];
  }

  /// run(word..., options) returns the object that the program prints.
  run(...words) {
    return this.call(words.slice(0, -1), words.at(-1));
  }

  /// The client's end.
  decrypt(kind, bundle, more = {}) {
    return this.run('decrypt', { [`${kind}-bundle-input`]: this.program.file(bundle), 'encryption-key-file': this.program.file(this.client.privateKey), ...more });
  }

  get trust() {
    return { organization: this.organization, 'signer-quorum-key': this.random.pick([this.signing, this.quorum]) };
  }

  encrypt(options) {
    return this.call(['encrypt'], options, { json: false });
  }

  /// The enclave's end.
  enclave(verb, options = {}) {
    return this.call(['enclave', verb], { dir: this.folder, ...options }, { json: false });
  }

  open(verb, message) {
    return this.run('enclave', verb, { dir: this.folder, 'encrypted-bundle-input': this.program.file(message) });
  }

  init(verb) {
    return this.enclave(verb, { organization: this.organization, ...(verb !== 'init-otp' && { user: this.user }), force: true });
  }

  /// state returns the key of a target that waits, or of the enclave.
  state(name) {
    return readFileSync(join(this.folder, name), 'utf8');
  }
}
