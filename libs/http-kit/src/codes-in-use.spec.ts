import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEAD_LETTER_CODES } from './codes/dead-letter-codes';
import { errorsPage } from './errors-page';
import { isProblemCode } from './problem-codes';

const ROOT = join(__dirname, '../../..');
const CODE = /(?:\b(?:refuse|refusal)\(\s*|\bcode: )'([A-Z_]+\.[A-Z_]+)'/g;

function sources(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !/spec\.ts$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

describe('the codes that rules refuse with', () => {
  const used = [...sources('libs'), ...sources('apps')].flatMap((path) => [...readFileSync(path, 'utf8').matchAll(CODE)].map((match) => match[1] ?? ''));

  it('all stand in the table, so that they have a status, a meaning and a place in the page', () => {
    expect([...new Set(used)].filter((code) => !isProblemCode(code) && !Object.hasOwn(DEAD_LETTER_CODES, code)).sort()).toEqual([]);
  });
});

describe('the page of errors', () => {
  it('has every code once per table', () => {
    const page = errorsPage();
    expect(page).toContain('| 409 | `HOLD.LIMIT_REACHED` |');
    for (const code of Object.keys(DEAD_LETTER_CODES)) expect(page).toContain(`| \`${code}\` |`);
  });

  it('is the committed one', () => {
    expect(readFileSync(join(ROOT, 'docs/errors.md'), 'utf8')).toBe(errorsPage());
  });
});
