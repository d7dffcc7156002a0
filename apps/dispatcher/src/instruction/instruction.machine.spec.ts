import type { BankReading } from '@paystop/connector-kit';
import { CONTEXT, NOW, PLACES, READINGS, callEnd, laneInstruction, report } from '../test-support/lane-instructions';
import { mergeAttempts } from './attempts';
import { allowFallback, raisePriority, switchChannel } from './channel';
import { overtake } from './fence';
import { takeInquiryAnswer } from './inquiry-answer';
import { type LaneInstruction, isFinal } from './lane-instruction';
import { beginSending, markDispatched, recoverSending, takeOrderAnswer } from './order-answer';
import { syncNow, takePersonsOutcome } from './person';
import { takeReport } from './take-report';

type Kind = BankReading['kind'];

/** What an order's answer leads to, wherever the open instruction is: state, step and the last event. */
const AFTER_ORDER: Readonly<Record<Kind, readonly [string, string, string]>> = {
  final: ['held', 'none', 'InstructionOutcomeRecorded'],
  acknowledged: ['acknowledged', 'sync', 'InstructionAcknowledged'],
  processing: ['acknowledged', 'sync', 'InstructionAcknowledged'],
  refused: ['refused', 'none', 'InstructionOutcomeRecorded'],
  not_sent: ['queued', 'send', 'InstructionAttemptFailed'],
  maybe_sent: ['indeterminate', 'sync', 'InstructionIndeterminate'],
  conflict: ['indeterminate', 'sync', 'InstructionIndeterminate'],
  never_received: ['indeterminate', 'sync', 'InstructionIndeterminate'],
  unanswered: ['indeterminate', 'sync', 'InstructionIndeterminate'],
};

/** What an inquiry's answer leads to, for an instruction that may have reached the bank. */
const AFTER_INQUIRY: Readonly<Record<Kind, readonly [string, string]>> = {
  final: ['held', 'none'],
  acknowledged: ['acknowledged', 'sync'],
  processing: ['acknowledged', 'sync'],
  never_received: ['queued', 'send'],
  refused: ['indeterminate', 'sync'],
  not_sent: ['indeterminate', 'sync'],
  maybe_sent: ['indeterminate', 'sync'],
  conflict: ['indeterminate', 'sync'],
  unanswered: ['indeterminate', 'sync'],
};

const KINDS = Object.keys(READINGS) as Kind[];
const FINAL_PLACES = ['held', 'refused', 'cancelled'];

function place(name: string): LaneInstruction {
  const found = PLACES[name];
  if (found === undefined) throw new Error(name);
  return found;
}

