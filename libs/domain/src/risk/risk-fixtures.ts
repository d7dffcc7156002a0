import { POLICY, T0, at } from '../case/case-fixtures';
import type { Learning } from './learn-risk';
import type { AccountSighting, IndicatorSighting } from './sighting';

/** Builders for the specs of this folder. */
export function accountSighting(over: Partial<AccountSighting> = {}): AccountSighting {
  return {
    kind: 'account', subject: 'acc_1', caseId: 'case_1', unit: '440305012', counts: true, amount: { amountMinor: '5000000', currency: 'CNY' }, victims: 1,
    firstSeenAt: T0, lastSeenAt: T0, institutionCode: 'CMB', account: '6214830000000008', layer: 1, minutesToMoveOn: [], standing: 'held', ...over,
  };
}

export function indicatorSighting(over: Partial<IndicatorSighting> = {}): IndicatorSighting {
  return {
    kind: 'indicator', subject: 'ind_1', caseId: 'case_1', unit: '440305012', counts: true, amount: { amountMinor: '5000000', currency: 'CNY' }, victims: 1,
    firstSeenAt: T0, lastSeenAt: T0, indicatorKind: 'phone', value: '13900000000', ...over,
  };
}

export function learning(minutes = 0, entryId = 'rsk_1'): Learning {
  return { now: at(minutes), policy: POLICY, entryId };
}
