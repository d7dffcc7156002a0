import type { Principal, StopPaymentRequest } from '@paystop/contracts';
import { loadPolicy } from '@paystop/configuration';
import type { IntakeStore, NewIntake, StoreOutcome } from '../../ports/intake-store.port';
import { SubmitStopRequest, type Submission } from './submit-stop-request.usecase';

const RECEIVED_AT = '2026-11-23T06:03:00.000Z';
const OFFICER: Principal = { subject: 'u1', roles: ['officer'], unit: '440305012', officerId: 'P440305-0117' };

const REQUEST: StopPaymentRequest = {
  requestId: '6F1C2F0A-9a0e-4d0e-9a55-0f4a2f7b8f10',
  reportedAt: '2026-11-23T14:02:11+08:00',
  fraudType: 'fake_investment',
  summary: 'Victim was led to a fake trading app.',
  victim: { name: '王小明', phone: '13800000000' },
  transfers: [{
    transferId: 't1', amount: { amountMinor: '5000000', currency: 'CNY' }, transferredAt: '2026-11-23T13:41:00+08:00',
    from: { institutionCode: 'ICBC', accountNumber: '6222020000000000', accountName: '王小明' },
    to: { institutionCode: 'CMB', accountNumber: '6214830000000008', accountName: '李四' },
  }],
  officers: { handling: { officerId: 'P440305-0117', name: '张警官' }, assisting: { officerId: 'P440305-0122', name: '陈警官' } },
};

const paper = (attachmentId: string, kind: string, unit = '440305') => ({ attachmentId, kind, sha256: `sha of ${attachmentId}`, unit });
const PAPERS = [paper('att_known', 'police_id'), paper('att_second', 'police_id'), paper('att_form', 'application_form', '440305012'), paper('att_foreign', 'police_id', '440306')];

/** A store in memory with the behaviour of the real one. */
class MemoryStore implements IntakeStore {
  readonly rows = new Map<string, NewIntake>();

  async store(intake: NewIntake): Promise<StoreOutcome> {
    const known = this.rows.get(intake.requestId);
    if (known !== undefined) return { kind: 'exists', intake: known };
    this.rows.set(intake.requestId, intake);
    return { kind: 'stored' };
  }

  async find(requestId: string) {
    return this.rows.get(requestId);
  }
}

function setUp() {
  const store = new MemoryStore();
  const usecase = new SubmitStopRequest(store, {
    policy: loadPolicy(undefined),
    judge: async (work) => work({ knowsInstitution: (code) => code === 'ICBC' || code === 'CMB', institutionOf: () => undefined }),
    knownPapers: async () => new Map(PAPERS.map((paper) => [paper.attachmentId, paper])),
  });
  const submit = (changes: Partial<StopPaymentRequest> = {}, more: Partial<Submission> = {}) => {
    const request = { ...REQUEST, ...changes };
    return usecase.submit({ request, text: JSON.stringify(request), caller: OFFICER, receivedAt: RECEIVED_AT, ...more });
  };
  return { store, submit };
}

function codeOf(result: Awaited<ReturnType<SubmitStopRequest['submit']>>): string {
  return result.ok ? 'accepted' : result.error.code;
}

function answerOf(result: Awaited<ReturnType<SubmitStopRequest['submit']>>): Record<string, unknown> {
  if (!result.ok) throw new Error(result.error.code);
  return JSON.parse(result.value.answer) as Record<string, unknown>;
}

