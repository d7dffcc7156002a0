import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

const REFERENCE_LENGTH = 32;

/**
 * The stand-in for an account wherever the account itself must not appear: topics, logs, read models of others.
 * The same account gives the same reference for as long as the key lives. @returns `acc_` and 32 hexadecimal digits.
 */
export function accountReference(key: Buffer, institutionCode: string, accountNumber: string): string {
  return `acc_${hmac(key, `${institutionCode}|${accountNumber}`).slice(0, REFERENCE_LENGTH)}`;
}

export interface FirstStop {
  /** Lower-case UUID of the request. */
  readonly requestId: string;
  /** The first of its transfers that the stop is for. */
  readonly transferId: string;
  /** When the request was received, as RFC 3339 in UTC. */
  readonly receivedAt: string;
}

const TIME_BYTES = 6;
const ID_BYTES = 16;
const VERSION_7 = 0x70;
const VARIANT = 0x80;

/**
 * The id of the stop that a request makes for a transfer: whoever takes the request in and whoever makes the stop say
 * the same, before either has told the other. Laid out as RFC 9562 version 7, so that ids sort by the time of receipt;
 * the rest is keyed and cannot be guessed without the key. @returns `ins_` and 32 hexadecimal digits.
 */
export function firstStopId(key: Buffer, { requestId, transferId, receivedAt }: FirstStop): string {
  const id = Buffer.from(hmac(key, `instruction\u0000${requestId}\u0000${transferId}`), 'hex').subarray(0, ID_BYTES);
  id.writeUIntBE(Date.parse(receivedAt), 0, TIME_BYTES);
  id[TIME_BYTES] = ((id[TIME_BYTES] ?? 0) & 0x0f) | VERSION_7;
  id[TIME_BYTES + 2] = ((id[TIME_BYTES + 2] ?? 0) & 0x3f) | VARIANT;
  return `ins_${id.toString('hex')}`;
}

/**
 * An account as one institution knows it among the risks that we publish: made with a key of its own, so that no other
 * institution can look for it (contract-details 9). @returns `rac_` and 32 hexadecimal digits.
 */
export function institutionAccountReference(key: Buffer, institutionCode: string, accountNumber: string): string {
  const institutionKey = Buffer.from(hmac(key, `risk of institution\u0000${institutionCode}`), 'hex');
  return `rac_${hmac(institutionKey, accountNumber).slice(0, REFERENCE_LENGTH)}`;
}

/** The key of an indicator on its topic. @returns `fin_` and 32 hexadecimal digits. */
export function indicatorReference(key: Buffer, kind: string, value: string): string {
  return `fin_${keyedHash(key, `indicator ${kind}`, value).slice(0, REFERENCE_LENGTH)}`;
}

/** A hash to find a value by without storing it; the purpose keeps hashes of equal values in different fields apart. */
export function keyedHash(key: Buffer, purpose: string, value: string): string {
  return hmac(key, `${purpose}\u0000${value}`);
}

/** Compares two secrets without telling by the time it takes where they differ. */
export function sameSecret(given: string, expected: string): boolean {
  return timingSafeEqual(sha256(given), sha256(expected));
}

function hmac(key: Buffer, text: string): string {
  return createHmac('sha256', key).update(text).digest('hex');
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
