import { guess, matches } from '../guesses';
import { institutionIn, institutionsIn, type NamedInstitution } from '../institutions';
import type { Confidence } from '../reading';
import type { Side, SidedGuess } from './accounts';

const SIGNATURE = /[【[]([^【】[\]\n]{2,24})[】\]]/;
const FIELD: readonly (readonly [Side, RegExp])[] = [
  ['other', /对方(?:银行|开户行|行名|账户开户行)[ :]*\n?([^\n,。;]{2,40})/],
  ['payee', /(?:收款银行|收款行|收款人开户行|收款方开户行|收款开户行|收款账户银行|收款人银行|收款方银行|收方开户行|(?<!\p{Script=Han})开户行|(?<!\p{Script=Han})开户银行)[ :]*\n?([^\n,。;]{2,40})/u],
  ['payer', /(?:付款银行|付款行|付款人开户行|付款方开户行|付方开户行)[ :]*\n?([^\n,。;]{2,40})/],
  ['payee', /(?:转账到|转到|转入|转至|提现到|收款账户|收款账号|收款方式|到账账户|到账卡|到账银行卡|收款卡|收款方|对方账户|到)[ :]*\n?([^\n,。;\d]{2,24})(?=[([]|\d|\*|$|\n|,|。| )/],
  ['payer', /(?:付款方式|支付方式|付款账户|扣款方式|付款卡|支付账户|付款方)[ :]*\n?([^\n,。;\d]{1,24})(?=[([]|\d|\*|$|\n|,|。| )/],
];

/** Which institution each side is with, by name. @param text normalised. */
export function readInstitutions(text: string): readonly SidedGuess<string>[] {
  const found: SidedGuess<string>[] = [];
  const signature = signatureOf(text);
  if (signature !== undefined) found.push(sided('own', signature, { confidence: 'sure', rule: 'signature' }));
  for (const [side, field] of FIELD) {
    for (const match of matches(text, field)) {
      const [start] = match.indices?.[1] ?? [match.index];
      const named = institutionIn(match[1] ?? '');
      if (named !== undefined) found.push(sided(side, shifted(named, start), { confidence: 'sure', rule: 'institution field' }));
    }
  }
  if (found.length > 0) return found;
  const [first, second] = institutionsIn(text).filter(({ institution }) => institution.kind === 'bank');
  if (first === undefined || second !== undefined) return [];
  return [sided('own', first, { confidence: 'possible', rule: 'only bank named' })];
}

/** The bank that signed the message, at its beginning or end. */
export function signatureOf(text: string): NamedInstitution | undefined {
  for (const match of matches(text, SIGNATURE)) {
    const named = institutionIn(match[1] ?? '');
    if (named?.institution.kind === 'bank') return shifted(named, (match.indices?.[1] ?? [match.index])[0]);
  }
  return undefined;
}

function shifted(named: NamedInstitution, by: number): NamedInstitution {
  return { ...named, start: named.start + by, end: named.end + by };
}

function sided(side: Side, { institution, start, end }: NamedInstitution, told: { readonly confidence: Confidence; readonly rule: string }): SidedGuess<string> {
  return { side, guess: guess(institution.code, { start, end }, told) };
}
