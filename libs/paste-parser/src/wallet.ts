import { matches } from './guesses';

export interface Wallet {
  readonly code: 'ALIPAY' | 'TENPAY';
  readonly start: number;
  readonly end: number;
}

const TENPAY = /零钱(?!通)|零钱通|微信支付|微信转账|转账单号|商户单号|交易单号|收单机构|财付通|微信红包|已存入零钱|对方已收钱|收款时间/;
const ALIPAY = /支付宝|花呗|余额宝|商家订单号|交易号|转账备注|账单分类|计入收支|创建时间|收款理由/;
const SCREEN = /转账单号|交易单号|商户单号|商家订单号|商户全称|当前状态|付款方式|支付方式|账单详情|账单分类|转账说明|转账备注|收款理由|创建时间|对方账户|(?:^|\n)[ ]*订单号/;
const FEWEST_SIGNS = 2;

/**
 * Whose receipt a text is, when it is the screen of a wallet and not a bank's message about one: it must have several of the fields that
 * such a screen shows, and more of one wallet's words than of the other's.
 * @param text normalised.
 */
export function walletOf(text: string): Wallet | undefined {
  if (new Set(matches(text, SCREEN).map(([word]) => word.trim())).size < FEWEST_SIGNS) return undefined;
  const tenpay = matches(text, TENPAY);
  const alipay = matches(text, ALIPAY);
  const kinds = (found: readonly RegExpExecArray[]): number => new Set(found.map(([word]) => word)).size;
  if (kinds(tenpay) === kinds(alipay)) return undefined;
  const [first] = kinds(tenpay) > kinds(alipay) ? tenpay : alipay;
  if (first === undefined) return undefined;
  return { code: kinds(tenpay) > kinds(alipay) ? 'TENPAY' : 'ALIPAY', start: first.index, end: first.index + first[0].length };
}
