import type { BadMessage, IncomingMessage } from './incoming-message';

/** Thrown by a handler whose unit of work rolled back because of these messages; the others are handled again without them. */
export class PoisonMessage extends Error {
  override readonly name = 'PoisonMessage';
  readonly bad: readonly BadMessage[];

  constructor(message: IncomingMessage, reason: string, detail: string);
  constructor(bad: readonly BadMessage[]);
  constructor(first: IncomingMessage | readonly BadMessage[], reason = '', detail = '') {
    const bad = 'topic' in first ? [{ message: first, reason, detail }] : first;
    super(bad.map((each) => `${each.reason}: ${each.detail}`).join('; '));
    this.bad = bad;
  }
}
