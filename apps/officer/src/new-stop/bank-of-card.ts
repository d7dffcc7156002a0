import { searchCardBin } from 'bankcard';
import { institutionOfCode } from '@paystop/paste-parser';

const CARD = /^\d{12,19}$/;

/** The institution of a card by the public table of prefixes, where it is one that we know. The centre decides with its own table. */
export function bankOfCard(accountNumber: string): string | undefined {
  if (!CARD.test(accountNumber)) return undefined;
  const code = searchCardBin(accountNumber)?.bankCode;
  return code !== undefined && institutionOfCode(code) !== undefined ? code : undefined;
}
