import { execFile } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FakeMachine } from '../testing/fake-programs';

interface Ended {
  readonly code: number;
  readonly output: string;
}

const MODULE = join(__dirname, 'npm-packages.mjs');
const WHOLE = { packages: { '': {}, 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '2.0.0', optional: true } } };

/** The bootstrap is plain Node without any package, so it is tried as such: in a process of its own. */
describe('npm packages', () => {
  let machine: FakeMachine;
  let root: string;

  beforeEach(() => {
    machine = new FakeMachine();
    root = join(machine.folder, 'a clone');
    mkdirSync(root);
    symlinkSync(process.execPath, join(machine.folder, 'bin', 'node'));
    write('package-lock.json', WHOLE);
  });
  afterEach(() => machine.remove());

  function write(path: string, content: unknown): void {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), JSON.stringify(content));
  }

  function install(): Promise<Ended> {
    const code = `
      const { installNpmPackages } = await import(${JSON.stringify(`file://${encodeURI(MODULE)}`)});
      await installNpmPackages({ root: process.cwd(), env: process.env, pauseMs: 1 }).catch((error) => {
        console.log(error.message);
        process.exit(1);
      });`;
    return new Promise((done) => {
      const args = ['--input-type=module', '-e', code];
      execFile(process.execPath, args, { cwd: root, env: machine.env() }, (error, stdout, stderr) => {
        done({ code: error === null ? 0 : 1, output: stdout + stderr });
      });
    });
  }

  it('are installed by npm ci when there are none', async () => {
    machine.program('npm');
    const { code, output } = await install();
    expect(code).toBe(0);
    expect(machine.calls()).toEqual(['npm ci --prefer-offline --no-audit --no-fund']);
    expect(output).toContain('… npm packages (npm ci, because node_modules is missing)');
  });

  it('are left alone when they are those of the lockfile, optional ones of other machines aside', async () => {
    machine.program('npm');
    write('node_modules/.package-lock.json', { packages: { 'node_modules/a': { version: '1.0.0' } } });
    expect((await install()).code).toBe(0);
    expect(machine.calls()).toEqual([]);
  });

  it('are installed again when an installation was interrupted or the lockfile has changed', async () => {
    machine.program('npm');
    mkdirSync(join(root, 'node_modules'));
    expect((await install()).output).toContain('an earlier installation was interrupted');
    write('node_modules/.package-lock.json', { packages: { 'node_modules/a': { version: '0.9.0' } } });
    expect((await install()).output).toContain('node_modules/a is not the version in package-lock.json');
    expect(machine.calls()).toHaveLength(2);
  });

  it('are tried again after a broken download', async () => {
    machine.program('npm', `test -e tried || { printf x > tried; exit 1; }`);
    const { code, output } = await install();
    expect(code).toBe(0);
    expect(output).toContain('npm ci ended with 1; attempt 1 of 3');
    expect(machine.calls()).toHaveLength(2);
  });

  it('are given up after three attempts with a sentence that says how to go on', async () => {
    machine.program('npm', 'exit 1');
    const { code, output } = await install();
    expect(code).toBe(1);
    expect(output).toContain('what is downloaded is kept, start again to go on');
    expect(machine.calls()).toHaveLength(3);
  });

  it('need npm, and say so where there is none', async () => {
    const { code, output } = await install();
    expect(code).toBe(1);
    expect(output).toContain('npm is not on the PATH');
  });

  it('are installed by one command at a time: the second one waits, and finds nothing left to do', async () => {
    machine.program('npm', `${process.execPath} -e 'setTimeout(() => {}, 1500)'; mkdir -p node_modules && cp package-lock.json node_modules/.package-lock.json`);
    const both = await Promise.all([install(), install()]);
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    expect(machine.calls()).toHaveLength(1);
    expect(both.map(({ output }) => output).join('')).toContain('waiting for another command that prepares this clone');
  });

  it('do not wait for a command that was killed', async () => {
    machine.program('npm');
    write('.preparing.lock', { pid: 2 ** 30, startedAt: '1' });
    expect((await install()).code).toBe(0);
    expect(machine.calls()).toHaveLength(1);
  });
});
