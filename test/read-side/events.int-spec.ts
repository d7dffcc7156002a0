import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '@paystop/testing';
import { aChange, aToldEntry } from '../../apps/projector/test/story';
import { EventReader } from './event-reader';
import { startReadSideUnderTest, type ReadSideUnderTest } from './read-side-under-test';

jest.setTimeout(60_000);

describe('the event stream', () => {
  let side: ReadSideUnderTest;
  let count = 0;

  beforeAll(async () => {
    side = await startReadSideUnderTest();
  });

  afterAll(() => side.stop());

  const token = (unit = '4403') => side.gateway.issuer.tokenOf({ role: 'operator', unit });
  const open = async (unit?: string, lastEventId?: string): Promise<EventReader> => EventReader.open(side.gateway.url, await token(unit), lastEventId);

  /** @returns the number that the event carries as its version. */
  async function tell(unit = '440305012'): Promise<number> {
    count += 1;
    const version = count;
    const at = new Date().toISOString();
    await side.project([aChange({ caseId: `case_${version}`, unit, at, told: [aToldEntry({ entryId: `told_${version}`, version })] })]);
    return version;
  }

  const versions = (reader: EventReader): unknown[] => reader.events.map((event) => event.data['version']);

  it('tells what happens, as the contract writes it, to those whose unit covers it', async () => {
    const [city, district, other] = [await open('4403'), await open('440305'), await open('440306')];
    const mine = await tell('440305012');
    const theirs = await tell('440306001');
    await eventually(() => expect(versions(city)).toEqual([mine, theirs]));
    await eventually(() => expect(versions(other)).toEqual([theirs]));
    expect(versions(district)).toEqual([mine]);
    expect(city.events[0]).toMatchObject({
      type: 'CaseOpened', data: { caseId: `case_${mine}`, requestId: null, instructionId: null, at: expect.any(String) as string, version: mine, summary: 'case opened' },
    });
    for (const reader of [city, district, other]) reader.close();
  });

  it('is resumed without a gap and without a repeat, whatever is written meanwhile', async () => {
    const reader = await open();
    const first = count + 1;
    let writing = true;
    const writer = (async () => {
      while (writing) await Promise.all([tell('440305012'), tell('440306001')]);
    })();
    const seen: unknown[] = [];
    let current = reader;
    for (let round = 0; round < 6; round += 1) {
      await eventually(() => current.events.length > 3);
      current.close();
      seen.push(...versions(current));
      await sleep(30 * round);
      current = await open('4403', current.events.at(-1)?.id);
    }
    writing = false;
    await writer;
    const all = Array.from({ length: count - first + 1 }, (_, index) => first + index);
    await eventually(() => expect(seen.length + current.events.length).toBe(all.length));
    seen.push(...versions(current));
    expect([...seen].sort((a, b) => Number(a) - Number(b))).toEqual(all);
    current.close();
  });

  it('is resumed also between two things that one change told, and keeps steps without a name to the timeline', async () => {
    const reader = await open();
    const steps = [11, 12, 13].map((version) => aToldEntry({ entryId: `step_${version}`, version }));
    await side.project([aChange({ caseId: 'case_steps', at: new Date().toISOString(), told: [...steps, aToldEntry({ entryId: 'quiet', type: 'InstructionReported', version: 99 })] })]);
    await eventually(() => expect(versions(reader)).toEqual([11, 12, 13]));
    const back = await open('4403', reader.events[0]?.id);
    await eventually(() => expect(versions(back)).toEqual([12, 13]));
    const present = await open('4403', reader.events[2]?.id);
    const next = await tell();
    await eventually(() => expect(versions(present)).toEqual([next]));
    for (const each of [reader, back, present]) each.close();
  });

  it('gives the cursor of a quiet moment as well, so that nothing between is lost', async () => {
    const quiet = await open('440399');
    await eventually(() => quiet.lastId !== '');
    quiet.close();
    const missed = await tell('440399001');
    const back = await open('440399', quiet.lastId);
    await eventually(() => expect(versions(back)).toEqual([missed]));
    back.close();
  });

  it('says so when a cursor is unknown or too old, and goes on from now', async () => {
    for (const cursor of ['nonsense', Buffer.from('0123456789abcdef.5').toString('base64url')]) {
      const reader = await open('4403', cursor);
      await eventually(() => expect(reader.events.map((event) => event.type)).toEqual(['StreamReset']));
      const next = await tell();
      await eventually(() => expect(versions(reader)).toEqual([0, next]));
      reader.close();
    }
  });

  it('tells open streams that the read models were rebuilt, and nothing of the past again', async () => {
    const reader = await open();
    await eventually(() => reader.lastId !== '');
    const before = reader.lastId;
    await side.rebuild();
    await side.project([aChange({ caseId: 'case_long_ago', at: '2026-01-01T00:00:00.000Z', told: [aToldEntry({ entryId: 'told_1' })] })]);
    await eventually(() => expect(reader.events.map((event) => event.type)).toEqual(['StreamReset']));
    const back = await open('4403', before);
    await eventually(() => expect(back.events.map((event) => event.type)).toEqual(['StreamReset']));
    for (const each of [reader, back]) each.close();
  });

  it('serves 200 streams at once', async () => {
    const readers = await Promise.all(Array.from({ length: 200 }, async (_, index) => EventReader.open(side.gateway.url, await side.gateway.issuer.tokenOf({ role: 'operator', unit: '4403', subject: `screen-${index}` }))));
    const next = await tell();
    await eventually(() => readers.every((reader) => reader.events.length === 1));
    expect(new Set(readers.flatMap(versions))).toEqual(new Set([next]));
    for (const reader of readers) reader.close();
  });

  it('shows an institution what concerns instructions to it', async () => {
    const bank = await EventReader.open(side.gateway.url, await side.gateway.issuer.tokenOf({ role: 'institution', institution: 'CMB', unit: '' }));
    const stop = (instructionId: string, institutionCode: string) => aChange({
      caseId: 'case_bank', at: new Date().toISOString(), told: [aToldEntry({ entryId: `t-${instructionId}`, data: { instructionId, institutionCode } })],
    });
    await side.project([stop('ins_icbc', 'ICBC'), stop('ins_cmb', 'CMB')]);
    await eventually(() => expect(bank.events.map((event) => event.data['instructionId'])).toEqual(['ins_cmb']));
    bank.close();
  });

  it('ends with the token, and with the gateway', async () => {
    const short = await EventReader.open(side.gateway.url, await side.gateway.issuer.tokenOf({ role: 'operator', unit: '4403', expiresInSeconds: 2 }));
    await eventually(() => short.ended);
    const reader = await open();
    const stopping = side.gateway.app.stop();
    await eventually(() => reader.ended, 1_000);
    await stopping;
  });
});
