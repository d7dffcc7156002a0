import { accountOf, targetKey } from './account-key';
import type { CaseState } from './case-state';
import type { PartyRecord, RequestRecord, TransferRecord } from './records';

type LossState = Pick<CaseState, 'record' | 'requests'>;

/** @returns the transfers that make up a case's loss, each once. */
export function lossesOf(state: LossState): { readonly request: RequestRecord; readonly transfer: TransferRecord }[] {
  return [...state.requests.values()].flatMap((request) => ownTransfers(state, request).map((transfer) => ({ request, transfer })));
}

/** A transfer that rests on another case's stop is that case's loss already. */
function ownTransfers(state: LossState, request: RequestRecord): readonly TransferRecord[] {
  return request.transfers.filter((transfer) => transfer.instructionCaseId === state.record.caseId && countsOnce(state, request, transfer));
}

/** The same transfer reported by two requests of one case is one loss: the earliest request to name it has it. */
function countsOnce(state: LossState, request: RequestRecord, transfer: RequestRecord['transfers'][number]): boolean {
  for (const other of state.requests.values()) {
    if (other.requestId === request.requestId) return true;
    if (other.transfers.some((each) => sameTransfer(each, transfer))) return false;
  }
  return true;
}

/** The rule of contract-details 2: same parties and amount, and the same moment or the same reference of the payer's bank. */
export function sameTransfer(a: RequestRecord['transfers'][number], b: RequestRecord['transfers'][number]): boolean {
  const sameParties = targetKey(a.from) === targetKey(b.from) && sameReceiver(a.to, b.to) && a.amount.amountMinor === b.amount.amountMinor;
  if (!sameParties) return false;
  return a.transferredAt === b.transferredAt || (a.bankReference !== null && a.bankReference === b.bankReference);
}

/** A receiver whose bank nobody knew yet is the same as one with the same account at a known bank. */
function sameReceiver(a: PartyRecord, b: PartyRecord): boolean {
  if (a.institutionCode !== null && b.institutionCode !== null) return targetKey(a) === targetKey(b);
  return accountOf(a) === accountOf(b);
}
