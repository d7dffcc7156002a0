import { TOPICS } from '@paystop/contracts';
import type { OutboxMessage } from '@paystop/ports';
import { splitStateChange } from './split-state-change';

const HELD = { entryId: 'e1', type: 'HoldPlaced', topic: 'stop-payment.case.events.v1', subject: 'hold_1', text: 'money is held', actor: 'system:paystop', version: 1, data: { state: 'active', reason: 'somebody said so' } };
const QUIET = { ...HELD, entryId: 'e2', topic: null };

function change(told: readonly object[], records = '"case":{"caseId":"case_1","version":2},"requests":[],"instructions":[]'): OutboxMessage {
  const head = JSON.stringify({ changeId: 'c1', caseId: 'case_1', at: '2026-11-23T06:03:00.000Z', unit: '440305012', told, warnings: [] });
  return { eventId: 'c1', topic: TOPICS.caseState.name, key: 'case_1', type: 'CaseStateChanged', data: `${head.slice(0, -1)},${records}}`, occurredAt: '2026-11-23T06:03:00.000Z' };
}

describe('a change of state on its way out', () => {
  it('tells each thing that everybody may hear on its topic, without a person\'s words, and goes to the read side whole', () => {
    const message = change([HELD, QUIET]);
    expect(splitStateChange(message)).toEqual([
      { ...message, eventId: 'e1', topic: HELD.topic, type: 'HoldPlaced', subject: 'hold_1', data: { caseId: 'case_1', state: 'active', unit: '440305012', at: '2026-11-23T06:03:00.000Z' } },
      message,
    ]);
  });

  it('goes alone when nobody outside hears of it', () => {
    const message = change([QUIET]);
    expect(splitStateChange(message)).toEqual([message]);
  });

  it('is read whole where it is written in another order', () => {
    const whole = JSON.stringify({ changeId: 'c1', caseId: null, at: '2026-11-23T06:03:00.000Z', unit: '440305', case: null, requests: [], told: [HELD] });
    expect(splitStateChange({ ...change([]), data: whole }).map(({ eventId }) => eventId)).toEqual(['e1', 'c1']);
  });

  it('is read whole where what is told looks like the beginning of the records', () => {
    const told = { ...HELD, data: { note: 1, case: { caseId: 'x' } } };
    expect(splitStateChange(change([told])).map(({ eventId }) => eventId)).toEqual(['e1', 'c1']);
    expect(splitStateChange(change([HELD], '"case":null,"requests":[]')).map(({ eventId }) => eventId)).toEqual(['e1', 'c1']);
  });
});