describe('an instruction in its lane', () => {
  const calling = ['being sent', 'sent'];
  const asked = ['indeterminate'];

  it.each(calling.flatMap((name) => KINDS.map((kind) => [name, kind] as const)))('%s takes %s for an answer', (name, kind) => {
    const { next, events } = takeOrderAnswer(place(name), callEnd(READINGS[kind]), CONTEXT);
    expect([next.state, next.step, events.at(-1)?.type]).toEqual(AFTER_ORDER[kind]);
    expect(next.attempts.at(-1)?.endedAt).toBe(NOW);
  });

  it.each(asked.flatMap((name) => KINDS.map((kind) => [name, kind] as const)))('%s learns %s by asking', (name, kind) => {
    const { next } = takeInquiryAnswer(place(name), READINGS[kind], CONTEXT);
    expect([next.state, next.step]).toEqual(AFTER_INQUIRY[kind]);
  });

  it.each(FINAL_PLACES.flatMap((name) => KINDS.map((kind) => [name, kind] as const)))('%s stays what it is after %s', (name, kind) => {
    for (const { next } of [takeOrderAnswer(place(name), callEnd(READINGS[kind]), CONTEXT), takeInquiryAnswer(place(name), READINGS[kind], CONTEXT)]) {
      expect([next.state, next.step]).toEqual([place(name).state, 'none']);
    }
  });

  it('raises its version by one with every event and never without', () => {
    for (const before of Object.values(PLACES)) {
      for (const reading of Object.values(READINGS)) {
        for (const { next, events } of [takeOrderAnswer(before, callEnd(reading), CONTEXT), takeInquiryAnswer(before, reading, CONTEXT), overtake(before, NOW), allowFallback(before, 'manual', NOW)]) {
          expect(events.map(({ snapshot }) => snapshot.version)).toEqual(events.map((_, index) => before.version + 1 + index));
          expect(next.version).toBe(before.version + events.length);
        }
      }
    }
  });

  it('tells "sent" and the answer together when the answer is quick, "sent" alone when it is not', () => {
    expect(takeOrderAnswer(place('being sent'), callEnd(READINGS.final), CONTEXT).events.map(({ type }) => type)).toEqual(['InstructionDispatched', 'InstructionOutcomeRecorded']);
    expect(takeOrderAnswer(place('sent'), callEnd(READINGS.final), CONTEXT).events.map(({ type }) => type)).toEqual(['InstructionOutcomeRecorded']);
    expect(markDispatched(place('being sent')).next).toMatchObject({ state: 'sent', sentAt: NOW });
    expect(markDispatched(place('held')).events).toEqual([]);
  });

  it('tells how the attempt ended that a callback has overtaken, once', () => {
    const overtaken: LaneInstruction = { ...place('held'), attempts: place('being sent').attempts };
    expect(overtaken.attempts.at(-1)?.endedAt).toBeNull();
    for (const [kind, result] of [['acknowledged', 'acknowledged'], ['maybe_sent', 'maybe_sent'], ['refused', 'refused']] as const) {
      const { next, events } = takeOrderAnswer(overtaken, callEnd(READINGS[kind]), CONTEXT);
      expect(events.map(({ snapshot }) => [snapshot.state, snapshot.attempts.at(-1)?.result, snapshot.attempts.at(-1)?.endedAt])).toEqual([['held', result, NOW]]);
      expect(takeOrderAnswer(next, callEnd(READINGS[kind]), CONTEXT).events).toEqual([]);
    }
  });

  it('waits longer with every failure, and as long as the bank asks', () => {
    const again = (failures: number, retryAfterMs: number | null): string =>
      takeOrderAnswer({ ...place('being sent'), failures }, callEnd({ kind: 'not_sent', note: '', retryAfterMs, cause: 'busy' }), CONTEXT).next.nextAttemptAt;
    expect([again(0, null), again(1, null), again(10, null), again(0, 20_000)]).toEqual([
      '2026-11-23T06:00:01.000Z', '2026-11-23T06:00:02.000Z', '2026-11-23T06:00:30.000Z', '2026-11-23T06:00:20.000Z',
    ]);
  });

  it('does not count as sent what surely was not', () => {
    const failed = takeOrderAnswer(place('sent'), callEnd(READINGS.not_sent), CONTEXT).next;
    expect(failed.sentAt).toBeNull();
  });

  it.each(['unauthorised', 'misrouted'] as const)('raises an alarm when the bank finds us %s, once', (cause) => {
    const reading = { kind: 'not_sent', note: 'HTTP 401', retryAfterMs: null, cause } as const;
    const { next } = takeOrderAnswer(place('being sent'), callEnd(reading, 401), CONTEXT);
    expect(next.attention?.type).toBe('BankUnauthorised');
    const later = takeOrderAnswer(beginSending(next, NOW), callEnd(reading, 401), { ...CONTEXT, now: '2026-11-23T07:00:00.000Z' }).next;
    expect(later.attention).toEqual(next.attention);
  });

  it('found half sent after a restart is asked for at once', () => {
    const { next } = recoverSending(place('being sent'), CONTEXT);
    expect(next).toMatchObject({ state: 'indeterminate', step: 'sync', nextAttemptAt: NOW, sentAt: NOW });
    expect(next.attempts).toMatchObject([{ result: 'maybe_sent' }]);
  });

  it('becomes indeterminate when a bank that acknowledged it falls silent', () => {
    let current = place('acknowledged');
    for (const state of ['acknowledged', 'acknowledged', 'indeterminate', 'indeterminate']) {
      current = takeInquiryAnswer(current, READINGS.unanswered, CONTEXT).next;
      expect(current.state).toBe(state);
    }
  });

  it('keeps at most forty attempts, the first and the last', () => {
    let current = laneInstruction();
    for (let count = 0; count < 100; count += 1) current = takeOrderAnswer(beginSending(current, NOW), callEnd(READINGS.not_sent), CONTEXT).next;
    expect([current.attempts.length, current.attempts[0]?.attempt, current.attempts.at(-1)?.attempt]).toEqual([40, 1, 100]);
  });

  it('merges what two sides know of its attempts', () => {
    const calling = place('being sent');
    const stored = { ...calling, attempts: [...calling.attempts, { attempt: 2, channel: 'manual', sentAt: NOW, endedAt: NOW, result: 'final' as const, httpStatus: null, note: null }] };
    expect(mergeAttempts(calling, stored).map(({ channel }) => channel)).toEqual(['rest-v1', 'manual']);
    expect(mergeAttempts(calling, calling)).toEqual(calling.attempts);
  });
});

