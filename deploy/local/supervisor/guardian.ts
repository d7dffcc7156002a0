import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const SCRIPT = join('deploy', 'local', 'supervisor', 'guardian.sh');

export interface Watched {
  readonly pid: number;
  readonly stopSignal: NodeJS.Signals;
}

/**
 * The supervisor's last will: a shell of a megabyte that stops everything once the supervisor's end of the pipe closes.
 * A `kill -9` of the supervisor closes it as well. When the guardian itself dies, another takes over.
 */
export class Guardian {
  private readonly watched = new Map<number, Watched>();
  private shell: ChildProcess | null = null;
  private retired = false;

  constructor(private readonly root: string) {
    if (!existsSync(join(root, SCRIPT))) throw new Error(`${SCRIPT} is missing`);
    this.post();
  }

  watch(process: Watched): void {
    this.watched.set(process.pid, process);
    this.say(watchLine(process));
  }

  forget(pid: number): void {
    this.watched.delete(pid);
    this.say(`- ${pid}\n`);
  }

  /** After a clean stop there is nothing left to guard. */
  retire(): void {
    this.retired = true;
    this.shell?.stdin?.end();
  }

  private post(): void {
    // A session of its own: Ctrl-C and a closed terminal reach the whole group of the supervisor.
    const shell = spawn('/bin/sh', [join(this.root, SCRIPT)], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
    shell.stdin.on('error', () => undefined); // told by `exit` as well
    shell.once('exit', () => this.replace());
    shell.once('error', () => undefined);
    shell.unref();
    this.shell = shell;
    for (const process of this.watched.values()) this.say(watchLine(process));
  }

  private replace(): void {
    this.shell = null;
    if (!this.retired) this.post();
  }

  private say(line: string): void {
    this.shell?.stdin?.write(line);
  }
}

function watchLine(process: Watched): string {
  return `+ ${process.pid} ${process.stopSignal.replace(/^SIG/, '')}\n`;
}
