import { Redacted } from '@paystop/kernel';
import { runInBackground } from './background';
import { createLogger, type LogLevel } from './logger';
import { withTrace } from './trace-context';

function capture(level: LogLevel = 'debug') {
  const lines: Record<string, unknown>[] = [];
  const logger = createLogger('gateway', level, { write: (line: string) => lines.push(JSON.parse(line) as Record<string, unknown>) });
  return { lines, logger };
}

describe('the log', () => {
  it('is one JSON object per event, with its fields', () => {
    const { lines, logger } = capture();
    logger.info('instruction dispatched', { instructionId: 'ins_1', attempt: 2 });
    expect(lines).toEqual([{ level: 'info', at: expect.stringMatching(/Z$/), app: 'gateway', instructionId: 'ins_1', attempt: 2, msg: 'instruction dispatched' }]);
  });

  it('hides personal data and secrets', () => {
    const { lines, logger } = capture();
    logger.warn('odd', {
      name: new Redacted('张三'), authorization: 'Bearer x', nested: { token: 'x', accountNumber: '6222', deep: new Redacted('y') }, phone: '13800000000',
    });
    expect(JSON.stringify(lines)).not.toMatch(/张三|Bearer|"x"|6222|138|"y"/);
  });

  it('writes errors with code, stack and cause under their own name', () => {
    const { lines, logger } = capture();
    logger.error('lost', { error: Object.assign(new Error('gone', { cause: new Error('root') }), { code: 'ECONNRESET' }) });
    expect(lines[0]).toMatchObject({ error: { message: 'gone', code: 'ECONNRESET', stack: expect.stringContaining('gone'), cause: { message: 'root' } } });
  });

  it('carries the trace of the work that writes it', () => {
    const { lines, logger } = capture();
    withTrace('00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', () => logger.info('inside'));
    logger.info('outside');
    expect(lines.map((line) => line['traceId'])).toEqual(['0af7651916cd43dd8448eb211c80319c', undefined]);
  });

  it('leaves out what is below its level', () => {
    const { lines, logger } = capture('warn');
    logger.info('quiet');
    logger.debug('quiet');
    expect(lines).toEqual([]);
  });

  it('tells of background work that fails, with the reason it was started for', async () => {
    const { lines, logger } = capture();
    runInBackground(Promise.reject(new Error('late')), 'nudging the relay', logger);
    runInBackground(() => { throw new Error('early'); }, 'warming up', logger);
    await new Promise((resolve) => setImmediate(resolve));
    expect(lines).toMatchObject([
      { msg: 'background work failed', reason: 'nudging the relay', error: { message: 'late' } },
      { msg: 'background work failed', reason: 'warming up', error: { message: 'early' } },
    ]);
  });
});
