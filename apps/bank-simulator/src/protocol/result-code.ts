import type { OutcomeResult } from '@paystop/contracts';

/** The four-digit answer codes of domain.md 3.5, what the bank says with each, and which results it may carry (contract-details 3). */
interface ResultCode {
  readonly remark: string;
  readonly carries: readonly OutcomeResult[];
}

const SUCCESS: readonly OutcomeResult[] = ['held', 'partially_held', 'not_held', 'done'];
const ALREADY: readonly OutcomeResult[] = ['held', 'not_held'];
const FAILURE: readonly OutcomeResult[] = ['refused', 'not_held'];

const failure = (remark: string): ResultCode => ({ remark, carries: FAILURE });

export const RESULT_CODES = {
  '0000': { remark: '处理成功', carries: SUCCESS },
  '0100': failure('身份信息不符'),
  '0200': failure('金额有误'),
  '0300': failure('账号不存在'),
  '0301': failure('账号与户名不符'),
  '0302': failure('白名单账户'),
  '0303': failure('账户已挂失'),
  '0400': failure('未找到原指令'),
  '0500': failure('缺少必填项'),
  '0501': failure('字段无法解析'),
  '0600': failure('缺少法律文书'),
  '0700': failure('机构代码有误'),
  '0800': failure('日期有误'),
  '0900': failure('指令已处理'),
  '1000': failure('不支持该业务'),
  '1100': failure('银行内部错误'),
  '1200': { remark: '已限制，余额不足', carries: ['partially_held', 'not_held'] },
  '1300': failure('止付失败'),
  '1301': { remark: '账户已被止付', carries: ALREADY },
  '1302': { remark: '账户已部分冻结', carries: ALREADY },
  '1303': { remark: '账户已全额冻结', carries: ALREADY },
  '1304': failure('止付次数超限'),
  '1800': failure('原措施已到期，不能续期'),
  '1900': failure('原措施已到期，无需解除'),
} as const satisfies Record<string, ResultCode>;

export type KnownCode = keyof typeof RESULT_CODES;

export function isKnownCode(code: string): code is KnownCode {
  return code in RESULT_CODES;
}

export function remarkFor(code: string): string {
  return isKnownCode(code) ? RESULT_CODES[code].remark : '未知代码';
}

/** @returns whether a bank that keeps to the protocol may give this result with this code. */
export function isLegalPair(result: OutcomeResult, code: string): boolean {
  if (!isKnownCode(code)) return false;
  const carries: readonly OutcomeResult[] = RESULT_CODES[code].carries;
  return carries.includes(result);
}