describe('a release that overtakes', () => {
  it.each(Object.keys(PLACES))('%s', (name) => {
    const before = place(name);
    const { next } = overtake(before, NOW);
    if (isFinal(before)) expect(next.state).toBe(before.state);
    else if (before.step === 'send' || before.step === 'person') expect([next.state, next.step]).toEqual(['cancelled', 'none']);
    else expect([next.state, next.step]).toEqual([before.state, before.step]);
  });

  it('cancels what the bank never had, instead of sending it again', () => {
    const { next, events } = takeInquiryAnswer(place('indeterminate'), READINGS.never_received, { ...CONTEXT, fence: 2 });
    expect([next.state, events[0]?.type]).toEqual(['cancelled', 'InstructionCancelled']);
  });
});

describe('the other channel', () => {
  it('is taken at once by what has not begun, asked about first by what may have arrived', () => {
    expect(allowFallback(place('queued'), 'manual', NOW).next).toMatchObject({ step: 'person', channel: 'manual', attention: { type: 'ManualCall' } });
    for (const name of ['acknowledged', 'indeterminate']) expect(allowFallback(place(name), 'manual', NOW).next).toMatchObject({ step: 'sync', attention: { type: 'AskFirst' } });
    for (const name of FINAL_PLACES) expect(allowFallback(place(name), 'manual', NOW).next).toEqual(place(name));
    expect(allowFallback(place('queued'), undefined, NOW).next.step).toBe('send');
  });

  it('is taken by a call under way once it turns out not to have been sent', () => {
    const allowed = allowFallback(place('being sent'), 'manual', NOW).next;
    const context = { ...CONTEXT, fallbackProtocol: 'manual' as const };
    expect(takeOrderAnswer(allowed, callEnd(READINGS.not_sent), context).next).toMatchObject({ step: 'person', channel: 'manual' });
    expect(takeOrderAnswer(allowed, callEnd(READINGS.maybe_sent), context).next).toMatchObject({ step: 'sync', state: 'indeterminate' });
  });

  it('is taken after an inquiry only when the signature has expired', () => {
    const allowed = { ...place('indeterminate'), fallbackAllowed: true, signatureExpiresAt: '2026-11-23T06:05:00.000Z' };
    const context = { ...CONTEXT, fallbackProtocol: 'manual' as const };
    expect(takeInquiryAnswer(allowed, READINGS.never_received, context).next.step).toBe('send');
    expect(takeInquiryAnswer(allowed, READINGS.never_received, { ...context, now: '2026-11-23T06:05:01.000Z' }).next.step).toBe('person');
  });

  it('moves only what has not begun when an institution is switched', () => {
    for (const [name, before] of Object.entries(PLACES)) {
      const { next } = switchChannel(before, { protocol: 'manual', person: true }, NOW);
      expect([name, next.step]).toEqual([name, name === 'queued' ? 'person' : before.step]);
    }
    expect(switchChannel(place("a person's"), { protocol: 'rest-v1', person: false }, NOW).next).toMatchObject({ step: 'send', channel: 'rest-v1', attention: null });
  });

  it('is no matter of priority', () => {
    expect(raisePriority(place('queued')).next.raised).toBe(true);
    expect(raisePriority(place('held')).next.raised).toBe(false);
  });
});

describe('a later report', () => {
  const onward = { bankReference: 'S1', transferredAt: NOW, amount: { amountMinor: '1', currency: 'CNY' as const }, to: null, channel: 'atm' };

  it('is the same, news, or a contradiction', () => {
    expect(takeReport(place('held'), report({ remark: 'another remark' }), CONTEXT).events).toEqual([]);
    expect(takeReport(place('held'), report({ onwardTransfers: [onward] }), CONTEXT).events.map(({ type }) => type)).toEqual(['InstructionOutcomeRecorded']);
    for (const other of [report({ result: 'refused', code: '0300' }), report({ code: '1301' }), report({ heldAmount: { amountMinor: '1', currency: 'CNY' } }), report({ code: '7777' })]) {
      const { next, events } = takeReport(place('held'), other, CONTEXT);
      expect([next.state, next.report?.code, next.attention?.type, events[0]?.type]).toEqual(['held', '0000', 'BankAnswerContradicted', 'InstructionAttentionRaised']);
      expect(next.setAside).toEqual([other]);
      expect(takeReport(next, other, CONTEXT).events).toEqual([]);
    }
  });

  it('of a bank that took what we had cancelled is a contradiction', () => {
    expect(takeReport(place('cancelled'), report(), CONTEXT).next).toMatchObject({ state: 'cancelled', attention: { type: 'BankAnswerContradicted' } });
  });

  it('that no bank may give leaves the instruction indeterminate and is told once', () => {
    const first = takeReport(place('acknowledged'), report({ code: '7777' }), CONTEXT);
    expect([first.next.state, first.next.attention?.type, first.next.result]).toEqual(['indeterminate', 'BankAnswerUnknownCode', null]);
    expect(takeReport(first.next, report({ code: '7777' }), CONTEXT).events).toEqual([]);
    expect(takeReport(first.next, report(), CONTEXT).next).toMatchObject({ state: 'held', attention: null });
  });
});

