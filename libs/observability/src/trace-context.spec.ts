import { childTrace, currentTraceparent, formatTraceparent, newTrace, parseTraceparent, traceparentOrNew, withTrace } from './trace-context';

const TRACE = '0af7651916cd43dd8448eb211c80319c';
const HEADER = `00-${TRACE}-b7ad6b7169203331-01`;

describe('trace context', () => {
  it('reads what it writes', () => {
    const trace = newTrace();
    expect(parseTraceparent(formatTraceparent(trace))).toEqual(trace);
    expect(parseTraceparent(HEADER)).toEqual({ traceId: TRACE, spanId: 'b7ad6b7169203331', sampled: true });
  });

  it.each([
    undefined, '', 'x', HEADER.toUpperCase(), `ff-${TRACE}-b7ad6b7169203331-01`, `00-${'0'.repeat(32)}-b7ad6b7169203331-01`,
    `00-${TRACE}-${'0'.repeat(16)}-01`, `${HEADER}-extra`, `00-${TRACE}-b7ad6b7169203331`,
  ])('takes %s for none', (header) => {
    expect(parseTraceparent(header)).toBeUndefined();
  });

  it('reads what it knows of a later version', () => {
    expect(parseTraceparent(`01-${TRACE}-b7ad6b7169203331-00-more`)).toMatchObject({ traceId: TRACE, sampled: false });
  });

  it('goes on in the same trace with another step, or begins a new one', () => {
    const parent = parseTraceparent(HEADER);
    const child = childTrace(parent ?? newTrace());
    expect([child.traceId, child.spanId === parent?.spanId]).toEqual([TRACE, false]);
    expect(traceparentOrNew(HEADER)).toContain(TRACE);
    expect(parseTraceparent(traceparentOrNew('junk'))).toBeDefined();
  });

  it('follows the work over awaits and keeps parallel work apart', async () => {
    const run = (header: string): Promise<string | undefined> =>
      withTrace(header, async () => {
        await new Promise((resolve) => setTimeout(resolve, 1));
        return currentTraceparent();
      });
    expect(await Promise.all([run('a'), run('b')])).toEqual(['a', 'b']);
    expect(currentTraceparent()).toBeUndefined();
    expect(withTrace(undefined, currentTraceparent)).toBeUndefined();
  });
});
