import { guess, matches, spanOf } from '../guesses';
import type { Confidence } from '../reading';
import { institutionIn } from '../institutions';
import { NAME, type Side, type SidedGuess } from './accounts';

interface NameRule {
  readonly side: Side;
  readonly confidence: Confidence;
  readonly pattern: RegExp;
}

const END = String.raw`(?=[ ]*(?:[,。;!?\n\[\]【】(]|\d|$|\s))`;
const COLON = String.raw`[ ]*:?[ ]*\n?[ ]*`;
const PLACE = String.raw`(?:尾号|做|完成|跨行|电子|转出|转账|转帐|汇款|汇出|支付|付款|消费|账户|手机银行|网银|扣款|代付|网上|\(\d)`;

const RULES: readonly NameRule[] = [
  { side: 'other', confidence: 'sure', pattern: new RegExp(String.raw`对方(?:户名|姓名|名称|账户名|账户名称)${COLON}(${NAME})(?:${END}|\()`, 'u') },
  { side: 'payee', confidence: 'sure', pattern: new RegExp(String.raw`(?:收款人户名|收款人姓名|收款人名称|收款户名|收款账户名|收款人|收款方姓名|收款方户名|收款方名称|收款方全称|收方户名|收款账户名称|(?<!\p{Script=Han})户名)(?!民币|式)${COLON}(${NAME})${END}`, 'u') },
  { side: 'payer', confidence: 'sure', pattern: new RegExp(String.raw`(?:付款人户名|付款人姓名|付款人名称|付款户名|付款账户名|付款人|付方户名|付方|付款方姓名|付款方户名|汇款人|付款方)(?!民币|式)${COLON}(${NAME})${END}`, 'u') },
  { side: 'payee', confidence: 'sure', pattern: new RegExp(String.raw`(?:转账[ ]*-[ ]*转给|扫二维码付款[ ]*-[ ]*给|转账给|转给|付款给|转账-给)[ ]*(${NAME})${END}`, 'u') },
  { side: 'payee', confidence: 'likely', pattern: new RegExp(String.raw`(?:商户全称|收款方(?!式)|收款商户|商户名称|交易对方|对方账户|收款商家)${COLON}(${NAME})${END}`, 'u') },
  { side: 'other', confidence: 'sure', pattern: new RegExp(String.raw`向(?!您|你|贵|尾号)(${NAME})(?=${PLACE})`, 'u') },
  { side: 'other', confidence: 'sure', pattern: new RegExp(String.raw`(?:^|[ \n】\]]|\d)(${NAME})(?=于?[\d年月日:时分 ]{4,20}向您|账户\*?\d{3,4}\*?向您)`, 'u') },
  { side: 'payee', confidence: 'likely', pattern: new RegExp(String.raw`(?:^|\n)[ ]*(${NAME})[ ]*\n[ ]*-[ ]*¥?[\d,]+\.\d{2}`, 'u') },
  { side: 'other', confidence: 'likely', pattern: new RegExp(String.raw`\[(?:互联汇入|银联入账)\]?:?(${NAME})(?=\d|\]|,)`, 'u') },
];

/** Words that stand where a name may stand and are none. */
const NO_NAME = /^((?:银联|网联|扫码|二维码|第三方|快捷).*|微信|支付宝|账单|账单详情|全部账单|转账|交易|详情|返回|完成|当前状态|本人|对方|我|零钱|余额|银行卡|客服|收款|付款|成功|转账成功|交易成功|支付成功|电子回单|他行|本行|当前|储蓄卡|信用卡|姓名|账户|账号|户名|开户行|银行)$/;
const TRAILING = /(账户|的)$/;
const FEWEST_CHARACTERS = 2;

/** Holders of accounts and recipients of payments. @param text normalised. */
export function readNames(text: string): readonly SidedGuess<string>[] {
  const found: SidedGuess<string>[] = [];
  for (const { side, confidence, pattern } of RULES) {
    for (const match of matches(text, pattern)) {
      const name = balanced((match[1] ?? '').replace(TRAILING, ''));
      const { start } = spanOf(match, 1);
      const span = { start, end: start + name.length };
      if (!isName(name) || found.some(({ guess: each }) => each.span.start < span.end && each.span.end > span.start)) continue;
      // 张*三 is a name with a hidden character: the bank needs the whole one.
      found.push({ side, guess: guess(name, span, { confidence: name.includes('*') ? 'possible' : confidence, rule: `name of ${side}` }) });
    }
  }
  return found;
}

function isName(name: string): boolean {
  if (name.length < FEWEST_CHARACTERS || NO_NAME.test(name)) return false;
  const named = institutionIn(name);
  // 支付宝（中国）网络技术有限公司 is a company; 招商银行 is a field of its own.
  return named === undefined || name.length > named.end - named.start + 3;
}

/** 财付通(网联 was cut at its bracket: the bracket goes. */
function balanced(name: string): string {
  const open = name.lastIndexOf('(');
  return open >= 0 && !name.includes(')', open) ? name.slice(0, open) : name;
}
