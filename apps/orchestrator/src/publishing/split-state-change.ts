import { TOPICS } from '@paystop/contracts';
import type { StateChange } from '@paystop/domain';
import type { OutboxMessage } from '@paystop/ports';

/**
 * What leaves for one row of the event log: a change of state goes to the read side whole, and each thing in it that
 * everybody may hear goes to its topic as well (contract.md 3). Written once, told from the same words.
 */
export function splitStateChange(message: OutboxMessage): readonly OutboxMessage[] {
  if (message.topic !== TOPICS.caseState.name || typeof message.data !== 'string') return [message];
  const { caseId, unit, at, told } = JSON.parse(message.data) as StateChange;
  const about = caseId === null ? {} : { caseId };
  const open = told.flatMap(({ topic, entryId, type, subject, data }): OutboxMessage[] =>
    (topic === null ? [] : [{ ...message, eventId: entryId, topic, type, subject, data: { ...about, ...withoutWords(data), unit, at } }]));
  return [...open, message];
}

/** What a person wrote stays inside: nobody can tell whose name stands in it. */
function withoutWords({ reason: _, ...facts }: StateChange['told'][number]['data']): StateChange['told'][number]['data'] {
  return facts;
}
