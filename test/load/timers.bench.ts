import { setTimeout as sleep } from 'node:timers/promises';
import type { DueTimer, Tx } from '@paystop/ports';
import { PostgresTimerStore, TimerPoller } from '@paystop/postgres';
import { eventually, silentLogger } from '@paystop/testing';
import { type Spread, spreadOf } from './percentiles';
import type { Check, Figure } from './report';
import { type TransportGround, transportGround } from './transport/ground';
import { runBench, tellSection, timed } from './transport/rounds';
import { chunksOf } from './transport/sample-messages';

const DUE = 10_000;
const WITHIN_MS = 10_000;
const PENDING = 1_000_000;
const PER_COMMIT = 200;
const TARGET_P50_MS = 15;
const TARGET_P99_MS = 40;
const LEAD_MS = 3_000;
const TIMEOUT_MS = 120_000;

interface Run {
  readonly name: string;
  readonly lateMs: Spread;
  readonly cpuSeconds: number;
  readonly setPerSecond: number;
  readonly effects: number;
  readonly early: number;
  readonly twice: number;
}

/** 10,000 timers due within 10 s, over nothing and over a million others, beside PostgreSQL firing the same rows without waiting. */
async function bench(): Promise<number> {
  const ground = await transportGround();
  try {
    const empty = await fire(ground, 'empty');
    await ground.database.query(`INSERT INTO timer (subject, kind, owner, due_at) SELECT 'far-' || n, 'warn', 'case-' || n, now() + interval '1 day' + n * interval '1 second' FROM generate_series(1, $1::int) AS n`, [PENDING]);
    await ground.database.query('ANALYZE timer');
    const full = await fire(ground, 'full');
    const bare = await fireBare(ground);
    return tellSection(`Timers, ${DUE} due within ${WITHIN_MS / 1_000} s`, [...figuresOf(empty, 0), ...figuresOf(full, PENDING), ...rates(empty, full, bare)], [...checksOf(empty), ...checksOf(full)]);
  } finally {
    await ground.stop();
  }
}

async function fire({ database }: TransportGround, name: string): Promise<Run> {
  const timers = new PostgresTimerStore();
  const startAtMs = Date.now() + LEAD_MS;
  const wanted = Array.from({ length: DUE }, (_, index) => ({ subject: `${name}-${index}`, kind: 'breach', owner: `case-${index}`, dueAt: new Date(startAtMs + (index * WITHIN_MS) / DUE).toISOString() }));
  const setPerSecond = await timed(DUE, async () => {
    for (const chunk of chunksOf(wanted, PER_COMMIT)) await database.unitOfWork.run((tx) => timers.change(tx, { set: chunk, cancelled: [] }));
  });
  const lateMs: number[] = [];
  const poller = new TimerPoller({ database, handler: writeEffects, logger: silentLogger, onFired: (_due, seconds) => lateMs.push(...seconds.map((each) => each * 1_000)) });
  const cpu = process.cpuUsage();
  poller.start();
  await eventually(() => lateMs.length >= DUE, TIMEOUT_MS, 100);
  const { user, system } = process.cpuUsage(cpu);
  await sleep(500);
  await poller.stop();
  const [counts] = await database.query<{ effects: number; early: number }>(
    `SELECT (SELECT count(*)::int FROM effect WHERE key = $1) AS effects, (SELECT count(*)::int FROM timer WHERE fired_at < due_at) AS early`, [name]);
  return { name, lateMs: spreadOf(lateMs), cpuSeconds: (user + system) / 1e6, setPerSecond, effects: counts?.effects ?? -1, early: counts?.early ?? -1, twice: lateMs.length - DUE };
}

/** The row's primary key is the timer: firing twice would fail. */
async function writeEffects(tx: Tx, due: readonly DueTimer[]): Promise<void> {
  await tx.query("INSERT INTO effect (id, key, value) SELECT subject, split_part(subject, '-', 1), '{}' FROM unnest($1::text[]) AS subject", [due.map((timer) => timer.subject)]);
}

/** How fast the same rows are fired when nobody waits for their instants. */
async function fireBare({ database }: TransportGround): Promise<number> {
  await database.query("UPDATE timer SET fired_at = NULL WHERE subject LIKE 'full-%'");
  await database.query('TRUNCATE effect');
  return timed(DUE, async () => {
    for (let fired = 0; fired < DUE; fired += PER_COMMIT) {
      await database.unitOfWork.run(async (tx) => {
        const rows = await tx.query<DueTimer>(
          `UPDATE timer SET fired_at = clock_timestamp() WHERE timer_id IN (SELECT timer_id FROM timer WHERE fired_at IS NULL AND due_at <= now() ORDER BY due_at LIMIT ${PER_COMMIT}) RETURNING subject`);
        await writeEffects(tx, rows);
      });
    }
  });
}

function figuresOf({ lateMs, cpuSeconds }: Run, pending: number): Figure[] {
  const over = `over ${pending.toLocaleString('en')} pending`;
  return [
    { what: `late p50 ${over}`, value: lateMs.p50, unit: 'ms', target: { value: TARGET_P50_MS, atLeast: false } },
    { what: `late p99 ${over}`, value: lateMs.p99, unit: 'ms', target: { value: TARGET_P99_MS, atLeast: false }, note: `worst ${lateMs.max.toFixed(1)} ms` },
    { what: `CPU-seconds of the process per 1,000 ${over}`, value: (cpuSeconds / DUE) * 1_000, unit: 's' },
  ];
}

function rates(empty: Run, full: Run, bare: number): Figure[] {
  return [
    { what: 'set, over a million pending', value: full.setPerSecond, unit: '/s', limit: { what: 'the same over none', value: empty.setPerSecond } },
    { what: 'asked of the poller', value: DUE / (WITHIN_MS / 1_000), unit: '/s', limit: { what: 'PostgreSQL firing without waiting', value: bare } },
  ];
}

function checksOf({ name, effects, early, twice }: Run): Check[] {
  return [
    { what: `${name}: effects`, expected: DUE, found: effects },
    { what: `${name}: fired early`, expected: 0, found: early },
    { what: `${name}: fired twice`, expected: 0, found: twice },
  ];
}

runBench(bench);
