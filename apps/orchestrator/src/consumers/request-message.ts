import { type FieldError, stopPaymentRequestSchema, validate } from '@paystop/contracts';
import { type BinDirectory } from '@paystop/configuration';
import { type PolicyPack, reviewStopRequest } from '@paystop/domain';
import { canonicalJson, parseInstant } from '@paystop/kernel';
import { type Envelope, ENVELOPE_REASONS, type IncomingMessage, parseEnvelope } from '@paystop/kafka';
import { sha256Hex } from '../sha256';
import { type ArrivedRequest, GATEWAY_SOURCE } from '../usecases/join-requests/arrived-request';

export type ParsedRequest = { readonly ok: true; readonly request: ArrivedRequest } | { readonly ok: false; readonly reason: string; readonly detail: string };

export interface ParsingContext {
  readonly now: string;
  readonly policy: PolicyPack;
  readonly directory: BinDirectory;
}

const TYPE = 'StopPaymentRequested';
const UNIT = /^\d{4,9}$/;

/** Checks a message of stop-payment.requests.v1 (contract-details 2 and 9). The refusal's detail holds no personal data. */
export function parseRequestMessage(message: IncomingMessage, context: ParsingContext): ParsedRequest {
  const parsed = parseEnvelope(message);
  if (!parsed.ok) return parsed;
  const { envelope } = parsed;
  if (envelope.type !== TYPE) return refused(ENVELOPE_REASONS.unknownType, `ce_type must be ${TYPE}`);
  const checked = validate(stopPaymentRequestSchema, envelope.data);
  if (!checked.ok) return refused('BODY.INVALID', describe(checked.errors));
  const body = checked.value;
  const requestId = body.requestId.toLowerCase();
  if (message.key?.toLowerCase() !== requestId) return refused(ENVELOPE_REASONS.keyMismatch, 'the key must equal requestId');
  const unit = envelope.headers['ce_unit'];
  if (unit === undefined || !UNIT.test(unit)) return refused(ENVELOPE_REASONS.unitMissing, 'the header ce_unit must hold the unit, 4 to 9 digits');
  return judge({ origin: message, body: { ...body, requestId }, requestId, unit }, envelope, context);
}

function judge(
  arrived: Pick<ArrivedRequest, 'origin' | 'body' | 'requestId' | 'unit'>,
  envelope: Envelope,
  { now, policy, directory }: ParsingContext,
): ParsedRequest {
  const { body } = arrived;
  const acknowledged = envelope.source === GATEWAY_SOURCE;
  const receivedAt = (acknowledged ? parseInstant(envelope.headers['ce_receivedat'] ?? '') : undefined) ?? now;
  const review = reviewStopRequest(body, {
    receivedAt, policy, knowsInstitution: (code) => directory.knows(code), institutionOf: (account) => directory.institutionOf(account),
  });
  if (review.errors.length > 0 && !acknowledged) return refused('BODY.INVALID', describe(review.errors));
  const request: ArrivedRequest = {
    ...arrived, source: envelope.source, messageId: envelope.id, traceparent: envelope.traceparent, acknowledged, receivedAt, review, bodyHash: sha256Hex(canonicalJson(envelope.data)), submittedBy: envelope.headers['ce_subjectid'] ?? null,
    warningId: acknowledged ? (envelope.headers['ce_warningid'] ?? null) : null,
  };
  return { ok: true, request };
}

/** Paths and rules only: a wrong value may be somebody's name or card. */
function describe(errors: readonly Pick<FieldError, 'path' | 'message'>[]): string {
  return errors.map((error) => `${error.path || '/'} ${error.message}`).join('; ');
}

function refused(reason: string, detail: string): ParsedRequest {
  return { ok: false, reason, detail };
}
