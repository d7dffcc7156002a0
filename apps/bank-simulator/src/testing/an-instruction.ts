import type { RestInstruction } from '@paystop/contracts';

/** Test data: a stop of 50,000 yuan that somebody paid into a mule's account. */
export const PAID_AT = '2026-11-23T13:41:00.000+08:00';

export function anInstruction(changes: Partial<RestInstruction> = {}): RestInstruction {
  return {
    instructionId: 'ins_1',
    sequence: 1,
    action: 'stop',
    caseId: 'case_1',
    caseNumber: 'A4403051202611230007',
    target: { accountNumber: '6214830000000008', accountName: '张三' },
    transfer: { amount: yuan(50_000), transferredAt: PAID_AT, fromAccountNumber: '6222020000000001', bankReference: 'REF-1' },
    amountLimit: null,
    validFrom: PAID_AT,
    validUntil: null,
    legalBasis: '反电信网络诈骗法 第二十条',
    originalInstructionId: null,
    officers: [{ officerId: 'P440305-0117', name: '王警官' }, { officerId: 'P440305-0122', name: '李警官' }],
    documents: [],
    requestedAt: PAID_AT,
    answerBefore: PAID_AT,
    ...changes,
  };
}

export function yuan(amount: number) {
  return { amountMinor: String(amount * 100), currency: 'CNY' as const };
}
