import 'fake-indexeddb/auto';
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { Drafts } from './drafts';
import type { Transmission } from './outbox.machine';
import { Outbox, type Content, type Sender } from './outbox';
import { PhoneDatabase } from './phone-database';
import { SealedBox } from './sealed-box';

const WEI: Sender = { subject: 'user:P440305-0117', unit: '440305012' };
/** On a busy machine. */
const PROPERTY_MS = 90_000;
const FANG: Sender = { subject: 'user:P440305-0122', unit: '440305012' };

/** What the gateway does with ids (contract 2), and a line to it that can be cut on either side. */
class Centre {
  readonly arrived: Content[] = [];
  readonly stored = new Map<string, string>();
  line: 'up' | 'down' | 'answer_lost' = 'up';
  refusals: Transmission[] = [];
  readonly senders: string[] = [];

  readonly transmit = async (content: Content, as: Sender): Promise<Transmission> => {
    if (this.line === 'down') return { kind: 'silence' };
    const next = this.refusals.shift();
    if (next !== undefined) return next;
    this.senders.push(as.subject);
    const known = this.stored.get(content.requestId);
    if (known === undefined) {
      this.stored.set(content.requestId, JSON.stringify(content));
      this.arrived.push(content);
    } else if (known !== JSON.stringify(content)) {
      return { kind: 'refused', refusal: { status: 422, code: 'IDEMPOTENCY.BODY_DIFFERS', detail: '', errors: [] }, retryAfterMs: undefined };
    }
    return this.line === 'answer_lost' ? { kind: 'silence' } : { kind: 'accepted', receivedAt: '2026-11-23T06:02:11.000Z' };
  };
}

class Phone {
  nowMs = Date.parse('2026-11-23T06:00:00Z');
  readonly name = `phone-${randomUUID()}`;
  private turn: Promise<unknown> = Promise.resolve();

  constructor(readonly centre: Centre) {}

  /** A tab: another instance over the same database; a reload is a new one. */
  tab(): { outbox: Outbox; drafts: Drafts<unknown>; database: PhoneDatabase } {
    const database = new PhoneDatabase(this.name);
    const box = new SealedBox(database);
    const exclusively = <T>(task: () => Promise<T>): Promise<T> => {
      const mine = this.turn.then(task);
      this.turn = mine.catch(() => undefined);
      return mine;
    };
    const nowMs = (): number => this.nowMs;
    return { outbox: new Outbox({ database, box, transmit: this.centre.transmit, exclusively, nowMs }), drafts: new Drafts({ database, box, nowMs }), database };
  }
}

const request = (summary = 'x'): Content => ({ requestId: randomUUID(), summary, victim: { name: '张三', phone: '13800001234' } });
const refusal = (status: number, code: string): Transmission => ({ kind: 'refused', refusal: { status, code, detail: '', errors: [{ path: '/victim/phone', message: 'must not be empty' }] }, retryAfterMs: undefined });

