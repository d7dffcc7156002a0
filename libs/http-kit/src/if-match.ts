import { problem } from './problem';

const STRONG_TAG = /^"([0-9]{1,18})"$/;

/** @returns the entity tag of a version: `"7"`. */
export function etag(version: number | bigint | string): string {
  return `"${version}"`;
}

/** @returns the version, or undefined when there is no If-Match. @throws ProblemError (400) for weak tags, lists, `*` and anything else. */
export function parseIfMatch(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  const version = STRONG_TAG.exec(header.trim())?.[1];
  if (version === undefined) throw problem('PRECONDITION.MALFORMED');
  return version;
}

/** @throws ProblemError: 428 when If-Match is missing, 400 when it is none of ours. */
export function requireIfMatch(header: string | undefined): string {
  const version = parseIfMatch(header);
  if (version === undefined) throw problem('PRECONDITION.REQUIRED');
  return version;
}
