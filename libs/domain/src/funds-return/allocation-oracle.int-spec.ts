import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { money } from '@paystop/kernel';
import { type TestServices, testServices } from '@paystop/testing';
import { Client } from 'pg';
import { proRataByLoss } from './allocate';

const ORACLE = readFileSync(join(__dirname, 'allocation-oracle.sql'), 'utf8');

describe('the split, against the database\'s own decimal arithmetic', () => {
  let services: TestServices;
  let client: Client;

  beforeAll(async () => {
    services = await testServices();
    client = new Client({ connectionString: services.databaseUrl });
    await client.connect();
  }, 60_000);

  afterAll(async () => {
    await client.end();
    await services.stop();
  }, 30_000);

  async function oracle(available: bigint, losses: readonly bigint[]): Promise<readonly string[]> {
    const { rows } = await client.query<{ amounts: string[] }>(ORACLE, [available.toString(), losses.map(String)]);
    return rows[0]?.amounts ?? [];
  }

  const small = fc.bigInt({ min: 1n, max: 12n });
  const large = fc.bigInt({ min: 1n, max: 999_999_999_999_999_999n });

  it.each([['small amounts full of ties', small, fc.bigInt({ min: 0n, max: 60n })], ['the largest amounts', large, fc.bigInt({ min: 0n, max: 999_999_999_999_999_999n })]])(
    'agrees to the fen on %s', async (_, loss, available) => {
      await fc.assert(fc.asyncProperty(available, fc.array(loss, { minLength: 1, maxLength: 12 }), async (there, losses) => {
        const split = proRataByLoss(money(there), losses.map(money));
        expect(split.parts.map((part) => part.amount.amountMinor)).toEqual(await oracle(there, losses));
      }), { numRuns: 300 });
    }, 60_000,
  );

  it('would notice a rule that rounds each line by itself', async () => {
    const rounded = [10n, 10n, 10n].map((loss) => ((loss * 10n + 15n) / 30n).toString());
    expect(rounded).not.toEqual(await oracle(10n, [10n, 10n, 10n]));
  });
});
