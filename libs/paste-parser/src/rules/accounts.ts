import { clauseBefore } from '../clause';
import { guess, matches, spanOf } from '../guesses';
import type { Confidence, Guess } from '../reading';

/** `own` is the holder of the phone that got the message; `other` the counterparty. */
export type Side = 'own' | 'other' | 'payer' | 'payee';

export interface SidedGuess<T> {
  readonly side: Side;
  readonly guess: Guess<T>;
}

const CARD = /(?<![\d*.-])(\d{4}(?:[ -]?\d{4}){2,3}[ -]?\d{0,3})(?![\d*]|\.\d)/;
const FEWEST_DIGITS = 12;
const MOST_DIGITS = 19;
const NO_ACCOUNT = /(单号|订单|流水|交易号|凭证|编号|序号|回单|参考号|身份证|证件|电话|手机号|客服|热线)[^\n]{0,8}$/;
const PAYEE = /(收款|对方|转入|入账|到账|收方|转账到|转到|转给|打到|打给|汇到|汇入|骗子|嫌疑人|嫌疑)/;
const PAYER = /(付款|转出|扣款|付方|我的|本人|汇款人|受害人|支付账)/;

/** Whole card and account numbers. @param text normalised. */
export function readAccountNumbers(text: string): readonly SidedGuess<string>[] {
  return matches(text, CARD).flatMap((match) => {
    const digits = (match[1] ?? '').replace(/[ -]/g, '');
    const label = labelOf(text, match.index);
    if (digits.length < FEWEST_DIGITS || digits.length > MOST_DIGITS || NO_ACCOUNT.test(label) || isInsideANumber(text, match.index)) return [];
    const start = match.index;
    const span = { start, end: start + (match[1] ?? '').trimEnd().length };
    const { side, confidence } = sideOfLabel(label);
    return [{ side, guess: guess(digits, span, { confidence, rule: 'whole number' }) }];
  });
}

/** The line before also labels: a receipt writes the name of a field above its value. */
function labelOf(text: string, position: number): string {
  const clause = clauseBefore(text, position);
  return clause.trim().length > 0 ? clause : text.slice(Math.max(0, position - 20), position);
}

function sideOfLabel(label: string): { readonly side: Side; readonly confidence: Confidence } {
  if (PAYEE.test(label)) return { side: 'payee', confidence: 'sure' };
  if (PAYER.test(label)) return { side: 'payer', confidence: 'sure' };
  // A number that nobody has named is nearly always the one the money went to; the officer sees that it is a guess.
  return { side: 'payee', confidence: 'possible' };
}

function isInsideANumber(text: string, position: number): boolean {
  return /[0-9A-Za-z]/.test(text.charAt(position - 1));
}

const DIGITS = String.raw`\*{0,8}\[?(\d{3,4})\]?\*?(?![ ]*\*|[ -]?\d{4}|\d)`;

/** A person or company, as texts write it; group 1 in the patterns below where it stands there. */
export const NAME = String.raw`[\p{Script=Han}·*][\p{Script=Han}·*A-Za-z()]{0,39}?`;

interface LastDigitsRule {
  readonly side: Side;
  readonly confidence: Confidence;
  readonly pattern: RegExp;
}

