import { APPROVER, OPERATOR } from '../product/people';
import { Flow, SOON_MS, START_MS } from './flow';
import { type HeldCase, Keeping, fen } from './keeping';
import { playMuleAccount } from './mule-account';

const LOSSES = [5_000_000, 2_500_000] as const;
/** Left by cash after the first victim's money came and before the second one's. */
const SPENT = 1_500_000;
const LEFT = LOSSES[0] + LOSSES[1] - SPENT;
const FIRST_SHARE = LOSSES[0] - SPENT;
/** Banks recheck what waits behind another freeze once a second. */
const POLICY = 'freeze: {recheckWaiting: PT1S}\nsync: {first: PT0.5S, factor: 2, max: PT2S}\n';

/** One mule's account that two victims paid into: two cases hold it and know of each other (contract-details 3 and 7). */
describe('an account that two cases hold', () => {
  let flow: Flow;
  let keeping: Keeping;

  beforeAll(async () => {
    flow = await Flow.start({ policy: POLICY });
    keeping = new Keeping(flow);
  }, START_MS);

  afterAll(() => flow.stop(), START_MS);

  /** The bank's own record of the account; each victim reports in a case of their own. */
  async function bothHeld(): Promise<{ readonly first: HeldCase; readonly second: HeldCase }> {
    const { mule, payments } = await playMuleAccount(flow, { paidIn: LOSSES[0] }, { cash: SPENT }, { paidIn: LOSSES[1] });
    return { first: await keeping.held(mule, payments[0]), second: await keeping.held(mule, payments[1]) };
  }

  const versionOf = async ({ caseId, holdId }: HeldCase): Promise<number> => (await keeping.caseOf(caseId)).holds.find((hold) => hold.holdId === holdId)?.version ?? 0;
  const holdOf = async ({ caseId, holdId }: HeldCase): Promise<{ readonly state: string; readonly expiresAt: string } | undefined> => (await keeping.caseOf(caseId)).holds.find((hold) => hold.holdId === holdId);
  const letGo = async (held: HeldCase): Promise<number[]> => keeping.twice(`/holds/${held.holdId}/release`, await versionOf(held));

  it('is stopped once, told to both with the same end, and each counts what is still its own', async () => {
    const { first, second } = await bothHeld();
    expect(second.caseId).not.toBe(first.caseId);
    expect([first.stop, second.stop]).toMatchObject([{ state: 'held', code: '0000', heldAmount: fen(LEFT) }, { state: 'held', code: '1301', heldAmount: fen(LEFT) }]);
    expect(second.stop.holdExpiresAt).toBe(first.stop.holdExpiresAt);
    expect(await keeping.actions(first.account)).toEqual(['stop']);
    const shown = [await keeping.until(first.caseId, ({ interceptedAmount }) => interceptedAmount.amountMinor === String(FIRST_SHARE)), await keeping.until(second.caseId, ({ interceptedAmount }) => interceptedAmount.amountMinor === String(LOSSES[1]))];
    expect(shown.map(({ interceptedAmount }) => Number(interceptedAmount.amountMinor)).reduce((sum, each) => sum + each, 0)).toBe(LEFT);
    for (const [index, { caseId }] of [first, second].entries()) {
      const { body } = await flow.api.call<{ totals: { held: object; cashedOut: object } }>(`/cases/${caseId}/funds-graph`, { as: OPERATOR });
      expect(body.totals).toMatchObject({ held: fen(index === 0 ? FIRST_SHARE : LOSSES[1]), cashedOut: fen(index === 0 ? SPENT : 0) });
    }
  }, 2 * SOON_MS);

  it('stays stopped for the later case when it extends, and for both when the earlier one does', async () => {
    const { first, second } = await bothHeld();
    const endsAt = first.stop.holdExpiresAt ?? '';
    expect((await keeping.decide(`/holds/${first.holdId}/extend`, OPERATOR, { version: await versionOf(first) })).status).toBe(202);
    await keeping.until(first.caseId, ({ holds }) => holds[0]?.state === 'extended');
    const [host, guest] = [await holdOf(first), await flow.until(() => holdOf(second), (hold) => hold !== undefined && hold.expiresAt > endsAt)];
    expect([host?.expiresAt, guest?.state]).toEqual([guest?.expiresAt, 'active']);
    expect((await keeping.decide(`/holds/${second.holdId}/extend`, OPERATOR, { version: await versionOf(second) })).status).toBe(202);
    const own = await keeping.until(second.caseId, ({ holds }) => holds[0]?.state === 'extended');
    expect((own.holds[0]?.expiresAt ?? '') > (host?.expiresAt ?? '')).toBe(true);
    expect(await keeping.actions(first.account)).toEqual(['stop', 'extend', 'extend']);
    const effects = await flow.banks.effects({ account: first.account, action: 'extend' });
    expect(effects.map(({ caseId }) => caseId)).toEqual([first.caseId, second.caseId]);
  }, 2 * SOON_MS);

  it('is let go at the bank only when the last case lets go, whichever stopped it', async () => {
    const { first, second } = await bothHeld();
    expect(await letGo(first)).toEqual([202, 202]);
    await keeping.until(first.caseId, ({ holds }) => holds[0]?.state === 'released');
    expect([await keeping.actions(first.account), (await flow.banks.account('CMB', first.account)).available]).toEqual([['stop'], fen(0)]);
    expect(await holdOf(second)).toMatchObject({ state: 'active', expiresAt: second.stop.holdExpiresAt });
    const again = await keeping.decide(`/holds/${first.holdId}/extend`, OPERATOR, { version: await versionOf(first) });
    expect([again.status, again.body.code]).toEqual([409, 'HOLD.ALREADY_RELEASED']);
    expect(await letGo(second)).toEqual([202, 202]);
    await keeping.until(second.caseId, ({ holds }) => holds[0]?.state === 'released');
    expect([await keeping.actions(first.account), (await flow.banks.account('CMB', first.account)).available]).toEqual([['stop', 'release'], fen(LEFT)]);
  }, 2 * SOON_MS);

  it('is frozen for the earlier case while the later freeze waits and counts as nothing, until the earlier one is lifted', async () => {
    const { first, second } = await bothHeld();
    const earlier = await keeping.freeze(first);
    const frozen = await keeping.until(first.caseId, ({ freezes }) => freezes[0]?.state === 'active');
    expect(frozen.freezes[0]?.['amount']).toEqual(fen(LEFT));
    const later = await keeping.freeze(second);
    const waiting = await keeping.until(second.caseId, ({ freezes }) => freezes[0]?.state === 'queued');
    expect([waiting.frozenAmount, waiting.holds[0]?.state]).toEqual([fen(0), 'active']);
    expect(await flow.api.call(`/freezes/${later}/renew`, { as: OPERATOR, method: 'POST', ifMatch: waiting.freezes[0]?.version ?? 0, body: { reason: 'drill' } })).toMatchObject({ status: 409, body: { code: 'FREEZE.NOT_IN_FORCE' } });
    expect(await keeping.twice(`/freezes/${earlier}/unfreeze`, frozen.freezes[0]?.version ?? 0)).toEqual([202, 202]);
    const turn = await keeping.until(second.caseId, ({ freezes, frozenAmount }) => freezes[0]?.state === 'active' && frozenAmount.amountMinor !== '0');
    expect([turn.holds[0]?.state, turn.frozenAmount]).toEqual(['frozen', fen(LOSSES[1])]);
    expect((await keeping.caseOf(first.caseId)).freezes[0]?.state).toBe('lifted');
    expect(await keeping.actions(first.account)).toEqual(['stop', 'freeze', 'unfreeze']);
    expect((await flow.banks.account('CMB', first.account)).available).toEqual(fen(0));
  }, 2 * SOON_MS);

  it('is frozen for the later case from the moment that the earlier freeze ends by time', async () => {
    const { first, second } = await bothHeld();
    await keeping.freeze(first, { term: 'PT8S' });
    await keeping.until(first.caseId, ({ freezes }) => freezes[0]?.state === 'active');
    await keeping.freeze(second);
    await keeping.until(second.caseId, ({ freezes }) => freezes[0]?.state === 'queued');
    await keeping.until(second.caseId, ({ freezes }) => freezes[0]?.state === 'active');
    const ended = await keeping.until(first.caseId, ({ freezes }) => freezes[0]?.state === 'lapsed');
    expect(ended.holds[0]?.state).toBe('lapsed');
    expect((await flow.banks.account('CMB', first.account)).available).toEqual(fen(0));
    const asked = await keeping.decide(`/freezes/${ended.freezes[0]?.freezeId ?? ''}/unfreeze`, APPROVER, { version: ended.freezes[0]?.version ?? 0 });
    expect([asked.status, asked.body.code]).toEqual([409, 'FREEZE.ALREADY_ENDED']);
  }, 2 * SOON_MS);
});
