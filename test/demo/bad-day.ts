import { type Random, seededRandom } from '@paystop/kernel';

/** What is wrong with one bank today, as the simulator's control interface takes it. */
export interface BadBank {
  readonly code: string;
  /** For the picture. */
  readonly note: string;
  readonly settings?: object;
  readonly faults?: readonly object[];
  /** When it recovers; undefined: not today. */
  readonly recoversAfterMs?: number;
}

type Trouble = Omit<BadBank, 'code'>;

const lognormal = (medianMs: number) => ({ kind: 'lognormal', medianMs, sigma: 0.4 });

/** The troubles of a day, each for one bank; which bank has which is drawn. */
const TROUBLES: readonly ((random: Random) => Trouble)[] = [
  () => ({ note: 'slow: about 2 s an answer', settings: { answerDelay: lognormal(2_000) } }),
  () => ({ note: 'very slow: about 4 s an answer', settings: { answerDelay: lognormal(4_000) } }),
  () => ({ note: 'acknowledges, answers by callback after some seconds', settings: { answer: 'callback', callbackDelay: { kind: 'uniform', minMs: 2_000, maxMs: 9_000 } } }),
  () => ({ note: 'answers by callback, some of them never come', settings: { answer: 'callback', callbackDelay: 3_000 }, faults: [{ kind: 'callback_never', probability: 0.3 }] }),
  (random) => ({ note: 'channel closed, opens later', settings: { channel: 'closed' }, recoversAfterMs: random.between(35_000, 50_000) }),
  () => ({ note: 'channel closed all morning', settings: { channel: 'closed' } }),
  () => ({ note: 'every third call fails with 500', faults: [{ kind: 'http_status', status: 500, probability: 0.33, carryOut: true }] }),
  () => ({ note: 'too busy: 503 at times', faults: [{ kind: 'http_status', status: 503, retryAfter: 1, probability: 0.4 }] }),
  () => ({ note: 'cuts connections after doing the work', faults: [{ kind: 'cut_while_answering', probability: 0.3 }] }),
  () => ({ note: 'hangs at times, having done the work', faults: [{ kind: 'hang', carryOut: true, probability: 0.2 }] }),
  () => ({ note: 'answers garbage at times', faults: [{ kind: 'garbage', probability: 0.25 }] }),
  () => ({ note: 'calls back twice', settings: { answer: 'callback', callbackDelay: 1_000 }, faults: [{ kind: 'callback_twice', probability: 0.5 }] }),
];

export function badDay(seed: string, codes: readonly string[]): BadBank[] {
  const random = seededRandom(`bad-day:${seed}`);
  const left = [...codes];
  return TROUBLES.slice(0, codes.length).map((trouble) => {
    const [code = ''] = left.splice(random.between(0, left.length - 1), 1);
    return { code, ...trouble(random) };
  });
}
