import type { InboxFact, InstructionAnswered } from '../books/fact';

/** The order behind an answer, as judges look it up. */
export type AnsweredOrder = Pick<InstructionAnswered, 'caseId' | 'account' | 'action' | 'sequence' | 'at'>;

/** What a bank remembers of one instruction: for repeats, for sync, and for judges who count. */
export interface InboxEntry {
  readonly instructionId: string;
  /** `seen`: read but not carried out (a fault); unknown to the bank when asked. */
  state: 'seen' | 'processing' | 'final';
  /** Of the body that counts: the first one carried out or promised. */
  digest: string;
  /** The instruction as it came, while a callback is owed. */
  pendingBody: string | null;
  /** The report as sent, byte for byte; outside the heap, because there are many. */
  reportJson: Buffer | null;
  callbackOwed: boolean;
  /** What was answered: case, account, action, time. */
  answered: AnsweredOrder | null;
  timesReceived: number;
  readonly firstDigest: string;
  /** Of bodies that differ from the first. */
  otherDigests: readonly string[];
}

const NONE: readonly string[] = [];

export class Inbox {
  private readonly entries = new Map<string, InboxEntry>();

  get(instructionId: string): InboxEntry | undefined {
    return this.entries.get(instructionId);
  }

  all(): Iterable<InboxEntry> {
    return this.entries.values();
  }

  evolve(fact: InboxFact): void {
    switch (fact.kind) {
      case 'InstructionSeen':
        this.receive(fact.instructionId, fact.digest);
        return;
      case 'InstructionAccepted': {
        const entry = this.receive(fact.instructionId, fact.digest);
        Object.assign(entry, { state: 'processing', digest: fact.digest, pendingBody: fact.body, callbackOwed: true });
        return;
      }
      case 'InstructionAnswered': {
        const known = this.entries.get(fact.instructionId);
        const entry = known?.state === 'processing' ? known : this.receive(fact.instructionId, fact.digest);
        Object.assign(entry, { state: 'final', digest: fact.digest, pendingBody: null, reportJson: Buffer.from(JSON.stringify(fact.report)), answered: orderOf(fact) });
        return;
      }
      case 'CallbackSettled': {
        const entry = this.entries.get(fact.instructionId);
        if (entry !== undefined) entry.callbackOwed = false;
      }
    }
  }

  /** A freeze that waited behind another one is in force now: whoever asks about it hears that. */
  takeTurn(instructionId: string, { amountMinor, at }: { readonly amountMinor: string; readonly at: string }): void {
    const entry = this.entries.get(instructionId);
    if (entry === undefined || entry.reportJson === null) return;
    const report = JSON.parse(entry.reportJson.toString('utf8')) as object;
    const heldAmount = { amountMinor, currency: 'CNY' };
    entry.reportJson = Buffer.from(JSON.stringify({ ...report, result: 'held', code: '0000', remark: null, heldAmount, effectiveAt: at, respondedAt: at }));
  }

  private receive(instructionId: string, digest: string): InboxEntry {
    const entry = this.entries.get(instructionId) ?? newEntry(instructionId, digest);
    this.entries.set(instructionId, entry);
    entry.timesReceived += 1;
    if (digest !== entry.firstDigest && !entry.otherDigests.includes(digest)) entry.otherDigests = [...entry.otherDigests, digest];
    return entry;
  }
}

function orderOf({ caseId, account, action, sequence, at }: InstructionAnswered): AnsweredOrder {
  return { caseId, account, action, sequence, at };
}

function newEntry(instructionId: string, digest: string): InboxEntry {
  return {
    instructionId, state: 'seen', digest, pendingBody: null, reportJson: null, answered: null, callbackOwed: false, timesReceived: 0, firstDigest: digest, otherDigests: NONE,
  };
}
