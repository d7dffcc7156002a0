import type { SigningKey } from '../keys/signature-keys';
import { contentDigest } from './content-digest';
import { signatureBase } from './signature-base';
import type { BareItem, InnerList, Item } from './structured-fields';
import { serializeBareItem, serializeInnerList } from './structured-fields';

export interface SignableRequest {
  readonly method: string;
  /** Absolute URL exactly as it will be requested. */
  readonly targetUri: string;
  /** The exact bytes to be sent; left out for a GET. */
  readonly body?: Buffer | string;
  /** Required with a body: covered by the signature. */
  readonly idempotencyKey?: string;
  readonly key: SigningKey;
  readonly nowMs: number;
  /** At most 300. */
  readonly lifetimeSeconds?: number;
}

/** Headers to add to the request, names in lower case. */
export type SignatureHeaders = Readonly<Record<string, string>>;

/** contract-details 4: signatures live 300 s at most. */
export const MAX_LIFETIME_SECONDS = 300;
export const SIGNATURE_LABEL = 'sig1';
const MS_PER_SECOND = 1_000;

/** Signs a request as contract.md 4.1 asks: method and target, and with a body its digest and the idempotency key. Pure. */
export function signRequest(request: SignableRequest): SignatureHeaders {
  const headers = coveredHeaders(request);
  const created = Math.floor(request.nowMs / MS_PER_SECOND);
  const lifetime = Math.min(request.lifetimeSeconds ?? MAX_LIFETIME_SECONDS, MAX_LIFETIME_SECONDS);
  const covered: InnerList = {
    kind: 'list',
    items: ['@method', '@target-uri', ...Object.keys(headers)].map(componentNamed),
    parameters: new Map<string, BareItem>([
      ['created', { type: 'integer', value: created }],
      ['expires', { type: 'integer', value: created + lifetime }],
      ['keyid', { type: 'string', value: request.key.keyId }],
      ['alg', { type: 'string', value: request.key.algorithm }],
    ]),
  };
  const base = signatureBase({ method: request.method, targetUri: request.targetUri, headers }, covered);
  if (base === undefined) throw new Error('a covered component is missing');
  const signature = request.key.sign(Buffer.from(base));
  return {
    ...headers,
    'signature-input': `${SIGNATURE_LABEL}=${serializeInnerList(covered)}`,
    signature: `${SIGNATURE_LABEL}=${serializeBareItem({ type: 'bytes', value: signature })}`,
  };
}

function coveredHeaders(request: SignableRequest): Record<string, string> {
  return {
    ...(request.body === undefined ? {} : { 'content-digest': contentDigest(request.body) }),
    ...(request.idempotencyKey === undefined ? {} : { 'idempotency-key': request.idempotencyKey }),
  };
}

function componentNamed(name: string): Item {
  return { kind: 'item', item: { type: 'string', value: name }, parameters: new Map() };
}
