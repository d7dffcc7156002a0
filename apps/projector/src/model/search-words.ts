import type { PartyRecord } from '@paystop/domain';
import type { InstructionRow, RequestRow } from './rows';

/** What a case can be found by (contract-details 13); stored and asked for as keyed hashes only. */
export interface SearchWord {
  readonly caseId: string;
  readonly kind: 'caseNumber' | 'account' | 'accountLast4' | 'name' | 'phone';
  readonly value: string;
}

type Word = Omit<SearchWord, 'caseId'>;

const LAST_DIGITS = 4;

/** @returns every word of a request, each once. */
export function requestWords({ facts, body }: RequestRow): SearchWord[] {
  if (body === null) return [];
  const words: Word[] = [
    ...(body.caseNumber === null ? [] : [{ kind: 'caseNumber', value: body.caseNumber } as const]),
    { kind: 'name', value: body.victim.name },
    { kind: 'phone', value: body.victim.phone },
    ...body.transfers.flatMap((transfer) => [...partyWords(transfer.from), ...partyWords(transfer.to)]),
  ];
  return distinct(facts.caseId, words);
}

/** @returns the words of an account that the money moved on to; first accounts stand in the request. */
export function instructionWords({ facts, body }: InstructionRow): SearchWord[] {
  return body === null || facts.layer <= 1 ? [] : distinct(facts.caseId, partyWords(body.target));
}

function partyWords({ accountNumber, accountName, paymentOrder }: PartyRecord): Word[] {
  const number = accountNumber ?? paymentOrder?.value;
  return [
    ...(number === undefined ? [] : [{ kind: 'account', value: number } as const, { kind: 'accountLast4', value: number.slice(-LAST_DIGITS) } as const]),
    ...(accountName === null ? [] : [{ kind: 'name', value: accountName } as const]),
  ];
}

function distinct(caseId: string, words: readonly Word[]): SearchWord[] {
  return [...new Map(words.map((word) => [`${word.kind} ${word.value}`, { caseId, ...word }])).values()];
}
