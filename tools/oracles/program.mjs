// Runs the coffer program. Secrets go to it by files in a folder of their own, as its contract wants.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export class Program {
  #binary;
  #folder = mkdtempSync(join(tmpdir(), 'coffer-oracles-'));
  #files = 0;

  constructor(binary) {
    this.#binary = binary;
  }

  /// file writes `content` and returns its path.
  file(content) {
    const path = join(this.#folder, String(this.#files++));
    writeFileSync(path, content, { mode: 0o600 });
    return path;
  }

  /// path returns a path in the folder that holds nothing yet.
  path(name) {
    return join(this.#folder, name);
  }

  /// run returns {status, objects | text, error}.
  run(args, { json = true } = {}) {
    const options = args.includes('--') ? args.indexOf('--') : args.length;
    try {
      const text = execFileSync(this.#binary, json ? [...args.slice(0, options), '--json', ...args.slice(options)] : args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 1 << 28 });
      return { status: 0, text, objects: json ? text.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line)) : undefined };
    } catch (failure) {
      if (failure.status === undefined || failure.status === null) throw failure;
      return { status: failure.status, text: failure.stdout, objects: [], error: failure.stderr };
    }
  }

  /// forget removes the files written so far.
  forget() {
    rmSync(this.#folder, { recursive: true, force: true });
    this.#folder = mkdtempSync(join(tmpdir(), 'coffer-oracles-'));
  }

  close() {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
