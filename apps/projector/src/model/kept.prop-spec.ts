import type { FreezeRecord } from '@paystop/domain';
import { money } from '@paystop/kernel';
import fc from 'fast-check';
import { type KeptFacts, projectKept } from './kept';

const AT = '2026-11-23T06:00:00.000Z';

function aFreeze(version: number, state: FreezeRecord['state'], amountMinor: bigint): FreezeRecord {
  return {
    freezeId: 'frz_1', caseId: 'case_1', holdId: 'hold_1', institutionCode: 'CMB', accountRef: 'acc_1', account: '6214', amountLimit: null, amount: money(amountMinor),
    term: { months: 6, milliseconds: 0 }, legalDocument: null, proposed: { by: 'a', reason: 'r', at: AT }, approved: null, rejected: null, instructionId: null, validUntil: null,
    code: null, placedAt: null, expiresAt: null, endedAt: null, state, renewal: null, renewals: 0, unfreezeProposed: null, unfreezeApproved: null, lifting: false, warned: 0,
    attention: null, version,
  };
}

/** A freeze from proposal to its end; the bank's amount grows once. */
const STORY = [aFreeze(1, 'proposed', 50n), aFreeze(2, 'sent', 50n), aFreeze(3, 'active', 40n), aFreeze(4, 'renewed', 45n), aFreeze(5, 'lifted', 45n)];

describe('freezes in the read models', () => {
  it('end in the same row and count what was frozen once, in any order and any number of times', () => {
    fc.assert(fc.property(fc.array(fc.array(fc.constantFrom(...STORY), { minLength: 1, maxLength: 4 }), { maxLength: 6 }), fc.shuffledSubarray(STORY, { minLength: 5 }), (chunks, all) => {
      const known = new Map<string, KeptFacts>();
      let total = 0n;
      for (const freezes of [...chunks, all]) {
        const projection = projectKept(known, { freezes, objections: [] });
        for (const { facts } of projection.rows) known.set(facts.id, facts);
        for (const value of projection.totals.values()) total += value;
      }
      expect([known.get('frz_1')?.state, known.get('frz_1')?.version, total]).toEqual(['lifted', 5, 45n]);
    }));
  });
});
