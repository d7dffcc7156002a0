import { type Instant, instantFromMs, epochMs, parseInstant, plusDuration, invariant } from '@paystop/kernel';
import type { PolicyPack } from '../policy/policy-pack';
import { passesLuhn } from '../routing/luhn';
import { type KnownPaper, missingPapers, papersAmong } from './papers';
import type { PaperRecord, RequestWarning } from './records';
import type { StopRequestInput, TransferInput } from './request-input';

/** What a reviewer of a request has to know; both ways in (HTTP and Kafka) use this one rule. */
export interface ReviewContext {
  readonly receivedAt: Instant;
  readonly policy: PolicyPack;
  readonly knowsInstitution: (code: string) => boolean;
  readonly institutionOf: (accountNumber: string) => string | undefined;
  /** The unit that the request belongs to. */
  readonly unit: string;
  /** The uploaded papers among those that the request names, by attachment id. */
  readonly knownPapers: ReadonlyMap<string, KnownPaper>;
}

export interface Review {
  /** Not empty = 400: the report's time is out of bounds. */
  readonly errors: readonly RequestWarning[];
  readonly warnings: readonly RequestWarning[];
  /** Canonical report time. */
  readonly reportedAt: Instant;
  /** From when the clocks count: the report, or the receipt when a phone's clock is ahead. */
  readonly clocksFrom: Instant;
  /** The papers that are there. */
  readonly documents: readonly PaperRecord[];
  /** Kinds of papers that are owed. */
  readonly missingPapers: readonly string[];
}

/** Checks of meaning after the checks of form (contract-details 2). Doubtful data warn, they never stop a stop. */
export function reviewStopRequest(request: StopRequestInput, context: ReviewContext): Review {
  const reportedAt = canonical(request.reportedAt);
  const ahead = reportedAt > context.receivedAt;
  const documents = papersAmong(request.attachments ?? [], context.knownPapers, context.unit);
  const missing = missingPapers(documents, context.policy.papers.required);
  return {
    errors: reportTimeErrors(reportedAt, context),
    warnings: [
      ...(ahead ? [{ path: '/reportedAt', message: 'lies in the future; the clocks count from receipt' }] : []),
      ...request.transfers.flatMap((transfer, index) => transferWarnings(transfer, index, { reportedAt, context })),
      ...attachmentWarnings(request, documents),
      ...(missing.length > 0 ? [papersWarning(missing, context)] : []),
    ],
    reportedAt,
    clocksFrom: ahead ? context.receivedAt : reportedAt,
    documents,
    missingPapers: missing,
  };
}

/** @returns each first-hop clock's promise for a request (contract.md 2: `clocks` of the answer). */
export function promisedClocks(clocksFrom: Instant, policy: PolicyPack): { name: string; dueAt: Instant }[] {
  return policy.clocks
    .filter((clock) => clock.appliesTo === 'first_hop')
    .map((clock) => ({ name: clock.name, dueAt: plusDuration(clocksFrom, clock.after) }));
}

/** @returns the institution that a transfer's receiver belongs to: as named if we know it, else by its card's prefix. */
export function resolveInstitution(transfer: TransferInput, context: Pick<ReviewContext, 'knowsInstitution' | 'institutionOf'>): string | null {
  return institutionMeant(transfer.to, context);
}

/** @returns the named institution if we know it, else the one whose card it is; null where nobody can tell. */
export function institutionMeant(
  { institutionCode, accountNumber }: { readonly institutionCode?: string | null | undefined; readonly accountNumber?: string | null | undefined },
  context: Pick<ReviewContext, 'knowsInstitution' | 'institutionOf'>,
): string | null {
  if (institutionCode !== undefined && institutionCode !== null) return context.knowsInstitution(institutionCode) ? institutionCode : null;
  return accountNumber === undefined || accountNumber === null ? null : (context.institutionOf(accountNumber) ?? null);
}

export function canonical(text: string): Instant {
  const at = parseInstant(text);
  invariant(at !== undefined, 'an instant that was validated parses');
  return at;
}

function reportTimeErrors(reportedAt: Instant, { receivedAt, policy }: ReviewContext): RequestWarning[] {
  const latest = plusDuration(receivedAt, policy.intake.maxFuture);
  const oldest = instantFromMs(epochMs(receivedAt) - policy.intake.maxAge.milliseconds);
  if (reportedAt > latest) return [{ path: '/reportedAt', message: 'must not lie more than 24 hours in the future; check the clock of the device' }];
  if (reportedAt < oldest) return [{ path: '/reportedAt', message: 'must not be older than 90 days' }];
  return [];
}

function transferWarnings(
  transfer: TransferInput,
  index: number,
  { reportedAt, context }: { readonly reportedAt: Instant; readonly context: ReviewContext },
): RequestWarning[] {
  const at = `/transfers/${index}`;
  const warnings: RequestWarning[] = [];
  if (canonical(transfer.transferredAt) > reportedAt) {
    warnings.push({ path: `${at}/transferredAt`, message: 'is later than the report' });
  }
  for (const side of ['from', 'to'] as const) {
    const account = transfer[side].accountNumber;
    if (account !== undefined && passesLuhn(account) === false) {
      warnings.push({ path: `${at}/${side}/accountNumber`, message: 'fails the check digit (Luhn); please compare it with the receipt' });
    }
  }
  if (!context.knowsInstitution(transfer.from.institutionCode)) {
    warnings.push({ path: `${at}/from/institutionCode`, message: 'is an institution that we do not know' });
  }
  if (resolveInstitution(transfer, context) === null) {
    warnings.push({ path: `${at}/to/institutionCode`, message: 'could not be resolved; an operator will name the institution while the clock runs' });
  }
  return warnings;
}

function attachmentWarnings(request: StopRequestInput, documents: readonly PaperRecord[]): RequestWarning[] {
  const there = new Set(documents.map(({ attachmentId }) => attachmentId));
  return (request.attachments ?? []).flatMap((id, index) =>
    there.has(id) ? [] : [{ path: `/attachments/${index}`, message: 'is an attachment that we do not have' }],
  );
}

function papersWarning(missing: readonly string[], { receivedAt, policy }: ReviewContext): RequestWarning {
  const dueAt = plusDuration(receivedAt, policy.papers.dueAfter);
  return { path: '/attachments', message: `papers are owed until ${dueAt}: ${missing.join(', ')}`, code: 'PAPERS.OWED' };
}
