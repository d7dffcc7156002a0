import { refusalAnswer } from '@paystop/http-kit';
import type { VerdictHandler } from '@paystop/service-kit';
import type { StoredDeadLetter } from '../usecases/park-dead-letters/dead-letter-store.port';
import type { ReplayDeadLetter } from '../usecases/replay-dead-letter/replay-dead-letter.usecase';

export function replayVerdict(replaying: ReplayDeadLetter): VerdictHandler {
  return async ({ id, principal, idempotencyKey }) => {
    const replayed = await replaying.run({ deadLetterId: id, caller: principal, key: idempotencyKey ?? '' });
    return replayed.ok ? { status: 202, body: presented(replayed.value) } : refusalAnswer(replayed.error);
  };
}

/** Without key, headers and value: they may hold personal data. */
function presented(letter: StoredDeadLetter): object {
  const { deadLetterId, topic, partition, offset, reason, detail, at, messageType, state, replayedAt, replayedBy } = letter;
  return { deadLetterId, topic, partition, offset, reason, detail, at, messageType, state, replayedAt, replayedBy };
}
