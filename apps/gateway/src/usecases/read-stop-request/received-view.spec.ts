import type { RequestRecord } from '@paystop/domain';
import { presentRequest } from '@paystop/presentation';
import type { StoredIntake } from '../../ports/intake-store.port';
import { aRequest } from '../../test-support/requests';
import { receivedView } from './received-view';

const RECEIVED_AT = '2026-11-23T06:03:00.000Z';

function viewOf(request = aRequest()): Record<string, unknown> {
  const answer = JSON.stringify({ reportedAt: RECEIVED_AT, receivedAt: RECEIVED_AT, clocks: [{ name: '30m', dueAt: RECEIVED_AT }], warnings: [{ path: '/attachments', message: 'owed', code: 'PAPERS.OWED' }] });
  const intake: StoredIntake = { requestId: request.requestId, unit: '440305012', subject: 'u', body: '{}', receivedAt: RECEIVED_AT, answer };
  return receivedView({ intake, request, institutions: request.transfers.map(() => 'CMB'), stopIds: request.transfers.map(({ transferId }) => `ins_${transferId}`), papers: { state: 'owed', dueAt: '2026-11-24T06:03:00.000Z', missing: ['police_id'] } }) as Record<string, unknown>;
}

function recordOf(request = aRequest()): RequestRecord {
  return {
    ...request, caseId: 'case_1', unit: '440305012', source: 'http', caseNumber: null, receivedAt: RECEIVED_AT, submittedBy: 'u', indicators: [], attachments: [], warnings: [],
    clocks: [{ name: '30m', dueAt: RECEIVED_AT, warnAt: RECEIVED_AT, state: 'running', decidedAt: null, escalated: 0 }],
    transfers: request.transfers.map((transfer) => ({
      ...transfer, channel: null, bankReference: null, instructionId: 'ins_1', instructionCaseId: 'case_1',
      from: { ...transfer.from, paymentOrder: null },
      to: { institutionCode: 'CMB', accountNumber: transfer.to.accountNumber ?? null, accountName: null, paymentOrder: null },
    })),
    documents: [], papers: { state: 'owed', dueAt: null, missing: [] }, conflictsWith: null, status: 'received', version: 1,
  };
}

describe('a request before the read models know it', () => {
  it('has the members that it will have later, down to its stops and clocks', () => {
    const later = presentRequest({ request: recordOf(), instructions: new Map(), holds: new Map(), caseNumber: null }, 'masked') as Record<string, unknown>;
    const now = viewOf();
    expect(Object.keys(now).sort()).toEqual(Object.keys(later).sort());
    const [stopNow, stopLater] = [now, later].map((view) => (view['stops'] as Record<string, unknown>[])[0] ?? {});
    expect(Object.keys(stopNow ?? {}).sort()).toEqual(Object.keys(stopLater ?? {}).sort());
    const [clockNow, clockLater] = [now, later].map((view) => (view['clocks'] as object[])[0] ?? {});
    expect(Object.keys(clockNow ?? {}).sort()).toEqual(Object.keys(clockLater ?? {}).sort());
  });

  it('shows nobody in clear', () => {
    const shown = JSON.stringify(viewOf());
    for (const secret of ['王小明', '李四', '13800000000', '6214830000000008', '6222020000000000']) expect(shown).not.toContain(secret);
  });

  it('masks a payment order and an e-mail that is used as an account', () => {
    const [transfer] = aRequest().transfers;
    if (transfer === undefined) throw new Error('the example has a transfer');
    const order = { institutionCode: 'ALIPAY', paymentOrder: { kind: 'order_number' as const, value: '2026112300001234' } };
    const mail = { institutionCode: 'ALIPAY', accountNumber: 'fraud@example.com', accountName: 'x' };
    const view = viewOf(aRequest({ transfers: [{ ...transfer, to: order }, { ...transfer, transferId: 't2', to: mail }] }));
    expect((view['stops'] as { account: string }[]).map((stop) => stop.account)).toEqual(['202611******1234', 'f*@example.com']);
  });
});
