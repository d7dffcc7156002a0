import { isUtf8 } from 'node:buffer';
import { MAX_JSON_DEPTH, MOST_BODY_BYTES, inspectJson } from '@paystop/contracts';
import type { Envelope, IncomingMessage } from '@paystop/kafka';

/** A structured event is one level around its data. */
const DEEPEST = MAX_JSON_DEPTH + 1;

/**
 * What HTTP refuses in a body before it looks at the fields (contract-details 2), for a message that never passed there.
 * @returns the first flaw, without anything of the content; undefined for a sound text.
 */
export function foreignFlaw({ value }: Pick<IncomingMessage, 'value'>, { json }: Pick<Envelope, 'json'>): { readonly reason: string; readonly detail: string } | undefined {
  if (value !== null && value.length > MOST_BODY_BYTES) return { reason: 'BODY.TOO_LARGE', detail: `the value has more than ${String(MOST_BODY_BYTES)} bytes` };
  if (value !== null && !isUtf8(value)) return { reason: 'BODY.NOT_JSON', detail: 'the value is not valid UTF-8' };
  const [flaw] = inspectJson(json, DEEPEST);
  return flaw === undefined ? undefined : { reason: flaw.code, detail: `${flaw.path || '/'} ${flaw.message}` };
}
