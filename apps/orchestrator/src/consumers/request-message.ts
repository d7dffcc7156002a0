import { type FieldError, stopPaymentRequestSchema, validate } from '@paystop/contracts';
import type { InstitutionLookup } from '@paystop/configuration';
import { type KnownPaper, type PolicyPack, reviewStopRequest } from '@paystop/domain';
import { canonicalJson, parseInstant } from '@paystop/kernel';
import { type Envelope, ENVELOPE_REASONS, type IncomingMessage, parseEnvelope } from '@paystop/kafka';
import { foreignFlaw } from './foreign-json';
import { sha256Hex } from '../sha256';
import { type ArrivedRequest, GATEWAY_SOURCE } from '../usecases/join-requests/arrived-request';

export type ParsedRequest = { readonly ok: true; readonly request: ArrivedRequest } | { readonly ok: false; readonly reason: string; readonly detail: string };

/** Valid in form, not judged yet. */
export type UnjudgedRequest = Omit<ArrivedRequest, 'review'>;
export type ReadRequest = { readonly ok: true; readonly request: UnjudgedRequest } | Extract<ParsedRequest, { readonly ok: false }>;

export interface JudgingContext {
  readonly policy: PolicyPack;
  readonly institutions: InstitutionLookup;
  readonly knownPapers: ReadonlyMap<string, KnownPaper>;
}

const TYPE = 'StopPaymentRequested';
const UNIT = /^\d{4,9}$/;

/** Checks the form of a message of stop-payment.requests.v1 (contract-details 2 and 9). The refusal's detail holds no personal data. */
export function readRequestMessage(message: IncomingMessage, now: string): ReadRequest {
  const parsed = parseEnvelope(message);
  if (!parsed.ok) return parsed;
  const { envelope } = parsed;
  if (envelope.type !== TYPE) return refused(ENVELOPE_REASONS.unknownType, `ce_type must be ${TYPE}`);
  const flaw = envelope.source === GATEWAY_SOURCE ? undefined : foreignFlaw(message, envelope);
  if (flaw !== undefined) return refused(flaw.reason, flaw.detail);
  const checked = validate(stopPaymentRequestSchema, envelope.data);
  if (!checked.ok) return refused('BODY.INVALID', describe(checked.errors));
  const body = checked.value;
  const requestId = body.requestId.toLowerCase();
  if (message.key?.toLowerCase() !== requestId) return refused(ENVELOPE_REASONS.keyMismatch, 'the key must equal requestId');
  const unit = envelope.headers['ce_unit'];
  if (unit === undefined || !UNIT.test(unit)) return refused(ENVELOPE_REASONS.unitMissing, 'the header ce_unit must hold the unit, 4 to 9 digits');
  return { ok: true, request: arrived({ origin: message, body: { ...body, requestId }, requestId, unit }, envelope, now) };
}

function arrived(request: Pick<UnjudgedRequest, 'origin' | 'body' | 'requestId' | 'unit'>, envelope: Envelope, now: string): UnjudgedRequest {
  const acknowledged = envelope.source === GATEWAY_SOURCE;
  return {
    ...request, source: envelope.source, messageId: envelope.id, traceparent: envelope.traceparent, acknowledged,
    receivedAt: (acknowledged ? parseInstant(envelope.headers['ce_receivedat'] ?? '') : undefined) ?? now,
    bodyHash: sha256Hex(canonicalJson(envelope.data)), submittedBy: envelope.headers['ce_subjectid'] ?? null,
    warningId: acknowledged ? (envelope.headers['ce_warningid'] ?? null) : null,
  };
}

/** Judges the meaning. What got its 202 is taken in whatever the judgement says. */
export function judgeRequest(request: UnjudgedRequest, { policy, institutions, knownPapers }: JudgingContext): ParsedRequest {
  const { receivedAt, unit } = request;
  const review = reviewStopRequest(request.body, { receivedAt, policy, unit, knownPapers, ...institutions });
  if (review.errors.length > 0 && !request.acknowledged) return refused('BODY.INVALID', describe(review.errors));
  return { ok: true, request: { ...request, review } };
}

/** Paths and rules only: a wrong value may be somebody's name or card. */
function describe(errors: readonly Pick<FieldError, 'path' | 'message'>[]): string {
  return errors.map((error) => `${error.path || '/'} ${error.message}`).join('; ');
}

function refused(reason: string, detail: string): Extract<ParsedRequest, { readonly ok: false }> {
  return { ok: false, reason, detail };
}
