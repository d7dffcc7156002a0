import { jsonPointer } from '../validation';

/** contract-details 2: what a body may be, whichever way it comes. */
export const MOST_BODY_BYTES = 1024 * 1024;
export const MAX_JSON_DEPTH = 32;

/** What a valid JSON text may still have wrong. */
export interface JsonFlaw {
  readonly code: 'BODY.BAD_TEXT' | 'BODY.TOO_DEEP' | 'BODY.FORBIDDEN_KEY' | 'BODY.DUPLICATE_KEY';
  readonly path: string;
  readonly message: string;
}

interface Level {
  /** Keys seen so far; undefined inside an array. */
  readonly keys: Set<string> | undefined;
  step: string | number;
  expectsKey: boolean;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const FORBIDDEN_KEY = '__proto__';
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** One pass over a text that JSON.parse has accepted. @returns every text that cannot be stored, or the first flaw of another kind alone. */
export function inspectJson(text: string, maxDepth: number): readonly JsonFlaw[] {
  const levels: Level[] = [];
  const badTexts: JsonFlaw[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charCodeAt(at);
    if (character === QUOTE) {
      const end = endOfString(text, at);
      const flaw = checkString(text.slice(at + 1, end), levels);
      if (flaw !== undefined && flaw.code !== 'BODY.BAD_TEXT') return [flaw];
      if (flaw !== undefined) badTexts.push(flaw);
      at = end;
    } else if (character === OPEN_OBJECT || character === OPEN_ARRAY) {
      if (levels.length === maxDepth) return [{ code: 'BODY.TOO_DEEP', path: '', message: `is nested deeper than ${maxDepth} levels` }];
      levels.push(character === OPEN_OBJECT ? { keys: new Set(), step: '', expectsKey: true } : { keys: undefined, step: 0, expectsKey: false });
    } else {
      moveOn(character, levels);
    }
  }
  return badTexts;
}

function moveOn(character: number, levels: Level[]): void {
  const level = levels.at(-1);
  if (character === CLOSE_OBJECT || character === CLOSE_ARRAY) levels.pop();
  else if (level === undefined) return;
  else if (character === COLON) level.expectsKey = false;
  else if (character === COMMA) {
    if (typeof level.step === 'number') level.step += 1;
    else level.expectsKey = true;
  }
}

function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end;
}

function isEscaped(text: string, at: number): boolean {
  let backslashes = 0;
  while (text.charCodeAt(at - 1 - backslashes) === BACKSLASH) backslashes += 1;
  return backslashes % 2 === 1;
}

function checkString(raw: string, levels: readonly Level[]): JsonFlaw | undefined {
  const hasEscapes = raw.includes('\\');
  const value = hasEscapes ? (JSON.parse(`"${raw}"`) as string) : raw;
  const level = levels.at(-1);
  if (level?.expectsKey === true && level.keys !== undefined) {
    level.step = value;
    if (value === FORBIDDEN_KEY) return flawAt(levels, 'BODY.FORBIDDEN_KEY', 'is not an allowed key');
    if (level.keys.has(value)) return flawAt(levels, 'BODY.DUPLICATE_KEY', 'stands twice in its object');
    level.keys.add(value);
  }
  // A body of valid UTF-8 holds such characters only as escapes.
  if (hasEscapes && (value.includes('\u0000') || LONE_SURROGATE.test(value))) {
    return flawAt(levels, 'BODY.BAD_TEXT', 'contains a character that cannot be stored');
  }
  return undefined;
}

function flawAt(levels: readonly Level[], code: JsonFlaw['code'], message: string): JsonFlaw {
  return { code, path: jsonPointer(levels.map((level) => level.step)), message };
}
