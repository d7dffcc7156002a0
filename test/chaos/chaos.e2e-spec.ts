import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ChaosRun } from './chaos-run';
import { APPS_TO_KILL, shuffled } from './victims';

/** Kill every app once under load, then count; and see the judge turn red on what it must not overlook. */
const MINUTES = 60_000;
const PER_SECOND = 12;

describe('killing each app in turn under load', () => {
  let run: ChaosRun;
  let banks: Server | undefined;

  beforeAll(async () => {
    run = await ChaosRun.start({ services: 'named', perSecond: PER_SECOND, calmMs: 1_500, victims: shuffled(APPS_TO_KILL), tell: () => undefined });
    await run.play();
  }, 5 * MINUTES);

  afterAll(async () => {
    banks?.close();
    await run.stop();
  }, MINUTES);

  it('loses nothing, doubles nothing and drains without hands', async () => {
    const { isSound, said } = await run.judge();
    expect(isSound ? '' : said).toBe('');
  }, MINUTES);

  it('is judged red when an acknowledged request is gone', async () => {
    const [row] = await run.sql('SELECT * FROM gateway.intake_request LIMIT 1');
    await run.sql('DELETE FROM gateway.intake_request WHERE request_id = $1', [row?.['request_id']]);
    const { isSound, said } = await run.judge();
    await run.sql('INSERT INTO gateway.intake_request SELECT * FROM json_populate_record(null::gateway.intake_request, $1)', [JSON.stringify(row)]);
    expect(isSound).toBe(false);
    expect(said).toContain(`${String(row?.['request_id'])} got its 202 and is not there`);
  }, MINUTES);

  it('is judged red when an order took effect twice at a bank', async () => {
    const { url, doubled } = await banksWithOneEffectDoubled();
    const { isSound, said } = await run.judge(url);
    expect(isSound).toBe(false);
    expect(said).toContain(`${doubled} took effect 2 times`);
    expect(said).toContain('✗ I3  per case and account at most one stop in effect');
  }, MINUTES);

  it('is judged red when an audit entry was altered', async () => {
    const [entry] = await run.sql("SELECT chain, seq, body::text AS body FROM orchestrator.audit_entry WHERE body->>'action' = 'HoldPlaced' LIMIT 1");
    const place = [entry?.['chain'], entry?.['seq']];
    const altered = String(entry?.['body']).replace(/"amountMinor": ?"\d+"/, '"amountMinor":"1"');
    await run.sql('UPDATE orchestrator.audit_entry SET body = $3 WHERE chain = $1 AND seq = $2', [...place, altered]);
    const { isSound, said } = await run.judge();
    await run.sql('UPDATE orchestrator.audit_entry SET body = $3 WHERE chain = $1 AND seq = $2', [...place, entry?.['body']]);
    expect(isSound).toBe(false);
    expect(said).toContain(`${String(entry?.['chain'])} #${String(entry?.['seq'])}: its hash is not that of its content`);
  }, MINUTES);

  it('is judged red when a clock told the same twice, and green again when all is undone', async () => {
    const [row] = await run.sql("INSERT INTO orchestrator.event_log (event_id, topic, key, type, subject, occurred_at, value) SELECT gen_random_uuid(), topic, key, type, subject, occurred_at, value FROM orchestrator.event_log WHERE type = 'SlaMet' LIMIT 1 RETURNING id");
    const { isSound } = await run.judge();
    await run.sql('DELETE FROM orchestrator.event_log WHERE id = $1', [row?.['id']]);
    expect(isSound).toBe(false);
    expect((await run.judge()).isSound).toBe(true);
  }, MINUTES);

  /** The banks' own words, but one effect said twice. */
  async function banksWithOneEffectDoubled(): Promise<{ url: string; doubled: string }> {
    const real = `${run.product.app('bank-simulator').url}/control`;
    const { effects } = (await (await fetch(`${real}/effects`)).json()) as { effects: { instructionId: string }[] };
    const [first] = effects;
    banks = createServer((request, response) => {
      const answer = async (): Promise<void> => {
        const body = request.url === '/control/effects' ? JSON.stringify({ effects: [first, ...effects] }) : await (await fetch(`${real}/instructions`)).text();
        response.setHeader('content-type', 'application/json').end(body);
      };
      void answer();
    });
    await new Promise<void>((resolve) => banks?.listen(0, '127.0.0.1', resolve));
    return { url: `http://127.0.0.1:${String((banks.address() as AddressInfo).port)}`, doubled: first?.instructionId ?? '' };
  }
});
