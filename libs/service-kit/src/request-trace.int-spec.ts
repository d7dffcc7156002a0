import { Controller, Get, Module, Param } from '@nestjs/common';
import { createMetrics, isTracing, silentLogger } from '@paystop/observability';
import { TraceReceiver, eventually } from '@paystop/testing';
import { type HttpApp, startHttpApp } from './http-app';

@Controller('api/v1')
class SampleController {
  @Get('things/:id')
  read(@Param('id') id: string): object {
    if (id === 'broken') throw new Error('secret text');
    return { id };
  }
}

@Module({ controllers: [SampleController] })
class SampleModule {}

const PARENT = { traceId: '0af7651916cd43dd8448eb211c80319c', spanId: 'b7ad6b7169203331' };

function startSample(name: string, otlpEndpoint: string | undefined, logger = silentLogger): Promise<HttpApp> {
  return startHttpApp({ name, module: SampleModule, logger, metrics: createMetrics(name), otlpEndpoint });
}

describe('the trace of a request', () => {
  let receiver: TraceReceiver;

  beforeAll(async () => {
    receiver = await TraceReceiver.open();
  });

  afterAll(() => receiver.close());

  const call = (app: HttpApp, path: string, flags = '01'): Promise<Response> =>
    fetch(`${app.url}${path}`, { headers: { traceparent: `00-${PARENT.traceId}-${PARENT.spanId}-${flags}` } });

  it('goes to the receiver as a step below its caller, named by the route and without what stands in the address', async () => {
    const app = await startSample('sample', receiver.url);
    await call(app, '/api/v1/things/440305199001011234');
    await call(app, '/api/v1/things/broken');
    await call(app, '/api/v1/things/unsampled', '00');
    await call(app, '/health/live');
    await app.stop();
    expect(receiver.calls[0]).toBe('POST /v1/traces application/json');
    expect(receiver.spans.map(({ name, status }) => [name, status.code ?? 0])).toEqual([['GET /api/v1/things/:id', 0], ['GET /api/v1/things/:id', 2]]);
    const [span] = receiver.spans;
    expect(span).toMatchObject({ service: 'paystop-sample', traceId: PARENT.traceId, parentSpanId: PARENT.spanId, kind: 2 });
    expect(span?.spanId).toMatch(/^[0-9a-f]{16}$/);
    expect(BigInt(span?.endTimeUnixNano ?? 0) > BigInt(span?.startTimeUnixNano ?? 0)).toBe(true);
    expect(JSON.stringify(receiver.spans)).not.toContain('440305199001011234');
  });

  it('is taken by nobody where no receiver is named', async () => {
    const app = await startSample('untraced', undefined);
    expect(isTracing('paystop-untraced')).toBe(false);
    expect((await call(app, '/api/v1/things/1')).status).toBe(200);
    await app.stop();
  });

  it('delays nothing when the receiver is away or refuses, and says so once', async () => {
    const said: string[] = [];
    const app = await startSample('lonely', 'http://127.0.0.1:1', { ...silentLogger, warn: (message) => void said.push(message) });
    for (let count = 0; count < 3; count += 1) expect((await call(app, '/api/v1/things/1')).status).toBe(200);
    await eventually(async () => said.length > 0);
    await call(app, '/api/v1/things/1');
    await app.stop();
    expect(said).toEqual(['traces are lost']);
  });
});
