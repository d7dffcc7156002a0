import type { CaseRecord, HoldRecord, InstructionRecord, RequestRecord, TransferRecord } from '@paystop/domain';
import { type Money, smallerMoney, sumMoney } from '@paystop/kernel';
import { presentTarget, publicVersion } from './present-instruction';
import { type Shown, type Visibility, shownAs } from './visibility';

export interface RequestParts {
  readonly request: RequestRecord;
  /** The stops that its transfers rest on, whichever case they belong to. */
  readonly instructions: ReadonlyMap<string, InstructionRecord>;
  readonly holds: ReadonlyMap<string, HoldRecord>;
  readonly caseNumber: CaseRecord['caseNumber'];
}

/** A request with its three truths: received, accepted by the bank, held (contract.md 2). */
export function presentRequest(parts: RequestParts, visibility: Visibility): object {
  const { request } = parts;
  const shown = shownAs(visibility);
  const clocks = request.clocks.map(({ name, dueAt, state, decidedAt }) => ({ name, dueAt, state, decidedAt }));
  return {
    requestId: request.requestId, caseId: request.caseId, caseNumber: parts.caseNumber, status: request.status, unit: request.unit,
    reportedAt: request.reportedAt, receivedAt: request.receivedAt, fraudType: request.fraudType, clocks,
    stops: request.transfers.map((transfer) => presentStop(transfer, parts, { shown, clocks })),
    interceptedAmount: intercepted(parts), papers: request.papers, attachments: request.attachments, warnings: request.warnings,
    conflictsWith: request.conflictsWith, ...(visibility === 'clear' ? inClear(request) : {}), version: request.version,
  };
}

function inClear(request: RequestRecord): object {
  return {
    victim: request.victim, officers: request.officers, summary: request.summary, indicators: request.indicators,
    transfers: request.transfers.map(({ instructionId: _, instructionCaseId: __, ...transfer }) => transfer),
  };
}

function presentStop(transfer: TransferRecord, parts: RequestParts, { shown, clocks }: { readonly shown: Shown; readonly clocks: readonly object[] }): object {
  const stop = parts.instructions.get(transfer.instructionId);
  const hold = stop?.holdId === null || stop === undefined ? undefined : parts.holds.get(stop.holdId);
  return {
    transferId: transfer.transferId, instructionId: transfer.instructionId, institutionCode: stop?.institutionCode ?? transfer.to.institutionCode,
    account: presentTarget(transfer.to, shown), layer: stop?.layer ?? 1, reachedFrom: stop?.reachedFrom ?? null, state: stop?.state ?? 'queued',
    code: stop?.code ?? null, remark: stop?.remark ?? null, heldAmount: stop?.heldAmount ?? null, sentAt: stop?.sentAt ?? null,
    acknowledgedAt: stop?.acknowledgedAt ?? null, stoppedAt: stop?.stoppedAt ?? null, holdId: stop?.holdId ?? null,
    holdExpiresAt: hold?.expiresAt ?? null, attention: (stop?.attention ?? null) !== null, clocks, version: stop === undefined ? 0 : publicVersion(stop),
  };
}

/** Per stop the smaller of what the bank says it holds and what this request's own transfers brought there. */
function intercepted({ request, instructions }: RequestParts): Money {
  const sentTo = new Map<string, Money[]>();
  for (const { instructionId, amount } of request.transfers) sentTo.set(instructionId, [...(sentTo.get(instructionId) ?? []), amount]);
  const held = [...sentTo].flatMap(([instructionId, amounts]) => {
    const heldAmount = instructions.get(instructionId)?.heldAmount ?? null;
    return heldAmount === null ? [] : [smallerMoney(heldAmount, sumMoney(amounts))];
  });
  return sumMoney(held);
}
