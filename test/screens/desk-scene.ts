import { randomUUID } from 'node:crypto';
import type { Flow } from '../e2e/flow';
import { aHeldCase, aMuleOfTwoVictims, LOSSES } from '../e2e/browser/desk-people';
import { APPROVER, AUDITOR, OPERATOR, STATION } from '../product/people';
import { aStopRequest, freshAccount } from '../product/stop-bodies';
import type { Amount, StopBody } from '../product/views';

/** What the pictures of the desk show: a morning with a mule ring, stops that wait for a call, one that is late, freezes and a return. */
export interface DeskScene {
  readonly ringCaseId: string;
  readonly callCaseId: string;
  readonly returnId: string;
  /** Frozen, and not yet given back. */
  readonly freezeId: string;
}

const MINUTE_MS = 60_000;
const BY_PHONE = 'HSBC';
const PAUSED = 'CMBC';
/** Used by the same gang in several cases. */
const INDICATORS = [{ kind: 'phone', value: '17000001234' }, { kind: 'app', value: '鑫盛投资' }, { kind: 'domain', value: 'xinsheng-invest.example' }] as const;
const FRAUD_TYPES = ['fake_investment', 'brushing_rebate', 'impersonating_police', 'fake_loan', 'impersonating_service', 'gaming'] as const;
const BANKS = ['CMB', 'ICBC', 'ABC', 'BOC', 'CCB', 'SPDB'] as const;
const COLOURS = ['purple', 'red', 'yellow', 'blue'] as const;
/** A station's, a district's and the city's. */
const LEVELS = [STATION, STATION.slice(0, 6), STATION.slice(0, 4)] as const;
const CALLS = 7;
/** One is made every minute. */
const CHECKPOINT_MS = 90_000;
const MORNING_CASES = 14;
const MORNING_ALERTS = 11;
const RING_LOSS = 10_000_000;

const fen = (amountMinor: number): Amount => ({ amountMinor: String(amountMinor), currency: 'CNY' });
const minutesAgo = (minutes: number): string => new Date(Date.now() - minutes * MINUTE_MS).toISOString();

export async function prepareDesk(flow: Flow): Promise<DeskScene> {
  await changeChannel(flow, BY_PHONE, { protocol: 'manual', reason: '专线检修' });
  await changeChannel(flow, PAUSED, { state: 'paused', reason: '对方系统升级' });
  const ringCaseId = await aRing(flow);
  await aMorning(flow);
  await flow.submit(aStopRequest([{ bank: BY_PHONE, amountMinor: '31800000' }], { caseNumber: 'A4403052026LATE01', reportedAt: minutesAgo(45) }));
  const call = await flow.submit(aStopRequest([{ bank: BY_PHONE, amountMinor: '8600000' }], { caseNumber: 'A4403052026112303', reportedAt: minutesAgo(12) }));
  for (let number = 0; number < CALLS; number += 1) {
    await flow.submit(aStopRequest([{ bank: BY_PHONE, amountMinor: String(1_950_000 + 730_000 * number) }], { fraudType: FRAUD_TYPES[number % FRAUD_TYPES.length], caseNumber: `A44030520261124${String(10 + number)}`, reportedAt: minutesAgo(2 + 3 * number) }));
  }
  const returnId = await aReturn(flow);
  const { freezeId } = await aFreeze(flow, (await aHeldCase(flow)).caseId);
  await proposeFreeze(flow, ringCaseId);
  await waitForApproval(flow);
  await parkOne(flow);
  await flow.until(() => flow.api.list('/audit/checkpoints', AUDITOR), (points) => points.length > 0, CHECKPOINT_MS);
  return { ringCaseId, returnId, freezeId, callCaseId: (await flow.untilRequest(call, ({ caseId }) => caseId !== null)).caseId ?? '' };
}

