import { type Morning, pictureOf, plainLine } from './picture';

/** Where the morning is shown: painted over and over on a terminal, as a line now and then elsewhere. */
export interface Screen {
  show(morning: Morning): void;
  /** Leaves the last picture standing and goes on below it. */
  finish(): void;
}

const ESC = '\u001b[';
const PLAIN_EVERY_MS = 5_000;

export function screenFor(output: NodeJS.WriteStream, plain: boolean): Screen {
  return plain || !output.isTTY ? new PlainScreen(output) : new PaintedScreen(output);
}

class PlainScreen implements Screen {
  private saidAtMs = -Infinity;

  constructor(private readonly output: NodeJS.WriteStream) {}

  show(morning: Morning): void {
    if (morning.elapsedMs - this.saidAtMs < PLAIN_EVERY_MS) return;
    this.saidAtMs = morning.elapsedMs;
    this.output.write(`${plainLine(morning)}\n`);
  }

  finish(): void {}
}

class PaintedScreen implements Screen {
  private height = 0;

  constructor(private readonly output: NodeJS.WriteStream) {}

  show(morning: Morning): void {
    const lines = pictureOf(morning).slice(0, Math.max(5, this.output.rows - 1)).map((line) => fit(line, this.output.columns));
    const up = this.height === 0 ? '' : `${ESC}${String(this.height)}A`;
    this.output.write(`${up}${lines.map((line) => `${line}${ESC}K\n`).join('')}${ESC}J`);
    this.height = lines.length;
  }

  finish(): void {
    this.height = 0;
    this.output.write('\n');
  }
}

/** Chinese characters take two columns; a line that wraps would break the picture. */
function fit(line: string, columns: number): string {
  let width = 0;
  let fitting = '';
  for (const character of line) {
    width += (character.codePointAt(0) ?? 0) > 0x2e80 ? 2 : 1;
    if (width >= columns) return fitting;
    fitting += character;
  }
  return fitting;
}
