import type { ReturnRecord } from '@paystop/domain';
import { type Result, ok, refuse } from '@paystop/kernel';
import type { ReturnDocument } from '@paystop/return-documents';

export interface DocumentContext {
  readonly unit: string;
  readonly timeZone: string;
  readonly caseNumber: string | null;
}

/** What a printed plan or notice says of a return; institutions stand as their codes, whoever prints it knows their names. */
export function documentOf(record: ReturnRecord, { unit, timeZone, caseNumber }: DocumentContext): Result<ReturnDocument> {
  const { method, methodReason } = record;
  if (method === null || methodReason === null) return refuse('RETURN.NOT_COMPUTED', `the return is ${record.state}: there is no split to print`, { state: record.state });
  return ok({
    returnId: record.returnId, caseName: caseNumber ?? record.caseId, unit, timeZone, method, reason: methodReason,
    frozen: {
      institution: record.institutionCode, accountNumber: record.account, accountName: record.accountName,
      amount: record.frozenAmount, available: record.available, unallocated: record.unallocated,
    },
    lines: record.claims.flatMap((claim, index) => {
      const allocation = record.allocations[index];
      if (allocation === undefined) return [];
      const { loss, share, amount, workings, receipt } = allocation;
      const payTo = { institution: claim.payTo.institutionCode, accountNumber: claim.payTo.accountNumber };
      return [{ caseName: claim.caseNumber ?? claim.caseId, victimName: claim.victimName, loss, share, amount, workings, payTo, receipt }];
    }),
    leftOut: record.leftOut.map((each) => each.caseNumber ?? each.caseId),
    proposedAt: record.proposedAt, approvedAt: record.approved?.at ?? null, publishedAt: record.published?.at ?? null, noticeEndsAt: record.noticeEndsAt,
    executedAt: record.executed?.at ?? null, deadline: record.deadline, deadlineAssumed: record.deadlineAssumed,
  });
}
