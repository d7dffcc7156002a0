import { type Database, openDatabase } from '@paystop/postgres';
import { type TestServices, silentLogger, testServices } from '@paystop/testing';
import { MIGRATIONS } from './migrations';

jest.setTimeout(60_000);

const ONE = 'user:one';
const OTHER = 'user:other';

/** Past all code: what the tables themselves let nobody write (I11). */
describe('the tables', () => {
  let services: TestServices;
  let database: Database;
  let count = 0;

  beforeAll(async () => {
    services = await testServices();
    database = await openDatabase({ url: services.databaseUrl, schema: 'orchestrator', applicationName: 'test', migrations: MIGRATIONS, logger: silentLogger });
  });

  afterAll(async () => {
    await database.close();
    await services.stop();
  });

  /** @returns the constraint that refused the row, or "written". */
  async function write(table: string, row: Readonly<Record<string, unknown>>): Promise<string> {
    const names = Object.keys(row);
    const places = names.map((_, index) => `$${String(index + 1)}`).join(', ');
    try {
      await database.query(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${places})`, Object.values(row));
      return 'written';
    } catch (error) {
      return (error as { readonly constraint?: string }).constraint ?? String(error);
    }
  }

  function fresh(): string {
    count += 1;
    return `id_${String(count)}`;
  }

  const freeze = (over: Readonly<Record<string, unknown>>): Promise<string> =>
    write('account_freeze', { freeze_id: fresh(), case_id: 'case_a', hold_id: fresh(), account_ref: 'acc', state: 'proposed', proposed_by: ONE, version: 1, body: '{}', ...over });
  const hold = (over: Readonly<Record<string, unknown>>): Promise<string> =>
    write('hold', { hold_id: fresh(), case_id: 'case_a', instruction_id: fresh(), account_ref: 'acc', state: 'active', expires_at: '2026-12-01T00:00:00Z', version: 1, body: '{}', ...over });
  const objection = (over: Readonly<Record<string, unknown>>): Promise<string> =>
    write('objection', { objection_id: fresh(), case_id: 'case_a', state: 'open', recorded_by: ONE, version: 1, body: '{}', ...over });
  const fundsReturn = (over: Readonly<Record<string, unknown>>): Promise<string> =>
    write('funds_return', { return_id: fresh(), case_id: 'case_a', freeze_id: 'frz', state: 'proposed', proposed_by: ONE, version: 1, body: '{"claims": []}', ...over });

  it('take a freeze, its renewal and its end from two people only', async () => {
    expect([await freeze({ approved_by: ONE }), await freeze({ approved_by: OTHER })]).toEqual(['freeze_four_eyes', 'written']);
    const renewal = (proposed: string | null) => freeze({ renewal_proposed_by: proposed, renewal_approved_by: OTHER });
    expect([await renewal(OTHER), await renewal(null), await renewal(ONE)]).toEqual(['freeze_renewal_four_eyes', 'freeze_renewal_four_eyes', 'written']);
    const lift = (proposed: string | null, objectionId: string | null = null) => freeze({ unfreeze_proposed_by: proposed, unfreeze_approved_by: OTHER, unfreeze_objection: objectionId });
    expect([await lift(OTHER), await lift(null), await lift(ONE), await lift(null, 'obj_1')]).toEqual(['freeze_unfreeze_four_eyes', 'freeze_unfreeze_four_eyes', 'written', 'written']);
  });

  it('let a hold go only by two people, or by an upheld objection', async () => {
    const release = (proposed: string | null, objectionId: string | null = null) => hold({ release_proposed_by: proposed, release_approved_by: OTHER, release_objection: objectionId });
    expect([await release(OTHER), await release(null), await release(ONE), await release(null, 'obj_1')]).toEqual(['hold_release_four_eyes', 'hold_release_four_eyes', 'written', 'written']);
  });

  it('have an objection decided by somebody else than took it down, and a return approved by another than proposed it', async () => {
    expect([await objection({ decided_by: ONE }), await objection({ decided_by: OTHER })]).toEqual(['objection_four_eyes', 'written']);
    expect([await fundsReturn({ approved_by: ONE }), await fundsReturn({ approved_by: OTHER })]).toEqual(['funds_return_four_eyes', 'written']);
  });

  it('have one open freeze at most for a hold, and one open stop for an account of a case', async () => {
    const on = { hold_id: 'hold_1' };
    expect([await freeze({ ...on, state: 'active' }), await freeze({ ...on, state: 'proposed' }), await freeze({ ...on, state: 'rejected' })]).toEqual(['written', 'freeze_one_open', 'written']);
    const stop = (sequence: number, isOpen: boolean) => write('instruction', { instruction_id: fresh(), case_id: 'case_a', action: 'stop', state: 'queued', account_ref: 'acc', sequence, is_open: isOpen, version: 1, body: '{}' });
    expect([await stop(1, true), await stop(2, true), await stop(2, false), await stop(2, false)]).toEqual(['written', 'instruction_one_open_stop', 'written', 'instruction_sequence']);
  });
});
