import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '@paystop/testing';
import { start } from './start';
import { anInstruction, yuan } from './testing/an-instruction';
import { RunningSimulator, institutionsFile } from './testing/running-simulator';

const MULE = { institutionCode: 'CMB', accountNumber: '6214830000000008', accountName: '张三' };
const VICTIM = { institutionCode: 'ICBC', accountNumber: '6222020000000001', accountName: '受害人' };
const balanceOf = ({ institutionCode, accountNumber }: typeof MULE) => simulator.get<{ balance: unknown; available: unknown }>(`/control/accounts/${institutionCode}/${accountNumber}`);
const post = async <T>(path: string, body: object) => {
  const answer = await fetch(`${simulator.url}/control/${path}`, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });
  return { status: answer.status, body: (await answer.json()) as T };
};

let simulator: RunningSimulator;
beforeAll(async () => {
  simulator = await RunningSimulator.start();
});
afterAll(() => simulator.stop());
beforeEach(async () => {
  await simulator.control('POST', 'reset');
  await simulator.control('POST', 'accounts', { accounts: [{ ...MULE, balance: yuan(0) }, { ...VICTIM, balance: yuan(80_000) }] });
});

describe('the control interface', () => {
  it('moves money between banks, as long as nothing holds it', async () => {
    const moved = await post('transfers', { transfers: [{ from: VICTIM, to: MULE, amount: yuan(50_000), bankReference: 'REF-1' }] });
    expect(moved.body).toMatchObject({ transfers: [{ bankReference: 'REF-1', result: 'moved' }] });
    const transfer = { amount: yuan(50_000), transferredAt: new Date().toISOString(), fromAccountNumber: VICTIM.accountNumber, bankReference: 'REF-1' };
    expect((await simulator.gateway.send(simulator.bankUrl(), anInstruction({ transfer }))).status).toBe(200);
    const again = await post('transfers', { transfers: [{ from: MULE, to: null, amount: yuan(1), channel: 'atm' }, { from: VICTIM, to: MULE, amount: yuan(90_000) }] });
    expect(again.body).toMatchObject({ transfers: [{ result: 'blocked' }, { result: 'insufficient_funds' }] });
    expect(await balanceOf(MULE)).toMatchObject({ balance: yuan(50_000), available: yuan(0) });
    expect(await simulator.get('/control/ledger')).toMatchObject({ balanced: true, clearingProblems: [] });
  });

  it('names every wrong field, and banks and accounts that are not there', async () => {
    expect((await post('transfers', { transfers: [{ from: VICTIM, amount: { amountMinor: '-1', currency: 'CNY' } }] })).body).toMatchObject({ status: 400, errors: [{ path: '/transfers/0/to' }, { path: '/transfers/0/amount/amountMinor' }] });
    expect((await post('accounts', { accounts: [{ ...MULE, institutionCode: 'NOBANK', balance: yuan(1) }] })).status).toBe(404);
    expect(await simulator.control('PATCH', 'banks/NOBANK', {})).toBe(404);
    expect(await simulator.control('PATCH', 'banks/CMB', { answerDelays: 1 })).toBe(400);
    expect(await simulator.control('POST', 'banks/CMB/faults', { kind: 'explode' })).toBe(400);
  });

  it('sets one bank or all, and puts them right again', async () => {
    await simulator.control('PATCH', 'banks/*', { answerDelay: 5 });
    await simulator.control('POST', 'banks/CMB/faults', { kind: 'hang', times: 3 });
    expect(await simulator.get('/control/banks/CMB')).toMatchObject({ banks: [{ settings: { answerDelay: 5 }, faults: [{ left: 3, fault: { kind: 'hang' } }] }] });
    await simulator.control('DELETE', 'banks/*');
    expect(await simulator.get('/control/banks/CMB')).toMatchObject({ banks: [{ settings: { answerDelay: 0 }, faults: [] }] });
  });

  it('plays a morning: money moves by the plan’s clock and the books stay balanced', async () => {
    const played = await post<{ victims: { payments: { to: typeof MULE; amount: object }[] }[] }>('plans', { seed: '42', victims: 30, lengthMinutes: 30, speed: 10_000 });
    expect(played.status).toBe(201);
    const progress = await eventually(async () => {
      const { plans: [plan] } = await simulator.get<{ plans: { planned: number; moved: number; nextAt: string | null }[] }>('/control/plans');
      return plan?.nextAt === null ? plan : false;
    }, 8_000);
    expect(progress).toMatchObject({ blocked: 0, withoutFunds: 0 });
    const [payment] = played.body.victims[0]?.payments ?? [];
    expect(payment && (await balanceOf(payment.to))).toBeDefined();
    expect(await simulator.get('/control/ledger')).toMatchObject({ balanced: true });
  });

  it('tells of metrics and health like every app', async () => {
    expect(await (await fetch(`${simulator.url}/metrics`)).text()).toContain('paystop_simulator_effects{institution="CMB"} 0');
    expect((await fetch(`${simulator.url}/health/ready`)).status).toBe(200);
  });

  it('takes over a changed institutions file on SIGHUP, and not a wrong one', async () => {
    writeFileSync(join(simulator.folder, 'institutions.yaml'), institutionsFile(['CMB', 'ICBC', 'PAB']));
    expect(await simulator.reload()).toMatchObject({ ok: true });
    expect(await simulator.control('PATCH', 'banks/PAB', {})).toBe(200);
    writeFileSync(join(simulator.folder, 'institutions.yaml'), 'institutions: [{code: CMB}]');
    expect(await simulator.reload()).toMatchObject({ ok: false });
    expect(await simulator.control('PATCH', 'banks/PAB', {})).toBe(200);
  });
});

it('refuses to start in production', async () => {
  await expect(start({ NODE_ENV: 'production' })).rejects.toThrow(/must not run with NODE_ENV=production/);
});
