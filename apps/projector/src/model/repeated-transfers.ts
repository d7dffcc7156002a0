import type { PartyRecord, TransferRecord } from '@paystop/domain';
import { createHash } from 'node:crypto';
import type { RequestFacts, TransferFacts } from './rows';

const KEY_LENGTH = 16;

/** Same from, to and amount, and same transferredAt or same bankReference: the same transfer (contract-details 2). */
export function transferKeys(transfer: Pick<TransferRecord, 'from' | 'to' | 'amount' | 'transferredAt' | 'bankReference'>): readonly string[] {
  const between = `${party(transfer.from)}>${party(transfer.to)}:${transfer.amount.amountMinor}`;
  const byTime = short(`${between}@${transfer.transferredAt}`);
  return transfer.bankReference === null ? [byTime] : [byTime, short(`${between}#${transfer.bankReference}`)];
}

/**
 * Of all requests of one case, the transfers that an earlier one has reported, or that another case has: their loss
 * is counted once. Transfers inside one request never repeat each other.
 */
export function repeatedTransfers(requests: readonly RequestFacts[]): ReadonlySet<TransferFacts> {
  const repeated = new Set<TransferFacts>();
  const seen = new Set<string>();
  for (const request of requests.length > 1 ? [...requests].sort(byArrival) : requests) {
    for (const transfer of request.transfers) {
      if (transfer.isForeign || transfer.sameAs.some((key) => seen.has(key))) repeated.add(transfer);
    }
    for (const transfer of request.transfers) for (const key of transfer.sameAs) seen.add(key);
  }
  return repeated;
}

function byArrival(a: RequestFacts, b: RequestFacts): number {
  if (a.receivedAt !== b.receivedAt) return a.receivedAt < b.receivedAt ? -1 : 1;
  return a.requestId < b.requestId ? -1 : 1;
}

function party({ institutionCode, accountNumber, paymentOrder }: PartyRecord): string {
  return `${institutionCode ?? ''}/${accountNumber ?? (paymentOrder === null ? '' : `${paymentOrder.kind}=${paymentOrder.value}`)}`;
}

function short(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, KEY_LENGTH);
}
