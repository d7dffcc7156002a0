import type { VerificationKey } from '../keys/signature-keys';
import { contentDigestMatches } from './content-digest';
import { MAX_LIFETIME_SECONDS } from './sign-request';
import { signatureBase, type MessageParts } from './signature-base';
import { parseDictionary, type BareItem, type InnerList } from './structured-fields';

export interface ReceivedRequest extends MessageParts {
  /** The exact bytes received; left out or empty for a GET. */
  readonly body?: Buffer;
  readonly nowMs: number;
  /** How far the signer's clock may run ahead of ours. */
  readonly clockSkewSeconds?: number;
}

/** @returns the key of that id which this signer may use, if there is one. */
export type VerificationKeySource = (keyId: string) => VerificationKey | undefined;

export type SignatureFailure =
  | 'signature_missing' | 'signature_malformed' | 'components_missing' | 'component_unusable' | 'digest_wrong' | 'key_unknown' | 'algorithm_wrong'
  | 'created_missing' | 'created_too_old' | 'created_in_future' | 'expired' | 'lifetime_too_long' | 'signature_wrong';

export type SignatureVerdict = { readonly ok: true; readonly keyId: string } | { readonly ok: false; readonly reason: SignatureFailure };

const DEFAULT_SKEW_SECONDS = 30;
const MS_PER_SECOND = 1_000;
/** More signatures on one message than this are not looked at. */
const MAX_SIGNATURES = 4;
const ALWAYS_COVERED = ['@method', '@target-uri'] as const;
const COVERED_WITH_BODY = ['content-digest', 'idempotency-key'] as const;
const METHODS_WITH_BODY = new Set(['POST', 'PUT', 'PATCH']);

/**
 * Checks a signed request (contract-details 4): what must be covered is, the digest fits the bytes, the signature is fresh and right.
 * Of several signatures one good one is enough; otherwise the reason of the first is given. Pure.
 */
export function verifyRequest(request: ReceivedRequest, keys: VerificationKeySource): SignatureVerdict {
  const inputs = dictionaryHeader(request, 'signature-input');
  const signatures = dictionaryHeader(request, 'signature');
  if (inputs === 'missing' || signatures === 'missing') return refused('signature_missing');
  if (inputs === 'malformed' || signatures === 'malformed') return refused('signature_malformed');
  let first: SignatureVerdict | undefined;
  for (const [label, input] of [...inputs].slice(0, MAX_SIGNATURES)) {
    const signature = signatures.get(label);
    const usable = input.kind === 'list' && signature?.kind === 'item' && signature.item.type === 'bytes';
    const verdict = usable ? verifyOne(request, { input, signature: signature.item.value as Buffer }, keys) : refused('signature_malformed');
    if (verdict.ok) return verdict;
    first ??= verdict;
  }
  return first ?? refused('signature_missing');
}

function dictionaryHeader(request: MessageParts, name: string): NonNullable<ReturnType<typeof parseDictionary>> | 'missing' | 'malformed' {
  const value = request.headers[name];
  if (value === undefined || value.length === 0) return 'missing';
  return parseDictionary([value].flat().join(', ')) ?? 'malformed';
}

interface SignatureParts {
  readonly input: InnerList;
  readonly signature: Buffer;
}

function verifyOne(request: ReceivedRequest, { input, signature }: SignatureParts, keys: VerificationKeySource): SignatureVerdict {
  const weakness = coverageFailure(request, input) ?? freshnessFailure(request, input);
  if (weakness !== undefined) return refused(weakness);
  const keyId = text(input.parameters.get('keyid'));
  const key = keyId === undefined ? undefined : keys(keyId);
  if (keyId === undefined || key === undefined) return refused('key_unknown');
  const algorithm = input.parameters.get('alg');
  if (algorithm !== undefined && text(algorithm) !== key.algorithm) return refused('algorithm_wrong');
  const base = signatureBase(request, input);
  if (base === undefined) return refused('component_unusable');
  return key.verify(Buffer.from(base), signature) ? { ok: true, keyId } : refused('signature_wrong');
}

function coverageFailure(request: ReceivedRequest, input: InnerList): SignatureFailure | undefined {
  const covered = new Set(input.items.map((component) => component.item.value));
  const hasBody = METHODS_WITH_BODY.has(request.method) || (request.body?.length ?? 0) > 0;
  const required = hasBody ? [...ALWAYS_COVERED, ...COVERED_WITH_BODY] : ALWAYS_COVERED;
  if (!required.every((name) => covered.has(name))) return 'components_missing';
  if (!covered.has('content-digest')) return undefined;
  const digest = request.headers['content-digest'];
  if (digest === undefined) return 'digest_wrong';
  return contentDigestMatches([digest].flat().join(', '), request.body ?? Buffer.alloc(0)) ? undefined : 'digest_wrong';
}

/** A signature without `expires` is taken to live as long as one may. */
function freshnessFailure(request: ReceivedRequest, input: InnerList): SignatureFailure | undefined {
  const now = request.nowMs / MS_PER_SECOND;
  const created = seconds(input.parameters.get('created'));
  if (created === undefined) return 'created_missing';
  if (created > now + (request.clockSkewSeconds ?? DEFAULT_SKEW_SECONDS)) return 'created_in_future';
  if (now - created > MAX_LIFETIME_SECONDS) return 'created_too_old';
  if (!input.parameters.has('expires')) return undefined;
  const expires = seconds(input.parameters.get('expires'));
  if (expires === undefined) return 'signature_malformed';
  if (expires - created > MAX_LIFETIME_SECONDS) return 'lifetime_too_long';
  return expires < now ? 'expired' : undefined;
}

function seconds(item: BareItem | undefined): number | undefined {
  return item?.type === 'integer' ? item.value : undefined;
}

function text(item: BareItem | undefined): string | undefined {
  return item?.type === 'string' ? item.value : undefined;
}

function refused(reason: SignatureFailure): SignatureVerdict {
  return { ok: false, reason };
}
