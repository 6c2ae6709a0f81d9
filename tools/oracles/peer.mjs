// A program beside this one that answers JSON Lines: {"op", …} with {"ok": text} or {"error": text}.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/// A Peer that was not started answers nothing: its rows need it.
export class Peer {
  #child;
  #waiting = [];

  start(path, args = []) {
    this.#child = spawn(path, args, { stdio: ['pipe', 'pipe', 'inherit'] });
    createInterface({ input: this.#child.stdout }).on('line', (line) => this.#waiting.shift()(JSON.parse(line)));
  }

  get started() {
    return this.#child !== undefined;
  }

  async ask(op, members) {
    const { ok, error } = await new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.#child.stdin.write(JSON.stringify({ op, ...members }) + '\n');
    });
    if (error !== undefined) throw new Error(`${op}: ${error}`);
    return ok;
  }

  stop() {
    this.#child?.kill();
  }
}