async function changeChannel(flow: Flow, bank: string, change: object): Promise<void> {
  const { body } = await flow.api.call<{ version: number }>(`/institutions/${bank}`, { as: OPERATOR });
  await flow.api.call(`/institutions/${bank}`, { as: OPERATOR, method: 'PATCH', body: change, ifMatch: body.version });
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
    await flow.submit(aStopRequest([{ bank: BANKS[number % BANKS.length], amountMinor: String((number + 1) * 1_370_000) }], { fraudType, caseNumber: `A44030520261123${String(10 + number)}`, reportedAt: minutesAgo(1 + number), indicators: [INDICATORS[number % INDICATORS.length]] }));
  }
  for (let number = 0; number < MORNING_ALERTS; number += 1) {
    const alertId = randomUUID();
    const value = {
      alertId, source: 'telecom-model', kind: 'potential_victim', riskScore: 60 + 3 * number, colour: COLOURS[number % COLOURS.length], raisedAt: minutesAgo(number), unit: LEVELS[number % LEVELS.length],
      reason: '与已知涉诈号码长时间通话', subject: { name: '陈小红', phone: `139000056${String(10 + number)}` },
    };
    await flow.produce('fraud.alerts.v1', { key: alertId, value: JSON.stringify(value), type: 'FraudAlertRaised' });
  }
}

async function proposeFreeze(flow: Flow, caseId: string): Promise<{ readonly freezeId: string; readonly version: number }> {
  const { holds } = await flow.until(() => flow.api.case(caseId, OPERATOR), (each) => each.holds.length > 0);
  const [hold] = holds;
  const answer = await flow.api.call<{ freezeId: string; version: number }>(`/holds/${hold?.holdId ?? ''}/freeze`, { as: OPERATOR, method: 'POST', ifMatch: hold?.version ?? 0, body: { reason: '涉案资金，需冻结' } });
  if (answer.status !== 201) throw new Error(`freeze not proposed: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

async function aFreeze(flow: Flow, caseId: string): Promise<{ readonly freezeId: string }> {
  const { freezeId, version } = await proposeFreeze(flow, caseId);
  await flow.api.call(`/freezes/${freezeId}/approve`, { as: APPROVER, method: 'POST', ifMatch: version, body: {} });
  await flow.until(() => flow.api.list<{ freezeId: string; state: string }>('/freezes', OPERATOR), (freezes) => freezes.some((each) => each.freezeId === freezeId && each.state === 'active'));
  return { freezeId };
}

/** Two victims of one account, most of it gone: proposed to go back pro rata. */
async function aReturn(flow: Flow): Promise<string> {
  const { caseIds, victims } = await aMuleOfTwoVictims(flow);
  const { freezeId } = await aFreeze(flow, caseIds[0] ?? '');
  const body = { freezeId, method: 'pro_rata', claims: caseIds.map((caseId, index) => ({ caseId, transferIds: ['t1'], loss: fen(LOSSES[index] ?? 0), payTo: { institutionCode: 'ICBC', accountNumber: victims[index], accountName: '王小明' } })) };
  const { status, body: made } = await flow.api.call<{ returnId: string }>('/funds-returns', { as: OPERATOR, method: 'POST', body });
  if (status !== 201) throw new Error(`return not proposed: ${JSON.stringify(made)}`);
  return made.returnId;
}

/** A hold that an operator would let go, and an account holder who objects to another. */
async function waitForApproval(flow: Flow): Promise<void> {
  const [released, objected] = [await aHeldCase(flow), await aHeldCase(flow)];
  const [hold] = (await flow.api.case(released.caseId, OPERATOR)).holds;
  const [wrong] = (await flow.api.case(objected.caseId, OPERATOR)).holds;
  await flow.api.call(`/holds/${hold?.holdId ?? ''}/release`, { as: OPERATOR, method: 'POST', ifMatch: hold?.version ?? 0, body: { reason: '核实为正常货款，与案件无关' } });
  const body = { holdId: wrong?.holdId, statement: '这是本人的工资卡，不知为何被止付', by: { name: '周小燕', phone: '13700001111' } };
  await flow.api.call(`/cases/${objected.caseId}/objections`, { as: OPERATOR, method: 'POST', body });
}

/** A message of another system that nobody can handle. */
async function parkOne(flow: Flow): Promise<void> {
  await flow.produce('stop-payment.requests.v1', { key: 'another-key', value: JSON.stringify(aStopRequest()), type: 'StopPaymentRequested', headers: { ce_unit: STATION } });
  await flow.until(() => flow.api.list('/dead-letters', OPERATOR), (rows) => rows.length > 0);
}
