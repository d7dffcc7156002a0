import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Surroundings } from '../installing/programs';

/** Programs that the fakes themselves are made of. */
const REAL_PROGRAMS = ['sh', 'cat', 'cp', 'mkdir', 'printf', 'test', 'dirname'];

/** A machine with nothing on its PATH but programs that record what they are asked. */
export class FakeMachine {
  readonly folder = mkdtempSync(join(tmpdir(), 'paystop fake machine '));
  readonly told: string[] = [];
  private readonly bin = join(this.folder, 'bin');
  private readonly journal = join(this.folder, 'journal');

  constructor() {
    mkdirSync(this.bin);
    for (const name of REAL_PROGRAMS) {
      const real = ['/bin', '/usr/bin'].map((folder) => join(folder, name)).find(existsSync);
      if (real !== undefined) symlinkSync(real, join(this.bin, name));
    }
  }

  /** A shell script by this name; its first act is to write its name and arguments down. */
  program(name: string, script = 'exit 0'): void {
    const path = join(this.bin, name);
    writeFileSync(path, `#!/bin/sh\nprintf '%s\\n' "${name} $*" >> '${this.journal}'\n${script}\n`);
    chmodSync(path, 0o755);
  }

  /** Lines for a script that puts another program on the PATH, as installing a package does. */
  installing(name: string, script = 'exit 0'): string {
    const source = join(this.folder, `installed-${name}`);
    writeFileSync(source, `#!/bin/sh\n${script}\n`);
    chmodSync(source, 0o755);
    return `cp '${source}' '${join(this.bin, name)}'`;
  }

  calls(): string[] {
    return existsSync(this.journal) ? readFileSync(this.journal, 'utf8').trimEnd().split('\n') : [];
  }

  surroundings(isRoot: boolean): Surroundings {
    return { env: this.env(), tell: (line) => void this.told.push(line), isRoot };
  }

  env(): NodeJS.ProcessEnv {
    return { PATH: this.bin, HOME: join(this.folder, 'home') };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
