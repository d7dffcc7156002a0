import { createHash } from 'node:crypto';

/** A message that could not be handled, as it lies in its dead-letter topic (contract-details 9). */
export interface DeadLetter {
  readonly deadLetterId: string;
  /** Where it came from and would be sent again. */
  readonly topic: string;
  readonly partition: number | null;
  readonly offset: string | null;
  readonly reason: string;
  readonly detail: string;
  readonly at: string;
  readonly unit: string | null;
  readonly key: string | null;
  readonly value: Buffer | null;
  /** As received by the topic, without the reasons. */
  readonly headers: Readonly<Record<string, string>>;
  readonly messageType: string | null;
  /** Its value was cut when it was parked: it cannot be sent again. */
  readonly truncated: boolean;
}

export interface ParkedMessage {
  /** Of the dead-letter topic. */
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  readonly key: string | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly value: Buffer | null;
  readonly timestamp: number;
}

const OUR_HEADERS = 'paystop-dlq-';
const DLQ_SUFFIX = '.dlq';
const REASON = /^[A-Z][A-Z0-9_.]{1,63}$/;
const UNKNOWN_REASON = 'UNKNOWN';
const UNIT = /^\d{4,9}$/;
const ID_LENGTH = 24;

/** The same message parked twice has the same id, so it is listed once. */
export function deadLetterOf(message: ParkedMessage): DeadLetter {
  const ours = (name: string): string | undefined => message.headers[`${OUR_HEADERS}${name}`];
  const topic = ours('topic') ?? message.topic.slice(0, -DLQ_SUFFIX.length);
  const partition = Number(ours('partition') ?? Number.NaN);
  const offset = ours('offset') ?? null;
  const reason = ours('reason') ?? '';
  const unit = message.headers['ce_unit'];
  return {
    deadLetterId: idOf([topic, String(partition), offset ?? `${message.partition}/${message.offset}`], message.value),
    topic,
    partition: Number.isInteger(partition) ? partition : null,
    offset,
    reason: REASON.test(reason) ? reason : UNKNOWN_REASON,
    detail: ours('detail') ?? '',
    at: instantOf(ours('at'), message.timestamp),
    unit: unit !== undefined && UNIT.test(unit) ? unit : null,
    key: message.key,
    value: message.value,
    headers: Object.fromEntries(Object.entries(message.headers).filter(([name]) => !name.startsWith(OUR_HEADERS))),
    messageType: message.headers['ce_type'] ?? null,
    truncated: ours('truncated') === 'true',
  };
}

function idOf(position: readonly string[], value: Buffer | null): string {
  return `dl_${createHash('sha256').update(position.join('|')).update(value ?? '').digest('hex').slice(0, ID_LENGTH)}`;
}

function instantOf(text: string | undefined, timestampMs: number): string {
  const at = Date.parse(text ?? '');
  return new Date(Number.isNaN(at) ? timestampMs : at).toISOString();
}
