import type { IncomingMessage } from '@paystop/kafka';
import type { ParkDeadLetters } from '../usecases/park-dead-letters/park-dead-letters.usecase';

/** `<topic>.dlq` of every topic → the list of what could not be handled. */
export class DeadLetterConsumer {
  constructor(private readonly parking: ParkDeadLetters) {}

  handle(chunk: readonly IncomingMessage[]): Promise<void> {
    return this.parking.run(chunk);
  }
}
