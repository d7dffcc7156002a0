import { randomUUID } from 'node:crypto';
import type { StopPaymentRequest } from '@paystop/contracts';
import type { CallOptions } from './gateway-under-test';

/** @returns a request as an officer of 440305012 would send it now. */
export function aRequest(changes: Partial<StopPaymentRequest> = {}): StopPaymentRequest {
  const reportedAt = new Date(Date.now() - 60_000).toISOString();
  return {
    requestId: randomUUID(),
    reportedAt,
    fraudType: 'fake_investment',
    summary: '受害人被诱导在虚假投资平台转账两笔。',
    victim: { name: '王小明', phone: '13800000000' },
    transfers: [{
      transferId: 't1', amount: { amountMinor: '5000000', currency: 'CNY' }, transferredAt: new Date(Date.now() - 600_000).toISOString(),
      from: { institutionCode: 'ICBC', accountNumber: '6222020000000000', accountName: '王小明' },
      to: { institutionCode: 'CMB', accountNumber: '6214830000000008', accountName: '李四' },
    }],
    officers: { handling: { officerId: 'P440305-0117', name: '张警官' }, assisting: { officerId: 'P440305-0122', name: '陈警官' } },
    ...changes,
  };
}

export function posting(request: StopPaymentRequest, more: CallOptions = {}): CallOptions {
  return { method: 'POST', body: request, ...more, headers: { 'idempotency-key': request.requestId, ...more.headers } };
}
