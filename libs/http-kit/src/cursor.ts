import { parseJson } from './json-body';
import { problem } from './problem';

const MAX_CURSOR_LENGTH = 1_000;

/** An opaque cursor for the position after a row: what the next page needs to know, nothing personal. */
export function encodeCursor(position: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/** @param length how many parts the list's cursors have. @throws ProblemError (400) for anything that encodeCursor did not make. */
export function decodeCursor(cursor: string, length: number): readonly (string | number | null)[] {
  const parts = cursor.length > MAX_CURSOR_LENGTH ? undefined : readParts(cursor);
  if (!Array.isArray(parts) || parts.length !== length || !parts.every(isPart)) throw problem('QUERY.CURSOR_INVALID');
  return parts;
}

function readParts(cursor: string): unknown {
  try {
    return parseJson(Buffer.from(cursor, 'base64url'));
  } catch {
    return undefined;
  }
}

function isPart(part: unknown): part is string | number | null {
  return part === null || typeof part === 'string' || typeof part === 'number';
}
