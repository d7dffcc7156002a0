import type { Session } from '@paystop/ui-kit';
import type { Transmission } from './outbox.machine';
import type { Content, Outbox, Saved, Sender, WaitingRequest } from './outbox';
import type { PhoneDatabase } from './phone-database';

/** What is shown of the outbox. */
export interface OutboxView {
  readonly mine: readonly WaitingRequest[];
  readonly ofOthers: number;
  readonly signInNeeded: boolean;
}

const NOTHING: OutboxView = { mine: [], ofOthers: 0, signInNeeded: false };
const CHANNEL = 'paystop.outbox';
/** Also without any event a phone that came back from a tunnel tries again. */
const LONGEST_WAIT_MS = 30_000;

/** Sends whenever something may have changed: the line, the session, the hour, another tab. */
export class OutboxEngine {
  private view: OutboxView = NOTHING;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private signInNeeded = false;
  private readonly listeners = new Set<() => void>();
  private readonly otherTabs = new BroadcastChannel(CHANNEL);

  constructor(
    private readonly parts: {
      readonly outbox: Outbox;
      readonly session: Session;
      readonly database: PhoneDatabase;
      readonly transmit: (content: Content, as: Sender) => Promise<Transmission>;
    },
  ) {}

  start(): void {
    const { outbox, session } = this.parts;
    outbox.subscribe(() => {
      this.otherTabs.postMessage('changed');
      void this.look();
    });
    this.otherTabs.onmessage = () => void this.look();
    session.subscribe(() => void this.sessionChanged());
    addEventListener('online', () => void this.send(true));
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') void this.send(true);
    });
    // Browsers clear storage of pages that do not ask; what waits here must not go that way.
    void navigator.storage?.persist?.();
    void this.sessionChanged();
  }

  get state(): OutboxView {
    return this.view;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Stored first, then sent; the answer of the centre is not waited for. */
  async save(content: Content, as: Sender): Promise<Saved> {
    const saved = await this.parts.outbox.save(content, as);
    if (saved.kind === 'saved') void this.send(true);
    return saved;
  }

  /** For a phone whose storage is full: as safe to repeat, but gone with the page. */
  async sendUnsaved(content: Content, as: Sender): Promise<Transmission> {
    return this.parts.transmit(content, as);
  }

  async send(hurry = false): Promise<void> {
    const as = this.sender();
    clearTimeout(this.timer);
    if (as === undefined) return this.look();
    try {
      const pass = await this.parts.outbox.sendWaiting(as, hurry);
      this.signInNeeded = pass.signInNeeded;
      if (pass.againAfterMs !== undefined) this.timer = setTimeout(() => void this.send(), Math.min(LONGEST_WAIT_MS, pass.againAfterMs));
    } catch {
      this.timer = setTimeout(() => void this.send(), LONGEST_WAIT_MS); // storage in trouble: told where it is read
    }
    return this.look();
  }

  /** What waits at this moment: right after the page has come up, `state` does not know it yet. */
  async readAgain(): Promise<OutboxView> {
    await this.look();
    return this.view;
  }

  async discard(requestId: string): Promise<void> {
    const as = this.sender();
    if (as !== undefined) await this.parts.outbox.discard(requestId, as);
  }

  receiptOf(requestId: string): ReturnType<Outbox['receiptOf']> {
    return this.parts.outbox.receiptOf(requestId);
  }

  private sender(): Sender | undefined {
    const { state } = this.parts.session;
    if (state.name !== 'signed_in' && state.name !== 'ended') return undefined;
    return { subject: state.person.subject, unit: state.person.unit };
  }

  private async sessionChanged(): Promise<void> {
    const { state } = this.parts.session;
    if (state.name === 'signed_in') {
      const { subject, name, unit } = state.person;
      await this.parts.database.people.put({ id: 'last', subject, name, unit }).catch(() => undefined); // a greeting less
      await this.look(); // an attempt to send may take long
      return this.send(true);
    }
    if (state.name === 'ended') this.signInNeeded = true;
    return this.look();
  }

  private async look(): Promise<void> {
    const as = this.sender();
    try {
      const mine = as === undefined ? [] : await this.parts.outbox.waitingOf(as);
      this.view = { mine, ofOthers: await this.parts.outbox.countOfOthers(as?.subject ?? ''), signInNeeded: this.signInNeeded && mine.length > 0 };
    } catch {
      this.view = NOTHING; // a browser that keeps nothing at all
    }
    for (const listener of this.listeners) listener();
  }
}

/** One sender among all tabs; where there are no locks the centre's keys alone keep it to one effect. */
export function exclusively<T>(task: () => Promise<T>): Promise<T> {
  if (navigator.locks === undefined) return task();
  return navigator.locks.request(CHANNEL, task) as Promise<T>;
}
