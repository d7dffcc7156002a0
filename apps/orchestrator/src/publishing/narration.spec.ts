import type { CaseEvent, InstructionRecord } from '@paystop/domain';
import { toldOf } from './narration';

const STOP = { instructionId: 'ins_1', caseId: 'case_1', requestId: 'r1', institutionCode: 'CMB', action: 'stop', state: 'held', code: '0000', version: 3 } as InstructionRecord;

function reported(type: CaseEvent['type'], data: Readonly<Record<string, unknown>>): CaseEvent {
  return { type, caseId: 'case_1', at: '2026-11-23T06:03:00.000Z', actor: { id: 'institution:CMB', role: 'institution', unit: '' }, changed: { kind: 'instruction', record: STOP }, data };
}

describe('the timeline of a case', () => {
  it.each(['BankAnswerContradicted', 'BankAnswerUnknownCode', 'InstructionIndeterminate'])('names %s, which a person has to look at', (attention) => {
    expect(toldOf(reported('InstructionReported', { from: 'held', to: 'held', attention }), 'e1')?.type).toBe(attention);
  });

  it.each([{ from: 'sent', to: 'held' }, { from: 'sent', to: 'held', attention: 'ManualCall' }])('tells an outcome as such: %j', (data) => {
    expect(toldOf(reported('InstructionReported', data), 'e1')?.type).toBe('InstructionOutcomeRecorded');
  });

  it('says which outcome waits for a second person, and that it took the place of another', () => {
    const outcomeProposed = { by: 'user:op-1', at: '2026-11-23T06:02:00.000Z', result: 'refused', code: '0300', heldAmount: null };
    const event = (data: object): CaseEvent => ({ ...reported('InstructionOutcomeProposed', { ...data }), changed: { kind: 'instruction', record: { ...STOP, outcomeProposed } } });
    expect(toldOf(event({ outcomeProposed }), 'e1')).toMatchObject({
      type: 'InstructionOutcomeProposed', topic: null, text: 'CMB: stop is held, refused (0300) is proposed; a second person confirms it', data: { outcomeProposed },
    });
    expect(toldOf(event({ outcomeProposed, replaces: outcomeProposed }), 'e1')?.text).toContain('refused (0300) is proposed in place of an earlier proposal;');
  });

  it('has no line for the end of an attempt that a callback has overtaken', () => {
    expect(toldOf(reported('AttemptEnded', { from: 'held', to: 'held' }), 'e1')).toBeUndefined();
  });
});
