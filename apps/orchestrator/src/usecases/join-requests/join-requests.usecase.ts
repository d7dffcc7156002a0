import type { InstitutionLookup } from '@paystop/configuration';
import { CaseDraft, type DecisionContext, PAYSTOP, type PolicyPack, type RequestSource, type StopRequestInput, joinRequest, resolveInstitution } from '@paystop/domain';
import type { IdSource, Inbox, Tx, UnitOfWork } from '@paystop/ports';
import type { CaseRepository } from '../../adapters/postgres/case.repository';
import type { CaseWriter } from '../../adapters/postgres/case-writer';
import type { JoinKeyRepository, JoinKeyRow } from '../../adapters/postgres/join-key.repository';
import type { RejectedMessage } from '../message-origin';
import { type ArrivedRequest, ORCHESTRATOR_SOURCE } from './arrived-request';
import { keysOf, matchCase } from './case-matching';
import type { RejectionNotice } from './rejection-notice';
import type { StopConfirmation } from './stop-confirmation';

export interface JoinRequestsStores {
  readonly unitOfWork: UnitOfWork;
  readonly inbox: Inbox;
  readonly cases: CaseRepository;
  readonly joinKeys: JoinKeyRepository;
  readonly writer: CaseWriter;
  readonly rejections: RejectionNotice;
  readonly confirmations: StopConfirmation;
}

export interface JoinRequestsRules {
  readonly policy: PolicyPack;
  /** The institutions as they were known when the requests were judged, or later. */
  readonly institutions: () => InstitutionLookup;
  readonly ids: IdSource;
  readonly now: () => string;
  readonly referenceOf: DecisionContext['referenceOf'];
  /** @returns the id of the stop that a request makes for a transfer: the same that its sender was shown. */
  readonly stopIdOf: (stop: { readonly requestId: string; readonly transferId: string; readonly receivedAt: string }) => string;
}

const CONSUMER = 'stop-payment-requests';
const BODY_DIFFERS = 'IDEMPOTENCY.BODY_DIFFERS';

/** Takes a chunk of stop-payment requests into their cases: one unit of work, every request exactly once. */
export class JoinRequestsUseCase {
  constructor(private readonly stores: JoinRequestsStores, private readonly rules: JoinRequestsRules) {}

  /**
   * @param malformed what could not even be read; its rejection is told in the same unit of work as the others' effect.
   * @returns the requests that can never be taken in because their id is taken by another body.
   */
  execute(arrived: readonly ArrivedRequest[], malformed: readonly RejectedMessage[]): Promise<readonly RejectedMessage[]> {
    const now = this.rules.now();
    return this.stores.unitOfWork.run(async (tx) => {
      const differing = await this.join(tx, arrived, now);
      await this.stores.rejections.tell(tx, [...malformed, ...differing], now);
      return differing;
    });
  }

  private async join(tx: Tx, arrived: readonly ArrivedRequest[], now: string): Promise<RejectedMessage[]> {
    if (arrived.length === 0) return [];
    const fresh = await this.dropKnownMessages(tx, arrived);
    const { accepted, differing } = await this.sortOut(tx, fresh);
    if (accepted.length > 0) await this.joinAll(tx, accepted, now);
    await this.stores.confirmations.link(tx, accepted, now);
    return differing;
  }

  /** What got its 202 has the request's id for its own: a repeat meets the request itself. */
  private async dropKnownMessages(tx: Tx, arrived: readonly ArrivedRequest[]): Promise<ArrivedRequest[]> {
    const known = await this.knownMessages(tx, arrived.filter(({ acknowledged }) => !acknowledged));
    return arrived.filter((request) => !known.has(request));
  }

  private async knownMessages(tx: Tx, arrived: readonly ArrivedRequest[]): Promise<ReadonlySet<ArrivedRequest>> {
    const fresh = await this.stores.inbox.claim(tx, CONSUMER, arrived.map(({ source, messageId }) => ({ source, id: messageId })));
    return new Set(arrived.filter((_, index) => fresh[index] !== true));
  }

  /**
   * An equal body of the same unit under a known id changes nothing; anything else under it is refused, unless it has its
   * 202: then it is kept beside, as a request of its own.
   */
  private async sortOut(tx: Tx, fresh: readonly ArrivedRequest[]): Promise<{ accepted: AcceptedRequest[]; differing: RejectedMessage[] }> {
    const taken = await this.stores.cases.takenRequests(tx, fresh.map((request) => request.requestId));
    const accepted: AcceptedRequest[] = [];
    const differing: RejectedMessage[] = [];
    for (const request of fresh) {
      const before = taken.get(request.requestId);
      if (before === undefined) {
        taken.set(request.requestId, { bodyHash: request.bodyHash, unit: request.unit });
        accepted.push({ ...request, conflictsWith: null });
      } else if (request.acknowledged && !(before.bodyHash === request.bodyHash && before.unit === request.unit)) {
        if ((await this.knownMessages(tx, [request])).has(request)) continue;
        const requestId = this.rules.ids.uuid();
        accepted.push({ ...request, requestId, body: { ...request.body, requestId }, conflictsWith: request.requestId });
      } else if (before.bodyHash !== request.bodyHash) {
        differing.push({ origin: request.origin, reason: BODY_DIFFERS, detail: 'another body was taken in under this requestId before' });
      }
    }
    return { accepted, differing };
  }

