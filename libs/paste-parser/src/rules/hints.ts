import { guess, matches, settle } from '../guesses';
import { withoutBrackets } from '../clause';
import type { Doubt, Guess } from '../reading';
import type { TransferChannel } from '../vocabulary';

const MOVEMENT = /(?<out>支出|转出|支取|扣款|扣费|汇出|消费|取款|转至|汇款(?!汇入)|转支|往账|快捷支付|付款(?!业务|方|人)|支付成功|转账给|转给|转账成功|对方已收|已转账|完成工时|掌银转账|支付(?!宝|机构|平台|方|时间|单))|(?<in>收入|转入|存入|入账|入帐|到账|来账|汇入|收款(?!人|方|账|行|卡|户|银|时|金|机|理)|转存|代付|代发|已收钱|已存入|退款)/;

/** Out, in, or what the text leaves open. @param beforeAmount the text up to the amount: the word nearest to it tells. */
export function readDirection(text: string, beforeAmount: string, signed: '+' | '-' | undefined): 'out' | 'in' | 'unknown' {
  if (signed === '-') return 'out';
  const near = matches(withoutBrackets(beforeAmount), MOVEMENT).at(-1) ?? matches(withoutBrackets(text), MOVEMENT)[0];
  if (near?.groups?.['in'] !== undefined) return 'in';
  if (near?.groups?.['out'] !== undefined) return 'out';
  return signed === '+' ? 'in' : 'unknown';
}

const DOUBTS: readonly (readonly [Doubt, RegExp])[] = [
  ['verification_code', /验证码|动态密码|动态口令|交易码|短信密码/],
  ['failed', /(交易|转账|支付|扣款|付款)(失败|未成功|不成功|关闭)|余额不足|未到账/],
  ['returned', /退回|退汇|已退款|退款成功|对方已退还|冲正/],
  ['planned', /将于|预约|预计.{0,12}(扣|到账)|待支付|等待付款|待确认收款/],
];

/** What speaks against a transfer that stands. @param text normalised. */
export function readDoubts(text: string, direction: 'out' | 'in' | 'unknown'): readonly Doubt[] {
  const told = DOUBTS.filter(([, pattern]) => pattern.test(text)).map(([doubt]) => doubt);
  return direction === 'in' ? ['incoming', ...told] : told;
}

const CHANNELS: readonly (readonly [TransferChannel, RegExp])[] = [
  ['mobile_banking', /手机银行|掌银|掌上银行|手机转账|移动银行/],
  ['online_banking', /网上银行|网银|企业网银|网转/],
  ['atm', /ATM|取款机|自助设备|无卡取款|刷脸取款/i],
  ['counter', /柜台|柜面|网点|柜员/],
  ['pos', /POS|刷卡消费/i],
  ['third_party', /支付宝|财付通|微信|快捷支付|直付通|网联|第三方支付|Alipay|云闪付|京东支付|抖音支付/i],
];

/** @param text normalised; @param wallet whether it is a wallet's own receipt. */
export function readChannel(text: string, wallet: boolean): readonly Guess<TransferChannel>[] {
  if (wallet) {
    const word = matches(text, /支付宝|微信|财付通|零钱|花呗|余额宝|转账单号|交易单号|商户单号|商家订单号|订单号/)[0];
    const start = word?.index ?? 0;
    return [guess('third_party', { start, end: start + (word?.[0].length ?? 0) }, { confidence: 'likely', rule: 'wallet receipt' })];
  }
  const found = CHANNELS.flatMap(([channel, pattern]) => matches(text, pattern).slice(0, 1).map((match) =>
    guess(channel, { start: match.index, end: match.index + match[0].length }, { confidence: 'likely', rule: 'channel word' })));
  return settle(found);
}
