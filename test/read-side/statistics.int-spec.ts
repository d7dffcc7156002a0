import { statisticsSchema } from '@paystop/contracts';
import type { InstructionRecord, RequestRecord, StateChange } from '@paystop/domain';
import { money } from '@paystop/kernel';
import { caseHistory } from '../../apps/projector/test/case-history';
import { aCase, aChange, anInstruction, aRequest, aTransfer, aWarning, held, minutesAfter, REPORTED_AT } from '../../apps/projector/test/story';
import { startReadSideUnderTest, type ReadSideUnderTest } from './read-side-under-test';

jest.setTimeout(60_000);

const OUTCOMES = ['held', 'partially_held', 'refused', 'late', 'waiting'] as const;
const CITY = { role: 'analyst', unit: '4403' } as const;
const DAY_MS = 24 * 3_600_000;
const SHANGHAI_MS = 8 * 3_600_000;

/** One request over two banks: held in time at the first, late at the second; another officer reports one transfer again. */
function twoBanks(): StateChange[] {
  const caseId = 'case_two';
  const requestId = '00000000-0000-4000-8000-0000000000aa';
  const to = (institutionCode: string, accountNumber: string) => ({ institutionCode, accountNumber, accountName: '赵某', paymentOrder: null });
  const transfers = [
    aTransfer({ transferId: 't1', instructionId: 'ins_two_a', instructionCaseId: caseId, amount: money(300_000n), to: to('CMB', '6214830000000101') }),
    aTransfer({ transferId: 't2', instructionId: 'ins_two_b', instructionCaseId: caseId, amount: money(700_000n), to: to('ICBC', '6222020000000102') }),
  ];
  const first = aRequest({ requestId, caseId, transfers, fraudType: 'gaming' });
  const again = aRequest({ requestId: '00000000-0000-4000-8000-0000000000ab', caseId, transfers: transfers.slice(0, 1), fraudType: 'gaming', receivedAt: minutesAfter(REPORTED_AT, 3) });
  const a = anInstruction({ instructionId: 'ins_two_a', caseId, requestId, amount: money(300_000n), institutionCode: 'CMB' });
  const b = anInstruction({ instructionId: 'ins_two_b', caseId, requestId, amount: money(700_000n), institutionCode: 'ICBC' });
  return [
    aChange({ case: aCase({ caseId }), requests: [first, again], instructions: [a, b] }),
    aChange({ instructions: [held(a, minutesAfter(REPORTED_AT, 12), 500_000n), held(b, minutesAfter(REPORTED_AT, 45), 700_000n)] }),
  ];
}

/** The naive way: keep the last snapshot of everything, walk over it for every question. */
class Oracle {
  readonly requests = new Map<string, RequestRecord>();
  readonly instructions = new Map<string, InstructionRecord>();

  constructor(changes: readonly StateChange[]) {
    for (const change of changes) {
      for (const request of change.requests) if ((this.requests.get(request.requestId)?.version ?? 0) <= request.version) this.requests.set(request.requestId, request);
      for (const stop of change.instructions) if ((this.instructions.get(stop.instructionId)?.version ?? 0) <= stop.version) this.instructions.set(stop.instructionId, stop);
    }
  }

