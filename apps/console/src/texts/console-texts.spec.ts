import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { KIT_CHINESE, keysOf, placeholdersOf } from '@paystop/ui-kit';
import { CONSOLE_ENGLISH } from './en/index';
import { CONSOLE_CHINESE } from './zh-cn/index';

const SOURCES = dirname(__dirname);
const KEYS = new Set([...keysOf(KIT_CHINESE), ...keysOf(CONSOLE_CHINESE)]);

function sources(): string[] {
  return readdirSync(SOURCES, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile() && /(?<!\.spec)\.tsx?$/.test(entry.name)).map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
}

describe('the texts of the desk', () => {
  it('are the same in Chinese and English, with the same values in them', () => {
    expect(keysOf(CONSOLE_ENGLISH)).toEqual(keysOf(CONSOLE_CHINESE));
    expect(placeholdersOf(CONSOLE_ENGLISH)).toEqual(placeholdersOf(CONSOLE_CHINESE));
    expect(JSON.stringify(CONSOLE_ENGLISH)).not.toMatch(/[\u4e00-\u9fff]/);
  });

  it('exist for every key that a screen asks for by name', () => {
    const asked = sources().flatMap((source) => [...source.matchAll(/\bt\('([\w.-]+)'/g)].map((match) => match[1] ?? ''));
    expect(asked.length).toBeGreaterThan(100);
    expect(asked.filter((key) => !KEYS.has(key))).toEqual([]);
  });

  it('exist below every group of which a screen makes its key', () => {
    const groups = sources().flatMap((source) => [...source.matchAll(/\bt\(`([\w.-]+)\.\$\{/g)].map((match) => match[1] ?? ''));
    expect(groups.filter((group) => ![...KEYS].some((key) => key.startsWith(`${group}.`)))).toEqual([]);
  });

  it('leave no Chinese in a screen itself', () => {
    const screens = readdirSync(SOURCES, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile() && entry.name.endsWith('.tsx')).map((entry) => join(entry.parentPath, entry.name));
    const hard = screens.filter((path) => /[\u4e00-\u9fff]/.test(readFileSync(path, 'utf8').replaceAll("'中文'", '').replaceAll("'、'", '')));
    expect(hard).toEqual([]);
  });
});