describe('submitting a stop-payment request', () => {
  it('answers with the clocks from the report and the id in lower case', async () => {
    const { submit } = setUp();
    expect(answerOf(await submit())).toMatchObject({
      requestId: '6f1c2f0a-9a0e-4d0e-9a55-0f4a2f7b8f10',
      status: 'received',
      reportedAt: '2026-11-23T06:02:11.000Z',
      receivedAt: RECEIVED_AT,
      clocks: [{ name: '30m', dueAt: '2026-11-23T06:32:11.000Z' }, { name: '60m', dueAt: '2026-11-23T07:02:11.000Z' }],
    });
  });

  it('stores the text as posted, under the unit of the token', async () => {
    const { store, submit } = setUp();
    await submit({}, { text: '{ "as": "posted" }' });
    expect([...store.rows.values()]).toEqual([expect.objectContaining({ body: '{ "as": "posted" }', unit: '440305012', subject: 'u1' })]);
  });

  it('counts the clocks from receipt when the report lies ahead, and says so', async () => {
    const { submit } = setUp();
    const answer = answerOf(await submit({ reportedAt: '2026-11-23T15:02:11+08:00' }));
    expect(answer['clocks']).toContainEqual({ name: '30m', dueAt: '2026-11-23T06:33:00.000Z' });
    expect(answer['warnings']).toContainEqual(expect.objectContaining({ path: '/reportedAt' }));
  });

  it.each([['more than a day ahead', '2026-11-24T14:03:01+08:00'], ['older than 90 days', '2026-08-01T00:00:00Z']])('refuses a report %s', async (_, reportedAt) => {
    const { store, submit } = setUp();
    const result = await submit({ reportedAt });
    expect(result).toMatchObject({ ok: false, error: { code: 'REQUEST.REPORTED_AT_OUT_OF_RANGE', errors: [{ path: '/reportedAt' }] } });
    expect(store.rows.size).toBe(0);
  });

  it('warns of unknown attachments and owed papers', async () => {
    const { submit } = setUp();
    const warnings = answerOf(await submit({ attachments: ['att_known', 'att_lost'] }))['warnings'];
    expect(warnings).toContainEqual(expect.objectContaining({ path: '/attachments/1' }));
    expect(warnings).toContainEqual(expect.objectContaining({ path: '/attachments', code: 'PAPERS.OWED', message: expect.stringMatching(/: police_id, application_form$/) }));
  });

  it('counts papers by their kind, and only those of its own line of units', async () => {
    const { submit } = setUp();
    const warnings = async (requestId: string, attachments: string[]) => (answerOf(await submit({ requestId, attachments }))['warnings'] as { path: string }[]).map(({ path }) => path).filter((path) => path.startsWith('/attachments'));
    expect(await warnings('6f1c2f0a-9a0e-4d0e-9a55-0f4a2f7b8f11', ['att_known', 'att_second', 'att_form'])).toEqual([]);
    expect(await warnings('6f1c2f0a-9a0e-4d0e-9a55-0f4a2f7b8f12', ['att_known', 'att_foreign', 'att_form'])).toEqual(['/attachments/1', '/attachments']);
  });

  it('gives the same answer to the same request, however it is written', async () => {
    const { store, submit } = setUp();
    const first = await submit();
    const again = await submit({ requestId: REQUEST.requestId.toLowerCase() }, { receivedAt: '2026-11-23T07:00:00.000Z', text: 'whatever was posted' });
    expect(again).toEqual(first);
    expect(store.rows.size).toBe(1);
  });

  it('answers a repeat that comes when the report has become too old', async () => {
    const { submit } = setUp();
    const first = await submit();
    expect(await submit({}, { receivedAt: '2027-06-01T00:00:00.000Z' })).toEqual(first);
  });

  it('refuses another body under the same id', async () => {
    const { submit } = setUp();
    await submit();
    expect(codeOf(await submit({ summary: 'something else' }))).toBe('IDEMPOTENCY.BODY_DIFFERS');
  });

  it('counts an instant written otherwise as another body', async () => {
    const { submit } = setUp();
    await submit();
    expect(codeOf(await submit({ reportedAt: '2026-11-23T06:02:11Z' }))).toBe('IDEMPOTENCY.BODY_DIFFERS');
  });

  it('refuses the id of another unit without saying what it holds', async () => {
    const { submit } = setUp();
    await submit();
    const foreign = await submit({ summary: 'x' }, { caller: { ...OFFICER, unit: '440306001' } });
    expect(codeOf(foreign)).toBe('IDEMPOTENCY.FOREIGN_KEY');
  });

  it('takes a unit below the own one and refuses any other', async () => {
    const { submit } = setUp();
    const district = { ...OFFICER, unit: '440305' };
    expect(codeOf(await submit({ unit: '440305012' }, { caller: district }))).toBe('accepted');
    expect(codeOf(await submit({ unit: '440306' }, { caller: district }))).toBe('UNIT.NOT_YOURS');
    expect(codeOf(await submit({ unit: '4403' }, { caller: district }))).toBe('UNIT.NOT_YOURS');
    expect(codeOf(await submit({}, { caller: { ...OFFICER, unit: '' } }))).toBe('UNIT.NOT_YOURS');
  });

  it('refuses a handling officer other than the one of the token', async () => {
    const { submit } = setUp();
    expect(codeOf(await submit({}, { caller: { ...OFFICER, officerId: 'P440305-0999' } }))).toBe('OFFICERS.NOT_YOU');
    const { officerId: _, ...nameless } = OFFICER;
    expect(codeOf(await submit({}, { caller: nameless }))).toBe('accepted');
  });
});
