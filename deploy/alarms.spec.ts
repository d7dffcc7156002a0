import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';

const ROOT = resolve(__dirname, '..');
const RUNBOOKS = join('docs', 'runbooks');

interface Alarm {
  readonly alert: string;
  readonly expr: string;
  readonly annotations: { readonly runbook?: string };
}

const read = (...path: string[]): string => readFileSync(join(ROOT, ...path), 'utf8');
const alarms = (parse(read('deploy', 'prometheus', 'alerts.yml')) as { readonly groups: readonly { readonly rules: readonly Alarm[] }[] }).groups.flatMap(({ rules }) => rules);
const runbooks = readdirSync(join(ROOT, RUNBOOKS)).filter((file) => file !== 'README.md');

/** What the table of the runbooks says: an alarm and the page that it leads to. */
function rowsOfTheTable(): readonly (readonly [alarm: string, page: string])[] {
  return read(RUNBOOKS, 'README.md').split('\n').flatMap((line) => {
    const [, first = '', , link = ''] = line.split('|');
    const page = /\]\(([\w-]+\.md)\)/.exec(link)?.[1];
    return page === undefined ? [] : [...first.matchAll(/`(\w+)`/g)].map(([, alarm = '']) => [alarm, page] as const);
  });
}

const sorted = (rows: readonly (readonly [string, string])[]): string[] => rows.map((row) => row.join(' → ')).sort();

describe('alarms and runbooks', () => {
  it('say the same of each other: every alarm names the page that the table gives it, and the table names no other alarm', () => {
    expect(alarms.length).toBeGreaterThan(0);
    expect(sorted(rowsOfTheTable())).toEqual(sorted(alarms.map(({ alert, annotations }) => [alert, (annotations.runbook ?? 'none').replace('docs/runbooks/', '')] as const)));
  });

  it('lead to pages that exist, and no page is left that nothing leads to', () => {
    const linked = [...read(RUNBOOKS, 'README.md').matchAll(/\]\(([\w-]+\.md)\)/g)].map(([, page = '']) => page);
    expect([...new Set(linked)].sort()).toEqual([...runbooks].sort());
  });

  it('watch metrics that are described', () => {
    const described = read('docs', 'metrics.md');
    const watched = alarms.flatMap(({ expr }) => [...expr.matchAll(/\bpaystop_[a-z_]+\b/g)].map(([name]) => name));
    expect(watched.filter((name) => !described.includes(`\`${name}\``))).toEqual([]);
  });

  it('notice when the self-check itself falls silent', () => {
    expect(alarms.map(({ expr }) => expr)).toContain('absent(paystop_invariant_violations)');
  });
});
