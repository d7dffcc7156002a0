import { isUtf8 } from 'node:buffer';
import { type JsonFlaw, MAX_JSON_DEPTH, inspectJson, validate } from '@paystop/contracts';
import type { z } from 'zod';
import { parseBody } from './parse-body';
import { type ProblemError, problem } from './problem';

/**
 * Reads a JSON body strictly: UTF-8, one value, no key twice, no `__proto__`, at most 32 levels, no text that a database cannot hold.
 * @returns the value; undefined for an empty body. @throws ProblemError (400) otherwise.
 */
export function parseJson(body: Buffer | string): unknown {
  const { value, flaws } = read(body);
  const [flaw] = flaws;
  if (flaw !== undefined) throw flawed(flaw, flaws);
  return value;
}

/** Both checks at once. @returns the checked value. @throws ProblemError (400) that names the texts that cannot be stored and the fields that are wrong together. */
export function parseJsonAs<S extends z.ZodType>(schema: S, body: Buffer | string): z.output<S> {
  const { value, flaws } = read(body);
  const [flaw] = flaws;
  if (flaw === undefined) return parseBody(schema, value);
  if (flaw.code !== 'BODY.BAD_TEXT') throw flawed(flaw, flaws);
  const shape = validate(schema, value);
  const named = new Set(flaws.map(({ path }) => path));
  throw flawed(flaw, [...flaws, ...(shape.ok ? [] : shape.errors.filter(({ path }) => !named.has(path)))]);
}

function read(body: Buffer | string): { readonly value: unknown; readonly flaws: readonly JsonFlaw[] } {
  if (body.length === 0) return { value: undefined, flaws: [] };
  if (typeof body !== 'string' && !isUtf8(body)) throw problem('BODY.NOT_JSON', 'the body is not valid UTF-8');
  const text = body.toString();
  return { value: parse(text), flaws: inspectJson(text, MAX_JSON_DEPTH) };
}

function flawed({ code, message }: JsonFlaw, errors: readonly { readonly path: string; readonly message: string }[]): ProblemError {
  return problem(code, message, { errors: errors.map((error) => ({ path: error.path, message: error.message })) });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // The parser's own message would quote the body, which may hold personal data.
    throw problem('BODY.NOT_JSON', 'the body is not valid JSON');
  }
}
