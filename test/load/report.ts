/** One figure of the bench with what it is measured against. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** What is asked for, and which side of it is good. */
  readonly target?: { readonly value: number; readonly atLeast: boolean };
  /** Measured in the same run on the same machine. */
  readonly limit?: { readonly what: string; readonly value: number };
  readonly note?: string;
}

/** Something that must hold whatever the speed: a bench that lost a request is no bench. */
export interface Check {
  readonly what: string;
  readonly expected: number;
  readonly found: number;
}

export interface Section {
  readonly title: string;
  readonly figures: readonly Figure[];
  readonly checks: readonly Check[];
  /** CPU-seconds by part, for instance. */
  readonly tables?: readonly { readonly title: string; readonly rows: readonly (readonly string[])[] }[];
}

const WIDTH = 58;

export function isSound(sections: readonly Section[]): boolean {
  return sections.every(({ checks }) => checks.every(({ expected, found }) => expected === found));
}

export function asText({ title, figures, checks, tables = [] }: Section): string {
  const lines = [`\n== ${title}`, ...figures.map(figureLine)];
  for (const table of tables) lines.push(`  ${table.title}`, ...table.rows.map((row) => `    ${row.map((cell, column) => (column === 0 ? cell.padEnd(28) : cell.padStart(12))).join('')}`));
  for (const { what, expected, found } of checks) lines.push(`  ${expected === found ? '✓' : '✗'} ${what}: ${String(found)}${expected === found ? '' : ` instead of ${String(expected)}`}`);
  return lines.join('\n');
}

function figureLine({ what, value, unit, target, limit, note }: Figure): string {
  const parts = [`  ${what.padEnd(WIDTH)} ${round(value)} ${unit}`];
  if (target !== undefined) parts.push(`${isMet(value, target) ? 'meets' : 'MISSES'} ${target.atLeast ? '≥' : '≤'} ${round(target.value)}`);
  if (limit !== undefined) parts.push(`${round((100 * value) / limit.value)} % of ${limit.what} (${round(limit.value)})`);
  if (note !== undefined) parts.push(note);
  return parts.join(' · ');
}

export function isMet(value: number, target: { readonly value: number; readonly atLeast: boolean }): boolean {
  return target.atLeast ? value >= target.value : value <= target.value;
}

function round(value: number): string {
  if (Math.abs(value) >= 100) return String(Math.round(value));
  return Math.abs(value) >= 10 ? value.toFixed(1) : value.toFixed(2);
}
