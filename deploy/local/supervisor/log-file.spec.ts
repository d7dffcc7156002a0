import { appendFileSync, mkdtempSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endOf, LogFile } from './log-file';

describe('a log file that is followed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'paystop log '));
  const path = join(folder, 'app.log');
  afterAll(() => rmSync(folder, { recursive: true }));

  it('gives each whole line once, beginning with what comes after it is opened', () => {
    writeFileSync(path, 'of an earlier run\n');
    const log = new LogFile(path);
    expect(log.newLines()).toEqual([]);
    appendFileSync(path, 'one\ntw');
    expect(log.newLines()).toEqual(['one']);
    appendFileSync(path, 'o\n');
    expect(log.newLines()).toEqual(['two']);
    expect(log.newLines()).toEqual([]);
  });

  it('goes on in a file that was emptied', () => {
    const log = new LogFile(path);
    writeFileSync(path, 'after\n');
    expect(log.newLines()).toEqual(['after']);
  });

  it('is moved aside when it has grown large', () => {
    truncateSync(path, 51 * 1024 * 1024);
    new LogFile(path).rotate();
    expect(statSync(path).size).toBe(0);
    expect(statSync(`${path}.1`).size).toBeGreaterThan(0);
  });

  it('gives its end, also when there is none', () => {
    writeFileSync(path, 'a\nb\nc\n');
    expect(endOf(path, 2)).toEqual(['b', 'c']);
    expect(endOf(join(folder, 'none'), 2)).toEqual([]);
  });
});
