import { silentLogger } from '@paystop/observability';
import { openDatabase } from '@paystop/postgres';
import { CaseQueries } from '../../../apps/gateway/src/reads/queries/case-queries';
import { HoldQueries } from '../../../apps/gateway/src/reads/queries/hold-queries';
import { InstructionQueries } from '../../../apps/gateway/src/reads/queries/instruction-queries';
import { RequestQueries } from '../../../apps/gateway/src/reads/queries/request-queries';
import { ReadDatabase } from '../../../apps/gateway/src/reads/read-database';
import { StatisticsQuery } from '../../../apps/gateway/src/reads/statistics/statistics-query';
import { MIGRATIONS } from '../../../apps/projector/src/migrations';
import { FILL } from './million-cases';

/**
 * `node dist/test/load/reads/reads-at-a-million.js <url of an empty database>`: fills it with a million cases and times what the screens ask.
 * The lists have to answer within 150 ms at p95.
 */
const ROUNDS = 20;
const LISTS_P95_MS = 150;
const CITY = '4403';
const STATION = '440305012';

type Asked = readonly [name: string, isList: boolean, ask: () => Promise<unknown>];

async function run(url: string): Promise<boolean> {
  const projector = await openDatabase({ url, schema: 'projector', migrations: MIGRATIONS, applicationName: 'load', logger: silentLogger, statementTimeoutMs: 600_000 });
  const [filled] = await projector.query<{ filled: boolean }>('SELECT EXISTS (SELECT FROM rm_case) AS filled');
  if (filled?.filled !== true) for (const sql of FILL) await projector.query(sql);
  const reads = new ReadDatabase({ url, own: projector, logger: silentLogger });
  let within = true;
  for (const [name, isList, ask] of questions(reads)) {
    const times: number[] = [];
    for (let round = 0; round < (isList ? ROUNDS : 3); round += 1) {
      const startedAt = performance.now();
      await ask();
      times.push(performance.now() - startedAt);
    }
    times.sort((a, b) => a - b);
    const p95 = times[Math.ceil(times.length * 0.95) - 1] ?? 0;
    within &&= !isList || p95 <= LISTS_P95_MS;
    process.stdout.write(`${name.padEnd(44)} p50 ${(times[times.length >> 1] ?? 0).toFixed(1).padStart(8)} ms   p95 ${p95.toFixed(1).padStart(8)} ms\n`);
  }
  await reads.close();
  await projector.close();
  return within;
}

function questions(reads: ReadDatabase): Asked[] {
  const [cases, instructions, holds, requests, statistics] = [
    new CaseQueries(reads, Buffer.alloc(32)), new InstructionQueries(reads), new HoldQueries(reads), new RequestQueries(reads), new StatisticsQuery(reads),
  ];
  const now = new Date().toISOString();
  const list = (name: string, ask: () => Promise<unknown>): Asked => [name, true, ask];
  const casesBy = (name: string, unit: string, filters: Partial<Parameters<CaseQueries['list']>[1]>): Asked => list(`cases ${name}`, () => cases.list(unit, { limit: 50, ...filters }, now));
  return [
    casesBy('of the city', CITY, {}), casesBy('of a district', '440305', {}), casesBy('of a station', STATION, {}), casesBy('of a unit without any', '440399', {}),
    casesBy('open', CITY, { status: 'open' }), casesBy('breached', CITY, { sla: 'breached' }), casesBy('of a rare kind of fraud', CITY, { fraudType: 'other' }),
    casesBy('at a bank', CITY, { institution: 'CMB' }), casesBy('at a bank, breached', CITY, { institution: 'CMB', sla: 'breached' }),
    casesBy('with 30 minutes left', CITY, { minutesLeft: 30 }), casesBy('changed in the last hour', CITY, { updatedAfter: new Date(Date.now() - 3_600_000).toISOString() }),
    list('instructions of the city', () => instructions.list({ unit: CITY }, { limit: 50 })), list('instructions indeterminate', () => instructions.list({ unit: '440305' }, { limit: 50, status: 'indeterminate' })),
    list('instructions of an institution', () => instructions.list({ institution: 'CMB' }, { limit: 50 })),
    list('holds ending within 4 h', () => holds.list(CITY, { limit: 50, expiringWithinMs: 4 * 3_600_000 }, now)),
    list('requests of mine', () => requests.list({ unit: CITY, subject: 'officer-77' }, { limit: 50, mine: true })),
    ['statistics of everything', false, () => statistics.run({ unit: CITY }, {})], ['statistics of everything by unit', false, () => statistics.run({ unit: CITY }, { groupBy: 'unit' })],
    ['statistics of a week by day', false, () => statistics.run({ unit: CITY }, { groupBy: 'day', from: new Date(Date.now() - 7 * 86_400_000).toISOString() })],
  ];
}

run(process.argv[2] ?? '').then(
  (within) => {
    process.exitCode = within ? 0 : 1;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
