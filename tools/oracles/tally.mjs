// Counts of comparisons by name, as a table in Markdown.
export class Tally {
  #rows = new Map();
  #shown = 0;

  count(name, oracles, agrees, complaint) {
    const key = `${name} / ${oracles.join(', ')}`;
    const row = this.#rows.get(key) ?? { name, oracles, compared: 0, agreeing: 0 };
    row.compared += 1;
    row.agreeing += agrees ? 1 : 0;
    this.#rows.set(key, row);
    if (!agrees && ++this.#shown <= 20) console.error(`${name}: ${complaint}`);
  }

  table() {
    const cells = [...this.#rows.values()].map(({ name, oracles, compared, agreeing }) => `| ${name} | ${compared} | ${agreeing} | ${oracles.join(', ')} |`);
    return ['| What | Compared | Agreeing | Independent implementations |', '|---|---|---|---|', ...cells].join('\n');
  }

  /// sums returns how many were compared and how many agree.
  sums() {
    return [...this.#rows.values()].reduce((sum, row) => ({ compared: sum.compared + row.compared, agreeing: sum.agreeing + row.agreeing }), { compared: 0, agreeing: 0 });
  }
}