  figures(selected: readonly RequestRecord[], institution?: string): object {
    let [loss, intercepted, in30, in60, base] = [0n, 0n, 0, 0, 0];
    const seconds: number[] = [];
    for (const request of selected) {
      const transfers = request.transfers.filter((transfer) => institution === undefined || this.stop(transfer.instructionId).institutionCode === institution);
      for (const transfer of transfers) if (!this.reportedBefore(request, transfer)) loss += BigInt(transfer.amount.amountMinor);
      const stops = [...new Set(transfers.map((transfer) => this.stop(transfer.instructionId)))];
      base += 1;
      const times = stops.map((stop) => (stop.stoppedAt === null ? Number.POSITIVE_INFINITY : (Date.parse(stop.stoppedAt) - Date.parse(request.reportedAt)) / 1_000));
      if (times.every((time) => time <= 1_800)) in30 += 1;
      if (times.every((time) => time <= 3_600)) in60 += 1;
      for (const stop of stops.filter((each) => each.requestId === request.requestId)) {
        if (stop.stoppedAt !== null) seconds.push((Date.parse(stop.stoppedAt) - Date.parse(request.reportedAt)) / 1_000);
        if (stop.heldAmount !== null) intercepted += BigInt(Math.min(Number(stop.heldAmount.amountMinor), Number(stop.amount.amountMinor)));
      }
    }
    const rate = (count: number, of: number): number | null => (of === 0 ? null : Math.round((count / of) * 10_000) / 10_000);
    return {
      requests: selected.length,
      reportedLoss: money(loss),
      stopsWithin30m: { count: in30, base, rate: rate(in30, base) },
      stopsWithin60m: { count: in60, base, rate: rate(in60, base) },
      intercepted: { amount: money(intercepted), base: money(loss), rate: rate(Number(intercepted), Number(loss)) },
      timeToStopSeconds: { p50: percentile(seconds, 0.5), p95: percentile(seconds, 0.95), p99: percentile(seconds, 0.99) },
    };
  }

  stop(instructionId: string): InstructionRecord {
    const stop = this.instructions.get(instructionId);
    if (stop === undefined) throw new Error(`no ${instructionId}`);
    return stop;
  }

  private reportedBefore(request: RequestRecord, transfer: RequestRecord['transfers'][number]): boolean {
    return [...this.requests.values()].some((other) => other.caseId === request.caseId && other.receivedAt < request.receivedAt &&
      other.transfers.some((each) => each.to.accountNumber === transfer.to.accountNumber && each.transferredAt === transfer.transferredAt && each.amount.amountMinor === transfer.amount.amountMinor));
  }
}

function percentile(values: readonly number[], share: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  if (sorted.length === 0) return null;
  const at = share * (sorted.length - 1);
  const [low = 0, high = 0] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return Math.round((low + (high - low) * (at - Math.floor(at))) * 1_000) / 1_000;
}

