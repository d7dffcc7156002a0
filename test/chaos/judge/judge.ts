import { writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { AUDIT_CHECKS } from './checks/audit';
import { EFFECT_CHECKS } from './checks/bank-effects';
import { CHECKPOINT_CHECKS } from './checks/checkpoints';
import { DECISION_CHECKS } from './checks/decisions';
import { DRAIN_CHECKS } from './checks/drained';
import { EVENT_CHECKS } from './checks/events';
import { FOUR_EYES_CHECKS } from './checks/four-eyes';
import { MONEY_CHECKS } from './checks/money';
import { ORDER_CHECKS } from './checks/order';
import { PROMISE_CHECKS } from './checks/promises';
import { TIMER_CHECKS } from './checks/timers';
import { Evidence } from './evidence';
import type { Check, Finding } from './finding';

/**
 * Says whether a run kept what it promised (domain.md 5). It reads the client's log, the banks' own ledgers and the
 * tables, shares no code with the product, and ends with 1 when anything does not hold. A check that finds nothing to
 * look at has failed: it would prove nothing.
 */
const CHECKS: Readonly<Record<string, readonly Check[]>> = {
  load: [...PROMISE_CHECKS, ...EFFECT_CHECKS, ...TIMER_CHECKS, ...EVENT_CHECKS, ...ORDER_CHECKS, ...MONEY_CHECKS, ...AUDIT_CHECKS, ...CHECKPOINT_CHECKS, ...FOUR_EYES_CHECKS, ...DRAIN_CHECKS],
  decisions: [...DECISION_CHECKS, ...EFFECT_CHECKS, ...EVENT_CHECKS, ...ORDER_CHECKS, ...MONEY_CHECKS, ...AUDIT_CHECKS, ...CHECKPOINT_CHECKS, ...FOUR_EYES_CHECKS, ...DRAIN_CHECKS],
};
const SHOWN = 5;
const LOOK_AGAIN_AFTER_MS = 3_000;
const USAGE = 'judge [--checks load|decisions] --promises <client log> --database <url> --simulator <url> --gateway <url> --kafka <brokers> [--kafka-prefix <text>] [--json <file>]';

async function judge(evidence: Evidence, checks: readonly Check[]): Promise<Finding[]> {
  const all: Finding[] = [];
  for (const { invariant, title, run } of checks) {
    const { looked, findings: wrong } = await lasting(run, evidence);
    const findings = looked === 0 ? ['there was nothing to look at'] : wrong;
    process.stdout.write(`${findings.length === 0 ? '✓' : '✗'} ${invariant.padEnd(3)} ${title} (${String(looked)})\n`);
    for (const finding of findings.slice(0, SHOWN)) process.stdout.write(`      ${finding}\n`);
    if (findings.length > SHOWN) process.stdout.write(`      … and ${String(findings.length - SHOWN)} more\n`);
    all.push(...findings.map((what) => ({ invariant, what: `${title}: ${what}` })));
  }
  return all;
}

/** What is lost stays lost: the system goes on asking banks who else paid in, and what it is just about to write is no finding. */
async function lasting(run: Check['run'], evidence: Evidence): ReturnType<Check['run']> {
  const first = await run(evidence);
  if (first.findings.length === 0) return first;
  await sleep(LOOK_AGAIN_AFTER_MS);
  const again = await run(evidence);
  return { looked: again.looked, findings: again.findings.filter((finding) => first.findings.includes(finding)) };
}

async function main(): Promise<number> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ options: { checks: { type: 'string', default: 'load' }, promises: text, database: text, simulator: text, gateway: text, kafka: text, 'kafka-prefix': text, json: text } });
  const { promises, database, simulator, gateway, kafka, 'kafka-prefix': kafkaPrefix = '' } = values;
  const checks = CHECKS[values.checks];
  if (checks === undefined || promises === undefined || database === undefined || simulator === undefined || gateway === undefined || kafka === undefined) throw new Error(USAGE);
  const evidence = await Evidence.gather({ promises, databaseUrl: database, simulatorUrl: simulator, gatewayUrl: gateway, kafkaBrokers: kafka.split(','), kafkaPrefix });
  try {
    const findings = await judge(evidence, checks);
    process.stdout.write(findings.length === 0 ? 'everything that was promised holds\n' : `${String(findings.length)} findings\n`);
    if (values.json !== undefined) writeFileSync(values.json, JSON.stringify({ promises: evidence.promises.length + evidence.decisions.length, effects: evidence.effects.length, findings }, null, 2));
    return findings.length === 0 ? 0 : 1;
  } finally {
    await evidence.close();
  }
}

main().then((code) => (process.exitCode = code), (error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
});
