import { z } from 'zod';
import { commonSettings, parseConfig } from './config';

const schema = z.object({
  ...commonSettings,
  DATABASE_URL: z.string().regex(/^postgres/, 'must be a postgres:// address'),
  PAYSTOP_INTERNAL_TOKEN: z.string().min(16, 'must have at least 16 characters').default('x'.repeat(16)),
});
const sentence = (env: NodeJS.ProcessEnv): string => {
  try {
    parseConfig(schema, env);
    return 'taken';
  } catch (error) {
    return (error as Error).message;
  }
};

describe('the configuration', () => {
  it('has defaults, reads numbers, and takes an empty variable for none', () => {
    expect(parseConfig(schema, { DATABASE_URL: 'postgres://x', PORT: '8080', HOST: '', OTHER: 'y' })).toMatchObject({
      HOST: '127.0.0.1', PORT: 8080, LOG_LEVEL: 'info', PAYSTOP_DATA_DIR: '.paystop',
    });
  });

  it('names what is missing and what is wrong, with the rule and the way out', () => {
    expect(sentence({})).toBe('The environment variable DATABASE_URL is not set but is required: set it and start again.');
    expect(sentence({ DATABASE_URL: 'postgres://x', LOG_LEVEL: 'loud' })).toBe(
      'The environment variable LOG_LEVEL (it is "loud") must be one of debug, info, warn, error, silent: correct or unset it and start again.',
    );
    expect(sentence({ DATABASE_URL: 'postgres://x', PORT: '70000' })).toContain('PORT (it is "70000") must be a port number');
    expect(sentence({ PORT: '-1' })).toMatch(/PORT.*DATABASE_URL|DATABASE_URL.*PORT/);
  });

  it('never shows the value of a secret or of an address that may hold one', () => {
    expect(sentence({ DATABASE_URL: 'mysql://root:hunter2@x', PAYSTOP_INTERNAL_TOKEN: 'hunter3' })).not.toMatch(/hunter/);
  });
});
