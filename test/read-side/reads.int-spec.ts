import { caseRowSchema, caseViewSchema, deadLetterSchema, holdViewSchema, instructionViewSchema, officerRowSchema, pageOf, requestViewSchema, warningViewSchema, warningsByColourSchema } from '@paystop/contracts';
import type { Role } from '@paystop/contracts';
import type { z } from 'zod';
import type { TestPerson } from '../../apps/gateway/src/test-support/local-issuer';
import { caseHistory } from '../../apps/projector/test/case-history';
import { aChange, aWarning } from '../../apps/projector/test/story';
import { startReadSideUnderTest, type ReadSideUnderTest } from './read-side-under-test';

jest.setTimeout(60_000);

const CITY: TestPerson = { role: 'operator', unit: '4403', subject: 'operator-1' };
/** Of ten cases every fourth is of that unit: 440305012, 440305013, 440306001, 4403. */
const CASES = 10;
const requestIdOf = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

describe('reading', () => {
  let side: ReadSideUnderTest;

  beforeAll(async () => {
    side = await startReadSideUnderTest();
    const changes = Array.from({ length: CASES }, (_, number) => caseHistory({ number, outcome: number % 5 === 4 ? 'waiting' : 'held', stoppedAfterMinutes: 10 + number })).flat();
    await side.project([...changes, aChange({ warnings: [aWarning({ warningId: 'wrn_1' }), aWarning({ warningId: 'wrn_2', unit: '440306001' })] })]);
    await side.database.query(
      `INSERT INTO dead_letter (dead_letter_id, topic, reason, detail, at, headers, truncated, value) VALUES ('dl_1', 'fraud.alerts.v1', 'ALERT.INVALID', 'no', now(), '{}', false, 'secret')`,
    );
  });

  afterAll(() => side.stop());

  const call = (path: string, as: TestPerson = CITY, body?: unknown) => side.gateway.call(path, { as, ...(body === undefined ? {} : { method: 'POST', body }) });
  const items = async (path: string, as: TestPerson = CITY): Promise<Record<string, unknown>[]> => (await call(path, as)).body['items'] as Record<string, unknown>[];

  it.each<readonly [string, z.ZodType]>([
    ['/cases', pageOf(caseRowSchema)], ['/cases/case_1', caseViewSchema], ['/cases?minutesLeft=99999', pageOf(caseRowSchema)],
    ['/stop-payment-requests', pageOf(requestViewSchema)], [`/stop-payment-requests/${requestIdOf(1)}`, requestViewSchema],
    ['/instructions', pageOf(instructionViewSchema)], ['/instructions/ins_1', instructionViewSchema], ['/holds?expiringWithin=PT72H', pageOf(holdViewSchema)],
    ['/warnings', pageOf(warningViewSchema)], ['/warnings/wrn_1', warningViewSchema], ['/warnings/by-colour', warningsByColourSchema], ['/dead-letters', pageOf(deadLetterSchema)], ['/officers', pageOf(officerRowSchema)],
  ])('GET %s answers as documented', async (path, schema) => {
    const { status, body } = await call(path);
    expect(status).toBe(200);
    expect(schema.safeParse(body).error?.issues ?? []).toEqual([]);
  });

  it('masks names, numbers and phones for everyone, and shows institutions their own account numbers whole', async () => {
    for (const role of ['officer', 'operator', 'approver', 'auditor'] as const) {
      const seen = JSON.stringify([await call('/cases/case_0', { role, unit: '4403' }), await call(`/stop-payment-requests/${requestIdOf(0)}`, { role, unit: '4403' })]);
      expect(seen).toContain('621483******0008');
      for (const clear of ['6214830000000008', '6222021234567890123', '13800138000', '赵某', '王小明']) expect(seen).not.toContain(clear);
    }
    const own = (await call('/instructions/ins_0', { role: 'institution', institution: 'CMB', unit: '' })).body;
    expect(own['account']).toBe('6214830000000008');
    expect((await call('/warnings/wrn_1')).body['subject']).toEqual({ name: '陈*', phone: '139****2222', idNumber: '440301********1234' });
  });

  it('shows an institution its own instructions and nothing else', async () => {
    const bank: TestPerson = { role: 'institution', institution: 'ICBC', unit: '' };
    const own = await items('/instructions', bank);
    expect(own.length).toBeGreaterThan(0);
    expect(new Set(own.map((each) => each['institutionCode']))).toEqual(new Set(['ICBC']));
    expect((await call('/instructions/ins_0', bank)).status).toBe(404);
    for (const path of ['/cases', '/stop-payment-requests', '/holds', '/warnings', '/dead-letters', '/officers']) expect((await call(path, bank)).status).toBe(403);
    expect((await call('/instructions', { role: 'institution', unit: '' })).status).toBe(401);
  });

  it.each([['440305012', ['case_0', 'case_4', 'case_8']], ['440305', ['case_0', 'case_1', 'case_4', 'case_5', 'case_8', 'case_9']], ['440306', ['case_2', 'case_6']], ['440399', []], ['4401', []]])(
    'a person of unit %s sees its cases and those below, others are not there', async (unit, visible) => {
      const as: TestPerson = { role: 'officer', unit };
      expect((await items('/cases?limit=200', as)).map((row) => row['caseId']).sort()).toEqual(visible);
      for (let number = 0; number < CASES; number += 1) {
        const expected = visible.includes(`case_${number}`) ? 200 : 404;
        expect((await call(`/cases/case_${number}`, as)).status).toBe(expected);
        expect((await call(`/stop-payment-requests/${requestIdOf(number)}`, as)).status).toBe(expected);
        expect((await call(`/instructions/ins_${number}`, { ...as, role: 'operator' })).status).toBe(expected);
      }
      expect((await items('/instructions?limit=200', { ...as, role: 'operator' })).length).toBe(visible.length);
    },
  );

  it('counts the warnings that wait for a feedback by colour, within the unit of who asks', async () => {
    const purple = async (as?: TestPerson): Promise<unknown> => ((await call('/warnings/by-colour', as)).body['rows'] as readonly object[])[0];
    expect(await purple()).toMatchObject({ colour: 'purple', waiting: 2, overdue: 2 });
    expect(await purple({ role: 'officer', unit: '440306' })).toMatchObject({ waiting: 1 });
    expect(await purple({ role: 'officer', unit: '440399' })).toMatchObject({ waiting: 0, firstDueAt: null });
  });

  it('lets no unit parameter widen what a person sees', async () => {
    const as: TestPerson = { role: 'officer', unit: '440305012' };
    expect((await items('/cases?unit=4403', as)).map((row) => row['unit'])).toEqual(['440305012', '440305012', '440305012']);
    expect(await items('/cases?unit=440306', as)).toEqual([]);
  });

  it.each<readonly [string, readonly Role[]]>([
    ['/cases', ['officer', 'operator', 'approver', 'auditor']], ['/cases/case_0', ['officer', 'operator', 'approver', 'auditor']],
    ['/warnings', ['officer', 'operator']], ['/warnings/by-colour', ['officer', 'operator']], ['/dead-letters', ['operator', 'admin']], ['/statistics', ['operator', 'approver', 'analyst', 'auditor']], ['/officers', ['officer', 'operator']],
  ])('GET %s is for %j', async (path, allowed) => {
    for (const role of ['officer', 'operator', 'approver', 'auditor', 'analyst', 'admin'] as const) {
      expect([role, (await call(path, { role, unit: '4403' })).status]).toEqual([role, allowed.includes(role) ? 200 : 403]);
    }
  });

  it.each(['/cases?colour=red', '/cases?limit=201', '/cases?limit=x', '/cases?cursor=nonsense', '/cases?status=odd', '/cases?minutesLeft=-1', '/holds?expiringWithin=soon', '/statistics?groupBy=moon', '/events?token=x'])(
    'GET %s is refused', async (path) => {
      expect((await call(path)).status).toBe(400);
    },
  );

  it('filters cases by status, clock, bank, kind of fraud and minutes left', async () => {
    const ids = async (query: string): Promise<unknown[]> => (await items(`/cases?limit=200&${query}`)).map((row) => row['caseId']);
    expect(await ids('institution=ICBC')).toEqual(['case_7', 'case_4', 'case_1']);
    expect(await ids('institution=ICBC&sla=running')).toEqual(['case_4']);
    expect(await ids('institution=ICBC&minutesLeft=99999')).toEqual(['case_4']);
    expect(await ids('fraudType=gaming&status=open')).toEqual(['case_7', 'case_4', 'case_1']);
    expect(await ids('status=closed')).toEqual([]);
    expect(await ids('sla=running')).toEqual(['case_9', 'case_4']);
    expect(await ids('minutesLeft=99999')).toEqual(['case_4', 'case_9']);
    expect(await ids('updatedAfter=2020-01-01T00:00:00Z')).toHaveLength(CASES);
    expect(await ids('updatedAfter=2999-01-01T00:00:00Z')).toEqual([]);
  });

  it('finds cases by words that stand in no URL, log or index in clear', async () => {
    const find = async (body: object, as = CITY): Promise<unknown[]> => ((await call('/cases/search?limit=200', as, body)).body['items'] as { caseId: string }[]).map((row) => row.caseId);
    expect(await find({ caseNumber: 'A3' })).toEqual(['case_3']);
    for (const word of [{ account: '6214830000000008' }, { accountLast4: '0008' }, { name: '赵某' }, { phone: '+86 138 0013 8000' }]) expect(await find(word)).toHaveLength(CASES);
    expect(await find({ phone: '13800138000' }, { role: 'officer', unit: '440306001' })).toEqual(['case_6', 'case_2']);
    expect(await find({ name: '赵' })).toEqual([]);
    for (const bad of [{}, { name: 'a', phone: 'b' }, { accountLast4: '12' }]) expect((await call('/cases/search', CITY, bad)).status).toBe(400);
  });

  it('pages through a list that grows meanwhile without losing or repeating a row', async () => {
    const seen: unknown[] = [];
    let cursor: string | null = '';
    for (let page = 0; cursor !== null; page += 1) {
      const { body } = await call(`/cases?limit=3${cursor === '' ? '' : `&cursor=${cursor}`}`);
      seen.push(...(body['items'] as { caseId: string }[]).map((row) => row.caseId));
      cursor = body['nextCursor'] as string | null;
      await side.project(caseHistory({ number: 200 + page * 4, outcome: 'waiting', stoppedAfterMinutes: 1 }));
    }
    expect(seen).toEqual(Array.from({ length: CASES }, (_, index) => `case_${CASES - 1 - index}`));
  });

  it('tells the requests that the caller sent from those of the unit', async () => {
    expect(await items('/stop-payment-requests?mine=true&limit=200', { role: 'officer', unit: '4403', subject: 'officer-1' })).not.toHaveLength(0);
    expect(await items('/stop-payment-requests?mine=true', { role: 'officer', unit: '4403', subject: 'nobody' })).toEqual([]);
  });
});
