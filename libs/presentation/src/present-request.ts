import type { CaseRecord, HoldRecord, InstructionRecord, RequestRecord, TransferRecord } from '@paystop/domain';
import { type Money, smallerMoney, sumMoney } from '@paystop/kernel';
import { interceptedOf, presentTarget, publicVersion } from './present-instruction';
import { type Shown, type Visibility, shownAs } from './visibility';

export interface RequestParts {
  readonly request: RequestRecord;
  /** The stops that its transfers rest on, whichever case they belong to, and those that the money led to from there. */
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
    stops: [
      ...request.transfers.map((transfer) => presentStop(transfer, parts, { shown, clocks })),
      ...onwardStops(parts).map((stop) => presentOnwardStop(stop, parts, shown)),
    ],
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

/** Stops that the answers of banks led to, the nearest first; one on which a reported transfer rests as well is shown with that. */
function onwardStops({ request, instructions }: RequestParts): InstructionRecord[] {
  const reported = new Set(request.transfers.map(({ instructionId }) => instructionId));
  const onward = [...instructions.values()].filter((stop) => stop.trail !== undefined && stop.requestId === request.requestId && !reported.has(stop.instructionId));
  return onward.sort((a, b) => a.layer - b.layer || (a.instructionId < b.instructionId ? -1 : 1));
}

function presentOnwardStop(stop: InstructionRecord, parts: RequestParts, shown: Shown): object {
  const clocks = (stop.trail?.clocks ?? []).map(({ name, dueAt, state, decidedAt }) => ({ name, dueAt, state, decidedAt }));
  return {
    transferId: null, instructionId: stop.instructionId, institutionCode: stop.institutionCode, account: presentTarget(stop.target, shown),
    ...stopFacts(stop, parts), clocks, proposedBecause: stop.trail?.proposedBecause ?? null, discoveredAt: stop.trail?.discoveredAt ?? null,
  };
}

function presentStop(transfer: TransferRecord, parts: RequestParts, { shown, clocks }: { readonly shown: Shown; readonly clocks: readonly object[] }): object {
  const stop = parts.instructions.get(transfer.instructionId);
  return {
    transferId: transfer.transferId, instructionId: transfer.instructionId, institutionCode: stop?.institutionCode ?? transfer.to.institutionCode,
    account: presentTarget(transfer.to, shown), ...stopFacts(stop, parts), clocks,
  };
}

function stopFacts(stop: InstructionRecord | undefined, parts: RequestParts): object {
  const hold = stop?.holdId === null || stop === undefined ? undefined : parts.holds.get(stop.holdId);
  return {
    layer: stop?.layer ?? 1, reachedFrom: stop?.reachedFrom ?? null, state: stop?.state ?? 'queued',
    code: stop?.code ?? null, remark: stop?.remark ?? null, heldAmount: stop?.heldAmount ?? null, sentAt: stop?.sentAt ?? null,
    acknowledgedAt: stop?.acknowledgedAt ?? null, stoppedAt: stop?.stoppedAt ?? null, holdId: stop?.holdId ?? null,
    holdExpiresAt: hold?.expiresAt ?? null, attention: (stop?.attention ?? null) !== null, version: stop === undefined ? 0 : publicVersion(stop),
  };
}

/** Per stop what the case has of the money held, at most what this request's own transfers brought there; and what was held further on. */
function intercepted(parts: RequestParts): Money {
  const { request, instructions } = parts;
  const sentTo = new Map<string, Money[]>();
  for (const { instructionId, amount } of request.transfers) sentTo.set(instructionId, [...(sentTo.get(instructionId) ?? []), amount]);
  const held = [...sentTo].flatMap(([instructionId, amounts]) => {
    const stop = instructions.get(instructionId);
    const ofCase = stop === undefined ? null : interceptedOf(stop);
    return ofCase === null ? [] : [smallerMoney(ofCase, sumMoney(amounts))];
  });
  return sumMoney([...held, ...onwardStops(parts).flatMap((stop) => interceptedOf(stop) ?? [])]);
}
