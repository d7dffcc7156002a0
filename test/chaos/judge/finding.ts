import type { Evidence } from './evidence';

/** Something that does not hold. */
export interface Finding {
  /** Of domain.md 5: I1 … I12. */
  readonly invariant: string;
  readonly what: string;
}

export interface Check {
  readonly invariant: string;
  readonly title: string;
  /** How many things were looked at: a check that looked at nothing proves nothing. */
  run(evidence: Evidence): Promise<{ readonly looked: number; readonly findings: readonly string[] }>;
}

/** A check in SQL: every row that comes back is a finding. */
export function sqlCheck(invariant: string, title: string, { looked, wrong }: { readonly looked: string; readonly wrong: string }): Check {
  return {
    invariant,
    title,
    run: async (evidence) => {
      const [count] = await evidence.rows<{ n: string }>(`SELECT count(*) AS n FROM (${looked}) AS looked`);
      const rows = await evidence.rows(wrong);
      return { looked: Number(count?.n ?? 0), findings: rows.map((row) => Object.entries(row).map(([name, value]) => `${name}=${String(value)}`).join(' ')) };
    },
  };
}
