import { randomBytes } from 'node:crypto';
import { readOrCreateFile } from './secret-file';

const KEY_BYTES = 32;
const HEX_KEY = /^[0-9a-f]{64,}$/i;

/** @param hex at least 32 bytes in hexadecimal. @throws Error with the rule; never quoting the key. */
export function parseHmacKey(hex: string): Buffer {
  const text = hex.trim();
  if (!HEX_KEY.test(text) || text.length % 2 !== 0) throw new Error('must be at least 64 hexadecimal digits (32 bytes)');
  return Buffer.from(text, 'hex');
}

/** The key for references and search hashes from its file, made on first use (development; production sets PAYSTOP_HMAC_KEY). */
export async function loadOrCreateHmacKey(path: string): Promise<Buffer> {
  return parseHmacKey(await readOrCreateFile(path, () => `${randomBytes(KEY_BYTES).toString('hex')}\n`));
}
