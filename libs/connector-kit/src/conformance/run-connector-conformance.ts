import { type BankReport, type Institution, type RestInstruction, institutionSchema } from '@paystop/contracts';
import { generateSigningKey, importSigningKey, importVerificationKey, verifyRequest } from '@paystop/security';
import type { HttpConnector } from '../bank-connector';
import { BankLine } from '../call/bank-line';
import { judgeOutcome } from '../codes/judge-outcome';
import type { BankReading } from '../reading/bank-reading';
import { SAMPLE_ORDER } from './sample-order';
import { ScriptedBank } from './scripted-bank';

/** What a connector has to give so that the suite can speak with it. */
export interface ConformanceCase {
  readonly makeConnector: () => HttpConnector;
  /** How a bank of this protocol writes a final report in the body of a 200. */
  readonly writeReport: (report: BankReport) => string;
  /** How it says that it is not done. */
  readonly processing: string;
}

/** A loaded machine takes a while for a first call. */
const TIMEOUT_MS = 400;
const signingKey = importSigningKey(generateSigningKey());
const HELD: BankReport = {
  instructionId: SAMPLE_ORDER.instructionId, status: 'final', result: 'held', code: '0000', heldAmount: { amountMinor: '500', currency: 'CNY' },
};

/** The one suite that every connector passes (architecture 5, rule 11). */
export function runConnectorConformance(name: string, suite: ConformanceCase): void {
  describe(`connector ${name}`, () => {
    let bank: ScriptedBank;
    let line: BankLine;
    const connector = suite.makeConnector();
    const body = writeOrder(connector, SAMPLE_ORDER);
    const send = async (): Promise<BankReading> => (await line.call({ kind: 'order', instructionId: SAMPLE_ORDER.instructionId, body })).reading;
    const ask = async (): Promise<BankReading> => (await line.call({ kind: 'inquiry', instructionId: SAMPLE_ORDER.instructionId, body: '' })).reading;
    const final = { do: 'answer', status: 200, body: suite.writeReport(HELD) } as const;

    beforeEach(async () => {
      bank = await ScriptedBank.open();
      line = lineTo(bank.url, connector);
    });
    afterEach(async () => {
      await bank.close();
      await line.close();
    });

    it('reads a final answer, and the same answer again', async () => {
      bank.next(final, final);
      expect(await send()).toMatchObject({ kind: 'final', report: HELD });
      expect(await send()).toMatchObject({ kind: 'final', report: HELD });
    });

    it('sends a repeat with the same id and the same bytes', async () => {
      bank.next({ do: 'cut' }, final);
      await send();
      await send();
      const [first, second] = bank.received;
      expect(second?.body).toBe(first?.body);
      expect(second?.headers['idempotency-key']).toBe(SAMPLE_ORDER.instructionId);
      expect(first?.headers['idempotency-key']).toBe(SAMPLE_ORDER.instructionId);
    });

    it('signs every order and every inquiry so that a bank can check it', async () => {
      bank.next(final, final);
      await send();
      await ask();
      const key = importVerificationKey(signingKey.publicJwk);
      for (const call of bank.received) {
        const request = { method: call.method, targetUri: `${bank.url}${call.url}`, headers: stringHeaders(call.headers), body: Buffer.from(call.body), nowMs: Date.now() };
        expect(verifyRequest(request, () => key)).toMatchObject({ ok: true });
      }
    });

    it('reads an acknowledgement, and later the answer by asking', async () => {
      bank.next({ do: 'answer', status: 202 }, { do: 'answer', status: 200, body: suite.processing }, final);
      expect(await send()).toEqual({ kind: 'acknowledged' });
      expect(await ask()).toEqual({ kind: 'processing' });
      expect(await ask()).toMatchObject({ kind: 'final' });
    });

    it('takes garbage for maybe sent', async () => {
      bank.next({ do: 'answer', status: 200, body: '<html>welcome</html>' }, { do: 'answer', status: 200, body: '' }, { do: 'answer', status: 302 });
      for (let count = 0; count < 3; count += 1) expect((await send()).kind).toBe('maybe_sent');
    });

    it('takes a report about another instruction for maybe sent', async () => {
      bank.next({ ...final, body: suite.writeReport({ ...HELD, instructionId: 'ins_other' }) });
      expect((await send()).kind).toBe('maybe_sent');
    });

    it('takes a refused connection for not sent', async () => {
      await bank.close();
      expect(await send()).toMatchObject({ kind: 'not_sent', cause: 'unreachable' });
    });

    it('takes a host that does not exist for not sent', async () => {
      const nowhere = lineTo('http://nowhere.invalid:1', connector);
      const { reading } = await nowhere.call({ kind: 'order', instructionId: SAMPLE_ORDER.instructionId, body });
      expect(reading).toMatchObject({ kind: 'not_sent', cause: 'unreachable' });
      await nowhere.close();
    });

    it('takes a cut connection and a silent bank for maybe sent', async () => {
      bank.next({ do: 'cut' }, { do: 'hang' });
      expect((await send()).kind).toBe('maybe_sent');
      expect((await send()).kind).toBe('maybe_sent');
    });

    it('takes a late answer for maybe sent, and learns it by asking', async () => {
      bank.next({ ...final, afterMs: TIMEOUT_MS * 3 }, final);
      expect((await send()).kind).toBe('maybe_sent');
      expect(await ask()).toMatchObject({ kind: 'final', report: HELD });
    });

    it.each([408, 425, 500, 502, 504])('takes HTTP %d for maybe sent', async (status) => {
      bank.next({ do: 'answer', status });
      expect((await send()).kind).toBe('maybe_sent');
    });

    it.each([[429, '7'], [503, '7']])('takes HTTP %d for not now and hears how long', async (status, retryAfter) => {
      bank.next({ do: 'answer', status, headers: { 'retry-after': retryAfter } });
      expect(await send()).toMatchObject({ kind: 'not_sent', cause: 'busy', retryAfterMs: 7_000 });
    });

    it.each([[401, 'unauthorised'], [403, 'unauthorised'], [404, 'misrouted'], [405, 'misrouted']])('takes HTTP %d for not sent with an alarm', async (status, cause) => {
      bank.next({ do: 'answer', status });
      expect(await send()).toMatchObject({ kind: 'not_sent', cause });
    });

    it.each([400, 422])('takes HTTP %d for refused as malformed', async (status) => {
      bank.next({ do: 'answer', status });
      expect((await send()).kind).toBe('refused');
    });

    it('takes HTTP 409 for a conflict, never for a new id', async () => {
      bank.next({ do: 'answer', status: 409 });
      expect((await send()).kind).toBe('conflict');
    });

    it('learns by asking that the bank never had it', async () => {
      bank.next({ do: 'answer', status: 404 });
      expect(await ask()).toEqual({ kind: 'never_received' });
    });

    it.each([401, 429, 500, 503])('asks again later when an inquiry meets HTTP %d', async (status) => {
      bank.next({ do: 'answer', status });
      expect((await ask()).kind).toBe('unanswered');
    });

    it('passes an unknown code on, to be judged indeterminate', async () => {
      bank.next({ ...final, body: suite.writeReport({ ...HELD, code: '7777' }) });
      const reading = await send();
      expect(reading.kind).toBe('final');
      expect(judgeOutcome({ action: 'stop', result: 'held', code: '7777' })).toEqual({ legal: false, fault: 'unknown_code' });
    });

    it('reads a callback, and the same callback again; refuses garbage', () => {
      const callback = suite.writeReport(HELD);
      expect(connector.readCallback(callback)).toMatchObject(HELD);
      expect(connector.readCallback(callback)).toMatchObject(HELD);
      expect(connector.readCallback('{"instructionId":"ins_1"}')).toBeUndefined();
      expect(connector.readCallback('no json')).toBeUndefined();
    });

    it('writes every action that it offers', () => {
      for (const operation of Object.values(connector.operations)) expect(operation.write(SAMPLE_ORDER)).toContain(SAMPLE_ORDER.instructionId);
    });
  });
}

function writeOrder(connector: HttpConnector, order: RestInstruction): string {
  const operation = connector.operations[order.action];
  if (operation === undefined) throw new Error(`the connector cannot ${order.action}`);
  return operation.write(order);
}

function lineTo(baseUrl: string, connector: HttpConnector): BankLine {
  const institution: Institution = institutionSchema.parse({ code: 'TEST', name: 'Test', protocol: connector.protocol, baseUrl, timeoutMs: TIMEOUT_MS });
  return new BankLine({ institution, connector, signingKey, now: Date.now });
}

function stringHeaders(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}
