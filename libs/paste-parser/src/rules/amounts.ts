import { clauseBefore } from '../clause';
import { guess, matches, settle, spanOf } from '../guesses';
import type { Confidence, Guess } from '../reading';

const NUMBER = String.raw`(?:\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d+(?:\.\d{1,2})?)`;
/** Currency before, or yuan behind, or neither; what neither means is decided by what stands around it. */
const AMOUNT = new RegExp(String.raw`(?<![\d.,*:/年月#])(人民币|RMB|CNY|¥)?[ :]*([-+])?[ ]*(?<![\d*])(${NUMBER})(?![\d*])[ ]*(万)?[ ]*(元|圆|块)?`, 'gi');

/** Sums that a message tells beside the one that was moved. */
const OTHER_SUM = /(余额|额度|可用|限额|结余|手续费|服务费|工本费|优惠|立减|红包抵扣|最低还款|应还|累计|起存|积分|奖励|总资产|剩余)[^\d]{0,10}$/;
const MOVED = /(金额|支出|转出|转至|汇出|汇款|汇入|支取|取款|付款|支付|消费|扣款|扣费|交易|转账|存入|收入|转入|入账|入帐|转存|来账|到账|存款|收款|取)[^\d,。]{0,12}$/;
const WHOLE_LINE = /^[ ]*[-+]?[ ]*¥?[ ]*[-+]?[\d,]+\.\d{2}[ ]*(元)?[ ]*$/;
const BEHIND_A_NUMBER = /^[%笔次期号点时分天日月年个张折]/;
const TEN_THOUSAND = 10_000n;
const MOST_DIGITS = 18;

/** The amounts that were moved, in fen. @param text normalised. */
export function readAmounts(text: string): readonly Guess<string>[] {
  const found: Guess<string>[] = [];
  for (const match of matches(text, AMOUNT)) {
    const [, currency, sign, digits = '', tenThousand, yuan] = match;
    const start = spanOf(match, currency === undefined ? (sign === undefined ? 3 : 2) : 1).start;
    const end = match.index + match[0].trimEnd().length;
    const before = clauseBefore(text, start);
    if (OTHER_SUM.test(before) || BEHIND_A_NUMBER.test(text.slice(end))) continue;
    const amountMinor = fenOf(digits, tenThousand !== undefined);
    const confidence = confidenceOf({ marked: currency !== undefined || yuan !== undefined || tenThousand !== undefined, before, line: lineAround(text, start, end), digits });
    if (confidence === undefined || amountMinor === undefined) continue;
    found.push(guess(amountMinor, { start, end }, { confidence, rule: 'amount' }));
  }
  return settle(found);
}

interface AroundAnAmount {
  readonly marked: boolean;
  readonly before: string;
  readonly line: string;
  readonly digits: string;
}

function confidenceOf({ marked, before, line, digits }: AroundAnAmount): Confidence | undefined {
  if (marked && MOVED.test(before)) return 'sure';
  if (WHOLE_LINE.test(line)) return 'likely';
  if (marked) return 'likely';
  const spoken = MOVED.test(before) && digits.includes('.');
  return spoken ? 'likely' : undefined;
}

function lineAround(text: string, start: number, end: number): string {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const to = text.indexOf('\n', end);
  return text.slice(from, to < 0 ? undefined : to);
}

/** @returns fen as digits; undefined for nothing, or for more than any account holds. */
function fenOf(digits: string, inTenThousands: boolean): string | undefined {
  const [whole = '', fraction = ''] = digits.replaceAll(',', '').split('.');
  if (whole.length > MOST_DIGITS - 2) return undefined;
  const fen = BigInt(`${whole}${fraction.padEnd(2, '0')}`) * (inTenThousands ? TEN_THOUSAND : 1n);
  return fen > 0n && fen.toString().length <= MOST_DIGITS ? fen.toString() : undefined;
}
