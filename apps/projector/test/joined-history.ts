import type { StateChange } from '@paystop/domain';
import { money, plusMs } from '@paystop/kernel';
import { aCase, aChange, aHold, aRequest, aTransfer, anInstruction, aWarning, held, minutesAfter, REPORTED_AT } from './story';

/**
 * Two cases that touch: X reports two transfers, one of them routed by hand later; Y reports X's first transfer again
 * and one of its own, so it rests on X's stop; a colleague reports X's first transfer once more within X.
 */
export function joinedHistory(): StateChange[] {
  const [x, y] = [aCase({ caseId: 'case_x', unit: '440305012' }), aCase({ caseId: 'case_y', unit: '440306001', openedAt: minutesAfter(REPORTED_AT, 2) })];
  const party = (institutionCode: string | null, accountNumber: string) => ({ institutionCode, accountNumber, accountName: '赵某', paymentOrder: null });
  const shared = aTransfer({ transferId: 't1', instructionId: 'ins_x1', instructionCaseId: 'case_x', amount: money(100_000n), to: party('CMB', '6214830000000101') });
  const routed = aTransfer({ transferId: 't2', instructionId: 'ins_x2', instructionCaseId: 'case_x', amount: money(200_000n), to: party(null, '9900000000000102') });
  const own = aTransfer({ transferId: 't2', instructionId: 'ins_y1', instructionCaseId: 'case_y', amount: money(400_000n), to: party('ICBC', '6222020000000103') });
  const requestX = aRequest({ requestId: 'r-x', caseId: 'case_x', transfers: [shared, routed] });
  const requestAgain = aRequest({ requestId: 'r-x2', caseId: 'case_x', transfers: [shared], receivedAt: minutesAfter(REPORTED_AT, 3), source: 'kafka' });
  const requestY = aRequest({ requestId: 'r-y', caseId: 'case_y', unit: '440306001', transfers: [shared, own], receivedAt: minutesAfter(REPORTED_AT, 2) });
  const x1 = anInstruction({ instructionId: 'ins_x1', caseId: 'case_x', requestId: 'r-x', amount: money(100_000n) });
  const x2 = anInstruction({ instructionId: 'ins_x2', caseId: 'case_x', requestId: 'r-x', amount: money(200_000n), institutionCode: null, accountRef: null, state: 'awaiting_routing' });
  const y1 = anInstruction({ instructionId: 'ins_y1', caseId: 'case_y', requestId: 'r-y', amount: money(400_000n), institutionCode: 'ICBC' });
  const watched = { ...x1, watchers: [{ caseId: 'case_y', requestId: 'r-y' }], version: 2 };
  const stopped = held(watched, minutesAfter(REPORTED_AT, 6), 100_000n);
  const nowRouted = { ...x2, institutionCode: 'CMB', accountRef: 'acc_x2', state: 'queued' as const, version: 2 };
  const onward = anInstruction({ instructionId: 'ins_x3', caseId: 'case_x', requestId: 'r-x', layer: 2, institutionCode: 'BOC', amount: money(50_000n), requestedAt: plusMs(REPORTED_AT, 60_000) });
  const hold = aHold(stopped);
  return [
    aChange({ case: x, requests: [requestX], instructions: [x1, x2] }),
    aChange({ case: y, requests: [requestY], instructions: [y1] }),
    aChange({ case: { ...x, version: 2 }, instructions: [watched] }),
    aChange({ case: { ...x, version: 3 }, requests: [requestAgain] }),
    aChange({ case: { ...x, version: 4, stage: 'held' }, instructions: [stopped, onward], holds: [hold] }),
    aChange({ case: { ...x, version: 5 }, instructions: [nowRouted, held(onward, minutesAfter(REPORTED_AT, 9), 30_000n)] }),
    aChange({ case: { ...y, version: 2 }, instructions: [{ ...y1, state: 'cancelled', version: 2, withdrawn: { by: 'o', reason: 'wrong account', at: minutesAfter(REPORTED_AT, 8) } }] }),
    aChange({ case: { ...x, version: 6 }, holds: [{ ...hold, state: 'released', version: 2 }] }),
    aChange({ warnings: [aWarning({ warningId: 'wrn_1' })] }),
    aChange({ warnings: [aWarning({ warningId: 'wrn_1', version: 2, feedback: { method: 'call', outcome: 'not_reached', note: null, by: 'o', at: minutesAfter(REPORTED_AT, 4) } })] }),
    aChange({ warnings: [aWarning({ warningId: 'wrn_1', version: 3, state: 'fed_back', feedback: { method: 'visit', outcome: 'dissuaded', note: null, by: 'o', at: minutesAfter(REPORTED_AT, 20) } })] }),
  ];
}
