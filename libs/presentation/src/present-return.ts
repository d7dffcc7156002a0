import { type Claimant, type ReturnRecord, explainMethod } from '@paystop/domain';
import { minorUnits, money } from '@paystop/kernel';
import { type Visibility, shownAs } from './visibility';

/** A funds return as the outside sees it (contract.md 2; contract-details 7). */
export function presentReturn(record: ReturnRecord, visibility: Visibility): object {
  const shown = shownAs(visibility);
  const { returnId, caseId, freezeId, institutionCode, round, requestedMethod, method, methodReason, frozenAmount, available, unallocated, state, version } = record;
  return {
    returnId, caseId, freezeId, institutionCode, account: shown.account(record.account), round, requestedMethod, method,
    methodReason: methodReason === null ? null : explainMethod(methodReason), methodBecause: methodReason?.because ?? null, frozenAmount, available,
    claims: record.claims.map(({ caseId: claimedCaseId, transferIds, loss, otherAccount, payeeConfirmedBy, payTo }) => ({
      caseId: claimedCaseId, transferIds, loss, payTo: shownPayee(payTo, visibility), otherAccount, payeeConfirmedBy,
    })),
    allocations: record.allocations.map(({ caseId: claimedCaseId, loss, share, amount, explanation, state: paying, instructionId, code, receipt }, index) => ({
      caseId: claimedCaseId, loss, share, amount, explanation, state: paying, instructionId, code, receipt, victim: shown.name(record.claims[index]?.victimName ?? ''),
      payTo: shownPayee(record.claims[index]?.payTo ?? NOBODY, visibility),
      payeeNeedsConfirmation: record.claims[index]?.otherAccount !== null && record.claims[index]?.payeeConfirmedBy === null,
    })),
    leftOut: record.leftOut, unallocated, state, proposedBy: record.proposedBy, proposedAt: record.proposedAt, approvedBy: record.approved?.by ?? null,
    approvedAt: record.approved?.at ?? null, rejected: record.rejected, publishedAt: record.published?.at ?? null, noticeEndsAt: record.noticeEndsAt,
    openObjections: record.openObjections, executedAt: record.executed?.at ?? null, deadline: record.deadline, deadlineAssumed: record.deadlineAssumed,
    overdue: record.overdue, settledAt: record.settledAt, failure: record.failure, queryInstructionId: record.queryInstructionId,
    instructions: record.allocations.flatMap(({ instructionIds }) => instructionIds), receipts: record.allocations.flatMap(({ receipt }) => receipt ?? []), version,
  };
}

const NOBODY = { institutionCode: '', accountNumber: '', accountName: '' };

function shownPayee({ institutionCode, accountNumber, accountName }: typeof NOBODY, visibility: Visibility): object {
  const shown = shownAs(visibility);
  return { institutionCode, accountNumber: shown.account(accountNumber), accountName: shown.name(accountName) };
}

/** Who paid into a frozen account, across units: that is why it is always masked. */
export function presentClaimant({ caseId, caseNumber, unit, transfers }: Claimant): object {
  const { account, name } = shownAs('masked');
  const victims = new Map(transfers.map(({ victimName, victimKind }) => [victimName, { name: name(victimName), kind: victimKind }]));
  return {
    caseId, caseNumber, unit, victims: [...victims.values()], claimable: money(transfers.reduce((sum, { open }) => sum + minorUnits(open), 0n)),
    transfers: transfers.map(({ key, transferId, amount, open, transferredAt, from }) => ({
      key, transferId, amount, open, transferredAt,
      from: {
        institutionCode: from.institutionCode, accountNumber: from.accountNumber === null ? null : account(from.accountNumber),
        accountName: from.accountName === null ? null : name(from.accountName),
      },
    })),
  };
}
