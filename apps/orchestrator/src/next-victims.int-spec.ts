import type { WarningRecord } from '@paystop/domain';
import { RunningOrchestrator, aRequest, freshAccount, parsed } from './test-support/running-orchestrator';

const POLICY = `
nextVictim: {askAfter: PT0S, maxAsksPerMinute: 600, maxPayers: 5}
`;
const START_MS = 60_000;
const HOUR_MS = 3_600_000;

function credit(from: { readonly institutionCode: string; readonly accountNumber: string; readonly accountName?: string }): object {
  return {
    bankReference: `b${from.accountNumber}`, at: new Date(Date.now() - 900_000).toISOString(), direction: 'in', amount: { amountMinor: '300000', currency: 'CNY' },
    counterparty: { accountName: '孙七', ...from }, channel: 'mobile_banking',
  };
}

function payer(): { readonly institutionCode: string; readonly accountNumber: string } {
  return { institutionCode: 'ICBC', accountNumber: `6222${String(Math.random()).slice(2, 14).padEnd(12, '0')}` };
}

describe('the payers of a stopped account', () => {
  let orchestrator: RunningOrchestrator;

  beforeAll(async () => {
    orchestrator = await RunningOrchestrator.start(POLICY);
  }, START_MS);

  afterAll(() => orchestrator.stop(), START_MS);

  async function askedAfterHold(account: string, unit?: string): ReturnType<RunningOrchestrator['command']> {
    const stop = await orchestrator.stopFor(aRequest({}, account), unit);
    await orchestrator.answer(stop);
    return orchestrator.command((order) => order.order.action === 'query' && order.order.caseId === stop.order.caseId);
  }

  async function warningsOf(account: string): Promise<WarningRecord[]> {
    const rows = await orchestrator.database.query<{ body: WarningRecord }>("SELECT body FROM orchestrator.warning WHERE body->'account'->>'accountNumber' = $1", [account]);
    return rows.rows.map((row) => row.body);
  }

  async function toldOf(caseId: string): Promise<object | undefined> {
    const [message] = await orchestrator.heard('paystop.case.state.v1', (each) => each.key === caseId && each.value?.includes('PayersWarned') === true);
    return message === undefined ? undefined : parsed<{ told: { type: string; data: object }[] }>(message).told.find((each) => each.type === 'PayersWarned')?.data;
  }

  it('who are in no case are warned once, with the credit for a prefilled stop; who reported is not', async () => {
    const account = freshAccount();
    const [unaware, reporter] = [payer(), payer()];
    const other = aRequest();
    const [reported] = other['transfers'] as { from: object }[];
    await orchestrator.stopFor({ ...other, transfers: [{ ...reported, from: { ...reporter, accountName: '周八' } }] });
    await orchestrator.found('SELECT 1 AS one FROM orchestrator.case_payer', []);
    const query = await askedAfterHold(account, '440304001');
    expect(Date.parse(query.dueAt) - Date.now()).toBeGreaterThan(20 * HOUR_MS);
    expect(query.order).toMatchObject({ sequence: 2, target: { accountNumber: account } });
    await orchestrator.answer(query, { result: 'done', heldAmount: null, transactions: [credit(unaware), credit(unaware), credit(reporter), credit({ ...payer(), accountNumber: account })] });
    await orchestrator.found("SELECT 1 AS one FROM orchestrator.warning WHERE body->'account'->>'accountNumber' = $1", [unaware.accountNumber]);
    const [warning, ...more] = await warningsOf(unaware.accountNumber);
    expect(more).toEqual([]);
    expect(warning).toMatchObject({
      kind: 'potential_victim', source: 'paystop:next-victim', unit: '440304001', level: 'station', state: 'open', colour: 'purple', subject: { name: '孙七' }, accountStanding: 'held',
      knownRisk: { accounts: 1, cases: [{ caseId: query.order.caseId }] }, proposedStop: null,
    });
    expect(await warningsOf(reporter.accountNumber)).toEqual([]);
    expect(await toldOf(query.order.caseId)).toMatchObject({ payers: 3, warned: 2, hub: false });
    const fedBack = await orchestrator.verdict('warning.feedback', warning?.warningId ?? '', { ifMatch: '1', body: { method: 'call', outcome: 'already_lost' } });
    expect(fedBack).toMatchObject({ body: { prefilledRequest: { unit: '440304001', transfers: [{ amount: { amountMinor: '300000' }, from: { accountNumber: unaware.accountNumber }, to: { accountNumber: account } }] } } });

    const again = await askedAfterHold(freshAccount());
    await orchestrator.answer(again, { result: 'done', heldAmount: null, transactions: [credit(unaware)] });
    expect(await toldOf(again.order.caseId)).toMatchObject({ payers: 1, warned: 0 });
    expect(await warningsOf(unaware.accountNumber)).toHaveLength(1);
  }, START_MS);

  it('are left alone where so many pay in that it is a shop', async () => {
    const query = await askedAfterHold(freshAccount());
    const crowd = Array.from({ length: 6 }, payer);
    await orchestrator.answer(query, { result: 'done', heldAmount: null, transactions: crowd.map(credit) });
    expect(await toldOf(query.order.caseId)).toMatchObject({ payers: 0, warned: 0, hub: true });
    expect(await warningsOf(crowd[0]?.accountNumber ?? '')).toEqual([]);
  }, START_MS);
});
