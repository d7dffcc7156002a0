import type { Write } from '@paystop/ports';

const PARAMETER = /\$(\d+)/g;
/** The parts of a statement are few and come in few combinations. */
const MOST_TEXTS = 500;
const texts = new Map<string, string>();

/** All writes as one statement: a round trip, a parse and a plan for all of them. They see the same rows, not each other's. */
export function oneStatement(writes: readonly Write[]): { readonly sql: string; readonly values: readonly unknown[] } {
  const key = writes.map((write) => `${String(write.values.length)}:${write.sql}`).join('\n');
  const known = texts.get(key);
  const sql = known ?? textOf(writes);
  if (known === undefined && texts.size < MOST_TEXTS) texts.set(key, sql);
  return { sql, values: writes.flatMap((write) => write.values) };
}

function textOf(writes: readonly Write[]): string {
  let before = 0;
  const steps = writes.flatMap((write, index) => {
    const moved = (sql: string): string => sql.replace(PARAMETER, (_, number: string) => `$${String(Number(number) + before)}`);
    const mine = [...Object.entries(write.steps ?? {}), [`write_${String(index)}`, write.sql] as const].map(([name, sql]) => `${name} AS (${moved(sql)})`);
    before += write.values.length;
    return mine;
  });
  return `WITH ${steps.join(', ')} SELECT 1`;
}
