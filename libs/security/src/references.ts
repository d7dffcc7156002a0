import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

const REFERENCE_LENGTH = 32;

/**
 * The stand-in for an account wherever the account itself must not appear: topics, logs, read models of others.
 * The same account gives the same reference for as long as the key lives. @returns `acc_` and 32 hexadecimal digits.
 */
export function accountReference(key: Buffer, institutionCode: string, accountNumber: string): string {
  return `acc_${hmac(key, `${institutionCode}|${accountNumber}`).slice(0, REFERENCE_LENGTH)}`;
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
