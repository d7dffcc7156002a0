import { type StopRequestInput, type TransferInput, canonical, cityOf } from '@paystop/domain';
import { sha256Hex } from '../../sha256';
import type { JoinKeyRow } from '../../adapters/postgres/join-key.repository';

/** The keys by which a request finds the case that it belongs to (contract.md 2, "Which case"; contract-details 2). */
export interface RequestKeys {
  /** A case number counts within its city. */
  readonly caseNumber: string | null;
  /** Per transfer: one key by its moment, one by its bank's reference where it has one. */
  readonly transfers: readonly (readonly string[])[];
}

export function keysOf(input: StopRequestInput, unit: string): RequestKeys {
  return {
    caseNumber: input.caseNumber === undefined ? null : `number:${cityOf(unit)}:${input.caseNumber}`,
    transfers: input.transfers.map(transferKeys),
  };
}

function transferKeys(transfer: TransferInput): string[] {
  const { from, to } = transfer;
  const receiver = to.paymentOrder === undefined ? (to.accountNumber ?? '') : `${to.institutionCode ?? ''}:${to.paymentOrder.kind}:${to.paymentOrder.value}`;
  const parties = [from.institutionCode, from.accountNumber, receiver, transfer.amount.amountMinor];
  const byMoment = [...parties, 'at', canonical(transfer.transferredAt)];
  const byReference = transfer.bankReference === undefined ? [] : [[...parties, 'reference', transfer.bankReference]];
  return [byMoment, ...byReference].map((parts) => `transfer:${sha256Hex(JSON.stringify(parts))}`);
}

export interface Match {
  readonly caseId: string;
  /** Per transfer: the stop that already answers for it. */
  readonly reportedBefore: readonly ({ readonly caseId: string; readonly instructionId: string } | null)[];
}

/**
 * @param known the keys that are taken, with the number of the case that has each.
 * @returns the case that the request joins, or `freshCaseId` when it opens one. Ids rise with time, so that the
 * smallest id is the oldest case.
 */
export function matchCase(
  keys: RequestKeys,
  { known, freshCaseId, caseNumberOf }: {
    readonly known: ReadonlyMap<string, JoinKeyRow>;
    readonly freshCaseId: string;
    readonly caseNumberOf: (caseId: string) => string | null | undefined;
  },
): Match {
  const reportedBefore = keys.transfers.map((ofTransfer) => {
    const row = ofTransfer.map((key) => known.get(key)).find((each) => each !== undefined);
    return row === undefined || row.instructionId === null ? null : { caseId: row.caseId, instructionId: row.instructionId };
  });
  const byNumber = keys.caseNumber === null ? undefined : known.get(keys.caseNumber)?.caseId;
  if (byNumber !== undefined) return { caseId: byNumber, reportedBefore };
  const oldest = reportedBefore.flatMap((each) => (each === null ? [] : [each.caseId])).sort()[0];
  // A case that goes by another number is another case: the request opens its own and rests on that one's stop.
  const joinsOldest = oldest !== undefined && (keys.caseNumber === null || (caseNumberOf(oldest) ?? null) === null);
  return { caseId: joinsOldest ? oldest : freshCaseId, reportedBefore };
}
