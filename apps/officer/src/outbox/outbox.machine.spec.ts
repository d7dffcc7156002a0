import { judge, needsNewId, pauseAfter, type Refusal, type Transmission, type Verdict } from './outbox.machine';

const refused = (status: number, code: string, retryAfterMs?: number): Transmission => ({ kind: 'refused', refusal: { status, code, detail: '', errors: [] }, retryAfterMs });

describe('what becomes of a stored request', () => {
  it.each<readonly [string, Transmission, Verdict['kind']]>([
    ['accepted', { kind: 'accepted', receivedAt: '2026-11-23T06:02:11.000Z' }, 'delete'],
    ['no answer', { kind: 'silence' }, 'pause'],
    ['nobody signed in', { kind: 'no_session' }, 'sign_in'],
    ['401', refused(401, 'AUTHENTICATION.INVALID'), 'sign_in'],
    ['400', refused(400, 'BODY.INVALID'), 'return'],
    ['403 other unit', refused(403, 'UNIT.NOT_YOURS'), 'return'],
    ['403 other officer', refused(403, 'OFFICERS.NOT_YOU'), 'return'],
    ['409 in progress', refused(409, 'IDEMPOTENCY.IN_PROGRESS'), 'skip'],
    ['409 key of another unit', refused(409, 'IDEMPOTENCY.FOREIGN_KEY'), 'return'],
    ['413', refused(413, 'BODY.TOO_LARGE'), 'return'],
    ['422 other content', refused(422, 'IDEMPOTENCY.BODY_DIFFERS'), 'return'],
    ['429', refused(429, 'RATE.LIMITED'), 'pause'],
    ['500', refused(500, 'INTERNAL'), 'skip'],
    ['502 of a proxy', refused(502, 'HTTP.UNKNOWN_ANSWER'), 'pause'],
    ['503', refused(503, 'STORAGE.UNAVAILABLE'), 'pause'],
    ['a hotel\'s sign-in page', refused(404, 'HTTP.UNKNOWN_ANSWER'), 'pause'],
  ])('%s', (_, transmission, kind) => {
    expect(judge(transmission, 1).kind).toBe(kind);
  });

  it('waits as long as the centre asks, else twice as long each time, at most half a minute', () => {
    expect(judge(refused(429, 'RATE.LIMITED', 7_000), 3)).toEqual({ kind: 'pause', afterMs: 7_000 });
    expect([1, 2, 3, 4, 5, 6, 100].map(pauseAfter)).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
  });

  it('keeps the id after a refusal of the content, and takes a new one where the centre has something else under it', () => {
    const refusal = (code: string): Refusal => ({ status: 422, code, detail: '', errors: [] });
    expect([needsNewId(refusal('BODY.INVALID')), needsNewId(refusal('IDEMPOTENCY.BODY_DIFFERS')), needsNewId(refusal('IDEMPOTENCY.FOREIGN_KEY'))]).toEqual([false, true, true]);
  });
});
