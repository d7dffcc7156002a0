import type { Logger } from '@paystop/ports';

/** For what a test does not look at. */
export const silentLogger: Logger = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

export interface LoggedEvent {
  readonly level: keyof Logger;
  readonly message: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Keeps what was logged, for tests about what is said. */
export class RecordingLogger implements Logger {
  readonly events: LoggedEvent[] = [];

  debug(message: string, fields: Readonly<Record<string, unknown>> = {}): void {
    this.events.push({ level: 'debug', message, fields });
  }

  info(message: string, fields: Readonly<Record<string, unknown>> = {}): void {
    this.events.push({ level: 'info', message, fields });
  }

  warn(message: string, fields: Readonly<Record<string, unknown>> = {}): void {
    this.events.push({ level: 'warn', message, fields });
  }

  error(message: string, fields: Readonly<Record<string, unknown>> = {}): void {
    this.events.push({ level: 'error', message, fields });
  }
}
