import type { BankEffect } from '../product/simulator';
import { BanksThatLie } from './banks-that-lie';
import { ChaosRun } from './chaos-run';
import { APPS_TO_KILL, shuffled } from './victims';

/** Kill every app once under load, then count; and see the judge turn red on what it must not overlook. */
const MINUTES = 60_000;
const PER_SECOND = 12;

describe('killing each app in turn under load', () => {
  let run: ChaosRun;
  let banks: BanksThatLie | undefined;

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
    const { isSound, said } = await run.judge({ simulator: url });
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

  it('is judged red when a clock told the same twice', async () => {
    const [row] = await run.sql("INSERT INTO orchestrator.event_log (event_id, topic, key, type, subject, occurred_at, value) SELECT event_id, topic, key, type, subject, logged_at, value FROM orchestrator.published WHERE type = 'SlaMet' LIMIT 1 RETURNING id");
    const { isSound } = await run.judge();
    await run.sql('DELETE FROM orchestrator.event_log WHERE id = $1', [row?.['id']]);
    expect(isSound).toBe(false);
  }, MINUTES);

  it('is judged red when a message came out of its order, or none came', async () => {
    const pair = await run.sql(`SELECT a.id AS first, b.id AS second, a.event_id AS first_event, b.event_id AS second_event FROM dispatcher.event_log a
      JOIN dispatcher.event_log b ON b.key = a.key AND b.topic = a.topic AND b.id > a.id LIMIT 1`);
    const exchange = (one: string, other: string) => run.sql('UPDATE dispatcher.event_log SET event_id = CASE id WHEN $1::bigint THEN $3::uuid ELSE $4::uuid END WHERE id IN ($1::bigint, $2::bigint)', [pair[0]?.['first'], pair[0]?.['second'], pair[0]?.[one], pair[0]?.[other]]);
    await exchange('second_event', 'first_event');
    const { said } = await run.judge();
    await exchange('first_event', 'second_event');
    expect(said).toContain('came in another order than it was written');
  }, MINUTES);

  it('is judged red when old news of an instruction follows new', async () => {
    const [row] = await run.sql(`INSERT INTO dispatcher.event_log (event_id, topic, key, type, subject, occurred_at, value)
      SELECT gen_random_uuid(), topic, key, 'InstructionQueued', subject, occurred_at, value FROM dispatcher.event_log ORDER BY id LIMIT 1 RETURNING id`);
    const { said } = await run.judge();
    await run.sql('DELETE FROM dispatcher.event_log WHERE id = $1', [row?.['id']]);
    expect(said).toContain('✗ I7  what is told of an instruction grows newer');
    expect(said).toContain('never came');
  }, MINUTES);

  it('is judged red when a bank holds another amount than we say', async () => {
    const { url, changed } = await banksThatSay(({ effects }) => ({ effects: effects.map((effect) => (effect === stopOf(effects) ? { ...effect, heldMinor: '1' } : effect)), changed: stopOf(effects).instructionId }));
    const { isSound, said } = await run.judge({ simulator: url });
    expect(isSound).toBe(false);
    expect(said).toContain(`${changed}: the bank holds 1`);
  }, MINUTES);

  it('is judged red when somebody approved their own proposal', async () => {
    await run.sql(`INSERT INTO dispatcher.institution_audit (code, seq, entry, hash) SELECT code, 999, jsonb_set(entry, '{actor}', entry->'data'->'proposedBy'), hash
      FROM dispatcher.institution_audit WHERE entry->>'action' = 'InstitutionChanged' LIMIT 1`);
    const { said } = await run.judge();
    await run.sql('DELETE FROM dispatcher.institution_audit WHERE seq = 999');
    expect(said).toContain('✗ I11 nobody approved their own proposal');
  }, MINUTES);

  it('is judged red when a signed checkpoint is not that of the entries, or entries were exchanged', async () => {
    const [last] = await run.sql('SELECT size, root_hash FROM orchestrator.audit_checkpoint ORDER BY size DESC LIMIT 1');
    const setRoot = (root: unknown) => run.sql('UPDATE orchestrator.audit_checkpoint SET root_hash = $2 WHERE size = $1', [last?.['size'], root]);
    await setRoot('0'.repeat(64));
    const forged = await run.judge();
    await setRoot(last?.['root_hash']);
    expect(forged.said).toContain('has not their root');
    expect(forged.said).toContain('is not signed by');
    const exchangeFirstTwo = async (): Promise<void> => {
      for (const [from, to] of [[0, -1], [1, 0], [-1, 1]]) await run.sql('UPDATE orchestrator.audit_leaf SET leaf_index = $2 WHERE leaf_index = $1', [from, to]);
    };
    await exchangeFirstTwo();
    const rewritten = await run.judge();
    await exchangeFirstTwo();
    expect(rewritten.said).toContain('has not their root');
    expect(rewritten.said).not.toContain('is not signed by');
  }, MINUTES);

  it('is judged sound again when all that is undone', async () => {
    const { isSound, said } = await run.judge();
    expect(isSound ? '' : said).toBe('');
  }, MINUTES);

  function stopOf(effects: readonly BankEffect[]): BankEffect {
    const stop = effects.find(({ action }) => action === 'stop');
    if (stop === undefined) throw new Error('no stop took effect');
    return stop;
  }

  const banksWithOneEffectDoubled = async (): Promise<{ url: string; doubled: string }> => {
    const { url, changed } = await banksThatSay(({ effects }) => ({ effects: [stopOf(effects), ...effects], changed: stopOf(effects).instructionId }));
    return { url, doubled: changed };
  };

  /** The banks' own words, but for one. */
  async function banksThatSay(lie: (truth: { readonly effects: readonly BankEffect[] }) => { readonly effects: readonly BankEffect[]; readonly changed: string }): Promise<{ url: string; changed: string }> {
    banks?.close();
    let changed = '';
    banks = await BanksThatLie.start(run.product.app('bank-simulator').url, (truth) => {
      const lied = lie({ effects: truth });
      changed = lied.changed;
      return lied.effects;
    });
    return { url: banks.url, changed };
  }
});
