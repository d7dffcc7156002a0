import { TOPICS } from '@paystop/contracts';
import type { StateChange } from '@paystop/domain';
import type { OutboxMessage } from '@paystop/ports';

/**
 * What leaves for one row of the event log: a change of state goes to the read side whole, and each thing in it that
 * everybody may hear goes to its topic as well (contract.md 3). Written once, told from the same words.
 */
export function splitStateChange(message: OutboxMessage): readonly OutboxMessage[] {
  if (message.topic !== TOPICS.caseState.name || typeof message.data !== 'string') return [message];
  if (!message.data.includes(TOLD_TO_ALL)) return [message];
  const { caseId, unit, at, told } = headOf(message.data);
  const about = caseId === null ? {} : { caseId };
  const open = told.flatMap(({ topic, entryId, type, subject, data }): OutboxMessage[] =>
    (topic === null ? [] : [{ ...message, eventId: entryId, topic, type, subject, data: { ...about, ...withoutWords(data), unit, at } }]));
  return [...open, message];
}

/** Stands in a change that something is told of on a topic; what is told stands before the records (case-publisher.ts). */
const TOLD_TO_ALL = '"topic":"';
const RECORDS_BEGIN = /,"case":(?:null,"|\{"caseId":)/;

type Head = Pick<StateChange, 'caseId' | 'unit' | 'at' | 'told'>;

/**
 * Reads what comes before the records, a fraction of the whole. Cut at another place than between two members of the
 * outermost object the text is no JSON, and a change written in another order has nothing told before its records: then
 * the whole is read.
 */
function headOf(text: string): Head {
  const end = text.search(RECORDS_BEGIN);
  const head = end < 0 ? undefined : headIn(`${text.slice(0, end)}}`);
  return head ?? (JSON.parse(text) as Head);
}

function headIn(text: string): Head | undefined {
  try {
    const head = JSON.parse(text) as Partial<Head>;
    return head.told === undefined ? undefined : (head as Head);
  } catch {
    return undefined;
  }
}

/** What a person wrote stays inside: nobody can tell whose name stands in it. */
function withoutWords({ reason: _, ...facts }: StateChange['told'][number]['data']): StateChange['told'][number]['data'] {
  return facts;
}
