import { epochMs } from '@paystop/kernel';
import { RunningOrchestrator, aRequest, faultsOf, freshAccount, parsed } from './test-support/running-orchestrator';

const START_MS = 60_000;
const NOTHING = { amountMinor: '0', currency: 'CNY' };
const POLICY = `
onward: {maxLayers: 3, hubPayers: 50, neverStop: [{name: tax, holderContains: 税务局}]}
clocks: [{name: onward-10m, from: discoveredAt, after: PT2S, warnBefore: PT1S, appliesTo: onward, escalation: []}]
`;

interface StopBody {
  readonly body: { readonly instructionId: string; readonly state: string; readonly amount: { readonly amountMinor: string }; readonly version: number };
}

interface CaseBody {
  readonly body: { readonly interceptedAmount: { readonly amountMinor: string } };
}

describe('following the money', () => {
  let orchestrator: RunningOrchestrator;

  beforeAll(async () => {
    orchestrator = await RunningOrchestrator.start(POLICY);
  }, START_MS);

  afterAll(() => orchestrator.stop(), START_MS);

  function onward(account: string, amountMinor: string, over: Readonly<Record<string, unknown>> = {}): object {
    return {
      bankReference: `R-${account}`, transferredAt: new Date(Date.now() - 300_000).toISOString(), amount: { amountMinor, currency: 'CNY' }, channel: 'mobile_banking',
      to: { institutionCode: 'ICBC', accountNumber: account, accountName: '赵六' }, ...over,
    };
  }

  const commandFor = (account: string): ReturnType<RunningOrchestrator['command']> =>
    orchestrator.command(({ order }) => 'accountNumber' in order.target && order.target.accountNumber === account);

  async function movedOnTo(...transfers: object[]): ReturnType<RunningOrchestrator['stopFor']> {
    const first = await orchestrator.stopFor(aRequest());
    await orchestrator.answer(first, { result: 'not_held', code: '1200', heldAmount: NOTHING, balanceBefore: NOTHING, onwardTransfers: transfers });
    return first;
  }

  it('sends the next bank its order, with the clock of its own and what the bank compares', async () => {
    const account = freshAccount();
    const first = await movedOnTo(onward(account, '3000000'));
    const command = await commandFor(account);
    expect(command).toMatchObject({
      institutionCode: 'ICBC', layer: 2, requestId: first.requestId, amount: { amountMinor: '3000000' },
      order: {
        action: 'stop', sequence: 1, caseId: first.order.caseId, target: { accountNumber: account, accountName: '赵六' }, amountLimit: null,
        transfer: { amount: { amountMinor: '3000000' }, fromAccountNumber: 'accountNumber' in first.order.target ? first.order.target.accountNumber : '', bankReference: `R-${account}` },
        officers: [{ officerId: 'P1' }, { officerId: 'P2' }],
      },
    });
    expect(epochMs(command.dueAt)).toBeLessThan(epochMs(first.dueAt));
    const [told] = await orchestrator.heard('stop-payment.case.events.v1', (message) => message.headers['ce_type'] === 'OnwardStopRequested' && message.headers['ce_subject'] === command.instructionId);
    expect(told === undefined ? 'nothing told' : faultsOf('stop-payment.case.events.v1', told)).toEqual([]);
    expect(told?.value?.toString('utf8')).not.toContain(account);
  }, START_MS);

  it('tells when the clock of an onward stop is at risk and breached', async () => {
    const account = freshAccount();
    await movedOnTo(onward(account, '3000000'));
    const { instructionId } = await commandFor(account);
    for (const type of ['SlaAtRisk', 'SlaBreached']) {
      const [told] = await orchestrator.heard('sla.events.v1', (message) => message.headers['ce_type'] === type && message.headers['ce_subject'] === instructionId);
      expect(told === undefined ? type : faultsOf('sla.events.v1', told)).toEqual([]);
      expect(told === undefined ? {} : parsed(told)).toMatchObject({ instructionId, target: 'onward-10m' });
    }
  }, START_MS);

  it('asks for one stop when the same answer comes again and another path leads to the account', async () => {
    const [middle, last] = [freshAccount(), freshAccount()];
    const first = await movedOnTo(onward(middle, '3000000'), onward(last, '2000000'));
    const [toMiddle, toLast] = [await commandFor(middle), await commandFor(last)];
    await orchestrator.answer(toMiddle, { result: 'not_held', code: '1200', heldAmount: NOTHING, balanceBefore: NOTHING, onwardTransfers: [onward(last, '3000000')] });
    await orchestrator.answer(first, { result: 'not_held', code: '1200', heldAmount: NOTHING, balanceBefore: NOTHING, onwardTransfers: [onward(middle, '3000000'), onward(last, '2000000')] }, { version: 3 });
    await orchestrator.found<StopBody>('SELECT body FROM orchestrator.instruction WHERE instruction_id = $1', [toLast.instructionId], ({ body }) => body.amount.amountMinor === '5000000');
    const { rows } = await orchestrator.database.query('SELECT instruction_id FROM orchestrator.instruction WHERE case_id = $1', [first.order.caseId]);
    expect(rows).toHaveLength(3);
  }, START_MS);

  it('splits what one account holds between the two cases that paid in, and tells the earlier one', async () => {
    const account = freshAccount();
    const first = await orchestrator.stopFor(aRequest({}, account));
    const held = { heldAmount: { amountMinor: '7000001', currency: 'CNY' } };
    await orchestrator.answer(first, held);
    await orchestrator.found<CaseBody>('SELECT body FROM orchestrator.stop_case WHERE case_id = $1', [first.order.caseId], ({ body }) => body.interceptedAmount.amountMinor === '5000000');
    const second = await orchestrator.stopFor(aRequest({}, account));
    await orchestrator.answer(second, { ...held, code: '1301' });
    const ofFirst = await orchestrator.found<CaseBody>('SELECT body FROM orchestrator.stop_case WHERE case_id = $1', [first.order.caseId], ({ body }) => body.interceptedAmount.amountMinor !== '5000000');
    const ofSecond = await orchestrator.found<CaseBody>('SELECT body FROM orchestrator.stop_case WHERE case_id = $1', [second.order.caseId], ({ body }) => body.interceptedAmount.amountMinor !== '0');
    expect([ofFirst, ofSecond].map(({ body }) => body.interceptedAmount.amountMinor).sort()).toEqual(['3500000', '3500001']);
  }, START_MS);

  describe('a stop that the policy leaves to a person', () => {
    async function proposed(): Promise<StopBody['body'] & { readonly account: string }> {
      const account = freshAccount();
      const first = await movedOnTo(onward(account, '3000000', { to: { institutionCode: 'ICBC', accountNumber: account, accountName: '深圳市税务局' } }));
      const { body } = await orchestrator.found<StopBody>("SELECT body FROM orchestrator.instruction WHERE case_id = $1 AND state = 'proposed'", [first.order.caseId]);
      return { ...body, account };
    }

    it('is sent when an operator confirms it, and answers the same question the same way', async () => {
      const { instructionId, account } = await proposed();
      const key = { idempotencyKey: crypto.randomUUID(), ifMatch: '1' };
      const confirmed = await orchestrator.verdict('stop.confirm', instructionId, key);
      expect(confirmed).toMatchObject({ status: 202, body: { state: 'queued', proposedBecause: 'never_stop' } });
      expect(await orchestrator.verdict('stop.confirm', instructionId, key)).toEqual(confirmed);
      expect((await commandFor(account)).instructionId).toBe(instructionId);
      expect(await orchestrator.verdict('stop.confirm', instructionId)).toMatchObject({ status: 409, body: { code: 'INSTRUCTION.NOT_PROPOSED' } });
    }, START_MS);

    it('is dropped when an operator declines it, and a stale screen is told', async () => {
      const { instructionId } = await proposed();
      expect(await orchestrator.verdict('stop.decline', instructionId, { body: { reason: 'tax' }, ifMatch: '7' })).toMatchObject({ status: 412 });
      expect(await orchestrator.verdict('stop.decline', instructionId, { body: { reason: 'tax' }, ifMatch: '1' })).toMatchObject({ status: 200, body: { state: 'cancelled' } });
      expect(await orchestrator.verdict('stop.decline', instructionId, { body: { reason: 'tax' }, principal: { subject: 'x', roles: ['operator'], unit: '1101' } })).toMatchObject({ status: 404 });
    }, START_MS);
  });
});
