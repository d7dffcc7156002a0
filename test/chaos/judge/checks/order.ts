import type { Evidence, TopicMessage } from '../evidence';
import { type Check, sqlCheck } from '../finding';

interface Logged {
  readonly topic: string;
  readonly key: string;
  readonly event_id: string;
}

/** What each app wrote down to publish, in the order of its log; a change of state tells several things in the order of its list. */
const LOGS: readonly string[] = [
  'SELECT topic, key, event_id::text FROM gateway.event_log ORDER BY id',
  'SELECT topic, key, event_id::text FROM dispatcher.event_log ORDER BY id',
  `SELECT topic, key, event_id FROM (
     SELECT id, 0 AS place, topic, key, event_id::text FROM orchestrator.event_log
     UNION ALL SELECT l.id, t.place, t.entry->>'topic', l.key, t.entry->>'entryId' FROM orchestrator.event_log l
       CROSS JOIN LATERAL json_array_elements(l.value::json->'told') WITH ORDINALITY AS t(entry, place)
       WHERE l.type = 'CaseStateChanged' AND t.entry->>'topic' IS NOT NULL) AS told
   ORDER BY id, place`,
];

function grouped<T>(things: readonly T[], keyOf: (thing: T) => string, idOf: (thing: T) => string): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const thing of things) {
    const ids = groups.get(keyOf(thing)) ?? [];
    if (!ids.includes(idOf(thing))) ids.push(idOf(thing)); // a repeat after a crash counts where it came first
    groups.set(keyOf(thing), ids);
  }
  return groups;
}

function faultsOf(topic: string, logged: readonly Logged[], heard: readonly TopicMessage[]): string[] {
  const ours = new Set(logged.map(({ event_id }) => event_id));
  const came = grouped(heard.filter(({ id }) => ours.has(id)), ({ key }) => key, ({ id }) => id);
  const findings: string[] = [];
  for (const [key, ids] of grouped(logged, (each) => each.key, (each) => each.event_id)) {
    const order = came.get(key) ?? [];
    const missing = ids.filter((id) => !order.includes(id));
    if (missing.length > 0) findings.push(`${topic} ${key}: ${missing.join(', ')} never came`);
    else if (order.join() !== ids.join()) findings.push(`${topic} ${key}: came in another order than it was written`);
  }
  return findings;
}

async function orderOnTopics(evidence: Evidence): Promise<{ looked: number; findings: string[] }> {
  const logs: Logged[] = [];
  for (const sql of LOGS) logs.push(...(await evidence.rows<Logged & Record<string, unknown>>(sql)));
  const findings: string[] = [];
  for (const topic of new Set(logs.map((each) => each.topic))) {
    findings.push(...faultsOf(topic, logs.filter((each) => each.topic === topic), await evidence.topic(topic)));
  }
  return { looked: logs.length, findings };
}

/** A version that does not rise above the one before it is old news after new. */
function rising(title: string, { rows }: { readonly rows: string }): Check {
  return sqlCheck('I7', title, {
    looked: rows,
    wrong: `SELECT thing, version, before FROM (SELECT thing, version, lag(version) OVER (PARTITION BY thing ORDER BY id) AS before FROM (${rows}) AS told) AS steps WHERE version <= before`,
  });
}

export const ORDER_CHECKS: readonly Check[] = [
  { invariant: 'I7', title: 'every topic carries what was written, per key in its order', run: orderOnTopics },
  rising('what is told of an instruction grows newer', { rows: "SELECT id, subject AS thing, (value::json->>'version')::integer AS version FROM dispatcher.event_log" }),
  rising('what is told of a case grows newer', {
    rows: "SELECT id, key AS thing, (value::json->'case'->>'version')::integer AS version FROM orchestrator.event_log WHERE type = 'CaseStateChanged' AND value::json->'case'->>'version' IS NOT NULL",
  }),
];
