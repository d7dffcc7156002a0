import { request as rawRequest } from 'node:http';
import { connect } from 'node:net';
import { Body, Controller, Get, Module, Param, Post, Sse } from '@nestjs/common';
import { RawJsonBody, parseBody, problem } from '@paystop/http-kit';
import { createMetrics, currentTraceparent, silentLogger } from '@paystop/observability';
import { NEVER, type Observable } from 'rxjs';
import { z } from 'zod';
import { startHttpApp, type HttpApp, type HttpAppOptions } from './http-app';
import { startWaitingRoom } from './waiting-room';

const schema = z.strictObject({ name: z.string().min(1), amount: z.string().regex(/^\d+$/) });

@Controller('api/v1')
class SampleController {
  @Get('things/:id')
  read(@Param('id') id: string): object {
    if (id === 'gone') throw problem('OBJECT.NOT_FOUND');
    if (id === 'broken') throw new Error('secret text');
    if (id === 'outage') throw Object.assign(new Error('lost'), { transient: true });
    return { id, trace: currentTraceparent() };
  }

  @Post('things')
  create(@Body() body: unknown): object {
    return parseBody(schema, body);
  }

  @Post('things/:id/extend')
  extend(): object {
    return {};
  }

  @Post('raw')
  @RawJsonBody()
  raw(@Body() body: unknown): object {
    return { isBuffer: Buffer.isBuffer(body) };
  }

  @Sse('events')
  events(): Observable<never> {
    return NEVER;
  }
}

@Module({ controllers: [SampleController] })
class SampleModule {}

