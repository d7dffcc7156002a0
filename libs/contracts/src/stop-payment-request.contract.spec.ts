import { stopPaymentRequestSchema, validate } from './index';

const VALID = {
  requestId: '6f1c2f0a-9a0e-4d0e-9a55-0f4a2f7b8f10',
  reportedAt: '2026-11-23T14:02:11+08:00',
  fraudType: 'fake_investment',
  summary: 'Victim was led to a fake trading app and paid twice.',
  victim: { name: '王小明', phone: '13800000000' },
  transfers: [
    {
      transferId: 't1', amount: { amountMinor: '5000000', currency: 'CNY' }, transferredAt: '2026-11-23T13:41:00+08:00',
      from: { institutionCode: 'ICBC', accountNumber: '6222020000000001', accountName: '王小明' },
      to: { institutionCode: 'CMB', accountNumber: '6214830000000008', accountName: '李四' },
    },
  ],
  officers: { handling: { officerId: 'P440305-0117', name: '张警官' }, assisting: { officerId: 'P440305-0122', name: '陈警官' } },
};

/** @returns a copy of the valid body with the value at the path replaced (undefined removes it). */
function withValue(path: string, value: unknown): unknown {
  const copy = structuredClone(VALID) as unknown as Record<string, unknown>;
  const steps = path.split('/').slice(1);
  const last = steps.pop() ?? '';
  const parent = steps.reduce<Record<string, unknown>>((at, step) => at[step] as Record<string, unknown>, copy);
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return copy;
}

describe('the body of a stop-payment request', () => {
  it('is accepted as the contract shows it', () => {
    expect(validate(stopPaymentRequestSchema, VALID)).toEqual({ ok: true, value: VALID });
  });

  it.each([
    ['/requestId', '00000000-0000-0000-0000-000000000000'],
    ['/requestId', 'not-a-uuid'],
    ['/reportedAt', '2026-11-23T14:02:11'],
    ['/reportedAt', '2026-02-30T14:02:11Z'],
    ['/fraudType', 'cheating'],
    ['/summary', ''],
    ['/summary', 'x'.repeat(4_001)],
    ['/summary', 'two\nlines'],
    ['/summary', 'a\ttab'],
    ['/victim/name', undefined],
    ['/victim/name', 'a\u202eb'],
    ['/victim/phone', 'a\u0000b'],
    ['/transfers', []],
    ['/transfers/0/amount/amountMinor', '0'],
    ['/transfers/0/amount/amountMinor', '-5'],
    ['/transfers/0/amount/amountMinor', '12.50'],
    ['/transfers/0/amount/amountMinor', '0100'],
    ['/transfers/0/amount/amountMinor', 100],
    ['/transfers/0/amount/amountMinor', '1'.repeat(19)],
    ['/transfers/0/amount/currency', 'USD'],
    ['/transfers/0/from/accountNumber', undefined],
    ['/transfers/0/to/accountNumber', '622 848'],
    ['/transfers/0/to/accountName', undefined],
    ['/transfers/0/channel', 'pigeon'],
    ['/officers/assisting/officerId', 'P440305-0117'],
    ['/unit', '44030'],
    ['/surprise', 1],
  ])('is refused with a pointer to %s when that is %j', (path, value) => {
    const outcome = validate(stopPaymentRequestSchema, withValue(path, value));
    expect(outcome.ok ? [] : outcome.errors.map((error) => error.path)).toContain(path);
  });

  it('names every wrong field at once', () => {
    const body = { ...VALID, fraudType: 'x', summary: '', transfers: [{ ...VALID.transfers[0], transferId: 'a', channel: 'x' }] };
    const outcome = validate(stopPaymentRequestSchema, body);
    expect(outcome.ok ? [] : outcome.errors.map((error) => error.path).sort()).toEqual(['/fraudType', '/summary', '/transfers/0/channel']);
  });

  it.each([
    ['/summary', undefined, 'is required'],
    ['/summary', 7, 'must be a string'],
    ['/transfers', 'x', 'must be a list'],
    ['/transfers', Array.from({ length: 51 }, (_, index) => ({ ...VALID.transfers[0], transferId: `t${index}` })), 'must have at most 50 entries'],
    ['/victim', null, 'must be an object'],
    ['/victim/kind', 'robot', 'must be one of person, company'],
    ['/attachments', [5], 'must be a string'],
  ])('says of %s being %j that it %s', (path, value, message) => {
    const outcome = validate(stopPaymentRequestSchema, withValue(path, value));
    expect(outcome.ok ? [] : outcome.errors.map((error) => error.message)).toEqual([message]);
  });

  it('says which rule two equal officers break', () => {
    const outcome = validate(stopPaymentRequestSchema, withValue('/officers/assisting/officerId', 'P440305-0117'));
    expect(outcome.ok ? [] : outcome.errors).toEqual([expect.objectContaining({ code: 'OFFICERS.SAME_PERSON' })]);
  });

  it('takes a payment order instead of an account', () => {
    const to = { institutionCode: 'ALIPAY', paymentOrder: { kind: 'order_number', value: '2026112300001' } };
    expect(validate(stopPaymentRequestSchema, withValue('/transfers/0/to', to)).ok).toBe(true);
  });

  it('refuses two transfers with one transferId', () => {
    const body = { ...VALID, transfers: [VALID.transfers[0], VALID.transfers[0]] };
    const outcome = validate(stopPaymentRequestSchema, body);
    expect(outcome.ok ? [] : outcome.errors.map((error) => error.path)).toEqual(['/transfers/1/transferId']);
  });
});
