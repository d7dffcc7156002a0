import type { VerdictAnswer, VerdictRequest } from '@paystop/contracts';
import { type FreezeProposal, type KnownPaper, type ObjectionDecision, type ObjectionInput, papersAmong } from '@paystop/domain';
import { problemAnswer } from '@paystop/http-kit';
import { type Duration, type Money, parseDuration } from '@paystop/kernel';

export type FindPapers = (attachmentIds: readonly string[]) => Promise<ReadonlyMap<string, KnownPaper>>;

interface Body {
  readonly reason?: string;
  readonly amount?: Money;
  readonly term?: string;
  readonly legalDocument?: string;
  readonly decision?: ObjectionDecision;
  readonly holdId?: string;
  readonly freezeId?: string;
  readonly returnId?: string;
  readonly statement?: string;
  readonly by?: { readonly name: string; readonly phone: string };
}

/** The body of a decision, already valid in form. */
export function bodyOf({ body }: VerdictRequest): Body {
  return (body ?? {}) as Body;
}

export function termOf(request: VerdictRequest): Duration | null {
  return parseDuration(bodyOf(request).term ?? '') ?? null;
}

/** @returns undefined when it names a document that was not uploaded in the caller's line of units. */
export function freezeProposal(request: VerdictRequest, known: ReadonlyMap<string, KnownPaper>): FreezeProposal | undefined {
  const { reason = '', amount, legalDocument } = bodyOf(request);
  const [document] = legalDocument === undefined ? [] : papersAmong([legalDocument], known, request.principal.unit);
  if (legalDocument !== undefined && document === undefined) return undefined;
  return { reason, amountLimit: amount ?? null, term: termOf(request), legalDocument: document ?? null };
}

export function unknownDocument(): VerdictAnswer {
  return problemAnswer('ATTACHMENT.UNKNOWN', undefined, { errors: [{ path: '/legalDocument', message: 'is an attachment that we do not have' }] });
}

export function objectionInput(request: VerdictRequest): ObjectionInput {
  const { holdId, freezeId, returnId, statement = '', by } = bodyOf(request);
  const subject = holdId !== undefined ? { kind: 'hold' as const, id: holdId } : freezeId !== undefined ? { kind: 'freeze' as const, id: freezeId } : { kind: 'return' as const, id: returnId ?? '' };
  return { subject, statement, raisedBy: by ?? { name: '', phone: '' } };
}
