import { type Instant, laterOf, msBetween } from '@paystop/kernel';

/** Where the minutes and the money went: one stop's way, cut where somebody else takes over (docs/metrics.md). */
export const STRETCHES = ['before_report', 'report_to_received', 'received_to_sent', 'sent_to_act', 'hop_to_hop'] as const;
export type StretchName = (typeof STRETCHES)[number];

export interface StopWay {
  readonly layer: number;
  readonly amountMinor: string;
  /** When the money came into the account, as reported; for a further account when we learnt of it. */
  readonly cameInAt: Instant;
  readonly reportedAt: Instant;
  readonly receivedAt: Instant;
  readonly sentAt: Instant | null;
  /** The bank's act; null where it did not act. */
  readonly stoppedAt: Instant | null;
  /** What left the account, as its bank told. */
  readonly outflow: readonly (readonly [at: Instant, amountMinor: string])[];
}

export interface Stretch {
  readonly name: StretchName;
  /** Null where the stretch has no end: the bank did not act. */
  readonly seconds: number | null;
  readonly leftMinor: string;
}

interface Cut {
  readonly name: StretchName;
  readonly from: Instant;
  readonly to: Instant | null;
}

const MS_PER_SECOND = 1_000;

/**
 * @returns the stretches of a stop in their order. What left counts in the stretch in which it left, at most what the stop
 * was for in all; what left before the money came in was not this money.
 */
export function stretchesOf(way: StopWay): Stretch[] {
  const cuts = way.layer > 1 ? hop(way) : firstHop(way);
  const left = new Map<StretchName, bigint>();
  let rest = BigInt(way.amountMinor);
  for (const [at, amountMinor] of [...way.outflow].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const cut = at < way.cameInAt && way.layer === 1 ? undefined : cuts.findLast((each) => at >= each.from) ?? cuts[0];
    if (cut === undefined) continue;
    const counted = BigInt(amountMinor) < rest ? BigInt(amountMinor) : rest;
    rest -= counted;
    left.set(cut.name, (left.get(cut.name) ?? 0n) + counted);
  }
  return cuts.map(({ name, from, to }) => ({ name, seconds: to === null ? null : Math.max(0, msBetween(from, to)) / MS_PER_SECOND, leftMinor: (left.get(name) ?? 0n).toString() }));
}

/** What left after our instruction had arrived: nobody but the bank could have stopped it. */
export function leftAfterArrival(way: StopWay): string {
  const { sentAt } = way;
  if (sentAt === null) return '0';
  const after = way.outflow.filter(([at]) => at >= sentAt).reduce((sum, [, amountMinor]) => sum + BigInt(amountMinor), 0n);
  const most = BigInt(way.amountMinor);
  return (after < most ? after : most).toString();
}

/** A moment that lies before the one it follows is taken to be that one: clocks of phones and banks differ. */
function firstHop({ cameInAt, reportedAt, receivedAt, sentAt, stoppedAt }: StopWay): Cut[] {
  const reported = laterOf(cameInAt, reportedAt);
  const received = laterOf(reported, receivedAt);
  const known: Cut[] = [
    { name: 'before_report', from: cameInAt, to: reported },
    { name: 'report_to_received', from: reported, to: received },
  ];
  if (sentAt === null) return known;
  const sent = laterOf(received, sentAt);
  return [...known, { name: 'received_to_sent', from: received, to: sent }, { name: 'sent_to_act', from: sent, to: stoppedAt === null ? null : laterOf(sent, stoppedAt) }];
}

/** From learning of a further account to its bank's act; what had left it by then went from hop to hop. */
function hop({ cameInAt, stoppedAt }: StopWay): Cut[] {
  return [{ name: 'hop_to_hop', from: cameInAt, to: stoppedAt === null ? null : laterOf(cameInAt, stoppedAt) }];
}
