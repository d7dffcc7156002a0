import type { FreezeRecord, HoldRecord, InstructionRecord } from '@paystop/domain';
import { type Instant, money, plusMs } from '@paystop/kernel';
import type { TestPerson } from '../../apps/gateway/src/test-support/local-issuer';
import { aCase, aChange, aHold, anInstruction } from '../../apps/projector/test/story';
import { startReadSideUnderTest, type ReadSideUnderTest } from './read-side-under-test';

jest.setTimeout(60_000);

const CITY: TestPerson = { role: 'approver', unit: '4403', subject: 'approver-1' };
const DAY_MS = 86_400_000;
const NOW = new Date().toISOString();
const PROPOSED = { by: 'operator-1', reason: 'a word with "releaseProposed":{ in it', at: NOW };
const APPROVED = { by: 'approver-1', at: NOW, objectionId: null };

function aFreeze(freezeId: string, parts: Partial<FreezeRecord>): FreezeRecord {
  return {
    freezeId, caseId: 'case_1', holdId: 'hold_1', institutionCode: 'CMB', accountRef: 'acc_1', account: '6214830000000008', amountLimit: null, amount: money(5n), term: { months: 6, milliseconds: 0 },
    legalDocument: null, proposed: PROPOSED, approved: APPROVED, rejected: null, instructionId: null, validUntil: null, code: null, placedAt: NOW, expiresAt: ends(3), endedAt: null, state: 'active',
    renewal: null, renewals: 0, unfreezeProposed: null, unfreezeApproved: null, lifting: false, warned: 0, attention: null, version: 1, ...parts,
  };
}

function ends(days: number): Instant {
  return plusMs(NOW, days * DAY_MS);
}

const RENEWAL = { proposed: PROPOSED, term: { months: 6, milliseconds: 0 }, approved: null, instructionId: null, validUntil: null };
const FREEZES: readonly FreezeRecord[] = [
  aFreeze('frz_new', { state: 'proposed', approved: null, expiresAt: null }), aFreeze('frz_renewing', { renewal: RENEWAL, expiresAt: ends(1) }), aFreeze('frz_ending', { unfreezeProposed: PROPOSED, expiresAt: ends(40) }),
  aFreeze('frz_quiet', {}), aFreeze('frz_renewed', { state: 'renewed', renewal: { ...RENEWAL, approved: APPROVED }, expiresAt: ends(5) }), aFreeze('frz_lifted', { state: 'lifted', unfreezeProposed: PROPOSED, expiresAt: ends(2) }),
];

function holdOf(instructionId: string, parts: Partial<HoldRecord>): readonly [InstructionRecord, HoldRecord] {
  const instruction = anInstruction({ instructionId, caseId: 'case_1', requestId: 'r-1' });
  return [instruction, aHold(instruction, { expiresAt: ends(1), ...parts })];
}

describe('lists of what waits for an approver', () => {
  let side: ReadSideUnderTest;
  const ids = async (path: string, as: TestPerson = CITY): Promise<unknown[]> => {
    const { body } = await side.gateway.call(path, { as });
    return (body['items'] as Record<string, unknown>[]).map((each) => each['freezeId'] ?? each['holdId']);
  };

  beforeAll(async () => {
    side = await startReadSideUnderTest();
    const holds = [
      holdOf('ins_1', { releaseProposed: PROPOSED }), holdOf('ins_2', {}), holdOf('ins_3', { releaseProposed: PROPOSED, releaseApproved: APPROVED, releasing: true }), holdOf('ins_4', { state: 'released', releaseProposed: PROPOSED }),
    ];
    await side.project([aChange({ case: aCase({ caseId: 'case_1' }), instructions: holds.map(([instruction]) => instruction), holds: holds.map(([, hold]) => hold), freezes: FREEZES })]);
  });

  afterAll(() => side.stop());

  it('have the holds that somebody wants let go and nobody has approved, and no other', async () => {
    expect(await ids('/holds?awaiting=approval')).toEqual(['hold_ins_1']);
    expect(await ids('/holds')).toHaveLength(3);
  });

  it('have new freezes, renewals and ends, and none that is approved or over', async () => {
    expect([...(await ids('/freezes?awaiting=approval'))].sort()).toEqual(['frz_ending', 'frz_new', 'frz_renewing']);
    expect(await ids('/freezes?awaiting=approval', { ...CITY, unit: '440306' })).toEqual([]);
  });

  it('have freezes in force by their end, page by page', async () => {
    expect(await ids('/freezes?expiringWithin=P30D')).toEqual(['frz_renewing', 'frz_quiet', 'frz_renewed']);
    const first = await side.gateway.call('/freezes?expiringWithin=P30D&limit=2', { as: CITY });
    expect(await ids(`/freezes?expiringWithin=P30D&limit=2&cursor=${encodeURIComponent(String(first.body['nextCursor']))}`)).toEqual(['frz_renewed']);
  });

  it.each(['/holds?awaiting=nothing', '/freezes?awaiting=x', '/freezes?expiringWithin=soon'])('refuse %s', async (path) => {
    expect((await side.gateway.call(path, { as: CITY })).status).toBe(400);
  });

  it('follow a change: what is approved waits no more', async () => {
    await side.project([aChange({ freezes: [aFreeze('frz_ending', { version: 2, unfreezeProposed: PROPOSED, unfreezeApproved: APPROVED, lifting: true })] })]);
    expect(await ids('/freezes?awaiting=approval')).not.toContain('frz_ending');
  });
});