describe('a request saved on the phone', () => {
  it('leaves it once the centre has it, and its two moments stay', async () => {
    const phone = new Phone(new Centre());
    const { outbox } = phone.tab();
    const content = request();
    expect(await outbox.save(content, WEI)).toEqual({ kind: 'saved', savedAt: '2026-11-23T06:00:00.000Z' });
    expect(await outbox.waitingOf(WEI)).toMatchObject([{ requestId: content.requestId, content }]);
    await outbox.sendWaiting(WEI);
    expect(phone.centre.arrived).toEqual([content]);
    expect(await outbox.waitingOf(WEI)).toEqual([]);
    expect(await outbox.receiptOf(content.requestId)).toEqual({ requestId: content.requestId, subject: WEI.subject, savedAt: '2026-11-23T06:00:00.000Z', receivedAt: '2026-11-23T06:02:11.000Z' });
  });

  it('is stored once however often it is tapped, also after it was delivered', async () => {
    const phone = new Phone(new Centre());
    const { outbox } = phone.tab();
    const content = request();
    await Promise.all([outbox.save(content, WEI), phone.tab().outbox.save(content, WEI)]);
    expect(await outbox.waitingOf(WEI)).toHaveLength(1);
    await outbox.sendWaiting(WEI);
    await outbox.save(content, WEI);
    expect(await outbox.waitingOf(WEI)).toEqual([]);
    expect(phone.centre.arrived).toHaveLength(1);
  });

  it('waits while nothing is heard, and says when it tries again', async () => {
    const phone = new Phone(new Centre());
    const { outbox } = phone.tab();
    await outbox.save(request(), WEI);
    phone.centre.line = 'down';
    expect(await outbox.sendWaiting(WEI)).toEqual({ againAfterMs: 1_000, signInNeeded: false });
    phone.centre.line = 'up';
    expect(await outbox.sendWaiting(WEI)).toEqual({ againAfterMs: 1_000, signInNeeded: false }); // not before its time
    phone.nowMs += 1_000;
    expect(await outbox.sendWaiting(WEI)).toEqual({ againAfterMs: undefined, signInNeeded: false });
    expect(phone.centre.arrived).toHaveLength(1);
  });

  it('is not overtaken by a later one while it waits for its time', async () => {
    const phone = new Phone(new Centre());
    const { outbox } = phone.tab();
    const [first, second] = [request('first'), request('second')];
    await outbox.save(first, WEI);
    phone.centre.line = 'down';
    await outbox.sendWaiting(WEI);
    phone.centre.line = 'up';
    await outbox.save(second, WEI);
    expect(await outbox.sendWaiting(WEI)).toEqual({ againAfterMs: 1_000, signInNeeded: false });
    expect(phone.centre.arrived).toEqual([]);
    await outbox.sendWaiting(WEI, true);
    expect(phone.centre.arrived).toEqual([first, second]);
  });

  it('arrives once when the answer is lost on the way', async () => {
    const phone = new Phone(new Centre());
    await phone.tab().outbox.save(request(), WEI);
    phone.centre.line = 'answer_lost';
    await phone.tab().outbox.sendWaiting(WEI);
    phone.centre.line = 'up';
    phone.nowMs += 60_000;
    await phone.tab().outbox.sendWaiting(WEI);
    expect(phone.centre.arrived).toHaveLength(1);
    expect(await phone.tab().outbox.waitingOf(WEI)).toEqual([]);
  });

  it('is sent under its own subject only; to another person it is a number', async () => {
    const phone = new Phone(new Centre());
    const { outbox } = phone.tab();
    await outbox.save(request(), WEI);
    await outbox.sendWaiting(FANG);
    expect(phone.centre.arrived).toEqual([]);
    expect(await outbox.waitingOf(FANG)).toEqual([]);
    expect([await outbox.countOfOthers(FANG.subject), await outbox.countOfOthers(WEI.subject)]).toEqual([1, 0]);
    await outbox.discard((await outbox.waitingOf(WEI))[0]?.requestId ?? '', FANG);
    expect(await outbox.waitingOf(WEI)).toHaveLength(1);
  });

  it('is not sent for a unit that the person has left', async () => {
    const phone = new Phone(new Centre());
    const { outbox } = phone.tab();
    await outbox.save(request(), WEI);
    const moved = { ...WEI, unit: '440304006' };
    expect(await outbox.sendWaiting(moved)).toEqual({ againAfterMs: undefined, signInNeeded: false });
    expect(await outbox.waitingOf(moved)).toMatchObject([{ ofOtherUnit: true }]);
    expect(phone.centre.arrived).toEqual([]);
  });

  it('comes back with the fields that are wrong, lets the others pass, and arrives corrected under its id', async () => {
    const phone = new Phone(new Centre());
    const { outbox } = phone.tab();
    const [wrong, right] = [request('wrong'), request('right')];
    await outbox.save(wrong, WEI);
    await outbox.save(right, WEI);
    phone.centre.refusals = [refusal(400, 'BODY.INVALID')];
    await outbox.sendWaiting(WEI);
    expect(phone.centre.arrived).toEqual([right]);
    expect(await outbox.waitingOf(WEI)).toMatchObject([{ content: wrong, state: { name: 'returned', refusal: { errors: [{ path: '/victim/phone' }] } } }]);
    await outbox.save({ ...wrong, summary: 'corrected' }, WEI);
    await outbox.sendWaiting(WEI);
    expect(phone.centre.arrived.map(({ requestId, summary }) => [requestId, summary])).toEqual([[right.requestId, 'right'], [wrong.requestId, 'corrected']]);
  });

  it('stays when the session is over, and asks for signing in', async () => {
    const phone = new Phone(new Centre());
    const { outbox } = phone.tab();
    await outbox.save(request(), WEI);
    phone.centre.refusals = [refusal(401, 'AUTHENTICATION.INVALID')];
    expect(await outbox.sendWaiting(WEI)).toEqual({ againAfterMs: undefined, signInNeeded: true });
    expect(await outbox.waitingOf(WEI)).toMatchObject([{ state: { name: 'waiting' }, attempts: 0 }]);
  });

  it('does not hold up the others when the centre stumbles over it alone', async () => {
    const phone = new Phone(new Centre());
    const { outbox } = phone.tab();
    const [first, second] = [request('first'), request('second')];
    await outbox.save(first, WEI);
    await outbox.save(second, WEI);
    phone.centre.refusals = [refusal(500, 'INTERNAL')];
    await outbox.sendWaiting(WEI);
    expect(phone.centre.arrived).toEqual([second]);
  });

  it('says that the disk is full instead of pretending', async () => {
    const phone = new Phone(new Centre());
    const { outbox, database } = phone.tab();
    await database.open();
    const full = Object.assign(new Error('no room'), { name: 'QuotaExceededError' });
    jest.spyOn(database.waiting, 'put').mockRejectedValue(Object.assign(new Error('abort'), { name: 'AbortError', inner: full }) as never);
    expect(await outbox.save(request(), WEI)).toEqual({ kind: 'disk_full' });
  });
});