describe("a person's word", () => {
  const evidence = { channel: 'phone' as const, spokenTo: '王', note: 'called' };
  const says = (result: 'held' | 'refused' | 'not_received', over: object = {}) => ({ outcome: { result, evidence, ...over }, by: 'op-1', now: NOW, fence: 0 });

  it.each(Object.keys(PLACES))('is taken where it is awaited: %s', (name) => {
    const decision = takePersonsOutcome(place(name), says('held'));
    expect(decision.ok).toBe(['sent', 'acknowledged', 'indeterminate', "a person's"].includes(name));
    if (decision.ok) expect(decision.value.next).toMatchObject({ state: 'held', recordedBy: 'op-1', attention: null, step: 'none' });
  });

  it('must fit the action and its code', () => {
    expect(takePersonsOutcome(place('indeterminate'), says('held', { code: '0300' }))).toMatchObject({ ok: false, error: { code: 'BODY.INVALID' } });
    expect(takePersonsOutcome({ ...place('indeterminate'), action: 'release' }, says('held'))).toMatchObject({ ok: false, error: { code: 'BODY.INVALID' } });
  });

  it('"not received" puts it back, unless a call is under way or a release has come', () => {
    expect(takePersonsOutcome(place('indeterminate'), says('not_received'))).toMatchObject({ ok: true, value: { next: { state: 'queued', step: 'send', sentAt: null } } });
    expect(takePersonsOutcome(place("a person's"), says('not_received'))).toMatchObject({ ok: true, value: { next: { state: 'queued', step: 'person' } } });
    expect(takePersonsOutcome(place('sent'), says('not_received')).ok).toBe(false);
    expect(takePersonsOutcome(place('indeterminate'), { ...says('not_received'), fence: 2 })).toMatchObject({ ok: true, value: { next: { state: 'cancelled' } } });
  });

  it('on an answer in doubt is told as a proposal, replaced by another one, and gone once it is confirmed', () => {
    const doubted: LaneInstruction = { ...place('held'), attention: { type: 'BankAnswerContradicted', detail: 'recorded held 0000, now refused 0300', at: NOW } };
    const decide = (before: LaneInstruction, by: string, ...[result, over]: Parameters<typeof says>) => {
      const decision = takePersonsOutcome(before, { ...says(result, over), by });
      if (!decision.ok) throw new Error(decision.error.code);
      return { next: decision.value.next, told: decision.value.events.map(({ type, snapshot }) => [type, snapshot.state, snapshot.outcomeProposed]) };
    };
    const proposed = decide(doubted, 'op-1', 'refused', { code: '0300' });
    expect(proposed.told).toEqual([['InstructionOutcomeProposed', 'held', { by: 'op-1', at: NOW, result: 'refused', code: '0300', heldAmount: null }]]);
    const replaced = decide(proposed.next, 'op-2', 'refused', { code: '0301' });
    expect(replaced.told).toEqual([['InstructionOutcomeProposed', 'held', { by: 'op-2', at: NOW, result: 'refused', code: '0301', heldAmount: null }]]);
    expect(takePersonsOutcome(replaced.next, { ...says('refused', { code: '0301' }), by: 'op-2' })).toMatchObject({ ok: false, error: { code: 'FOUR_EYES.SAME_PERSON' } });
    expect(decide(replaced.next, 'op-1', 'refused', { code: '0301' }).told).toEqual([['InstructionOutcomeRecorded', 'refused', null]]);
  });

  it('asks only for what the bank may have', () => {
    expect(['queued', "a person's", 'cancelled'].map((name) => syncNow(place(name), NOW).ok)).toEqual([false, false, false]);
    expect(['being sent', 'sent', 'acknowledged', 'indeterminate'].map((name) => syncNow(place(name), NOW).ok)).toEqual([true, true, true, true]);
  });
});
