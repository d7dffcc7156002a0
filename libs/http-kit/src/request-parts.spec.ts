import { z } from 'zod';
import { decodeCursor, encodeCursor } from './cursor';
import { requireIdempotencyKey } from './idempotency-key';
import { etag, parseIfMatch, requireIfMatch } from './if-match';
import { parseListQuery } from './list-query';
import { parseBody } from './parse-body';
import { ProblemError } from './problem';
import { PROBLEM_CODES } from './problem-codes';
import { problemAnswer, refusalAnswer } from './verdict-answers';

function refused(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error instanceof ProblemError ? `${error.status} ${error.code}` : error;
  }
}

describe('Idempotency-Key', () => {
  it.each([
    [undefined, '400 IDEMPOTENCY.KEY_MISSING'],
    ['  ', '400 IDEMPOTENCY.KEY_MISSING'],
    ['1', '400 IDEMPOTENCY.KEY_INVALID'],
    ['00000000-0000-0000-0000-000000000000', '400 IDEMPOTENCY.KEY_INVALID'],
    ['6f1c2f0a-9a0e-4d0e-9a55-0f4a2f7b8f10, 6f1c2f0a-9a0e-4d0e-9a55-0f4a2f7b8f10', '400 IDEMPOTENCY.KEY_INVALID'],
    ['6F1C2F0A-9A0E-4D0E-9A55-0F4A2F7B8F10', '6f1c2f0a-9a0e-4d0e-9a55-0f4a2f7b8f10'],
  ])('%s gives %s', (header, expected) => {
    expect(refused(() => requireIdempotencyKey(header))).toBe(expected);
  });
});

describe('If-Match', () => {
  it.each([
    [undefined, '428 PRECONDITION.REQUIRED'],
    ['"7"', '7'],
    [' "7" ', '7'],
    ['7', '400 PRECONDITION.MALFORMED'],
    ['W/"7"', '400 PRECONDITION.MALFORMED'],
    ['*', '400 PRECONDITION.MALFORMED'],
    ['"7", "8"', '400 PRECONDITION.MALFORMED'],
    ['"x"', '400 PRECONDITION.MALFORMED'],
  ])('%s gives %s', (header, expected) => {
    expect(refused(() => requireIfMatch(header))).toBe(expected);
  });

  it('is optional where it is, and matches our own tags', () => {
    expect(parseIfMatch(undefined)).toBeUndefined();
    expect(parseIfMatch(etag(12))).toBe('12');
  });
});

describe('the query of a list', () => {
  const filters = { status: z.enum(['open', 'closed'], 'must be open or closed').optional() };
  it.each<[Record<string, unknown>, unknown]>([
    [{}, { limit: 50 }],
    [{ limit: '200', status: 'open' }, { limit: 200, status: 'open' }],
    [{ limit: '201' }, '400 QUERY.INVALID'],
    [{ limit: '0' }, '400 QUERY.INVALID'],
    [{ limit: '-1' }, '400 QUERY.INVALID'],
    [{ limit: 'ten' }, '400 QUERY.INVALID'],
    [{ limit: '1e2' }, '400 QUERY.INVALID'],
    [{ limit: ['1', '2'] }, '400 QUERY.INVALID'],
    [{ unknown: '1' }, '400 QUERY.INVALID'],
    [{ status: 'lost' }, '400 QUERY.INVALID'],
    [{ updatedAfter: 'yesterday' }, '400 QUERY.INVALID'],
    [{ cursor: '\u0000' }, '400 QUERY.INVALID'],
    [{ cursor: 'a'.repeat(1_001) }, '400 QUERY.INVALID'],
    [{ cursor: encodeCursor(['万', -1, null]) }, { limit: 50, cursor: encodeCursor(['万', -1, null]) }],
    [{ updatedAfter: '2026-11-24T00:00:00Z' }, { limit: 50, updatedAfter: '2026-11-24T00:00:00Z' }],
  ])('%o', (query, expected) => {
    expect(refused(() => parseListQuery(query, filters))).toEqual(expected);
  });

  it('has cursors that only their list can have made', () => {
    expect(decodeCursor(encodeCursor(['2026-11-24T00:00:00Z', 5, null]), 3)).toEqual(['2026-11-24T00:00:00Z', 5, null]);
    for (const bad of ['', 'x', encodeCursor(['a']), Buffer.from('{"a":1}').toString('base64url'), Buffer.from('[{},1]').toString('base64url'), 'A'.repeat(2_000)]) {
      expect(refused(() => decodeCursor(bad, 2))).toBe('400 QUERY.CURSOR_INVALID');
    }
  });
});

describe('a body', () => {
  const schema = z.strictObject({ a: z.string() }).superRefine((value, context) => {
    if (value.a === 'same') context.addIssue({ code: 'custom', path: ['a'], message: 'is the same', params: { code: 'OFFICERS.SAME_PERSON' } });
  });
  it('with one broken rule that has a code of its own is refused by that code', () => {
    expect(refused(() => parseBody(schema, { a: 'same' }))).toBe('400 OFFICERS.SAME_PERSON');
    expect(refused(() => parseBody(schema, { a: 1 }))).toBe('400 BODY.INVALID');
    expect(refused(() => parseBody(schema, undefined))).toBe('400 BODY.INVALID');
  });
});

describe('the codes', () => {
  it.each(Object.entries(PROBLEM_CODES))('%s is complete', (code, definition) => {
    expect(code).toMatch(/^[A-Z_]+\.[A-Z_]+$/);
    expect(definition.status).toBeGreaterThanOrEqual(400);
    for (const text of [definition.meaning, definition.wayOut]) expect(text).toMatch(/^[A-Z/].*\.$/s);
    expect(definition.title).not.toMatch(/\.$/);
  });

  it('answer a decision', () => {
    expect(problemAnswer('HOLD.LIMIT_REACHED', 'twice already', { extra: { current: { version: 3 } } })).toEqual({
      status: 409,
      headers: { 'content-type': 'application/problem+json' },
      body: {
        type: 'urn:paystop:problem:HOLD.LIMIT_REACHED', code: 'HOLD.LIMIT_REACHED', status: 409,
        title: 'No further extension is allowed', detail: 'twice already', current: { version: 3 },
      },
    });
    expect(refusalAnswer({ code: 'HOLD.LIMIT_REACHED', detail: 'twice already', facts: { extensions: 2 } }).body).toMatchObject({ extensions: 2 });
    expect(refusalAnswer({ code: 'ODD.ONE', detail: 'no' })).toMatchObject({ status: 409, body: { code: 'ODD.ONE', detail: 'no' } });
  });
});
