import { institutionLeagueSchema, stretchStatisticsSchema } from '@paystop/contracts';
import type { StateChange } from '@paystop/domain';
import { money, plusMs } from '@paystop/kernel';
import { readModelHash } from '../../apps/projector/test/read-model-hash';
import { aCase, aChange, anInstruction, aRequest, aTransfer, held, minutesAfter, REPORTED_AT } from '../../apps/projector/test/story';
import { startReadSideUnderTest, type ReadSideUnderTest } from './read-side-under-test';

jest.setTimeout(60_000);

const CITY = { role: 'analyst', unit: '4403' } as const;
const MINUTE_S = 60;

/** At CMB: 100 of 1000 left before the report, 300 after our instruction arrived; the rest of it went on to ICBC and was held there. */
function story(): StateChange[] {
  const [caseId, requestId] = ['case_c', '00000000-0000-4000-8000-0000000000c1'];
  const transfers = [aTransfer({ instructionId: 'ins_c1', instructionCaseId: caseId, amount: money(1_000n) })];
  const request = aRequest({ requestId, caseId, transfers, receivedAt: minutesAfter(REPORTED_AT, 1) });
  const first = { ...anInstruction({ instructionId: 'ins_c1', caseId, requestId, amount: money(1_000n) }), sentAt: minutesAfter(REPORTED_AT, 2) };
  const left = (minutes: number, amount: bigint) => ({ bankReference: null, transferredAt: minutesAfter(REPORTED_AT, minutes), amount: money(amount), to: null, channel: 'atm' });
  const answered = { ...held(first, minutesAfter(REPORTED_AT, 6), 600n), onwardTransfers: [left(-5, 100n), left(4, 300n)] };
  const further = anInstruction({ instructionId: 'ins_c2', caseId, requestId, amount: money(300n), institutionCode: 'ICBC', layer: 2, reachedFrom: 'ins_c1', requestedAt: minutesAfter(REPORTED_AT, 6) });
  const unsure = { ...held({ ...further, sentAt: plusMs(further.requestedAt, 1_000) }, minutesAfter(REPORTED_AT, 16), 300n) };
  const asked = { ...unsure, attempts: unsure.attempts.map((attempt) => ({ ...attempt, result: 'maybe_sent' as const })) };
  return [
    aChange({ case: aCase({ caseId }), requests: [request], instructions: [first] }),
    aChange({ instructions: [answered, further] }),
    aChange({ instructions: [asked] }),
  ];
}

describe('where the minutes and the money went', () => {
  let side: ReadSideUnderTest;

  beforeAll(async () => {
    side = await startReadSideUnderTest();
    for (const change of story()) await side.project([change]);
  });

  afterAll(() => side.stop());

  const ask = async (path: string, as: object = CITY) => (await side.gateway.call(`/statistics/${path}`, { as })).body as { rows: { key?: string; institutionCode?: string }[]; total: { stretches: { name: string }[] } };

  it('is told stretch by stretch, each with its base', async () => {
    const answer = await ask('stretches?groupBy=institution');
    expect(stretchStatisticsSchema.safeParse(answer).error?.issues ?? []).toEqual([]);
    expect(answer.total).toMatchObject({
      stops: 2,
      stretches: [
        { name: 'before_report', base: 1, seconds: { p50: 20 * MINUTE_S }, left: { amount: { amountMinor: '100' }, base: { amountMinor: '1300' }, rate: 0.0769 } },
        { name: 'report_to_received', base: 1, seconds: { p50: MINUTE_S }, left: { amount: { amountMinor: '0' } } },
        { name: 'received_to_sent', base: 1, seconds: { p50: MINUTE_S } },
        { name: 'sent_to_act', base: 1, seconds: { p50: 4 * MINUTE_S }, left: { amount: { amountMinor: '300' } } },
        { name: 'hop_to_hop', base: 1, seconds: { p50: 10 * MINUTE_S, p95: 10 * MINUTE_S } },
      ],
    });
    expect(answer.rows.map((row) => row.key)).toEqual(['CMB', 'ICBC']);
    expect((await ask('stretches?fraudType=gaming')).total).toMatchObject({ stops: 0, stretches: [{ base: 0, seconds: { p50: null }, left: { rate: null } }, {}, {}, {}, {}] });
    expect((await ask('stretches?unit=440306')).total).toMatchObject({ stops: 0 });
    expect((await ask('stretches', { role: 'operator', unit: '440306' })).total).toMatchObject({ stops: 0 });
  });

  it('ranks institutions by their answer, with what stayed unknown and what left after our instruction arrived', async () => {
    const league = await ask('institutions');
    expect(institutionLeagueSchema.safeParse(league).error?.issues ?? []).toEqual([]);
    expect(league.rows).toMatchObject([
      {
        rank: 1, institutionCode: 'CMB', instructions: 1, answered: { count: 1, base: 1, rate: 1 }, answerSeconds: { p50: 4 * MINUTE_S }, indeterminate: { count: 0, rate: 0 },
        leftAfterArrival: { amount: { amountMinor: '300' }, base: { amountMinor: '1000' }, rate: 0.3 },
      },
      { rank: 2, institutionCode: 'ICBC', indeterminate: { count: 1, base: 1, rate: 1 }, leftAfterArrival: { rate: 0 } },
    ]);
    expect((await ask('institutions', { role: 'institution', institution: 'ICBC', unit: '' })).rows.map((row) => row.institutionCode)).toEqual(['ICBC']);
  });

  it('refuses what cannot be asked, naming it', async () => {
    for (const path of ['stretches?groupBy=day', 'institutions?groupBy=unit', 'stretches?from=2026-11-24&to=2026-11-23', 'institutions?institution=cmb']) {
      expect([path, (await side.gateway.call(`/statistics/${path}`, { as: CITY })).status]).toEqual([path, 400]);
    }
  });

  it('is the same after a rebuild from the topics, whatever order they come in', async () => {
    const before = await readModelHash((sql) => side.database.query(sql));
    await side.rebuild();
    await side.project([...story()].reverse());
    const { total: _, ...after } = await readModelHash((sql) => side.database.query(sql));
    expect(before).toMatchObject(after);
  });
});
