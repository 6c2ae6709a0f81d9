/// The one value on which all implementations agree; anything else ends the run, since then the oracles themselves are in doubt.
export function assertAgree(what, results) {
  const values = Object.values(results);
  if (values.length < 2) throw new Error(`${what}: only one implementation`);
  if (values.some((value) => value !== values[0])) throw new Error(`${what}: the oracles disagree: ${JSON.stringify(results)}`);
  return values[0];
}
