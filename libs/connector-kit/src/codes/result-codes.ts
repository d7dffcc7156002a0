import type { OutcomeResult } from '@paystop/contracts';

/** The four-digit codes of a bank's answer (domain.md 3.5) and which results each may carry (contract-details 3). */
export interface ResultCode {
  readonly meaning: string;
  readonly results: readonly OutcomeResult[];
}

const SUCCESSES = ['held', 'partially_held', 'not_held', 'done'] as const;
const FAILURES = ['refused', 'not_held'] as const;
const ALREADY_LIMITED = ['held', 'not_held'] as const;

const failure = (meaning: string): ResultCode => ({ meaning, results: FAILURES });
const alreadyLimited = (meaning: string): ResultCode => ({ meaning, results: ALREADY_LIMITED });

export const RESULT_CODES: Readonly<Record<string, ResultCode>> = {
  '0000': { meaning: 'done', results: SUCCESSES },
  '0100': failure('identity mismatch'),
  '0200': failure('bad amount'),
  '0300': failure('no such account'),
  '0301': failure('account and name differ'),
  '0302': failure('account is whitelisted'),
  '0303': failure('reported lost'),
  '0400': failure('original instruction not found'),
  '0500': failure('field missing'),
  '0501': failure('field unparsable'),
  '0600': failure('legal document missing'),
  '0700': failure('organ code wrong'),
  '0800': failure('dates wrong'),
  '0900': failure('already handled'),
  '1000': failure('not offered'),
  '1100': failure('bank internal error'),
  '1200': { meaning: 'limit set, balance insufficient', results: ['partially_held', 'not_held'] },
  '1300': failure('stop failed'),
  '1301': alreadyLimited('already stopped'),
  '1302': alreadyLimited('already limited'),
  '1303': alreadyLimited('already fully frozen'),
  '1304': failure('too many stops'),
  '1800': failure('extension after expiry'),
  '1900': failure('lift after expiry'),
};

/** The limit stands although nothing, or not all, was there to hold: it has to be lifted like a hold. */
export const LIMIT_SET_CODE = '1200';
/** The hold is gone already: what the release wanted. */
export const LIFTED_AFTER_EXPIRY_CODE = '1900';
