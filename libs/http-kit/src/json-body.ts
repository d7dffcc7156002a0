import { isUtf8 } from 'node:buffer';
import { inspectJson } from './inspect-json';
import { problem } from './problem';

/** contract-details 2. */
export const DEFAULT_BODY_LIMIT = 1024 * 1024;
export const MAX_JSON_DEPTH = 32;

/**
 * Reads a JSON body strictly: UTF-8, one value, no key twice, no `__proto__`, at most 32 levels, no text that a database cannot hold.
 * @returns the value; undefined for an empty body. @throws ProblemError (400) otherwise.
 */
export function parseJson(body: Buffer | string): unknown {
  if (body.length === 0) return undefined;
  if (typeof body !== 'string' && !isUtf8(body)) throw problem('BODY.NOT_JSON', 'the body is not valid UTF-8');
  const text = body.toString();
  const value = parse(text);
  const flaw = inspectJson(text, MAX_JSON_DEPTH);
  if (flaw !== undefined) throw problem(flaw.code, flaw.message, { errors: [{ path: flaw.path, message: flaw.message }] });
  return value;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // The parser's own message would quote the body, which may hold personal data.
    throw problem('BODY.NOT_JSON', 'the body is not valid JSON');
  }
}