const RULES: readonly LastDigitsRule[] = [
  { side: 'other', confidence: 'sure', pattern: new RegExp(String.raw`对方(?:银行)?(?:账户|账号|卡号|卡)?(?:尾号|末四位|后四位)?[为是 :]*${DIGITS}`) },
  { side: 'payee', confidence: 'sure', pattern: new RegExp(String.raw`(?:收款|转入|到账|入账)(?:人)?(?:方)?(?:银行)?(?:账户|账号|卡号|银行卡|储蓄卡|卡)(?:尾号|末四位|后四位)?[为是 :]*\n?[ ]*(?:尾号)?${DIGITS}`) },
  { side: 'payer', confidence: 'sure', pattern: new RegExp(String.raw`(?:付款|扣款|转出)(?:人)?(?:方)?(?:银行)?(?:账户|账号|卡号|银行卡|储蓄卡|卡)(?:尾号|末四位|后四位)?[为是 :]*\n?[ ]*(?:尾号)?${DIGITS}`) },
  { side: 'other', confidence: 'sure', pattern: new RegExp(String.raw`[向给](?!您)(?:${NAME})?(?:的)?尾号[为 ]*${DIGITS}`, 'u') },
  { side: 'other', confidence: 'sure', pattern: new RegExp(String.raw`向(?!您)${NAME}\((\d{4})\)`, 'u') },
  { side: 'other', confidence: 'sure', pattern: new RegExp(String.raw`${NAME}账户${DIGITS}向您`, 'u') },
  { side: 'payer', confidence: 'sure', pattern: new RegExp(String.raw`付方${NAME},账号尾号${DIGITS}`, 'u') },
  { side: 'own', confidence: 'sure', pattern: new RegExp(String.raw`(?:您|你|贵)(?:的)?(?:(?!向|给|对方)[\p{Script=Han}]){0,12}?(?:尾号|尾数|末四位|后四位|末4位)[为是 :]*${DIGITS}`, 'u') },
  { side: 'own', confidence: 'sure', pattern: new RegExp(String.raw`(?:您|你|贵)(?:的)?(?:(?!向|给|对方)[\p{Script=Han}]){0,8}账[户号]${DIGITS}`, 'u') },
  { side: 'own', confidence: 'sure', pattern: /(?:您|你)(\d{4})的?(?:信用卡|储蓄卡|借记卡|卡|账户)/ },
  { side: 'own', confidence: 'likely', pattern: new RegExp(String.raw`(?:^|[ \n,。】\]\d])(?:账户|卡号|账号)${DIGITS}(?!向您)`) },
  { side: 'own', confidence: 'likely', pattern: new RegExp(String.raw`(?:^|[ \n,。】\]])(?:账户|卡)?(?:尾号|尾数)[为是 :]*${DIGITS}(?=的|账户|卡|储蓄|信用|于)`) },
  { side: 'payee', confidence: 'likely', pattern: /(?:转账到|转到|转入|转至|提现到|存入)[^\n\d]{0,12}[([](?:尾号)?[ ]*\*{0,4}(\d{4})[)\]]/ },
  { side: 'payer', confidence: 'likely', pattern: /(?:付款方式|支付方式|付款账户|扣款方式|付款卡|支付账户)[ :]*\n?[^\n\d]{0,16}[([](?:尾号)?[ ]*\*{0,4}(\d{4})[)\]]/ },
  { side: 'payee', confidence: 'likely', pattern: /(?:收款账户|收款账号|收款方式|到账账户|到账卡|收款卡|收款方|收款银行|到账银行卡)[ :]*\n?[^\n\d]{0,16}[([](?:尾号)?[ ]*\*{0,4}(\d{4})[)\]]/ },
  { side: 'payee', confidence: 'sure', pattern: /(?:收款|对方|转入)[^\n\d]{0,10}\n?[ ]*\d{0,6}[ ]*(?:\*{2,4}[ ]*){1,4}(\d{4})(?!\d)/ },
  { side: 'own', confidence: 'likely', pattern: /(?:^|[ \n])(?:银行)?(?:卡号|账号)[ :]*\n?[ ]*\d{0,6}[ ]*(?:\*{2,4}[ ]*){1,4}(\d{4})(?!\d)/ },
  { side: 'payer', confidence: 'sure', pattern: /(?:付款|转出|扣款)[^\n\d]{0,10}\n?[ ]*\d{0,6}[ ]*(?:\*{2,4}[ ]*){1,4}(\d{4})(?!\d)/ },
];

/** The digits that a text leaves of an account. The first rule that reads a place has it. @param text normalised. */
export function readLastDigits(text: string): readonly SidedGuess<string>[] {
  const found: SidedGuess<string>[] = [];
  for (const { side, confidence, pattern } of RULES) {
    for (const match of matches(text, pattern)) {
      const span = spanOf(match, 1);
      if (found.some(({ guess: each }) => each.span.start < span.end && each.span.end > span.start)) continue;
      found.push({ side, guess: guess(match[1] ?? '', span, { confidence, rule: `last digits of ${side}` }) });
    }
  }
  return found;
}
