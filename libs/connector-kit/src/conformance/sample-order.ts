import type { RestInstruction } from '@paystop/contracts';

/** A complete stop as the orchestrator orders it; every name in it is invented. */
export const SAMPLE_ORDER: RestInstruction = {
  instructionId: 'ins_sample1', sequence: 1, action: 'stop', caseId: 'case_sample1', caseNumber: null,
  target: { accountNumber: '6214830000000008', accountName: '测试账户' },
  transfer: { amount: { amountMinor: '500', currency: 'CNY' }, transferredAt: '2026-11-23T05:41:00.000Z', fromAccountNumber: '6222020000000005', bankReference: null },
  amountLimit: null, validFrom: '2026-11-23T06:02:11.000Z', validUntil: null, legalBasis: '反电信网络诈骗法第二十条', originalInstructionId: null,
  officers: [{ officerId: 'P1', name: '甲' }, { officerId: 'P2', name: '乙' }], documents: [],
  requestedAt: '2026-11-23T06:02:11.000Z', answerBefore: '2026-11-23T06:32:11.000Z',
};
