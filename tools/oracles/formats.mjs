// All rows: for each address format and reading its curve, its default path, and the implementations that make its address from a public
// key. A row has at least two; where only one package exists, the second is the format's own definition over another package's primitives.
import './service_formats.mjs';
import './more_formats.mjs';
import { core, rows } from './row.mjs';

/// label names a row and reading, for tables.
export function label(row) {
  const curves = new Set(rows.filter((other) => other.format === row.format).map((other) => other.curve));
  return row.format + (curves.size > 1 ? ` (${row.curve})` : '') + (row.options ? ` ${Object.values(row.options).flat().join('+')}` : '');
}
export { rows, core };
