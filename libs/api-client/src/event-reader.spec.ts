import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { EventReader, type LiveEvent, type StreamState } from './event-reader';
import { ServerClock } from './server-clock';

const DATA = JSON.stringify({ caseId: 'case_1', requestId: null, instructionId: null, at: '2026-11-23T14:00:00Z', version: 2, summary: 'held' });

describe('the reader of live events', () => {
  let server: Server;
  let url: string;
  let answer: (request: IncomingMessage, response: ServerResponse, call: number) => void;
  let calls: { cursor: string | undefined; token: string | undefined }[];
  beforeEach(async () => {
    calls = [];
    server = createServer((request, response) => {
      calls.push({ cursor: request.headers['last-event-id'] as string | undefined, token: request.headers.authorization });
      answer(request, response, calls.length);
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  });
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });

  function readUntil(enough: (seen: { events: LiveEvent[]; states: StreamState[]; gaps: number }) => boolean): Promise<{ events: LiveEvent[]; states: StreamState[]; gaps: number }> {
    const seen = { events: [] as LiveEvent[], states: [] as StreamState[], gaps: 0 };
    let token = 'old';
    return new Promise((done) => {
      const check = (): void => {
        if (!enough(seen)) return;
        reader.stop();
        done(seen);
      };
      const reader: EventReader = new EventReader({
        url,
        clock: new ServerClock(),
        tokens: { current: () => token, renew: async () => (token = 'new') },
        onEvent: (event) => { seen.events.push(event); check(); },
        onGap: () => { seen.gaps += 1; check(); },
        onState: (state) => { seen.states.push(state); check(); },
      });
      reader.start();
    });
  }

  const stream = (response: ServerResponse, text: string): void => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(text);
  };

  it('goes on after a cut line from the last cursor, also one that came without an event', async () => {
    answer = (_request, response, call) => {
      stream(response, call === 1 ? `id: c1\nevent: HoldPlaced\ndata: ${DATA}\n\n: keep-alive\nid: c2\n\n` : `id: c3\nevent: HoldReleased\ndata: ${DATA}\n\n`);
      if (call === 1) setTimeout(() => response.destroy(), 30);
    };
    const seen = await readUntil(({ events }) => events.length === 2);
    expect(seen.events.map(({ type }) => type)).toEqual(['HoldPlaced', 'HoldReleased']);
    expect(calls.map(({ cursor }) => cursor)).toEqual([undefined, 'c2']);
    expect(seen.states.map(({ name }) => name)).toEqual(['connecting', 'live', 'lost', 'live']);
    expect(seen.states[2]).toMatchObject({ lastSeenAtMs: expect.any(Number) as unknown });
  });

  it('tells of a gap, so that nothing old is taken for new', async () => {
    answer = (_request, response) => stream(response, 'id: c9\nevent: StreamReset\ndata: {}\n\n');
    expect((await readUntil(({ gaps }) => gaps === 1)).events).toEqual([]);
  });

  it('renews the token once when it has run out', async () => {
    answer = (_request, response, call) => {
      if (call === 1) response.writeHead(401).end();
      else stream(response, `id: c1\nevent: HoldPlaced\ndata: ${DATA}\n\n`);
    };
    await readUntil(({ events }) => events.length === 1);
    expect(calls.map(({ token }) => token)).toEqual(['Bearer old', 'Bearer new']);
  });

  it('hurries when asked instead of waiting its pause out', async () => {
    answer = (_request, response, call) => {
      if (call === 1) response.destroy();
      else stream(response, `id: c1\nevent: HoldPlaced\ndata: ${DATA}\n\n`);
    };
    const startedAt = Date.now();
    let hurried: EventReader | undefined;
    await new Promise<void>((done) => {
      hurried = new EventReader({
        url, clock: new ServerClock(), tokens: { current: () => 't', renew: async () => undefined }, onGap: () => undefined,
        onEvent: () => { hurried?.stop(); done(); },
        onState: ({ name }) => { if (name === 'lost') setTimeout(() => hurried?.hurry(), 5); },
      });
      hurried.start();
    });
    expect(Date.now() - startedAt).toBeLessThan(400);
  });
});
