import { asSentence, worthShowing } from './log-lines';

describe('what the terminal shows of a log', () => {
  it('shows warnings and errors with their reason', () => {
    expect(worthShowing('{"level":40,"msg":"slow"}')).toBe('warning: slow');
    expect(worthShowing('{"level":50,"msg":"lost","err":{"message":"no route"}}')).toBe('error: lost: no route');
    expect(worthShowing('{"level":"error","msg":"lost","error":"no route"}')).toBe('error: lost: no route');
  });

  it('hides the rest, and warnings while everything starts', () => {
    expect(worthShowing('{"level":30,"msg":"up"}')).toBeNull();
    expect(worthShowing('')).toBeNull();
    expect(worthShowing('{"level":40,"msg":"slow"}', 'error')).toBeNull();
  });

  it('shows what is not an event as it is, cut to a length that can be read', () => {
    expect(worthShowing('Segmentation fault')).toBe('Segmentation fault');
    expect(worthShowing('{broken')).toBe('{broken');
    expect(worthShowing('x'.repeat(1000))).toHaveLength(401);
  });

  it('gives the last words of a process without their frame', () => {
    expect(asSentence('{"level":30,"msg":"bye"}')).toBe('bye');
    expect(asSentence('gateway: PORT must be a number')).toBe('gateway: PORT must be a number');
  });
});
