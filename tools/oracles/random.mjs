// Reproducible randomness: SHA-256 of a seed and a counter. Not for keys that hold money.
import { createHash } from 'node:crypto';

export class Random {
  #seed;
  #counter = 0;
  #pool = Buffer.alloc(0);

  constructor(seed) {
    this.#seed = seed;
  }

  bytes(count) {
    while (this.#pool.length < count) {
      const block = createHash('sha256').update(`${this.#seed}/${this.#counter++}`).digest();
      this.#pool = Buffer.concat([this.#pool, block]);
    }
    const taken = this.#pool.subarray(0, count);
    this.#pool = this.#pool.subarray(count);
    return Buffer.from(taken);
  }

  below(limit) {
    return Number(this.bytes(6).readUIntBE(0, 6) % limit);
  }

  pick(list) {
    return list[this.below(list.length)];
  }

  chance(percent) {
    return this.below(100) < percent;
  }
}
