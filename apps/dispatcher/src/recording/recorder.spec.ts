import type { OutboxMessage, Tx } from '@paystop/ports';
import { silentLogger } from '@paystop/testing';
import { type LaneInstruction, telling } from '../instruction/lane-instruction';
import type { LaneStore } from '../ports/lane-store.port';
import { Recorder } from './recorder';

const SENT = {
  instructionId: 'ins_1', caseId: 'case_1', requestId: null, accountRef: 'acc_1', institutionCode: 'CMB', unit: '440305', action: 'stop', sequence: 1,
  originalInstructionId: null, onlyIfTookEffect: false, dueAt: '2026-11-23T06:00:00.000Z', amountMinor: '1', body: '{}', traceparent: null, attempts: [], failures: 0,
  unanswered: 0, fallbackAllowed: false, signatureExpiresAt: null, sentAt: null, acknowledgedAt: null, recordedAt: null, result: null, report: null, attention: null,
  recordedBy: null, proposal: null, setAside: [], state: 'sent', step: 'sending', channel: 'rest-v1', raised: false, nextAttemptAt: '2026-11-23T06:00:00.000Z',
  version: 2, revision: 2,
} satisfies LaneInstruction;

/** A table in memory whose UPDATE, like PostgreSQL's, takes one of two rows with the same key. */
class MemoryLanes {
  readonly rows = new Map<string, LaneInstruction>([[SENT.instructionId, SENT]]);

  save(_tx: Tx, instructions: readonly LaneInstruction[]): Promise<ReadonlySet<string>> {
    const saved = new Set<string>();
    for (const next of instructions) {
      if (this.rows.get(next.instructionId)?.revision !== next.revision) continue;
      this.rows.set(next.instructionId, { ...next, revision: next.revision + 1 });
      saved.add(next.instructionId);
    }
    return Promise.resolve(saved);
  }

  lock(_tx: Tx, ids: readonly string[]): Promise<LaneInstruction[]> {
    return Promise.resolve(ids.flatMap((id) => this.rows.get(id) ?? []));
  }
}

describe('recording what banks answer', () => {
  it('judges the second of two pieces of news in one batch on what the first has written', async () => {
    const lanes = new MemoryLanes();
    const told: OutboxMessage[] = [];
    const recorder = new Recorder({
      unitOfWork: { run: (work) => work({} as Tx) }, store: lanes as unknown as LaneStore, totals: { add: () => Promise.resolve() }, logger: silentLogger,
      outbox: { add: (_tx, messages) => Promise.resolve(void told.push(...messages)), nudge: () => {} },
    });
    const acknowledged = recorder.record(SENT, (current) => telling(current, 'InstructionAcknowledged', { state: 'acknowledged', acknowledgedAt: SENT.dueAt }));
    const final = recorder.record(SENT, (current) => telling(current, 'InstructionOutcomeRecorded', { state: 'held' }));
    await Promise.all([acknowledged, final]);
    expect(lanes.rows.get('ins_1')).toMatchObject({ state: 'held', acknowledgedAt: SENT.dueAt, version: 4 });
    expect(told.map(({ type, data }) => [type, (data as { version: number }).version])).toEqual([['InstructionAcknowledged', 3], ['InstructionOutcomeRecorded', 4]]);
  });

  it('lets a recording that fails after the commit fail alone', async () => {
    const lanes = new MemoryLanes();
    const other = { ...SENT, instructionId: 'ins_2' };
    lanes.rows.set('ins_2', { ...other, revision: 3 }); // somebody else has written it meanwhile
    lanes.lock = () => Promise.reject(new Error('not today'));
    const recorder = new Recorder({
      unitOfWork: { run: (work) => work({} as Tx) }, store: lanes as unknown as LaneStore, totals: { add: () => Promise.resolve() }, logger: silentLogger,
      outbox: { add: () => Promise.resolve(), nudge: () => {} },
    });
    const held = (current: LaneInstruction) => telling(current, 'InstructionOutcomeRecorded', { state: 'held' });
    const [mine, theirs] = await Promise.allSettled([recorder.record(SENT, held), recorder.record(other, held)]);
    expect(mine).toMatchObject({ status: 'fulfilled', value: { state: 'held' } });
    expect(theirs).toMatchObject({ status: 'rejected', reason: { message: 'not today' } });
  });
});
