import type { StopPaymentRequest } from '@paystop/contracts';
import type { BankMessage } from './ledger-count';

/**
 * What is held of the victims' money, by the banks' reports alone and sharing no code with PayStop: first in,
 * first out in each account, over all victims at once. Which case counts what changes nothing about the sum.
 */
interface Movement {
  readonly from: string;
  readonly to: string;
  readonly minor: bigint;
  readonly at: string;
  /** The request that reported it, for a victim's own payment. */
  readonly reportedBy: string | null;
}

/** `of`: the request whose money it is; null: nobody's that we know. */
interface Lot {
  minor: bigint;
  readonly of: string | null;
}

interface Account {
  readonly lots: Lot[];
  /** What came in of each request's money in all; of those that paid in themselves, as much as can be. */
  readonly arrived: Map<string, bigint>;
}

/** Less than this of a case's money is not stopped by itself (`onward.leastAmountMinor` of the policy), so that the case counts none of it. */
const LEAST_STOPPED_MINOR = 10_000n;

/** @returns the sum over all accounts of what is held there, as far as it is known to be victims' money: what must and what may be counted. */
export function heldOfVictims(requests: readonly StopPaymentRequest[], messages: readonly BankMessage[]): { readonly least: bigint; readonly most: bigint } {
  const accounts = new Map<string, Account>();
  for (const movement of movementsOf(requests, messages)) move(accounts, movement);
  const sum = { least: 0n, most: 0n };
  for (const [name, held] of heldByAccount(messages)) {
    const { lots, arrived } = accountOf(accounts, name);
    const left = total(lots.filter(({ of }) => of !== null));
    const small = total(lots.filter(({ of }) => of !== null && (arrived.get(of) ?? 0n) < LEAST_STOPPED_MINOR));
    const counted = held < left ? held : left;
    sum.most += counted;
    sum.least += counted < small ? 0n : counted - small;
  }
  return sum;
}

function total(lots: readonly Lot[]): bigint {
  return lots.reduce((sum, { minor }) => sum + minor, 0n);
}

function accountOf(accounts: Map<string, Account>, name: string): Account {
  const known = accounts.get(name) ?? { lots: [], arrived: new Map<string, bigint>() };
  accounts.set(name, known);
  return known;
}

/** In the order of time; of one moment, payments before what was paid on. A reference names one transfer, however many told of it. */
function movementsOf(requests: readonly StopPaymentRequest[], messages: readonly BankMessage[]): Movement[] {
  const known = new Map<string, Movement>();
  const note = (name: string, movement: Movement): void => void (known.has(name) || known.set(name, movement));
  for (const { requestId, transfers } of requests) {
    for (const { from, to, amount, transferredAt, bankReference, transferId } of transfers) {
      note(bankReference ?? `${requestId} ${transferId}`, { from: place(from), to: place(to), minor: BigInt(amount.amountMinor), at: new Date(transferredAt).toISOString(), reportedBy: requestId });
    }
  }
  for (const { bank, order, report, instructionId } of messages) {
    for (const [index, { to, amount, transferredAt, bankReference }] of (order?.action === 'stop' ? (report?.onwardTransfers ?? []) : []).entries()) {
      const receiver = to === null ? 'gone' : place(to);
      note(bankReference ?? `${instructionId} ${String(index)}`, { from: `${bank}|${order?.account ?? ''}`, to: receiver, minor: BigInt(amount.amountMinor), at: new Date(transferredAt).toISOString(), reportedBy: null });
    }
  }
  return [...known.values()].sort((a, b) => (a.at === b.at ? Number(b.reportedBy !== null) - Number(a.reportedBy !== null) : a.at < b.at ? -1 : 1));
}

function place({ institutionCode, accountNumber }: { readonly institutionCode?: string | null | undefined; readonly accountNumber?: string | null | undefined }): string {
  return `${institutionCode ?? ''}|${accountNumber ?? ''}`;
}

function move(accounts: Map<string, Account>, { from, to, minor, reportedBy }: Movement): void {
  const parts = reportedBy === null ? taken(accountOf(accounts, from).lots, minor) : [{ minor, of: reportedBy }];
  const { lots, arrived } = accountOf(accounts, to);
  for (const part of parts) {
    if (part.of === null) continue;
    lots.push(part);
    arrived.set(part.of, (arrived.get(part.of) ?? 0n) + (reportedBy === null ? part.minor : LEAST_STOPPED_MINOR));
  }
  const known = total(parts.filter(({ of }) => of !== null));
  if (known < minor) lots.push({ minor: minor - known, of: null });
}

function taken(lots: Lot[], wanted: bigint): Lot[] {
  const parts: Lot[] = [];
  let left = wanted;
  for (const lot of lots) {
    const part = lot.minor < left ? lot.minor : left;
    lot.minor -= part;
    left -= part;
    if (part > 0n) parts.push({ minor: part, of: lot.of });
  }
  return parts;
}

/** The most that a bank said it holds, to any case. */
function heldByAccount(messages: readonly BankMessage[]): ReadonlyMap<string, bigint> {
  const held = new Map<string, bigint>();
  for (const { bank, order, report } of messages) {
    if (order?.action !== 'stop' || (report?.result !== 'held' && report?.result !== 'partially_held')) continue;
    const key = `${bank}|${order.account}`;
    const amount = BigInt(report.heldAmount?.amountMinor ?? '0');
    if (amount > (held.get(key) ?? 0n)) held.set(key, amount);
  }
  return held;
}
