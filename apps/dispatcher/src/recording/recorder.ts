import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { TOPICS } from '@paystop/contracts';
import { invariant } from '@paystop/kernel';
import type { Logger, Outbox, OutboxMessage, Tx, UnitOfWork } from '@paystop/ports';
import { GroupCommit, isTransient } from '@paystop/postgres';
import type { OutcomeCount } from '../adapters/postgres/total.repository';
import { mergeAttempts } from '../instruction/attempts';
import { type LaneEvent, type LaneInstruction, type Transition, isFinal } from '../instruction/lane-instruction';
import type { LaneStore } from '../ports/lane-store.port';

/** What a call led to, decided again on the stored row if that has changed meanwhile. */
export interface Recording {
  readonly before: LaneInstruction;
  readonly decide: (current: LaneInstruction) => Transition;
}

export interface Totals {
  add(tx: Tx, outcomes: readonly Omit<OutcomeCount, 'count'>[]): Promise<void>;
}

export interface RecorderPorts {
  readonly unitOfWork: UnitOfWork;
  readonly store: LaneStore;
  readonly outbox: Outbox;
  readonly totals: Totals;
  readonly logger: Logger;
}

/** What became of one recording of a batch: its neighbours' failure is not its own. */
type Settled = { readonly written: LaneInstruction } | { readonly failure: unknown };

interface Decided {
  readonly before: LaneInstruction;
  readonly transition: Transition;
}

/** Rows written by one statement of the lanes. */
export const LARGEST_WRITE = 200;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 2_000;
const SAY_SO_EVERY_MS = 5_000;

/** Writes decisions: row, version, totals and events in one unit of work, batched over whatever is decided at the same time. */
export class Recorder {
  private readonly commits: GroupCommit<Recording, Settled>;
  private stopping = false;
  private complainedAtMs = Number.NEGATIVE_INFINITY;

  constructor(private readonly ports: RecorderPorts) {
    this.commits = new GroupCommit({ maxItems: LARGEST_WRITE, commit: (recordings) => this.writeBatch(recordings) });
  }

  /** @returns the row as written. Waits out an outage of the database: what a bank answered must not be lost. */
  async record(before: LaneInstruction, decide: Recording['decide']): Promise<LaneInstruction> {
    for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
      try {
        const settled = await this.commits.submit({ before, decide });
        if ('failure' in settled) throw settled.failure;
        return settled.written;
      } catch (error) {
        if (this.stopping || !isTransient(error)) throw error;
        this.complain(error);
        await sleep(pauseMs);
      }
    }
  }

  /** Writes decisions made on locked rows, inside the caller's unit of work. @returns the rows as written. */
  async write(tx: Tx, decided: readonly Decided[]): Promise<LaneInstruction[]> {
    const changed = decided.filter(({ before, transition }) => transition.next !== before);
    const written = await this.ports.store.save(tx, changed.map(({ transition }) => transition.next));
    invariant(changed.every(({ before }) => written.has(before.instructionId)), 'a locked row keeps its revision');
    await this.tell(tx, changed);
    return decided.map(asWritten);
  }

  /** Tells of rows that the caller has just inserted. */
  async announce(tx: Tx, inserted: readonly Transition[]): Promise<void> {
    await this.ports.outbox.add(tx, inserted.flatMap(({ next, events }) => events.map((event) => message(next, event))));
  }

  /** After the commit. */
  nudge(): void {
    this.ports.outbox.nudge();
  }

  /** Finishes what is being written; from now on an outage is no longer waited out. */
  stop(): Promise<void> {
    this.stopping = true;
    return this.commits.drained();
  }

  private complain(error: unknown): void {
    if (performance.now() - this.complainedAtMs < SAY_SO_EVERY_MS) return;
    this.complainedAtMs = performance.now();
    this.ports.logger.warn('outcomes wait for the database', { error: error instanceof Error ? error.message : String(error) });
  }

  /** Two pieces of news about one instruction (a 202 and its callback) may meet in a batch: the second waits for the first. */
  private async writeBatch(recordings: readonly Recording[]): Promise<readonly Settled[]> {
    const firsts = new Map([...recordings].reverse().map((recording) => [recording.before.instructionId, recording]));
    const decided = [...firsts.values()].map(({ before, decide }) => ({ before, transition: decide(before) }));
    const written = await this.ports.unitOfWork.run(async (tx) => {
      const ids = await this.ports.store.save(tx, decided.map(({ transition }) => transition.next));
      await this.tell(tx, decided.filter(({ before }) => ids.has(before.instructionId)));
      return ids;
    });
    this.nudge();
    const decisions = new Map(decided.map((each) => [each.before.instructionId, each]));
    const results: Settled[] = [];
    for (const recording of recordings) {
      const { instructionId } = recording.before;
      const each = firsts.get(instructionId) === recording && written.has(instructionId) ? decisions.get(instructionId) : undefined;
      results.push(each === undefined ? await this.settleAgain(recording) : { written: asWritten(each) });
    }
    return results;
  }

  /** The batch is committed: what goes wrong from here on is this recording's alone. */
  private async settleAgain(recording: Recording): Promise<Settled> {
    try {
      return { written: await this.decideAgain(recording) };
    } catch (failure) {
      return { failure };
    }
  }

  /** Somebody else has written the row since it was read: the same news, judged on what stands there now. */
  private async decideAgain({ before, decide }: Recording): Promise<LaneInstruction> {
    const after = await this.ports.unitOfWork.run(async (tx) => {
      const [stored] = await this.ports.store.lock(tx, [before.instructionId]);
      invariant(stored !== undefined, 'an instruction never leaves its lane');
      const current = before.step === 'sending' ? { ...stored, attempts: mergeAttempts(before, stored) } : stored;
      const [written] = await this.write(tx, [{ before: current, transition: decide(current) }]);
      return written ?? current;
    });
    this.nudge();
    return after;
  }

  private async tell(tx: Tx, decided: readonly Decided[]): Promise<void> {
    const messages = decided.flatMap(({ before, transition }) => transition.events.map((event) => message(before, event)));
    await this.ports.outbox.add(tx, messages);
    const first = decided.filter(({ before, transition }) => !isFinal(before) && isFinal(transition.next) && transition.next.state !== 'cancelled');
    await this.ports.totals.add(tx, first.map(({ transition: { next } }) => ({ institution: next.institutionCode, action: next.action, outcome: next.state })));
  }
}

function asWritten({ before, transition }: Decided): LaneInstruction {
  return transition.next === before ? before : { ...transition.next, revision: before.revision + 1 };
}

function message(instruction: LaneInstruction, { type, snapshot }: LaneEvent): OutboxMessage {
  return {
    eventId: randomUUID(), topic: TOPICS.instructionEvents.name, key: instruction.accountRef, type, subject: instruction.instructionId,
    data: snapshot, occurredAt: new Date().toISOString(),
    ...(instruction.traceparent === null ? {} : { traceparent: instruction.traceparent }),
  };
}
