import type { MethodReason, ReturnMethod } from '@paystop/domain';
import { type Instant, type Money, localDateOf, maskName, minorUnits } from '@paystop/kernel';
import type { DocumentLine } from './return-document';

const FEN_A_YUAN = 100n;
const SHOWN_DIGITS = 4;

export const METHOD_NAMES: Readonly<Record<ReturnMethod, string>> = { direct: '直接返还', timestamp: '按时间戳溯源返还', pro_rata: '按损失比例返还' };

/** @returns "¥1,234.56". */
export function yuan(amount: Money): string {
  const minor = minorUnits(amount);
  const whole = (minor / FEN_A_YUAN).toString().replace(/\B(?=(\d{3})+$)/g, ',');
  return `¥${whole}.${(minor % FEN_A_YUAN).toString().padStart(2, '0')}`;
}

const DIGITS = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'] as const;
const PLACES = ['', '拾', '佰', '仟'] as const;
const GROUPS = ['', '万', '亿', '万亿'] as const;
const GROUP = 10_000n;

/** @returns the amount in words as Chinese documents carry it: "人民币壹仟贰佰叁拾肆元伍角陆分". At most 16 digits of yuan. */
export function amountInWords(amount: Money): string {
  const minor = minorUnits(amount);
  const [whole, jiao, fen] = [minor / FEN_A_YUAN, Number((minor / 10n) % 10n), Number(minor % 10n)];
  const yuanWords = whole === 0n ? '' : `${groupsInWords(whole)}元`;
  if (jiao === 0 && fen === 0) return `人民币${yuanWords === '' ? '零元' : yuanWords}整`;
  const jiaoWords = jiao > 0 ? `${DIGITS[jiao] ?? ''}角` : yuanWords === '' ? '' : '零';
  return `人民币${yuanWords}${jiaoWords}${fen > 0 ? `${DIGITS[fen] ?? ''}分` : '整'}`;
}

function groupsInWords(whole: bigint): string {
  let words = '';
  let rest = whole;
  let gap = false;
  for (const unit of GROUPS) {
    if (rest === 0n) break;
    const group = Number(rest % GROUP);
    rest /= GROUP;
    if (group === 0) {
      gap = words !== '';
      continue;
    }
    words = `${rest > 0n && group < 1_000 ? '零' : ''}${groupInWords(group)}${unit}${gap && !words.startsWith('零') ? '零' : ''}${words}`;
    gap = false;
  }
  return words;
}

/** @param group 1 to 9999. */
function groupInWords(group: number): string {
  let words = '';
  let zero = false;
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(group / 10 ** place) % 10;
    if (digit === 0) {
      zero = words !== '';
      continue;
    }
    words += `${zero ? '零' : ''}${DIGITS[digit] ?? ''}${PLACES[place] ?? ''}`;
    zero = false;
  }
  return words;
}

/** @returns "2026年11月23日" as the calendar there has it. */
export function chineseDate(at: Instant, timeZone: string): string {
  const [year, month, day] = localDateOf(at, timeZone).split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

/** Public documents show the last four digits of an account and nothing else. */
export function lastDigits(accountNumber: string): string {
  return `尾号${[...accountNumber].slice(-SHOWN_DIGITS).join('')}`;
}

export function nameShown(name: string): string {
  return maskName(name);
}

/** @returns why the method was taken. */
export function reasonInChinese(reason: MethodReason, timeZone: string): string {
  switch (reason.because) {
    case 'single_deposit':
      return '冻结账户仅有一笔汇（存）款，可直接认定为该被害人所有。';
    case 'nothing_mixed':
      return '冻结账户虽有多笔汇（存）款，按交易时间先后可以直接溯源至被害人。';
    case 'chosen':
      return '由办案单位依据案件事实确定。';
    case 'no_transactions':
      return '银行未提供冻结账户的交易明细，无法溯源。';
    case 'less_frozen':
      return '冻结金额少于账户内各来源资金之和，无法区分。';
    case 'deposit_missing':
      return `账户交易明细中未见所主张的汇款（${reason.deposit}），无法溯源。`;
    case 'mixed':
      return `账户内多名来源资金已混同，${chineseDate(reason.at, timeZone)}的转出款项无法区分归属。`;
    case 'same_deposit':
      return `${chineseDate(reason.at, timeZone)}的同一笔汇款有两项主张，无法区分归属。`;
    case 'overdrawn':
    case 'balances_contradict':
      return `${chineseDate(reason.at, timeZone)}的交易明细与账户余额不符，无法溯源。`;
  }
}

/** @returns how a line was computed, so that anybody can do it again. */
export function workingsInChinese({ loss, share, amount, workings }: DocumentLine): string {
  const part = `${share.numerator}/${share.denominator}`;
  if (workings === null) return `损失 ${yuan(loss)}（占全部损失的 ${part}），经溯源应返还 ${yuan(amount)}。`;
  const total = minorUnits(workings.totalLoss).toString();
  const rounding = workings.remainder === '0' ? '整除' : `余 ${workings.remainder}/${total} 分，${workings.extraFen ? '按最大余数法进一分' : '按最大余数法舍去'}`;
  return `损失 ${yuan(loss)} ÷ 损失合计 ${yuan(workings.totalLoss)} = ${part}；可返还 ${yuan(workings.payable)} × ${part} = ${yuan(workings.floor)}，${rounding}，返还 ${yuan(amount)}。`;
}
