import { T0 } from '../case/case-fixtures';
import type { WarningRecord } from './warning-record';

/** A warning for the specs of this folder: red, open, at a station, due in two hours. */
export function aWarning(over: Partial<WarningRecord> = {}): WarningRecord {
  return {
    warningId: 'wrn_1', alertId: 'a1', source: 'model-x', kind: 'potential_victim', riskScore: 80, colour: 'red', level: 'station', unit: '440305012',
    subject: { name: '王小明', phone: '13800000000', idNumber: null }, account: null, transfer: null, reason: 'on the phone with a known number',
    issuedAt: T0, feedbackDueAt: '2026-11-23T08:00:00.000Z', expiresAt: null, state: 'open', feedback: null, proposedStop: null, version: 1, ...over,
  };
}
