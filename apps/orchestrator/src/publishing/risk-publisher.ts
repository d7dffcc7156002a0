import { TOPICS } from '@paystop/contracts';
import type { RiskEntry } from '@paystop/domain';
import type { IdSource, OutboxMessage } from '@paystop/ports';

/** What others may rely on, by topic; everything else about an entry is a tombstone under the same key. */
export class RiskPublisher {
  constructor(
    private readonly ids: IdSource,
    private readonly referenceOf: (institutionCode: string, account: string) => string,
  ) {}

  /** @returns the message that brings the topic from `before` to `after`; none where the outside sees no difference. */
  message(before: RiskEntry | undefined, after: RiskEntry, now: string): OutboxMessage | undefined {
    const [was, is] = [before === undefined ? null : this.shown(before), this.shown(after)];
    if (JSON.stringify(was) === JSON.stringify(is)) return undefined;
    const isAccount = after.kind === 'account';
    return {
      eventId: this.ids.uuid(), topic: isAccount ? TOPICS.accountRisk.name : TOPICS.fraudIndicators.name, key: this.keyOf(after),
      type: isAccount ? 'AccountRiskChanged' : 'FraudIndicatorChanged', subject: after.entryId, data: is, occurredAt: now,
    };
  }

  keyOf(entry: RiskEntry): string {
    return entry.kind === 'account' ? this.referenceOf(entry.institutionCode, entry.account) : entry.subject;
  }

  private shown(entry: RiskEntry): object | null {
    if (entry.state !== 'published') return null;
    const { cases, victims, amount, score, firstSeenAt, lastSeenAt, expiresAt } = entry;
    if (entry.kind === 'indicator') return { kind: entry.indicatorKind, value: entry.value, cases, victims, amount, firstSeenAt, lastSeenAt, score, expiresAt };
    const { institutionCode, layers, medianMinutesToMoveOn } = entry;
    return { institutionCode, accountRef: this.keyOf(entry), cases, layers, amount, medianMinutesToMoveOn, score, since: firstSeenAt, expiresAt };
  }
}
