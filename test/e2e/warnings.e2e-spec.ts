import { randomUUID } from 'node:crypto';
import { OFFICER, STATION } from '../product/people';
import { aStopRequest, aTransfer, freshAccount } from '../product/stop-bodies';
import type { WarningView } from '../product/views';
import { Flow, SOON_MS, START_MS } from './flow';

const POLICY = `
alerts:
  autoStop:
    - source: trusted-model
      minScore: 95
      legalBasis: 《中华人民共和国反电信网络诈骗法》第二十条
      officers: {handling: {officerId: P440305-0001, name: 值班员甲}, assisting: {officerId: P440305-0002, name: 值班员乙}}
`;

/** Alerts of models, telecoms and banks, from the topic to the team and, where it must be, to the bank. */
describe('a fraud alert', () => {
  let flow: Flow;

  beforeAll(async () => {
    flow = await Flow.start({ policy: POLICY });
  }, START_MS);

  afterAll(() => flow.stop(), START_MS);

  async function raise(alert: Readonly<Record<string, unknown>>): Promise<WarningView> {
    const alertId = randomUUID();
    const value = { alertId, source: 'telecom-model', riskScore: 80, raisedAt: new Date().toISOString(), unit: STATION, reason: '与涉诈号码长时间通话。', ...alert };
    await flow.produce('fraud.alerts.v1', { key: alertId, value: JSON.stringify(value), type: 'FraudAlertRaised' });
    await flow.produce('fraud.alerts.v1', { key: alertId, value: JSON.stringify(value), type: 'FraudAlertRaised' }); // heard twice
    const found = await flow.until(() => flow.api.list<WarningView>('/warnings', OFFICER), (warnings) => warnings.some((each) => each.alertId === alertId));
    const mine = found.filter((each) => each.alertId === alertId);
    expect(mine).toHaveLength(1);
    return mine[0] as WarningView;
  }

  const read = async (warningId: string): Promise<WarningView> => (await flow.api.call<WarningView>(`/warnings/${warningId}`)).body;
  const decide = (warning: WarningView, what: string, body: unknown, idempotencyKey: string = randomUUID()) => flow.api.call(`/warnings/${warning.warningId}/${what}`, { method: 'POST', body, ifMatch: warning.version, idempotencyKey });

  it('about a potential victim is a task that owes a feedback, and is fed back once', async () => {
    const warning = await raise({ kind: 'potential_victim', subject: { name: '王小明', phone: '13812345678' } });
    expect(warning).toMatchObject({ state: 'open', colour: 'red', proposedStop: null });
    expect(JSON.stringify(warning)).not.toContain('13812345678');
    const answer = await decide(warning, 'feedback', { method: 'call', outcome: 'dissuaded', note: '已劝阻' });
    expect(answer.status).toBe(200);
    expect(await flow.until(() => read(warning.warningId), ({ state }) => state === 'fed_back')).toMatchObject({ feedback: { outcome: 'dissuaded' } });
  }, SOON_MS);

  it('about a suspicious transfer proposes a stop that a person confirms', async () => {
    const account = freshAccount();
    const warning = await raise({ kind: 'suspicious_transfer', transfer: aTransfer('t1', { bank: 'BOC', account }) });
    expect(warning.proposedStop).toMatchObject({ state: 'proposed' });
    expect(await flow.banks.effects({ account })).toEqual([]);
    const body = aStopRequest([{ bank: 'BOC', account }]);
    const answer = await decide(warning, 'confirm-stop', body, body.requestId);
    expect(answer.status).toBe(202);
    await flow.untilStop(body.requestId, 'held');
    expect(await flow.banks.effects({ account })).toHaveLength(1);
    expect(await flow.until(() => read(warning.warningId), ({ proposedStop }) => proposedStop?.state === 'confirmed')).toMatchObject({ proposedStop: { requestId: body.requestId } });
  }, SOON_MS);

  it('about a suspicious account is declined with a reason, and no bank is asked', async () => {
    const account = freshAccount();
    const warning = await raise({ kind: 'suspicious_account', account: { institutionCode: 'BOC', accountNumber: account, accountName: '李四' } });
    const answer = await decide(warning, 'decline-stop', { reason: 'known merchant' });
    expect(answer.status).toBe(200);
    await flow.until(() => read(warning.warningId), ({ proposedStop }) => proposedStop?.state === 'declined');
    expect(await flow.banks.effects({ account })).toEqual([]);
  }, SOON_MS);

  it('from a source that the policy trusts stops at once, in the name of its duty officers', async () => {
    const account = freshAccount();
    const warning = await raise({ kind: 'suspicious_transfer', source: 'trusted-model', riskScore: 97, transfer: aTransfer('t1', { bank: 'CCB', account }) });
    expect(warning.proposedStop).toMatchObject({ state: 'pre_authorised' });
    const requestId = warning.proposedStop?.requestId ?? '';
    await flow.until(() => flow.api.request(requestId), ({ status }) => status === 'completed');
    expect(await flow.banks.effects({ bank: 'CCB', account })).toHaveLength(1);
  }, SOON_MS);

  it('from the same source with a lower score waits for a person', async () => {
    const account = freshAccount();
    const warning = await raise({ kind: 'suspicious_transfer', source: 'trusted-model', riskScore: 94, transfer: aTransfer('t1', { bank: 'CCB', account }) });
    expect(warning.proposedStop).toMatchObject({ state: 'proposed' });
    expect(await flow.banks.effects({ account })).toEqual([]);
  }, SOON_MS);
});