describe('what lies on the phone', () => {
  it('shows nothing of a victim to who reads the database, and its key cannot be taken away', async () => {
    const { outbox, drafts, database } = new Phone(new Centre()).tab();
    await outbox.save(request(), WEI);
    await drafts.keep({ name: '张三' }, WEI);
    const everything = [...(await database.waiting.toArray()), ...(await database.drafts.toArray())];
    const bytes = everything.map(({ sealed }) => Buffer.from(sealed.bytes).toString('latin1')).join('') + JSON.stringify(everything);
    expect(bytes).not.toContain('13800001234');
    expect(bytes).not.toContain(Buffer.from('张三').toString('latin1'));
    const key = (await database.keys.get('phone'))?.key;
    expect(key?.extractable).toBe(false);
    await expect(crypto.subtle.exportKey('raw', key as CryptoKey)).rejects.toThrow();
  });

  it('cannot be moved to another person: the seal does not open', async () => {
    const phone = new Phone(new Centre());
    const { outbox, database } = phone.tab();
    const content = request();
    await outbox.save(content, WEI);
    await database.waiting.update(content.requestId, { subject: FANG.subject });
    await outbox.sendWaiting(FANG);
    expect(phone.centre.arrived).toEqual([]);
    expect(await outbox.waitingOf(FANG)).toMatchObject([{ content: undefined }]);
  });

  it('opens in a second tab that came up at the same moment', async () => {
    const phone = new Phone(new Centre());
    const [one, two] = [phone.tab(), phone.tab()];
    const contents = [request('one'), request('two')];
    await Promise.all([one.outbox.save(contents[0] as Content, WEI), two.outbox.save(contents[1] as Content, WEI)]);
    expect((await one.outbox.waitingOf(WEI)).every(({ content }) => content !== undefined)).toBe(true);
  });

  it('keeps what was typed for its person, and drops it with the request that it became', async () => {
    const { outbox, drafts } = new Phone(new Centre()).tab();
    await drafts.keep({ name: '张三' }, WEI);
    expect(await drafts.find(WEI)).toEqual({ name: '张三' });
    expect(await drafts.find(FANG)).toBeUndefined();
    await outbox.save(request(), WEI);
    expect(await drafts.find(WEI)).toBeUndefined();
  });
});

type Step = 'save' | 'tap again' | 'send' | 'send in two tabs' | 'reload' | 'line down' | 'line up' | 'answers lost' | 'wait' | 'stumble' | 'session over' | 'other person sends';

describe('whatever happens', () => {
  const steps = fc.array(fc.constantFrom<Step>('save', 'tap again', 'send', 'send in two tabs', 'reload', 'line down', 'line up', 'answers lost', 'wait', 'stumble', 'session over', 'other person sends'), { minLength: 5, maxLength: 40 });

  it('each request arrives exactly once, in the order of saving', async () => {
    await fc.assert(fc.asyncProperty(steps, async (plan) => {
      const phone = new Phone(new Centre());
      const saved: Content[] = [];
      let tab = phone.tab();
      for (const step of plan) {
        switch (step) {
          case 'save': saved.push(request(String(saved.length))); await tab.outbox.save(saved.at(-1) as Content, WEI); break;
          case 'tap again': if (saved.length > 0) await tab.outbox.save(saved.at(-1) as Content, WEI); break;
          case 'send': await tab.outbox.sendWaiting(WEI); break;
          case 'send in two tabs': await Promise.all([tab.outbox.sendWaiting(WEI), phone.tab().outbox.sendWaiting(WEI)]); break;
          case 'reload': tab = phone.tab(); break;
          case 'line down': phone.centre.line = 'down'; break;
          case 'line up': phone.centre.line = 'up'; break;
          case 'answers lost': phone.centre.line = 'answer_lost'; break;
          case 'wait': phone.nowMs += 10_000; break;
          case 'stumble': phone.centre.refusals.push(refusal(503, 'STORAGE.UNAVAILABLE')); break;
          case 'session over': phone.centre.refusals.push(refusal(401, 'AUTHENTICATION.INVALID')); break;
          case 'other person sends': await tab.outbox.sendWaiting(FANG); break;
        }
      }
      phone.centre.line = 'up';
      phone.centre.refusals = [];
      for (let round = 0; round < 3; round += 1) {
        phone.nowMs += 60_000;
        await phone.tab().outbox.sendWaiting(WEI);
      }
      expect(phone.centre.arrived).toEqual(saved);
      expect(new Set(phone.centre.senders)).toEqual(new Set(saved.length === 0 ? [] : [WEI.subject]));
      expect(await tab.outbox.waitingOf(WEI)).toEqual([]);
    }), { numRuns: 150 });
  }, PROPERTY_MS);
});
