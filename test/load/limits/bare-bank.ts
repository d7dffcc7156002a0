import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Pool, request } from 'undici';

const CALLS = 10_000;
const AT_ONCE = 256;
const BODY = JSON.stringify({ instructionId: 'ins_0000000000000000', padding: 'x'.repeat(900) });
const ANSWER = JSON.stringify({ instructionId: 'ins_0000000000000000', status: 'final', result: 'held', code: '0000', heldAmount: { amountMinor: '100000', currency: 'CNY' }, respondedAt: '2026-01-01T00:00:00Z' });

/** The limit that a bank which answers after so many milliseconds sets: unsigned calls to a stub that knows nothing. */
export async function bareBank(answersAfterMs: number): Promise<{ readonly callsPerSecond: number }> {
  const server = createServer((incoming, answer) => {
    incoming.resume();
    incoming.on('end', () => setTimeout(() => answer.writeHead(200, { 'content-type': 'application/json' }).end(ANSWER), answersAfterMs));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const pool = new Pool(url, { connections: AT_ONCE });
  let left = CALLS;
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    while (left > 0) {
      left -= 1;
      const { body } = await request(`${url}/instructions`, { method: 'POST', body: BODY, headers: { 'content-type': 'application/json' }, dispatcher: pool });
      await body.text();
    }
  }));
  const callsPerSecond = CALLS / ((performance.now() - startedAt) / 1_000);
  await pool.close();
  server.close();
  server.closeAllConnections();
  return { callsPerSecond };
}
