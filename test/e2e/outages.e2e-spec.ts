import { setTimeout as sleep } from 'node:timers/promises';
import { processTree } from '../load/machine/cpu-meter';
import { aStopRequest, freshAccount } from '../product/stop-bodies';
import { Flow, SOON_MS, START_MS } from './flow';

const OUTAGE_MS = 4_000;
const HEALED_MS = 90_000;

/** Services of its own that stand still or die, under the product that uses them. */
describe('when a service goes away', () => {
  let flow: Flow;

  beforeAll(async () => {
    flow = await Flow.start({ services: 'embedded' });
  }, START_MS);

  afterAll(() => flow.stop(), START_MS);

  /** The service's own process: the eldest of that name. */
  function pidOf(service: string): number {
    const all = processTree(flow.product.supervisorPid).filter(({ name }) => name === service);
    const eldest = all.find(({ parentPid }) => !all.some(({ pid }) => pid === parentPid));
    if (eldest === undefined) throw new Error(`${service} does not run`);
    return eldest.pid;
  }

  async function held(account = freshAccount()): Promise<void> {
    const body = aStopRequest([{ account }]);
    await flow.until(() => flow.api.submit(body).catch(() => ({ status: 0 })), ({ status }) => status === 202, HEALED_MS);
    await flow.until(() => flow.api.request(body.requestId).catch(() => null), (request) => request?.status === 'completed', HEALED_MS);
    expect(await flow.banks.effects({ account })).toHaveLength(1);
  }

  it('Kafka: takes requests meanwhile, and sends them on when it is back', async () => {
    await held();
    const kafka = pidOf('Kafka');
    process.kill(kafka, 'SIGSTOP');
    const accounts = Array.from({ length: 10 }, () => freshAccount());
    const requests = await Promise.all(accounts.map((account) => flow.submit(aStopRequest([{ account }]))));
    await sleep(OUTAGE_MS);
    expect(await flow.api.request(requests[0] ?? '')).toMatchObject({ status: 'received' });
    process.kill(kafka, 'SIGCONT');
    for (const requestId of requests) await flow.untilRequest(requestId, ({ status }) => status === 'completed', HEALED_MS);
    for (const account of accounts) expect(await flow.banks.effects({ account })).toHaveLength(1);
  }, 3 * HEALED_MS);

  it('Kafka killed: recovers by itself', async () => {
    process.kill(pidOf('Kafka'), 'SIGKILL');
    await held();
  }, 3 * HEALED_MS);

  it('PostgreSQL killed: answers 503 with Retry-After meanwhile, and recovers by itself', async () => {
    process.kill(pidOf('PostgreSQL'), 'SIGQUIT'); // as a crash: every session ends at once, the next start recovers
    const answers = [];
    for (let index = 0; index < 20; index += 1) answers.push(await flow.api.submit(aStopRequest()).catch(() => undefined));
    const refused = answers.filter((answer) => answer !== undefined && answer.status !== 202);
    expect(new Set(refused.map((answer) => answer?.status))).toEqual(refused.length === 0 ? new Set() : new Set([503]));
    expect(refused.every((answer) => answer?.headers.get('retry-after') !== null)).toBe(true);
    await held();
  }, 3 * HEALED_MS);

  it('Redis killed: nobody notices but the caches', async () => {
    process.kill(pidOf('Redis'), 'SIGKILL');
    await held();
    await flow.product.untilAllReady(SOON_MS);
    await held();
  }, 3 * HEALED_MS);

  it('has lost and doubled nothing over all of it', async () => {
    const { rows } = await flow.pool.query<{ accepted: string; handled: string; parked: string }>(
      'SELECT (SELECT count(*) FROM gateway.intake_request) AS accepted, (SELECT count(*) FROM orchestrator.stop_request) AS handled, (SELECT count(*) FROM projector.dead_letter) AS parked',
    );
    expect(rows[0]?.handled).toBe(rows[0]?.accepted);
    expect(rows[0]?.parked).toBe('0');
    const repeated = (await flow.banks.messages()).filter(({ distinctBodies }) => distinctBodies > 1);
    expect(repeated).toEqual([]);
  }, HEALED_MS);
});
