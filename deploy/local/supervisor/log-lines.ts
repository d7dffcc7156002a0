const WARN = 40;
const ERROR = 50;
const LONGEST_SHOWN = 400;

interface LogEvent {
  readonly level?: unknown;
  readonly msg?: unknown;
  readonly err?: unknown;
  readonly error?: unknown;
}

function severity(level: unknown): number {
  if (typeof level === 'number') return level;
  if (level === 'warn') return WARN;
  return level === 'error' || level === 'fatal' ? ERROR : 0;
}

function reasonIn(event: LogEvent): string {
  const cause = event.err ?? event.error;
  const message: unknown = typeof cause === 'object' && cause !== null && 'message' in cause ? cause.message : cause;
  return typeof message === 'string' && message !== '' ? `: ${message}` : '';
}

function shortened(line: string): string {
  return line.length <= LONGEST_SHOWN ? line : `${line.slice(0, LONGEST_SHOWN)}…`;
}

export type LeastSeverity = 'warning' | 'error';

/**
 * What a person at the terminal should see of a log line: events of at least that severity as a sentence,
 * what is not JSON as it is, nothing (null) of the rest.
 */
export function worthShowing(line: string, least: LeastSeverity = 'warning'): string | null {
  if (line.trim() === '') return null;
  if (!line.startsWith('{')) return shortened(line);
  try {
    const event = JSON.parse(line) as LogEvent;
    const level = severity(event.level);
    if (level < (least === 'error' ? ERROR : WARN)) return null;
    const message = typeof event.msg === 'string' ? event.msg : '';
    return shortened(`${level >= ERROR ? 'error' : 'warning'}: ${message}${reasonIn(event)}`);
  } catch {
    return shortened(line);
  }
}

/** A log line of any level as one sentence: for the last words of a process that died. */
export function asSentence(line: string): string {
  try {
    const event = JSON.parse(line) as LogEvent;
    return typeof event.msg === 'string' ? shortened(`${event.msg}${reasonIn(event)}`) : shortened(line);
  } catch {
    return shortened(line);
  }
}
