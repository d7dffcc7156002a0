import { type Database, openDatabase } from '@paystop/postgres';
import type { Tx } from '@paystop/ports';
import { type TestServices, silentLogger, testServices } from '@paystop/testing';
import { CaseRepository } from './adapters/postgres/case.repository';
import { MIGRATIONS } from './migrations';

jest.setTimeout(60_000);

const DEADLOCK = '40P01';

/** Cases whose money lies in one account are decided on together, whichever of them a decision begins with. */
describe('the locks of cases that share an account', () => {
  let services: TestServices;
  let database: Database;
  const cases = new CaseRepository();

  beforeAll(async () => {
    services = await testServices();
    database = await openDatabase({ url: services.databaseUrl, schema: 'orchestrator', applicationName: 'test', migrations: MIGRATIONS, logger: silentLogger });
  });

  afterAll(async () => {
    await database.close();
    await services.stop();
  });

  async function sharing(account: string, count: number): Promise<string[]> {
    const caseIds = Array.from({ length: count }, (_, index) => `case_${account}_${String(index)}`);
    for (const caseId of caseIds) {
      await database.query("INSERT INTO stop_case (case_id, unit, status, body, version) VALUES ($1, '440305012', 'open', $2, 1)", [caseId, JSON.stringify({ caseId })]);
      await database.query(
        "INSERT INTO hold (hold_id, case_id, instruction_id, account_ref, state, expires_at, version, body) VALUES ($1, $2, $3, $4, 'active', now(), 1, $5)",
        [`hold_${caseId}`, caseId, `ins_${caseId}`, account, JSON.stringify({ holdId: `hold_${caseId}`, caseId, accountRef: account })],
      );
    }
    return caseIds;
  }

  /** Holds everybody back once, until all have come. */
  function meeting(count: number): () => Promise<void> {
    let here = 0;
    let open = (): void => undefined;
    const all = new Promise<void>((resolve) => (open = resolve));
    return async () => {
      here += 1;
      if (here >= count) open();
      await all;
    };
  }

  /** Each begins with its own case and has all of them in the end. @returns the codes of what stood in the way. */
  async function decideAtOnce(caseIds: readonly string[], load: (tx: Tx, caseId: string, met: () => Promise<void>) => Promise<ReadonlyMap<string, unknown>>): Promise<string[]> {
    const met = meeting(caseIds.length);
    const codes: string[] = [];
    await Promise.all(caseIds.map((caseId) => database.unitOfWork.run(async (tx) => {
      try {
        const book = await load(tx, caseId, met);
        expect([...book.keys()].sort()).toEqual(caseIds);
      } catch (error) {
        codes.push((error as { readonly code?: string }).code ?? String(error));
        throw error;
      }
    })));
    return codes;
  }

  const oneAfterTheOther = (account: string) => async (tx: Tx, caseId: string, met: () => Promise<void>): Promise<ReadonlyMap<string, unknown>> => {
    const book = await cases.load(tx, [caseId]);
    await met();
    return cases.addAccounts(tx, book, [account]);
  };

  it('are taken without a deadlock by two decisions that begin at different ends', async () => {
    const caseIds = await sharing('acc_two', 2);
    expect(await decideAtOnce(caseIds, oneAfterTheOther('acc_two'))).not.toContain(DEADLOCK);
  });

  it('are taken without a deadlock by many at once, timers among them', async () => {
    const caseIds = await sharing('acc_many', 6);
    const codes = await decideAtOnce(caseIds, async (tx, caseId, met) => {
      await cases.lock(tx, [caseId]);
      await met();
      return cases.loadWithAccounts(tx, [caseId]);
    });
    expect(codes).not.toContain(DEADLOCK);
  });
});
