import { aStopRequest, freshAccount } from '../product/stop-bodies';
import { OPERATOR } from '../product/people';
import { Flow, SOON_MS, START_MS } from './flow';

/** domain.md 3.5 and contract-details 3, written down here once more: the code must agree with them, not with itself. */
const REFUSALS = ['0100', '0200', '0300', '0301', '0302', '0303', '0400', '0500', '0501', '0600', '0700', '0800', '0900', '1000', '1100', '1300', '1304', '1800', '1900'];
const ANSWERS: readonly (readonly [result: string, code: string])[] = [
  ['held', '0000'], ['partially_held', '0000'], ['not_held', '0000'],
  ['partially_held', '1200'], ['not_held', '1200'],
  ['held', '1301'], ['not_held', '1301'], ['held', '1302'], ['not_held', '1302'], ['held', '1303'], ['not_held', '1303'],
  ...REFUSALS.flatMap((code): [string, string][] => [['refused', code], ['not_held', code]]),
];
/** Pairs that no bank may give: neither success nor failure until somebody has asked. */
const NONSENSE: readonly (readonly [result: string, code: string])[] = [['held', '0300'], ['held', '1200'], ['refused', '0000'], ['held', '9999'], ['done', '0000']];
const TOOK_EFFECT = ['held', 'partially_held'];

const QUICK = 'sync: {first: PT0.2S, factor: 2, max: PT0.5S}\nrateLimits: {writesPerSecond: 1000, writeBurst: 1000, readsPerSecond: 1000}\n';

describe('what a bank answers', () => {
  let flow: Flow;
  const requests = new Map<string, { requestId: string; account: string }>();

  beforeAll(async () => {
    flow = await Flow.start({ policy: QUICK });
    for (const [result, code] of [...ANSWERS, ...NONSENSE]) {
      const account = freshAccount();
      await flow.banks.fault('CMB', { kind: 'forced_answer', result, code, accounts: [account], ...(result === 'partially_held' ? { heldAmount: { amountMinor: '1', currency: 'CNY' } } : {}) });
      requests.set(`${result} ${code}`, { account, requestId: await flow.submit(aStopRequest([{ bank: 'CMB', account }])) });
    }
  }, START_MS);

  afterAll(() => flow.stop(), START_MS);

  const sent = (result: string, code: string): { requestId: string; account: string } => requests.get(`${result} ${code}`) ?? { requestId: '', account: '' };

  it.each(ANSWERS)('%s with code %s is read back by GET', async (result, code) => {
    const { requestId, account } = sent(result, code);
    const stop = await flow.untilStop(requestId, result);
    expect(stop).toMatchObject({ state: result, code });
    expect(await flow.banks.effects({ account })).toHaveLength(TOOK_EFFECT.includes(result) ? 1 : 0);
    expect(stop.holdId === null).toBe(!TOOK_EFFECT.includes(result));
  }, SOON_MS);

  it.each(NONSENSE)('%s with code %s is indeterminate and shown to an operator', async (result, code) => {
    const stop = await flow.untilStop(sent(result, code).requestId, 'indeterminate');
    expect(stop).toMatchObject({ state: 'indeterminate', attention: true });
    const instruction = await flow.api.call<{ state: string; attention: boolean }>(`/instructions/${stop.instructionId}`, { as: OPERATOR });
    expect(instruction.body).toMatchObject({ state: 'indeterminate', attention: true });
  }, SOON_MS);

  it('repeats nothing that a bank has answered', async () => {
    const repeated = (await flow.banks.messages({ bank: 'CMB' })).filter(({ timesReceived, distinctBodies }) => timesReceived > 1 || distinctBodies > 1);
    expect(repeated).toEqual([]);
  });
});
