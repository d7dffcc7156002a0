import { randomUUID } from 'node:crypto';
import { GATEWAY_SOURCE } from './usecases/join-requests/arrived-request';
import { RunningOrchestrator, aRequest } from './test-support/running-orchestrator';

const START_MS = 60_000;
const REQUEST = 'SELECT body FROM orchestrator.stop_request WHERE request_id = $1';
const STOP_OF = "SELECT body FROM orchestrator.instruction WHERE body->>'requestId' = $1";

interface RequestBody {
  readonly body: { readonly requestId: string; readonly conflictsWith: string | null };
}

describe('two bodies under one request id, the second with its 202', () => {
  let orchestrator: RunningOrchestrator;

  beforeAll(async () => {
    orchestrator = await RunningOrchestrator.start();
  }, START_MS);

  afterAll(() => orchestrator.stop(), START_MS);

  const acknowledged = (body: Readonly<Record<string, unknown>>): Promise<void> => orchestrator.produce('stop-payment.requests.v1', String(body['requestId']), {
    type: 'StopPaymentRequested', value: body, headers: { ce_source: GATEWAY_SOURCE, ce_unit: '440305012', ce_receivedat: new Date().toISOString(), ce_subjectid: 'user:1' },
  });

  async function bothOf(requestId: string): Promise<void> {
    const { body: first } = await orchestrator.found<RequestBody>(REQUEST, [requestId], ({ body }) => body.conflictsWith !== null);
    const { body: second } = await orchestrator.found<RequestBody>(REQUEST, [first.conflictsWith]);
    expect(second.conflictsWith).toBe(requestId);
    for (const id of [requestId, second.requestId]) {
      const stop = await orchestrator.found<{ body: object }>(STOP_OF, [id]);
      expect(stop.body).toMatchObject({ attention: { type: 'RequestConflicts' } });
    }
  }

  it('are both kept, point at each other and both ask for a person', async () => {
    const first = aRequest();
    await orchestrator.stopFor(first);
    await acknowledged({ ...aRequest(), requestId: first['requestId'] });
    await bothOf(String(first['requestId']));
  }, START_MS);

  it('do so too when they come in one breath', async () => {
    const [first, second] = [aRequest(), aRequest()];
    const message = (body: object, source: string) => ({
      key: String(first['requestId']), value: JSON.stringify({ ...body, requestId: first['requestId'] }),
      headers: {
        ce_specversion: '1.0', ce_id: randomUUID(), ce_source: source, ce_type: 'StopPaymentRequested', ce_time: new Date().toISOString(), ce_unit: '440305012',
        ce_receivedat: new Date().toISOString(), 'content-type': 'application/json',
      },
    });
    await orchestrator.services.probe.produce('stop-payment.requests.v1', [message(first, '/elsewhere'), message(second, GATEWAY_SOURCE)]);
    await bothOf(String(first['requestId']));
  }, START_MS);
});