describe('statistics', () => {
  let side: ReadSideUnderTest;
  let oracle: Oracle;

  beforeAll(async () => {
    side = await startReadSideUnderTest();
    const changes = [...Array.from({ length: 40 }, (_, number) => caseHistory({ number, outcome: OUTCOMES[(number * 7) % 5] ?? 'held', stoppedAfterMinutes: 3 + number * 2 })).flat(), ...twoBanks()];
    oracle = new Oracle(changes);
    await side.project(changes);
    const fedBack = { method: 'call', outcome: 'dissuaded', note: null, by: 'o', at: minutesAfter(REPORTED_AT, 5) } as const;
    const notReached = { ...fedBack, outcome: 'not_reached' } as const;
    await side.project([aChange({ warnings: [
      aWarning({ warningId: 'w1', state: 'fed_back', feedback: fedBack }), aWarning({ warningId: 'w2', feedback: notReached }), aWarning({ warningId: 'w3', unit: '440306001', issuedAt: minutesAfter(REPORTED_AT, 1_440) }),
    ] })]);
  });

  afterAll(() => side.stop());

  type Answer = { readonly rows: readonly { readonly key: string }[]; readonly total: object };
  const ask = async (query: string, as: object = CITY): Promise<Answer> => (await side.gateway.call(`/statistics?${query}`, { as })).body as unknown as Answer;
  const all = (): RequestRecord[] => [...oracle.requests.values()];
  const keyOf: Record<string, (request: RequestRecord) => string> = {
    unit: (request) => request.unit,
    fraudType: (request) => request.fraudType,
    day: (request) => new Date(Date.parse(request.reportedAt) + SHANGHAI_MS).toISOString().slice(0, 10),
    hour: (request) => `${new Date(Date.parse(request.reportedAt) + SHANGHAI_MS).toISOString().slice(0, 13)}:00:00+08:00`,
  };

  it('are what counting by hand gives, each figure with its base', async () => {
    const answer = await ask('');
    expect(answer.total).toMatchObject(oracle.figures(all()));
    expect(statisticsSchema.safeParse(answer).error?.issues ?? []).toEqual([]);
  });

  it.each(['unit', 'fraudType', 'day', 'hour'])('grouped by %s are what counting by hand gives', async (groupBy) => {
    const { rows, total } = await ask(`groupBy=${groupBy}`);
    const keys = [...new Set(all().map((request) => keyOf[groupBy]?.(request) ?? ''))].sort();
    expect(rows.map((row) => row.key)).toEqual(keys);
    for (const row of rows) expect(row).toMatchObject(oracle.figures(all().filter((request) => keyOf[groupBy]?.(request) === row.key)));
    expect(total).toMatchObject(oracle.figures(all()));
  });

  it('grouped by institution count a request once at each of its banks, and once in the total', async () => {
    const { rows, total } = await ask('groupBy=institution');
    expect(rows.map((row) => row.key)).toEqual(['ALIPAY', 'CMB', 'ICBC']);
    for (const row of rows) {
      const there = all().filter((request) => request.transfers.some((transfer) => oracle.stop(transfer.instructionId).institutionCode === row.key));
      expect(row).toMatchObject(oracle.figures(there, row.key));
    }
    expect(total).toMatchObject(oracle.figures(all()));
  });

  it('take from as inclusive and to as exclusive, on the moment of the report', async () => {
    const [at = '', next = ''] = all().map((request) => request.reportedAt).sort().filter((each, index, list) => list.indexOf(each) === index).slice(3, 5);
    expect((await ask(`from=${at}&to=${next}`)).total).toMatchObject(oracle.figures(all().filter((request) => request.reportedAt === at)));
    expect((await ask(`from=${at}&to=${at}`)).total).toMatchObject({ requests: 0, stopsWithin30m: { count: 0, base: 0, rate: null }, timeToStopSeconds: { p50: null } });
    const day = new Date(Date.parse(REPORTED_AT) + DAY_MS).toISOString().slice(0, 10);
    expect((await ask(`from=${day}&to=2099-01-01&groupBy=day`)).rows[0]?.key).toBe(day);
  });

  it('can be narrowed by unit, institution and kind of fraud, and never leave the unit of whoever asks', async () => {
    expect((await ask('unit=440305')).total).toMatchObject(oracle.figures(all().filter((request) => request.unit.startsWith('440305'))));
    expect((await ask('fraudType=gaming')).total).toMatchObject(oracle.figures(all().filter((request) => request.fraudType === 'gaming')));
    const atCmb = all().filter((request) => request.transfers.some((transfer) => oracle.stop(transfer.instructionId).institutionCode === 'CMB'));
    expect((await ask('institution=CMB')).total).toMatchObject(oracle.figures(atCmb, 'CMB'));
    expect((await ask('', { role: 'operator', unit: '440306' })).total).toMatchObject(oracle.figures(all().filter((request) => request.unit.startsWith('440306'))));
    expect((await ask('unit=4403', { role: 'operator', unit: '440306' })).total).toMatchObject({ requests: oracle.requests.size === 0 ? 0 : all().filter((request) => request.unit.startsWith('440306')).length });
  });

  it('show an institution its own row only', async () => {
    const { rows } = await ask('groupBy=institution&institution=ICBC', { role: 'institution', institution: 'CMB', unit: '' });
    expect(rows.map((row) => row.key)).toEqual(['CMB']);
  });

  it('count warnings by when they were issued; one that reached nobody is not fed back', async () => {
    expect((await ask('')).total).toMatchObject({ warnings: { issued: 3, fedBack: 1, rate: 0.3333 } });
    const { rows } = await ask('groupBy=unit');
    expect(rows.find((row) => row.key === '440306001')).toMatchObject({ warnings: { issued: 1, fedBack: 0, rate: 0 } });
  });
});