  private async joinAll(tx: Tx, accepted: readonly AcceptedRequest[], now: string): Promise<void> {
    const keyed = accepted.map((request) => ({ request, keys: keysOf(request.body, request.unit) }));
    const wanted = keyed.flatMap(({ keys }) => [...(keys.caseNumber === null ? [] : [keys.caseNumber]), ...keys.transfers.flat()]);
    const known = await this.stores.joinKeys.find(tx, [...new Set(wanted)]);
    const claims: JoinKeyRow[] = [];
    const conflicts = accepted.flatMap(({ conflictsWith }) => conflictsWith ?? []);
    const conflicting = conflicts.length === 0 ? [] : await this.stores.cases.casesOfRequests(tx, conflicts);
    const book = await this.stores.cases.load(tx, [...[...known.values()].map((row) => row.caseId), ...conflicting]);
    const draft = new CaseDraft(book, this.decisionContext(now));
    for (const { request, keys } of keyed) {
      const caseNumberOf = (caseId: string): string | null | undefined => draft.book.get(caseId)?.record.caseNumber;
      const match = matchCase(keys, { known, freshCaseId: this.rules.ids.next('case'), caseNumberOf });
      joinRequest(draft, { ...this.joining(request), caseId: match.caseId, reportedBefore: match.reportedBefore });
      for (const row of newKeys(draft, { caseId: match.caseId, requestId: request.requestId, keys })) {
        if (known.has(row.key)) continue;
        known.set(row.key, row);
        claims.push(row);
      }
    }
    await this.stores.joinKeys.claim(tx, claims);
    await this.stores.writer.write(tx, draft, {
      bodyHashes: new Map(accepted.map((request) => [request.requestId, request.bodyHash])),
      traceparents: traceparents(draft, accepted),
    });
  }

  private joining(request: AcceptedRequest): Omit<Parameters<typeof joinRequest>[1], 'caseId' | 'reportedBefore'> {
    const institutions = this.rules.institutions();
    const input: StopRequestInput = request.body;
    return {
      input, unit: request.unit, source: sourceOf(request), receivedAt: request.receivedAt, submittedBy: request.submittedBy,
      review: request.review, institutions: input.transfers.map((transfer) => resolveInstitution(transfer, institutions)), conflictsWith: request.conflictsWith,
      stopIds: input.transfers.map(({ transferId }) => this.rules.stopIdOf({ requestId: input.requestId, transferId, receivedAt: request.receivedAt })),
    };
  }

  private decisionContext(now: string): DecisionContext {
    const { policy, ids, referenceOf } = this.rules;
    return { now, policy, actor: PAYSTOP, nextId: (prefix) => ids.next(prefix), referenceOf };
  }
}

function sourceOf({ acknowledged, source }: ArrivedRequest): RequestSource {
  if (acknowledged) return 'http';
  return source === ORCHESTRATOR_SOURCE ? 'alert' : 'kafka';
}

interface AcceptedRequest extends ArrivedRequest {
  readonly conflictsWith: string | null;
}

function newKeys(
  draft: CaseDraft,
  { caseId, requestId, keys }: { readonly caseId: string; readonly requestId: string; readonly keys: ReturnType<typeof keysOf> },
): JoinKeyRow[] {
  const rows: JoinKeyRow[] = keys.caseNumber === null ? [] : [{ key: keys.caseNumber, caseId, instructionId: null }];
  const transfers = draft.request(caseId, requestId)?.transfers ?? [];
  keys.transfers.forEach((ofTransfer, index) => {
    const transfer = transfers[index];
    if (transfer === undefined) return;
    for (const key of ofTransfer) rows.push({ key, caseId: transfer.instructionCaseId, instructionId: transfer.instructionId });
  });
  return rows;
}

function traceparents(draft: CaseDraft, accepted: readonly AcceptedRequest[]): Map<string, string> {
  const byRequest = new Map(accepted.map((request) => [request.requestId, request.traceparent]));
  const byCase = new Map<string, string>();
  for (const event of draft.events) {
    const traceparent = event.changed.kind === 'request' ? byRequest.get(event.changed.record.requestId) : undefined;
    if (traceparent !== undefined) byCase.set(event.caseId, traceparent);
  }
  return byCase;
}
