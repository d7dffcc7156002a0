import { z } from 'zod';
import { parseJson, parseJsonAs } from './json-body';
import { ProblemError } from './problem';

const refusal = (body: string | Buffer): unknown => {
  try {
    parseJson(body);
    return 'taken';
  } catch (error) {
    return error instanceof ProblemError ? [error.code, error.document.errors?.[0]?.path] : error;
  }
};

describe('a JSON body', () => {
  it.each<[string, unknown]>([
    ['{"a":{"__proto__":1}}', ['BODY.FORBIDDEN_KEY', '/a/__proto__']],
    ['{"a":{"\\u005f_proto__":1}}', ['BODY.FORBIDDEN_KEY', '/a/__proto__']],
    ['{"a":[1,{"b":"x\\u0000"}]}', ['BODY.BAD_TEXT', '/a/1/b']],
    ['{"a":"\\ud800"}', ['BODY.BAD_TEXT', '/a']],
    ['{"a":"\\udc00\\ud800"}', ['BODY.BAD_TEXT', '/a']],
    ['{"a":"\\ud83d\\ude00"}', 'taken'],
    ['{"a":"__proto__","constructor":1}', 'taken'],
    ['[[[]],{"a":1},{"a":2}]', 'taken'],
    ['"\\\\"', 'taken'],
    ['{"a\\"":1,"a\\\\":2}', 'taken'],
    ['\ufeff{}', ['BODY.NOT_JSON', undefined]],
    ['{} {}', ['BODY.NOT_JSON', undefined]],
    ["{'a':1}", ['BODY.NOT_JSON', undefined]],
    ['NaN', ['BODY.NOT_JSON', undefined]],
  ])('%s', (body, expected) => {
    expect(refusal(body)).toEqual(expected);
  });

  it('is nothing when it is empty', () => {
    expect(parseJson(Buffer.alloc(0))).toBeUndefined();
  });

  it('is not quoted in a refusal', () => {
    try {
      parseJson('{"name": "张三", oops');
    } catch (error) {
      expect(JSON.stringify((error as ProblemError).document)).not.toContain('张三');
    }
    expect.assertions(1);
  });

  it('of a million levels is refused at once', () => {
    expect(refusal('['.repeat(500_000) + ']'.repeat(500_000))).toEqual(['BODY.TOO_DEEP', '']);
  });

  it('names texts that cannot be stored and wrong fields at once', () => {
    const schema = z.strictObject({ name: z.string().max(1), note: z.string(), amount: z.string() });
    const errors = (body: string) => {
      try {
        return parseJsonAs(schema, body);
      } catch (error) {
        return error instanceof ProblemError ? [error.code, error.document.errors?.map(({ path }) => path).sort()] : error;
      }
    };
    expect(errors('{"name":"\\u0000\\u0000","note":"\\ud800","amount":1,"more":1}')).toEqual(['BODY.BAD_TEXT', ['/amount', '/more', '/name', '/note']]);
    expect(errors('{"name":"a","name":"\\u0000"}')).toEqual(['BODY.DUPLICATE_KEY', ['/name']]);
    expect(errors('{"name":"a","note":"b","amount":"1"}')).toEqual({ name: 'a', note: 'b', amount: '1' });
  });
});
