import { type InstructionRecord, type StopWay, type Stretch, isFinal, leftAfterArrival, stretchesOf } from '@paystop/domain';
import { type Instant, earlierOf, msBetween } from '@paystop/kernel';
import type { CourseFacts, InstructionFacts, RequestFacts } from './rows';

const MS_PER_SECOND = 1_000;

/** What one answered instruction adds to the league of institutions. */
export interface AnswerCourse {
  readonly seconds: number | null;
  readonly unsure: boolean;
  readonly amount: string;
  readonly after: string;
}

/** @returns what is kept of a stop's way once its bank has answered or nobody knows; before that nothing would be counted. */
export function courseFacts(record: InstructionRecord): CourseFacts | null {
  if (record.action !== 'stop' || record.state === 'cancelled' || record.sentAt === null) return null;
  if (!isFinal(record.state) && record.state !== 'indeterminate') return null;
  return {
    sentAt: record.sentAt, answeredAt: isFinal(record.state) ? record.recordedAt : null,
    unsure: record.state === 'indeterminate' || record.attempts.some((attempt) => attempt.result === 'maybe_sent'),
    outflow: record.tracedOut?.map(({ at, amountMinor }) => [at, amountMinor] as const) ?? record.onwardTransfers.map((transfer) => [transfer.transferredAt, transfer.amount.amountMinor] as const),
  };
}

export function courses(request: RequestFacts, stops: readonly InstructionFacts[]): { readonly stretches: readonly Stretch[]; readonly answers: readonly AnswerCourse[] } {
  const ways = stops.flatMap((stop) => (stop.course === null ? [] : [{ course: stop.course, way: wayOf(request, stop, stop.course) }]));
  return {
    stretches: ways.flatMap(({ way }) => stretchesOf(way)),
    answers: ways.map(({ course, way }) => ({
      seconds: course.answeredAt === null ? null : Math.max(0, msBetween(course.sentAt, course.answeredAt)) / MS_PER_SECOND,
      unsure: course.unsure, amount: way.amountMinor, after: leftAfterArrival(way),
    })),
  };
}

function wayOf(request: RequestFacts, stop: InstructionFacts, course: CourseFacts): StopWay {
  const { reportedAt, receivedAt } = request;
  return { layer: stop.layer, amountMinor: stop.amountMinor, cameInAt: cameInAt(request, stop), reportedAt, receivedAt, sentAt: course.sentAt, stoppedAt: stop.stoppedAt, outflow: course.outflow };
}

function cameInAt(request: RequestFacts, stop: InstructionFacts): Instant {
  if (stop.layer > 1) return stop.requestedAt;
  const [first, ...others] = request.transfers.filter((transfer) => transfer.instructionId === stop.instructionId).map((transfer) => transfer.transferredAt);
  return first === undefined ? request.reportedAt : others.reduce(earlierOf, first);
}
