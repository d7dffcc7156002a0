import type { WarningRecord } from '@paystop/domain';
import { RunningOrchestrator, anAlert, faultsOf, parsed } from './test-support/running-orchestrator';

const POLICY = `
warnings:
  purple: {feedbackWithin: PT1S}
  red: {feedbackWithin: PT2H}
`;
const START_MS = 60_000;
const BODY = 'SELECT body FROM orchestrator.warning WHERE alert_id = $1';

describe('a warning without feedback', () => {
  let orchestrator: RunningOrchestrator;

  beforeAll(async () => {
    orchestrator = await RunningOrchestrator.start(POLICY);
  }, START_MS);

  afterAll(() => orchestrator.stop(), START_MS);

  async function raise(over: Readonly<Record<string, unknown>>): Promise<string> {
    const alert = anAlert(over);
    await orchestrator.produce('fraud.alerts.v1', alert.alertId, { type: 'FraudAlertRaised', value: alert });
    return alert.alertId;
  }

  it('climbs from the station to the city, telling of each step once, and rests there', async () => {
    const alertId = await raise({ riskScore: 95 });
    const { body } = await orchestrator.found<{ body: WarningRecord }>(BODY, [alertId], (row) => row.body?.level === 'city');
    expect(body).toMatchObject({ state: 'escalated', version: 3, unit: '440305012' });
    const { next_due_at: next } = await orchestrator.found<{ next_due_at: Date | null }>('SELECT next_due_at FROM orchestrator.warning WHERE alert_id = $1', [alertId]);
    expect(next).toBeNull();
    const told = await orchestrator.heard('warning.events.v1', (message) => message.key === body.warningId, 3);
    expect(told.map((message) => [message.headers['ce_type'], parsed<{ level: string }>(message).level, faultsOf('warning.events.v1', message)])).toEqual([
      ['WarningIssued', 'station', []], ['WarningEscalated', 'district', []], ['WarningEscalated', 'city', []],
    ]);
    const chain = await orchestrator.found<{ n: number }>('SELECT count(*)::int AS n FROM orchestrator.audit_entry WHERE chain = $1', [body.warningId]);
    expect(chain.n).toBe(3);
  }, START_MS);

  it('stays with its team when it was answered in time', async () => {
    const alertId = await raise({ riskScore: 80 });
    const { body } = await orchestrator.found<{ body: WarningRecord }>(BODY, [alertId], (row) => row.body !== null);
    const fedBack = await orchestrator.verdict('warning.feedback', body.warningId, { ifMatch: '1', body: { method: 'call', outcome: 'dissuaded' } });
    expect(fedBack).toMatchObject({ status: 200, body: { state: 'fed_back', level: 'station' } });
    const row = await orchestrator.found<{ next_due_at: Date | null }>('SELECT next_due_at FROM orchestrator.warning WHERE alert_id = $1', [alertId]);
    expect(row.next_due_at).toBeNull();
  }, START_MS);

  it('expires with its alert', async () => {
    const alertId = await raise({ riskScore: 80, expiresAt: new Date(Date.now() + 1_500).toISOString() });
    const { body } = await orchestrator.found<{ body: WarningRecord }>(BODY, [alertId], (row) => row.body?.state === 'expired');
    expect(body).toMatchObject({ state: 'expired', level: 'station' });
  }, START_MS);

  it('is parked as a dead letter when it cannot be read, and the ones behind it are not', async () => {
    const bad = anAlert({ riskScore: 500 });
    await orchestrator.produce('fraud.alerts.v1', bad.alertId, { type: 'FraudAlertRaised', value: bad });
    const good = await raise({ riskScore: 80 });
    await orchestrator.found(BODY, [good]);
    const [parked] = await orchestrator.heard('fraud.alerts.v1.dlq', (message) => message.key === bad.alertId);
    expect(parked?.headers['paystop-dlq-reason']).toBe('BODY.INVALID');
  }, START_MS);
});
