import type { Principal } from '@paystop/contracts';
import { mayDo, unitCovers } from '@paystop/domain';
import { ok, refuse, type Result } from '@paystop/kernel';
import type { Publisher, UnitOfWork } from '@paystop/ports';
import type { DeadLetterStore, StoredDeadLetter } from '../park-dead-letters/dead-letter-store.port';

export interface ReplayRequest {
  readonly deadLetterId: string;
  readonly caller: Principal;
  /** The caller's idempotency key: the same person with the same key gets the same answer. */
  readonly key: string;
}

/**
 * Sends a parked message to its topic again, byte for byte. It is published before the mark is committed: after a
 * crash between the two it may be sent twice, which its consumer's inbox and ids absorb; it is never lost.
 */
export class ReplayDeadLetter {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly store: DeadLetterStore,
    private readonly publisher: Publisher,
  ) {}

  run({ deadLetterId, caller, key }: ReplayRequest): Promise<Result<StoredDeadLetter>> {
    return this.unitOfWork.run(async (tx) => {
      if (!mayDo(caller, 'replay_dead_letters')) return refuse('AUTH.ROLE_MISSING', 'only operators and admins replay messages');
      const letter = await this.store.find(tx, deadLetterId);
      if (letter === undefined || !mayAct(caller, letter)) return refuse('OBJECT.NOT_FOUND', 'there is no such dead letter');
      if (letter.state === 'replayed') return isRepeat(letter, caller, key) ? ok(letter) : refuse('DEAD_LETTER.NOT_REPLAYABLE', 'it was replayed before');
      if (letter.truncated) return refuse('DEAD_LETTER.NOT_REPLAYABLE', 'its value was cut when it was parked');
      await this.publisher.publish([{ topic: letter.topic, messages: [{ key: letter.key, value: letter.value, headers: letter.headers }] }]);
      return ok(await this.store.markReplayed(tx, deadLetterId, { by: caller.subject, key }));
    });
  }
}

/** What names no unit belongs to whoever looks after the topics. */
function mayAct(caller: Principal, letter: StoredDeadLetter): boolean {
  return letter.unit === null || unitCovers(caller.unit, letter.unit);
}

function isRepeat(letter: StoredDeadLetter, caller: Principal, key: string): boolean {
  return key !== '' && letter.replayKey === key && letter.replayedBy === caller.subject;
}
