import { AUDITOR, OPERATOR, type Person, SECOND_OPERATOR } from '../product/people';
import { aStopRequest, freshAccount } from '../product/stop-bodies';
import type { InstructionView } from '../product/views';
import { Flow, SOON_MS, START_MS } from './flow';

const POLICY = `
retry: {first: PT0.3S, factor: 2, max: PT1S, jitter: 0}
sync: {first: PT0.5S, factor: 2, max: PT1S}
breaker: {failures: 5, openFor: PT1S}
`;
/** What an institution of the file waits for one answer. */
const BANK_TIMEOUT_MS = 5_000;

/** Banks that are slow, cut lines, answer late, twice, otherwise, or are not who they say. */
describe('a bank that misbehaves', () => {
  let flow: Flow;

  beforeAll(async () => {
    flow = await Flow.start({ policy: POLICY });
  }, START_MS);

  afterAll(() => flow.stop(), START_MS);

  const instruction = async (instructionId: string): Promise<InstructionView> => (await flow.api.call<InstructionView>(`/instructions/${instructionId}`, { as: OPERATOR })).body;
  const received = async (instructionId: string): Promise<number> => (await flow.banks.messages({ instructionId }))[0]?.timesReceived ?? 0;

  it('delays nobody else by being slow', async () => {
    await flow.banks.fault('PSBC', { kind: 'hang' });
    const slow = await Promise.all(Array.from({ length: 20 }, () => flow.submit(aStopRequest([{ bank: 'PSBC' }]))));
    const others = await Promise.all(['CMB', 'BOC', 'CCB', 'ABC'].map((bank) => flow.submit(aStopRequest([{ bank }]))));
    await Promise.all(others.map((requestId) => flow.untilStop(requestId, 'held')));
    const [first = ''] = slow;
    expect((await flow.api.request(first)).status).not.toBe('completed');
    await flow.banks.recover('PSBC');
    await Promise.all(slow.map((requestId) => flow.untilStop(requestId, 'held')));
  }, 3 * SOON_MS);

  it('is asked what became of an order that it took and never answered, and is not sent it again', async () => {
    const account = freshAccount();
    await flow.banks.fault('CEB', { kind: 'hang', carryOut: true, times: 1 });
    const requestId = await flow.submit(aStopRequest([{ bank: 'CEB', account }]));
    const held = await flow.untilStop(requestId, 'held');
    expect(await received(held.instructionId)).toBe(1);
    expect(await flow.banks.effects({ account })).toHaveLength(1);
    const { attempts } = await instruction(held.instructionId);
    expect(attempts[0]).toMatchObject({ result: 'maybe_sent' });
  }, BANK_TIMEOUT_MS + SOON_MS);

  it('shows as indeterminate while nobody knows', async () => {
    await flow.banks.fault('CMBC', { kind: 'cut_after_reading', carryOut: true, times: 1 });
    await flow.banks.fault('CMBC', { kind: 'sync_http_status', status: 500 });
    const requestId = await flow.submit(aStopRequest([{ bank: 'CMBC' }]));
    const stop = await flow.untilStop(requestId, 'indeterminate');
    expect((await flow.api.request(requestId)).status).toBe('in_progress');
    await flow.banks.recover('CMBC');
    const asked = await flow.api.call(`/instructions/${stop.instructionId}/sync`, { as: OPERATOR, method: 'POST', body: {} });
    expect(asked.status).toBe(202);
    await flow.untilStop(requestId, 'held');
    expect(await received(stop.instructionId)).toBe(1);
  }, SOON_MS);

  it('gets the same bytes again only when it says that it has none', async () => {
    const account = freshAccount();
    await flow.banks.fault('GDB', { kind: 'cut_after_reading', carryOut: false, times: 1 });
    const requestId = await flow.submit(aStopRequest([{ bank: 'GDB', account }]));
    const held = await flow.untilStop(requestId, 'held');
    const [message] = await flow.banks.messages({ instructionId: held.instructionId });
    expect(message).toMatchObject({ distinctBodies: 1 });
    expect(await flow.banks.effects({ account })).toHaveLength(1);
  }, SOON_MS);

  it.each([
    ['garbage', { kind: 'garbage', carryOut: true, times: 1 }],
    ['half an answer', { kind: 'cut_while_answering', carryOut: true, times: 1 }],
    ['a server error', { kind: 'http_status', status: 500, carryOut: true, times: 1 }],
    ['nothing at all', { kind: 'empty_answer', carryOut: true, times: 1 }],
    ['not now', { kind: 'http_status', status: 503, retryAfter: 1, times: 2 }],
    ['no connection', { kind: 'cut_before_reading', times: 2 }],
  ])('ends in one effect after %s', async (_, fault) => {
    const account = freshAccount();
    await flow.banks.fault('CIB', { ...fault, accounts: fault.kind === 'cut_before_reading' ? undefined : [account] });
    const requestId = await flow.submit(aStopRequest([{ bank: 'CIB', account }]));
    const held = await flow.untilStop(requestId, 'held');
    expect(await flow.banks.effects({ account })).toHaveLength(1);
    expect((await flow.banks.messages({ instructionId: held.instructionId }))[0]).toMatchObject({ distinctBodies: 1 });
    await flow.banks.recover('CIB');
  }, SOON_MS);

  describe('with its callbacks', () => {
    async function byCallback(bank: string, faults: readonly Readonly<Record<string, unknown>>[]): Promise<string> {
      await flow.banks.recover(bank);
      await flow.banks.set(bank, { answer: 'callback', callbackDelay: 300 });
      for (const fault of faults) await flow.banks.fault(bank, fault);
      return flow.submit(aStopRequest([{ bank }]));
    }

    const statuses = async (instructionId: string): Promise<(number | null)[]> => (await flow.banks.callbacks({ instructionId })).map(({ httpStatus }) => httpStatus);

    it('is acknowledged first and held when the callback comes', async () => {
      const requestId = await byCallback('COMM', []);
      const stop = await flow.untilStop(requestId, 'held');
      expect(stop.acknowledgedAt).not.toBeNull();
      await flow.until(() => statuses(stop.instructionId), (all) => all.includes(204));
    }, SOON_MS);

    it('takes a callback that comes twice for one', async () => {
      const requestId = await byCallback('HXBANK', [{ kind: 'callback_twice' }]);
      const stop = await flow.untilStop(requestId, 'held');
      expect(await flow.until(() => statuses(stop.instructionId), (all) => all.length >= 2)).toEqual([204, 204]);
    }, SOON_MS);

    it('turns away callbacks that are unsigned, forged, altered or stale', async () => {
      const requestId = await byCallback('CZBANK', [{ kind: 'callback_unsigned' }, { kind: 'callback_forged' }, { kind: 'callback_wrong_digest' }, { kind: 'callback_expired' }]);
      const stop = await flow.untilStop(requestId, 'held');
      const all = await flow.until(() => statuses(stop.instructionId), (each) => each.includes(204) && each.length >= 5);
      expect(all.filter((status) => status === 401)).toHaveLength(4);
    }, SOON_MS);

    it('keeps what was recorded when a callback contradicts it, and shows it', async () => {
      const requestId = await byCallback('SPABANK', [{ kind: 'callback_contradicting', result: 'refused', code: '0300' }]);
      const stop = await flow.untilStop(requestId, 'held', 'refused');
      await flow.until(() => statuses(stop.instructionId), (all) => all.includes(409));
      const shown = await flow.until(() => flow.api.request(requestId), ({ stops }) => stops[0]?.attention === true);
      expect(shown.stops[0]?.state).toBe(stop.state);
    }, SOON_MS);

    it('is corrected by two people, who both see what is proposed and stand in timeline and audit', async () => {
      const requestId = await byCallback('CITIC', [{ kind: 'callback_contradicting', result: 'refused', code: '0300' }]);
      const { instructionId, state } = await flow.untilStop(requestId, 'held', 'refused');
      const found = state === 'held' ? 'refused' : 'held';
      let shown = await flow.until(() => instruction(instructionId), ({ attention }) => attention === true);
      const enters = async (person: Person, result: string): Promise<void> => {
        const body = { result, evidence: { channel: 'phone', spokenTo: '柜台', note: 'asked again' } };
        expect((await flow.api.call(`/instructions/${instructionId}/outcome`, { as: person, method: 'POST', ifMatch: shown.version, body })).status).toBe(202);
        const from = shown.version;
        shown = await flow.until(() => instruction(instructionId), ({ version }) => version > from);
      };
      const proposedBy = ({ user }: Person, result: string): unknown => ({ state, outcomeProposed: { by: `user:${user}`, at: expect.any(String), result, code: null, heldAmount: null } });

      await enters(OPERATOR, 'not_held');
      expect(shown).toMatchObject(proposedBy(OPERATOR, 'not_held') as object);
      await enters(SECOND_OPERATOR, found);
      expect(shown).toMatchObject(proposedBy(SECOND_OPERATOR, found) as object);
      await enters(OPERATOR, found);
      expect(shown).toMatchObject({ state: found, attention: false, outcomeProposed: null });

      const first = { by: `user:${OPERATOR.user}`, result: 'not_held' };
      const second = { by: `user:${SECOND_OPERATOR.user}`, result: found };
      const { timeline } = await flow.api.case(shown.caseId, OPERATOR);
      const entries = await flow.api.list<{ action: string; actor: string; subject: string; data: object }>(`/audit?caseId=${shown.caseId}&limit=200`, AUDITOR);
      for (const told of [timeline.filter(({ type }) => type === 'InstructionOutcomeProposed'), entries.filter(({ action }) => action === 'InstructionOutcomeProposed')]) {
        expect(told.map(({ actor, data }) => ({ actor, data }))).toMatchObject([
          { actor: first.by, data: { outcomeProposed: first } }, { actor: second.by, data: { outcomeProposed: second, replaces: first } },
        ]);
      }
      expect(entries.filter(({ action, actor, subject }) => action === 'InstructionReported' && subject === instructionId && actor === first.by)).toHaveLength(1);
    }, SOON_MS);
  });
});
