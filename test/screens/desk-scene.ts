import { randomUUID } from 'node:crypto';
import type { Flow } from '../e2e/flow';
import { APPROVER, OPERATOR, STATION } from '../product/people';
import { aStopRequest, freshAccount } from '../product/stop-bodies';
import type { Amount, StopBody } from '../product/views';

/** What the pictures of the desk show: a morning with a mule ring, stops that wait for a call, one that is late, freezes and a return. */
export interface DeskScene {
  readonly ringCaseId: string;
  readonly callCaseId: string;
  readonly returnId: string;
}

const MINUTE_MS = 60_000;
const BY_PHONE = 'HSBC';
const FRAUD_TYPES = ['fake_investment', 'brushing_rebate', 'impersonating_police', 'fake_loan', 'impersonating_service', 'gaming'] as const;
const BANKS = ['CMB', 'ICBC', 'ABC', 'BOC', 'CCB', 'SPDB'] as const;
const COLOURS = ['purple', 'red', 'yellow', 'blue'] as const;
const MORNING_CASES = 14;
const MORNING_ALERTS = 11;
const RING_LOSS = 10_000_000;

const fen = (amountMinor: number): Amount => ({ amountMinor: String(amountMinor), currency: 'CNY' });
const minutesAgo = (minutes: number): string => new Date(Date.now() - minutes * MINUTE_MS).toISOString();

export async function prepareDesk(flow: Flow): Promise<DeskScene> {
  const { body } = await flow.api.call<{ version: number }>(`/institutions/${BY_PHONE}`, { as: OPERATOR });
  await flow.api.call(`/institutions/${BY_PHONE}`, { as: OPERATOR, method: 'PATCH', body: { protocol: 'manual', reason: '专线检修' }, ifMatch: body.version });
  const ringCaseId = await aRing(flow);
  await aMorning(flow);
  await flow.submit(aStopRequest([{ bank: BY_PHONE, amountMinor: '31800000' }], { caseNumber: 'A4403052026LATE01', reportedAt: minutesAgo(45) }));
  const call = await flow.submit(aStopRequest([{ bank: BY_PHONE, amountMinor: '8600000' }], { caseNumber: 'A4403052026112303', reportedAt: minutesAgo(12) }));
  const returnId = await aReturn(flow);
  await proposeFreeze(flow, ringCaseId);
  return { ringCaseId, callCaseId: (await flow.untilRequest(call, ({ caseId }) => caseId !== null)).caseId ?? '', returnId };
}

/** Three layers over four banks, with a cash-out. */
async function aRing(flow: Flow): Promise<string> {
  const victim = freshAccount('6222');
  const accounts: Record<string, string> = Object.fromEntries(['CMB', 'CCB', 'ABC', 'BOC'].map((bank) => [bank, freshAccount()]));
  const at = (bank: string): object => ({ institutionCode: bank, accountNumber: accounts[bank] });
  await flow.banks.seed('ICBC', { accountNumber: victim, accountName: '王小明', balance: fen(RING_LOSS) });
  for (const [bank, accountNumber] of Object.entries(accounts)) await flow.banks.seed(bank, { accountNumber, accountName: '李四', balance: fen(0) });
  const from = { institutionCode: 'ICBC', accountNumber: victim, accountName: '王小明' };
  await flow.banks.move([
    { from, to: at('CMB'), amount: fen(RING_LOSS), bankReference: 'RING-0', at: minutesAgo(25) },
    { from: at('CMB'), to: at('CCB'), amount: fen(5_500_000), bankReference: 'RING-1', at: minutesAgo(24) },
    { from: at('CMB'), to: at('ABC'), amount: fen(2_500_000), bankReference: 'RING-2', at: minutesAgo(23) },
    { from: at('CCB'), to: at('BOC'), amount: fen(3_000_000), bankReference: 'RING-3', at: minutesAgo(22) },
    { from: at('CCB'), to: null, amount: fen(800_000), channel: 'atm', bankReference: 'RING-4', at: minutesAgo(21) },
  ]);
  const body = aStopRequest([{ bank: 'CMB', account: accounts['CMB'] ?? '', amountMinor: String(RING_LOSS) }], { caseNumber: 'A4403052026112301', reportedAt: minutesAgo(15) });
  const requestId = await flow.submit(paidFrom(body, from));
  const { caseId } = await flow.untilRequest(requestId, ({ stops }) => stops.length >= 4 && stops.every(({ state }) => ['held', 'partially_held', 'not_held'].includes(state)));
  return caseId ?? '';
}

function paidFrom(body: StopBody, from: object): StopBody {
  return { ...body, transfers: body.transfers.map((transfer) => ({ ...transfer, from, transferredAt: minutesAgo(25), bankReference: 'RING-0' }) as StopBody['transfers'][number]) };
}

async function aMorning(flow: Flow): Promise<void> {
  for (let number = 0; number < MORNING_CASES; number += 1) {
    const fraudType = FRAUD_TYPES[number % FRAUD_TYPES.length];
    await flow.submit(aStopRequest([{ bank: BANKS[number % BANKS.length], amountMinor: String((number + 1) * 1_370_000) }], { fraudType, caseNumber: `A44030520261123${String(10 + number)}`, reportedAt: minutesAgo(1 + number) }));
  }
  for (let number = 0; number < MORNING_ALERTS; number += 1) {
    const alertId = randomUUID();
    const value = {
      alertId, source: 'telecom-model', kind: 'potential_victim', riskScore: 60 + 3 * number, colour: COLOURS[(number * number) % COLOURS.length], raisedAt: minutesAgo(number), unit: STATION,
      reason: '与已知涉诈号码长时间通话', subject: { name: '陈小红', phone: `139000056${String(10 + number)}` },
    };
    await flow.produce('fraud.alerts.v1', { key: alertId, value: JSON.stringify(value), type: 'FraudAlertRaised' });
  }
}

async function proposeFreeze(flow: Flow, caseId: string): Promise<{ readonly freezeId: string; readonly version: number }> {
  const { holds } = await flow.until(() => flow.api.case(caseId, OPERATOR), (each) => each.holds.length > 0);
  const [hold] = holds as readonly { readonly holdId: string; readonly version: number }[];
  const answer = await flow.api.call<{ freezeId: string; version: number }>(`/holds/${hold?.holdId ?? ''}/freeze`, { as: OPERATOR, method: 'POST', ifMatch: hold?.version ?? 0, body: { reason: '涉案资金，需冻结' } });
  if (answer.status !== 201) throw new Error(`freeze not proposed: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** One victim's money on a frozen account, proposed to go back. */
async function aReturn(flow: Flow): Promise<string> {
  const requestId = await flow.submit(aStopRequest([{ bank: 'CMB', amountMinor: '6800000' }], { caseNumber: 'A4403052026112302', reportedAt: minutesAgo(20) }));
  await flow.untilStop(requestId, 'held');
  const caseId = (await flow.api.request(requestId)).caseId ?? '';
  const { freezeId, version } = await proposeFreeze(flow, caseId);
  await flow.api.call(`/freezes/${freezeId}/approve`, { as: APPROVER, method: 'POST', ifMatch: version, body: {} });
  const body = { freezeId, method: 'auto', claims: [{ caseId, transferIds: ['t1'], loss: fen(6_800_000) }] };
  const answer = await flow.until(() => flow.api.call<{ returnId: string }>('/funds-returns', { as: OPERATOR, method: 'POST', body }), ({ status }) => status === 201).catch(() => undefined);
  return answer?.body.returnId ?? '';
}
