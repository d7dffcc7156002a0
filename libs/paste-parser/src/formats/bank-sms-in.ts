import { SOURCES, type PasteFormat } from './format';

type Row = readonly [name: string, source: string, text: string, expected: PasteFormat['expected']];

const sms = (...[name, source, text, expected]: Row): PasteFormat =>
  ({ name, source, text, expected: { source: 'bank_sms', direction: 'in', doubts: ['incoming'], ...expected } });

/** Messages about money that arrived, and messages that report no transfer at all: they must say so. */
export const BANK_SMS_IN: readonly PasteFormat[] = [
  sms('ICBC income whose bracket says out', SOURCES.algorithm, '您尾号0619卡11月1日13:32工商银行收入(跨行转出)888元，余额15,875.99元，对方户名：黄小莉，对方账户尾号：8485。【工商银行】',
    { yuan: '888.00', at: '2026-11-01T13:32:00+08:00', to: { bank: 'ICBC', last: '0619' }, from: { name: '黄小莉', last: '8485' } }),
  sms('ABC deposit by a person', SOURCES.samples, '【中国农业银行】张小四于11月18日15:34向您尾号6679账户完成转存交易人民币5000.00，余额55073.97。',
    { yuan: '5000.00', at: '2026-11-18T15:34:00+08:00', to: { bank: 'ABC', last: '6679' }, from: { name: '张小四' } }),
  sms('CCB deposit by a person', SOURCES.samples, '刘大华11月18日15时15分向您尾号2428的储蓄卡电子汇入存入人民币10.00元,活期余额283.85元。[建设银行]',
    { yuan: '10.00', at: '2026-11-18T15:15:00+08:00', to: { bank: 'CCB', last: '2428' }, from: { name: '刘大华' } }),
  sms('PSBC incoming from another bank', SOURCES.samples, '【邮储银行】26年11月18日15:27张小四账户2428向您尾号855账户他行来账金额5.00元，余额25.30元。',
    { yuan: '5.00', at: '2026-11-18T15:27:00+08:00', to: { bank: 'PSBC', last: '855' }, from: { name: '张小四', last: '2428' } }),
  sms('CIB incoming', SOURCES.samples, '22日17:59账户*6751*汇款汇入收入1000.00元，余额20442.23元。对方户名:麦小华[兴业银行]',
    { yuan: '1000.00', at: '2026-11-22T17:59:00+08:00', to: { bank: 'CIB', last: '6751' }, from: { name: '麦小华' } }),
  sms('RBOZ incoming', SOURCES.samples, '您尾号为0685的账户 11月01日13:40入账人民币2500.00元，余额为2962.39元。摘要：跨行转入。登录手机银行，1折买精选基金。-【珠海华润银行】',
    { yuan: '2500.00', at: '2026-11-01T13:40:00+08:00', to: { bank: 'RBOZ', last: '0685' }, channel: 'mobile_banking' }),
  sms('CITIC incoming', SOURCES.samples, '【中信银行】您尾号3352的中信卡于11月16日19:53，跨行转入存入人民币5200.00元，当前余额为人民币29405.28元。',
    { yuan: '5200.00', at: '2026-11-16T19:53:00+08:00', to: { bank: 'CITIC', last: '3352' } }),
  sms('SPABANK incoming', SOURCES.samples, '您存款账户5514于11月16日21:14跨行转账转入人民币220.00元，活期余额人民币4026.42元。【平安银行】',
    { yuan: '220.00', at: '2026-11-16T21:14:00+08:00', to: { bank: 'SPABANK', last: '5514' } }),
  sms('CMBC incoming', SOURCES.samples, '账户*2523于10月31日16:02存入￥200.00元，可用余额223.31元。存款。【民生银行】',
    { yuan: '200.00', at: '2026-10-31T16:02:00+08:00', to: { bank: 'CMBC', last: '2523' } }),
  sms('BOC incoming, day only', SOURCES.algorithm, '您的借记卡账户5051，于11月01日收入(网银跨行)人民币500.00元,交易后余额4809.64【中国银行】',
    { yuan: '500.00', at: '2026-11-01T00:00:00+08:00', precision: 'day', to: { bank: 'BOC', last: '5051' }, channel: 'online_banking' }),
  sms('COMM verification code', SOURCES.patterns, '短信密码：482885，密码序号：97。您正在给尾号为*1234的账户转账2.05元，严防诈骗！不要告诉任何人！【交通银行】',
    { direction: 'unknown', yuan: '2.05', doubts: ['verification_code'], from: { bank: 'COMM' }, to: { last: '1234' } }),
  sms('PSBC verification code', SOURCES.algorithm, '【邮储银行】验证码：373395（序号1786），您向施小阳尾号7959账户转账800.00元。任何人索要验证码均为诈骗，请勿泄露！',
    { direction: 'unknown', yuan: '800.00', doubts: ['verification_code'], from: { bank: 'PSBC' }, to: { name: '施小阳', last: '7959' } }),
  sms('BOC verification code', SOURCES.algorithm, '手机交易码628123,您正向谢小东(9921)汇款2,200.00元,请确认通过中行官方渠道办理【中国银行】',
    { direction: 'out', yuan: '2200.00', doubts: ['verification_code'], from: { bank: 'BOC' }, to: { name: '谢小东', last: '9921' } }),
  sms('PSBC returned remittance', SOURCES.algorithm, '【邮储银行】26年11月20日21:21您尾号954账户往账退回金额1800.00元，余额2431.23元。',
    { direction: 'out', yuan: '1800.00', at: '2026-11-20T21:21:00+08:00', doubts: ['returned'], from: { bank: 'PSBC', last: '954' } }),
  sms('CMB payment announced', SOURCES.parsers, '【招商银行】您账户9929将于2026年11月30日扣款人民币1,200.00，请确保余额充足。',
    { direction: 'out', yuan: '1200.00', doubts: ['planned'], from: { bank: 'CMB', last: '9929' } }),
];