describe('an HTTP app', () => {
  let running: HttpApp;
  let ready = true;
  const options: HttpAppOptions = {
    name: 'sample',
    module: SampleModule,
    logger: silentLogger,
    metrics: createMetrics('sample'),
    bodyLimit: 1_000,
    readiness: [{ name: 'PostgreSQL', check: () => ready }],
    isTransient: (error) => (error as { transient?: boolean }).transient === true,
    notFound: (request, reply) => {
      if (request.headers.accept?.includes('text/html') !== true) return false;
      void reply.type('text/html').send('<p>app</p>');
      return true;
    },
  };
  beforeAll(async () => {
    running = await startHttpApp(options);
  });
  afterAll(() => running.stop());
  afterEach(() => {
    ready = true;
  });

  const call = (path: string, init: RequestInit = {}): Promise<Response> => fetch(`${running.url}${path}`, init);
  const post = (path: string, body: string | Buffer, headers: Record<string, string> = {}): Promise<Response> =>
    call(path, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });
  const problemOf = async (response: Response): Promise<Record<string, unknown>> => {
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    return { ...((await response.json()) as Record<string, unknown>), status: response.status };
  };

  it('answers with a trace that goes on from the caller’s', async () => {
    const answer = await call('/api/v1/things/1', { headers: { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' } });
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const { trace } = (await answer.json()) as { trace: string };
    expect(trace).toMatch(/^00-0af7651916cd43dd8448eb211c80319c-[0-9a-f]{16}-01$/);
    expect(trace).not.toContain('b7ad6b7169203331');
  });

  it('keeps the trace of a request with a body, too', async () => {
    const answer = await post('/api/v1/things', '{"name":"a","amount":"1"}');
    expect(answer.status).toBe(201);
  });

  it.each([
    ['{"name":', 400, 'BODY.NOT_JSON'],
    ['', 400, 'BODY.INVALID'],
    ['{"name":"a","name":"b","amount":"1"}', 400, 'BODY.DUPLICATE_KEY'],
    ['{"__proto__":{},"name":"a","amount":"1"}', 400, 'BODY.FORBIDDEN_KEY'],
    ['{"name":"\\u0000","amount":"1"}', 400, 'BODY.BAD_TEXT'],
    ['['.repeat(33) + ']'.repeat(33), 400, 'BODY.TOO_DEEP'],
    [`{"name":"${'x'.repeat(2_000)}"}`, 413, 'BODY.TOO_LARGE'],
    [Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]), 400, 'BODY.NOT_JSON'],
  ])('refuses the body %s', async (body, status, code) => {
    expect(await problemOf(await post('/api/v1/things', body))).toMatchObject({ status, code });
  });

  it('names every wrong field of a body at once', async () => {
    const answer = await problemOf(await post('/api/v1/things', '{"amount":"x","extra":1}'));
    expect(answer).toMatchObject({ status: 400, code: 'BODY.INVALID' });
    expect((answer['errors'] as { path: string }[]).map((error) => error.path).sort()).toEqual(['/amount', '/extra', '/name']);
  });

  it.each([
    [{ 'content-type': 'text/plain' }, 'BODY.MEDIA_TYPE'],
    [{ 'content-type': 'application/xml' }, 'BODY.MEDIA_TYPE'],
    [{ 'content-type': 'application/json; charset=gbk' }, 'BODY.MEDIA_TYPE'],
    [{ 'content-type': 'application/json', 'content-encoding': 'gzip' }, 'BODY.CONTENT_ENCODING'],
  ])('refuses a body with %o', async (headers, code) => {
    const answer = await post('/api/v1/things', '{"name":"a","amount":"1"}', headers as Record<string, string>);
    expect(await problemOf(answer)).toMatchObject({ status: 415, code });
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it.each(['application/json; charset=UTF-8', 'application/json;charset="utf-8"', 'Application/JSON; profile=x'])('takes a body with %s', async (type) => {
    expect((await post('/api/v1/things', '{"name":"a","amount":"1"}', { 'content-type': type })).status).toBe(201);
  });

  it('lets nobody store an answer under /api, however its address is written', async () => {
    const answer = await call('/%61pi/v1/things/1');
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
  });

  it('hands the bytes to a route that asks for them', async () => {
    expect(await (await post('/api/v1/raw', 'no json at all')).json()).toEqual({ isBuffer: true });
  });

  it.each([
    ['GET', '/api/v1/nothing', 404, 'ROUTE.NOT_FOUND'],
    ['GET', '/api/v1/things/%E0%A4%A', 404, 'ROUTE.NOT_FOUND'],
    ['GET', `/api/v1/things/${'9'.repeat(300)}`, 404, 'ROUTE.NOT_FOUND'],
    ['POST', '/nothing', 404, 'ROUTE.NOT_FOUND'],
    ['GET', '/api/v1/things/gone', 404, 'OBJECT.NOT_FOUND'],
    ['DELETE', '/api/v1/things/1', 405, 'ROUTE.METHOD_NOT_ALLOWED'],
    ['GET', '/api/v1/things/1/extend', 405, 'ROUTE.METHOD_NOT_ALLOWED'],
    ['GET', '/api/v1/things/outage', 503, 'SERVICE.UNAVAILABLE'],
    ['GET', '/api/v1/things/broken', 500, 'INTERNAL.ERROR'],
  ])('answers %s %s with %i', async (...[method, path, status, code]) => {
    const answer = await call(path, { method });
    expect(answer.headers.get('cache-control')).toBe(path.startsWith('/api') ? 'no-store' : null);
    if (status === 405) expect(answer.headers.get('allow')).toBe(path.endsWith('extend') ? 'POST' : 'GET, HEAD');
    if (status === 503) expect(answer.headers.get('retry-after')).toBe('2');
    const document = await problemOf(answer);
    expect(document).toMatchObject({ status, code, type: `urn:paystop:problem:${code}` });
    expect(JSON.stringify(document)).not.toContain('secret text');
    if (status === 500) expect(document['traceId']).toMatch(/^[0-9a-f]{32}$/);
  });

  it('offers unknown pages to the front end, but nothing under /api', async () => {
    const html = { headers: { accept: 'text/html' } };
    expect(await (await call('/cases/1', html)).text()).toBe('<p>app</p>');
    expect((await call('/api/cases', html)).status).toBe(404);
  });

  it('says whether it lives, what it misses, and what it counts', async () => {
    expect((await call('/health/live')).status).toBe(200);
    expect(await (await call('/health/ready')).json()).toEqual({ status: 'ok', app: 'sample' });
    ready = false;
    const answer = await call('/health/ready');
    expect([answer.status, await answer.json()]).toEqual([503, { status: 'unavailable', app: 'sample', missing: ['PostgreSQL'] }]);
    expect(await (await call('/metrics')).text()).toContain('paystop_app_info{app="sample"');
  });

  it('answers what is not HTTP with a problem', async () => {
    const text = await new Promise<string>((resolve) => {
      let received = '';
      const socket = connect(running.port, '127.0.0.1', () => socket.write('NONSENSE\r\n\r\n'));
      socket.on('data', (chunk) => (received += chunk.toString())).on('close', () => resolve(received));
    });
    expect(text).toMatch(/^HTTP\/1.1 400 .*"HTTP.MALFORMED"/s);
  });

  it('stops within three seconds although a stream and an idle connection are open', async () => {
    const other = await startHttpApp({ ...options, metrics: createMetrics('other') });
    const stream = rawRequest(`${other.url}/api/v1/events`);
    const opened = new Promise((resolve) => stream.on('response', resolve));
    const cut = new Promise((resolve) => stream.on('close', resolve));
    stream.on('error', () => {});
    stream.end();
    await opened;
    await fetch(`${other.url}/health/live`);
    const startedAt = Date.now();
    await other.stop();
    await cut;
    expect(Date.now() - startedAt).toBeLessThan(3_000);
  });

  it('lives but is not ready while it waits, on the port that it keeps', async () => {
    const room = await startWaitingRoom('127.0.0.1', 0, 'sample');
    expect((await fetch(`${room.url}/health/live`)).status).toBe(200);
    expect((await fetch(`${room.url}/health/ready`)).status).toBe(503);
    const early = await fetch(`${room.url}/api/v1/things/1`);
    expect([early.status, early.headers.get('retry-after'), early.headers.get('content-type')]).toEqual([503, '2', 'application/problem+json']);
    const later = await startHttpApp({ ...options, room, metrics: createMetrics('later') });
    expect(later.port).toBe(room.port);
    expect((await fetch(`${room.url}/api/v1/things/1`)).status).toBe(200);
    await later.stop();
    await expect(fetch(`${room.url}/health/live`)).rejects.toThrow();
  });

  it('names PORT when the port is taken', async () => {
    await expect(startWaitingRoom('127.0.0.1', running.port, 'second')).rejects.toThrow(`PORT ${running.port} is already in use`);
  });
});
