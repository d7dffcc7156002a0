import { createHash } from 'node:crypto';

/** @returns the hash of the text's UTF-8 bytes in lower-case hex. */
export function sha256Hex(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
