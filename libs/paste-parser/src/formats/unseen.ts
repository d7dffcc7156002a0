import type { PasteFormat } from './format';

type Row = readonly [name: string, source: string, text: string, expected: PasteFormat['expected']];

const TEMPLATES = 'public source of a message matcher: lists of example messages that were read only after the parser was finished';
const RULES = 'github.com/AutoAccountingOrg/AutoRule, rules that were read only after the parser was finished';
const COMPOSED = 'composed after the parser was finished, after the usual wording of the screen';

const unseen = (...[name, source, text, expected]: Row): PasteFormat => ({ name, source, text, expected });

/** Formats that nobody had looked at while the rules were written. */
export const UNSEEN: readonly PasteFormat[] = [
  unseen('CEB code payment', TEMPLATES, '尾号2989账户11:00支出1元，余额11.93元，摘要:二维码消费 二维码快速收款码专用。[光大银行]',
    { source: 'bank_sms', direction: 'out', yuan: '1.00', at: '2026-11-23T11:00:00+08:00', from: { bank: 'CEB', last: '2989' } }),
  unseen('GDB expense', TEMPLATES, '【广发银行】您尾号2531卡10日14:37支出人民币1.00元(消费)。',
    { source: 'bank_sms', direction: 'out', yuan: '1.00', at: '2026-11-10T14:37:00+08:00', from: { bank: 'GDB', last: '2531' } }),
  unseen('SPDB, amount without a unit', TEMPLATES, '您尾号3252卡13:59消费1.00[消费:银联扫码转账],可用余额4.09【浦发银行】',
    { source: 'bank_sms', direction: 'out', yuan: '1.00', at: '2026-11-23T13:59:00+08:00', from: { bank: 'SPDB', last: '3252' } }),
  unseen('CITIC transfer expense', TEMPLATES, '【中信银行】您尾号4924的中信卡于10月10日17:38，转账支出人民币1.00元，当前余额为人民币2.42元。',
    { source: 'bank_sms', direction: 'out', yuan: '1.00', at: '2026-10-10T17:38:00+08:00', from: { bank: 'CITIC', last: '4924' } }),
  unseen('CMBC expense', TEMPLATES, '账户*0936于07月29日10:22支出￥5.00元，可用余额0.01元。跨行消费:银联扫码转账。【民生银行】',
    { source: 'bank_sms', direction: 'out', yuan: '5.00', at: '2026-07-29T10:22:00+08:00', from: { bank: 'CMBC', last: '0936' } }),
  unseen('SPABANK code payment', TEMPLATES, '您尾号3104的账户于7月29日10:01扫码支付转出人民币1.00元。【平安银行】',
    { source: 'bank_sms', direction: 'out', yuan: '1.00', at: '2026-07-29T10:01:00+08:00', from: { bank: 'SPABANK', last: '3104' } }),
  unseen('CMB code payment to a hidden name', TEMPLATES, '您账户9593于07月29日11:53向*小兴做二维码付款，人民币0.01元[招商银行]',
    { source: 'bank_sms', direction: 'out', yuan: '0.01', at: '2026-07-29T11:53:00+08:00', from: { bank: 'CMB', last: '9593' }, to: { name: '*小兴' } }),
  unseen('HXBANK code payment', TEMPLATES, '您的账户2931于07月29日11:28支出人民币0.30元，余额0.85元。二维码付款。【华夏银行】',
    { source: 'bank_sms', direction: 'out', yuan: '0.30', at: '2026-07-29T11:28:00+08:00', from: { bank: 'HXBANK', last: '2931' } }),
  unseen('PSBC purchase', TEMPLATES, '【邮储银行】26年09月08日11:20您尾号888账户消费金额1.00元，余额24.03元。',
    { source: 'bank_sms', direction: 'out', yuan: '1.00', at: '2026-09-08T11:20:00+08:00', from: { bank: 'PSBC', last: '888' } }),
  unseen('ICBC UnionPay', TEMPLATES, '您尾号2631卡10月11日11:48工商银行支出(银联)1元，余额1.58元。【工商银行】',
    { source: 'bank_sms', direction: 'out', yuan: '1.00', at: '2026-10-11T11:48:00+08:00', from: { bank: 'ICBC', last: '2631' } }),
  unseen('COMM network purchase', TEMPLATES, '您尾号*1923的卡于09月08日11:05网络支付异地消费2.13元,交易后余额为29.34元。【交通银行】',
    { source: 'bank_sms', direction: 'out', yuan: '2.13', at: '2026-09-08T11:05:00+08:00', from: { bank: 'COMM', last: '1923' } }),
  unseen('COMM network transfer', TEMPLATES, '您尾号*1923的卡于10月10日19:54网络支付转出1.18元,交易后余额为7.07元。【交通银行】',
    { source: 'bank_sms', direction: 'out', yuan: '1.18', at: '2026-10-10T19:54:00+08:00', from: { bank: 'COMM', last: '1923' } }),
  unseen('CCB other channel', TEMPLATES, '您尾号5232的储蓄卡账户9月8日17时38分向银联扫码转账跨行其他渠道消费支出人民币1.00元,活期余额2.48元。[建设银行]',
    { source: 'bank_sms', direction: 'out', yuan: '1.00', at: '2026-09-08T17:38:00+08:00', from: { bank: 'CCB', last: '5232' } }),
  unseen('BJBANK through Tenpay', RULES, '【北京银行】您账户0561于11月6日13:03通过财付通支付1.00元。活期余额13773.30元。对方户名:微信红包。',
    { source: 'bank_sms', direction: 'out', yuan: '1.00', at: '2026-11-06T13:03:00+08:00', from: { bank: 'BJBANK', last: '0561' }, channel: 'third_party' }),
  unseen('Shanghai rural bank remittance', RULES, '您账户8162于11月6日10:39汇款转出人民币1118.00元，交易后余额为17721.46元。【上海农商银行】',
    { source: 'bank_sms', direction: 'out', yuan: '1118.00', at: '2026-11-06T10:39:00+08:00', from: { last: '8162' } }),
  unseen('Huaxing bank, whole date', RULES, '【广东华兴银行】您尾号8665账户于2026年11月20日17:37消费支出人民币428.00元，余额36151.12元。',
    { source: 'bank_sms', direction: 'out', yuan: '428.00', at: '2026-11-20T17:37:00+08:00', from: { last: '8665' } }),
  unseen('CMB incoming with a payer', TEMPLATES, '您账户2102于10月12日收到本行转入人民币5000.12，付方何小露，账号尾号0537，备注：转账[招商银行]',
    { source: 'bank_sms', direction: 'in', doubts: ['incoming'], yuan: '5000.12', at: '2026-10-12T00:00:00+08:00', precision: 'day', from: { name: '何小露', last: '0537' }, to: { bank: 'CMB', last: '2102' } }),
  unseen('CEB incoming with a payer', TEMPLATES, '尊敬的客户：您尾号2989账户10:57存入1元，余额12.93元，摘要:银联入账—付款方姓名:何小露,付款方账号后四位:5232。[光大银行]',
    { source: 'bank_sms', direction: 'in', doubts: ['incoming'], yuan: '1.00', at: '2026-11-23T10:57:00+08:00', from: { name: '何小露', last: '5232' }, to: { bank: 'CEB', last: '2989' } }),
  unseen('WeBank app receipt', COMPOSED, '微众银行\n转账成功\n10,000.00元\n收款方\n何大勇\n收款账户\n建设银行 6217 0000 1001 1112 222\n到账时间\n2026-11-23 13:05:10\n转账时间\n2026-11-23 13:05:06',
    { source: 'bank_receipt', direction: 'out', yuan: '10000.00', at: '2026-11-23T13:05:06+08:00', precision: 'second', to: { name: '何大勇', account: '6217000010011112222', bank: 'CCB' } }),
  unseen('UnionPay app transfer', COMPOSED, '云闪付\n转账金额\n¥3,500.00\n收款人 吴小刚\n收款卡 平安银行(9002)\n付款卡 招商银行(1234)\n交易时间 2026-11-23 12:48:31\n订单编号 802611231248310001',
    { source: 'bank_receipt', direction: 'out', yuan: '3500.00', at: '2026-11-23T12:48:31+08:00', precision: 'second', from: { bank: 'CMB', last: '1234' }, to: { name: '吴小刚', bank: 'SPABANK', last: '9002' }, orders: ['order_number 802611231248310001'], channel: 'third_party' }),
];
