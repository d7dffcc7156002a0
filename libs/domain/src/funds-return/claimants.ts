import { type Instant, type Money, minorUnits, money } from '@paystop/kernel';
import type { CaseBook, CaseState } from '../case/case-state';
import type { InstructionRecord, PartyRecord, RequestRecord, TransferRecord } from '../case/records';
import { sameTransfer } from '../case/reported-loss';
import type { KnownDeposit } from './account-statement';
import { isUnfinished } from './return-machine';
import type { ReturnRecord } from './return-record';

/** A transfer with which a victim's money came to the frozen account, directly or over other accounts. */
export interface ClaimableTransfer {
  /** Unique within the case: several requests may name a transfer alike. */
  readonly key: string;
  readonly transferId: string;
  readonly amount: Money;
  readonly transferredAt: Instant;
  readonly from: PartyRecord;
  readonly victimName: string;
  readonly victimKind: string;
  /** What no return has taken yet, paid or pending. */
  readonly open: Money;
}

/** A case that paid into the account. */
export interface Claimant {
  readonly caseId: string;
  readonly caseNumber: string | null;
  readonly unit: string;
  readonly fraudType: string;
  readonly reportedAt: Instant;
  readonly transfers: readonly ClaimableTransfer[];
  /** How the case's money came into the account, for comparison with the account's own record. */
  readonly deposits: readonly Omit<KnownDeposit, 'claim'>[];
}

export interface ClaimantContext {
  readonly accountRef: string;
  readonly referenceOf: (institutionCode: string, account: string) => string;
  /** Returns of any account that name one of the cases. */
  readonly returns: readonly ReturnRecord[];
}

/** @returns every case of the book whose reported transfers lead to the account, in the order of their first report. */
export function claimantsOf(book: CaseBook, context: ClaimantContext): Claimant[] {
  return [...book.values()]
    .flatMap((state) => claimantOf(book, state, context) ?? [])
    .sort((a, b) => (a.reportedAt === b.reportedAt ? Number(a.caseId > b.caseId) - Number(a.caseId < b.caseId) : a.reportedAt < b.reportedAt ? -1 : 1));
}

function claimantOf(book: CaseBook, state: CaseState, context: ClaimantContext): Claimant | undefined {
  const { accountRef } = context;
  const onTheWay = accountsLeadingTo(state, context);
  const stopOf = (transfer: TransferRecord): InstructionRecord | undefined => book.get(transfer.instructionCaseId)?.instructions.get(transfer.instructionId);
  const leading = distinctTransfers([...state.requests.values()]).filter(({ transfer }) => onTheWay.has(stopOf(transfer)?.accountRef ?? ''));
  if (leading.length === 0) return undefined;
  const taken = takenByReturns(state.record.caseId, leading, context.returns);
  const direct = leading.filter(({ transfer }) => stopOf(transfer)?.accountRef === accountRef).map(({ transfer }) => ({
    name: transfer.transferId, amount: transfer.amount, at: transfer.transferredAt, bankReference: transfer.bankReference, fromAccount: transfer.from.accountNumber,
  }));
  const { caseId, caseNumber, unit, fraudType, reportedAt } = state.record;
  return {
    caseId, caseNumber, unit, fraudType, reportedAt, deposits: [...direct, ...onwardDeposits(state, context)],
    transfers: leading.map(({ transfer, request }) => ({
      key: keyOf(request, transfer), transferId: transfer.transferId, amount: transfer.amount, transferredAt: transfer.transferredAt, from: transfer.from,
      victimName: request.victim.name, victimKind: request.victim.kind ?? 'person',
      open: money(minorUnits(transfer.amount) - (taken.get(keyOf(request, transfer)) ?? 0n)),
    })),
  };
}

interface Reported {
  readonly request: RequestRecord;
  readonly transfer: TransferRecord;
}

/** The same transfer reported by two requests of a case is one; the earlier one has it. */
function distinctTransfers(requests: readonly RequestRecord[]): Reported[] {
  const distinct: Reported[] = [];
  for (const request of requests) {
    for (const transfer of request.transfers) {
      if (!distinct.some((each) => each.request !== request && sameTransfer(each.transfer, transfer))) distinct.push({ request, transfer });
    }
  }
  return distinct;
}

function keyOf(request: RequestRecord, transfer: TransferRecord): string {
  return `${request.requestId}/${transfer.transferId}`;
}

/** The account itself and every account of the case whose bank said that money went on from there towards it. */
function accountsLeadingTo(state: CaseState, { accountRef, referenceOf }: ClaimantContext): ReadonlySet<string> {
  const leading = new Set([accountRef]);
  for (let found = true; found;) {
    found = false;
    for (const { accountRef: from, onwardTransfers } of state.instructions.values()) {
      if (from === null || leading.has(from)) continue;
      if (!onwardTransfers.some(({ to }) => leading.has(referenceOfParty(to, referenceOf) ?? ''))) continue;
      leading.add(from);
      found = true;
    }
  }
  return leading;
}

function onwardDeposits(state: CaseState, { accountRef, referenceOf }: ClaimantContext): Omit<KnownDeposit, 'claim'>[] {
  const deposits = new Map<string, Omit<KnownDeposit, 'claim'>>();
  for (const { target, onwardTransfers } of state.instructions.values()) {
    for (const { to, amount, transferredAt, bankReference } of onwardTransfers) {
      if (referenceOfParty(to, referenceOf) !== accountRef) continue;
      const name = bankReference ?? `${transferredAt} ${amount.amountMinor}`;
      deposits.set(name, { name, amount, at: transferredAt, bankReference, fromAccount: target.accountNumber });
    }
  }
  return [...deposits.values()];
}

function referenceOfParty(to: { readonly institutionCode: string | null; readonly accountNumber: string | null } | null, referenceOf: ClaimantContext['referenceOf']): string | undefined {
  return to === null || to.institutionCode === null || to.accountNumber === null ? undefined : referenceOf(to.institutionCode, to.accountNumber);
}

/** What returns have paid or keep pending, per transfer: a claim's money counts on its transfers in their order. */
function takenByReturns(caseId: string, leading: readonly Reported[], returns: readonly ReturnRecord[]): ReadonlyMap<string, bigint> {
  const amounts = new Map(leading.map(({ request, transfer }) => [keyOf(request, transfer), minorUnits(transfer.amount)]));
  const taken = new Map<string, bigint>();
  for (const each of returns) {
    each.claims.forEach((claim, index) => {
      if (claim.caseId !== caseId) return;
      let left = takenByClaim(each, index);
      for (const key of claim.transferKeys) {
        const room = (amounts.get(key) ?? 0n) - (taken.get(key) ?? 0n);
        const part = left < room ? left : room;
        taken.set(key, (taken.get(key) ?? 0n) + part);
        left -= part;
      }
    });
  }
  return taken;
}

function takenByClaim(record: ReturnRecord, index: number): bigint {
  const allocation = record.allocations[index];
  if (allocation === undefined) return isUnfinished(record.state) ? minorUnits(record.claims[index]?.loss ?? money(0n)) : 0n;
  return allocation.state === 'paid' || isUnfinished(record.state) ? minorUnits(allocation.amount) : 0n;
}
