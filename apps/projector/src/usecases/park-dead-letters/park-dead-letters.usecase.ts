import type { UnitOfWork } from '@paystop/ports';
import { deadLetterOf, type ParkedMessage } from '../../model/dead-letter';
import type { DeadLetterStore } from './dead-letter-store.port';

/** Lists what could not be handled, each message once, and counts it. */
export class ParkDeadLetters {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly store: DeadLetterStore,
  ) {}

  async run(messages: readonly ParkedMessage[]): Promise<void> {
    const letters = [...new Map(messages.map(deadLetterOf).map((letter) => [letter.deadLetterId, letter])).values()];
    if (letters.length > 0) await this.unitOfWork.run((tx) => this.store.add(tx, letters));
  }
}
