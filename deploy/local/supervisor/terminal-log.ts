import type { Tell } from '../installing/programs';
import { LogFile } from './log-file';
import { worthShowing, type LeastSeverity } from './log-lines';

const LOOK_EVERY_MS = 1_000;
/** Per app and look; what is over stands in the file. */
const MOST_LINES_SHOWN = 10;

interface Followed {
  readonly name: string;
  readonly file: LogFile;
}

/** Shows the warnings and errors of all apps on the terminal, each with its app's name, without standing between app and file. */
export class TerminalLog {
  private readonly followed: Followed[] = [];
  private timer: NodeJS.Timeout | null = null;
  /** While everything starts, warnings that something is not there yet are no news. */
  private least: LeastSeverity = 'error';

  constructor(private readonly tell: Tell) {}

  follow(name: string, path: string): void {
    this.followed.push({ name, file: new LogFile(path) });
  }

  start(): void {
    this.timer = setInterval(() => this.look(), LOOK_EVERY_MS);
    this.timer.unref();
  }

  showWarningsToo(): void {
    this.look();
    this.least = 'warning';
  }

  stop(): void {
    if (this.timer !== null) clearInterval(this.timer);
    this.look();
  }

  private look(): void {
    for (const { name, file } of this.followed) {
      const shown = file.newLines().map((line) => worthShowing(line, this.least)).filter((line) => line !== null);
      for (const line of shown.slice(0, MOST_LINES_SHOWN)) this.tell(`[${name}] ${line}`);
      const over = shown.length - MOST_LINES_SHOWN;
      if (over > 0) this.tell(`[${name}] … and ${over} more in ${file.path}`);
      file.rotate();
    }
  }
}
