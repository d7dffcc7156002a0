import type { Logger } from '@paystop/ports';
import { waitFor } from './wait-for';

describe('waiting for a service', () => {
  const lines: string[] = [];
  const note = (message: string, fields?: Readonly<Record<string, unknown>>): number => lines.push(`${message} ${String(fields?.['reason'] ?? '')}`.trim());
  const logger: Logger = { debug: note, info: note, warn: note, error: note };
  beforeEach(() => {
    lines.length = 0;
    jest.useFakeTimers({ doNotFake: ['setImmediate'] });
  });
  afterEach(() => jest.useRealTimers());

  it('tries until it is there and says nothing when that is quick', async () => {
    jest.useRealTimers();
    let tries = 0;
    const probe = async (): Promise<string | false> => {
      tries += 1;
      if (tries === 1) throw new Error('refused');
      return tries < 3 ? false : 'there';
    };
    expect(await waitFor('PostgreSQL', probe, logger)).toBe('there');
    expect([tries, lines]).toEqual([3, []]);
  });

  it('says every five seconds what it waits for and why, also while a try hangs, and when it is over', async () => {
    let answer: (value: string) => void = () => {};
    const waiting = waitFor('Kafka', () => new Promise<string>((resolve) => { answer = resolve; }), logger);
    await jest.advanceTimersByTimeAsync(11_000);
    expect(lines).toEqual(['waiting for Kafka no answer yet', 'waiting for Kafka no answer yet']);
    answer('there');
    expect(await waiting).toBe('there');
    expect(lines.at(-1)).toBe('Kafka is there');
  });
});
