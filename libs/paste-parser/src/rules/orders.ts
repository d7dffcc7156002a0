import { guess, matches, settle, spanOf } from '../guesses';
import type { Guess } from '../reading';
import type { PaymentOrder } from '../vocabulary';

interface OrderLabel {
  readonly kind: PaymentOrder['kind'];
  readonly label: RegExp;
  /** A merchant's own number helps the institution less than its own. */
  readonly confidence: 'sure' | 'likely';
}

const VALUE = String.raw`[ ]*[::]?[ ]*\n?[ ]*([0-9A-Za-z][0-9A-Za-z_-]{5,63}(?:\n[0-9]{2,16}(?![0-9年月/:.-]))?)`;
const labelled = (words: string): RegExp => new RegExp(`(?:${words})${VALUE}`);

const LABELS: readonly OrderLabel[] = [
  { kind: 'order_number', label: labelled('(?<!商户|商家)(?:转账单号|交易单号|交易订单号|支付宝交易号|微信支付订单号|红包单号|(?<!流水)订单号|订单编号|(?<!流水)交易号|支付单号)'), confidence: 'sure' },
  { kind: 'order_number', label: labelled('商户单号|商家订单号|商户订单号'), confidence: 'likely' },
  { kind: 'bank_serial', label: labelled('交易流水号?|流水号|核心流水|电子回单号码?|回单编?号|凭证号码?|银行流水|跟踪号|业务编号|汇款编号|转账编号|交易序号'), confidence: 'sure' },
  { kind: 'pos_serial', label: labelled('系统参考号|检索参考号|参考号|POS流水号?|终端流水号?'), confidence: 'sure' },
];

/** Numbers by which a payment itself can be stopped or found. @param text normalised. */
export function readPaymentOrders(text: string): readonly Guess<PaymentOrder>[] {
  const found = LABELS.flatMap(({ kind, label, confidence }) => matches(text, label).flatMap((match) => {
    const value = (match[1] ?? '').replace(/\n/g, '');
    return /\d{4}/.test(value) ? [guess({ kind, value }, spanOf(match, 1), { confidence, rule: `${kind} label` })] : [];
  }));
  return keepSure(settle(found, ({ kind, value }) => `${kind} ${value}`), found);
}

/** Two orders on one receipt do not contradict each other: each stays as sure as its label. */
function keepSure(settled: readonly Guess<PaymentOrder>[], found: readonly Guess<PaymentOrder>[]): readonly Guess<PaymentOrder>[] {
  return settled.map((each) => found.find(({ span }) => span.start === each.span.start) ?? each);
}
