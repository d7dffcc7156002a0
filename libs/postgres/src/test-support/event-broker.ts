import type { PublishBatch, PublishMessage, Publisher } from '@paystop/ports';

/** A broker of one process, with a switch for each way to fail. */
export class EventBroker implements Publisher {
  readonly batches: PublishBatch[][] = [];
  /** The broker took the messages, but the answer is lost. */
  loseAnswers = 0;
  /** The broker is away. */
  refuse = 0;
  delayMs = 0;

  async publish(batches: readonly PublishBatch[]): Promise<void> {
    if (this.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, this.delayMs));
    if (this.refuse > 0) {
      this.refuse -= 1;
      throw new Error('the broker is away');
    }
    this.batches.push([...batches]);
    if (this.loseAnswers > 0) {
      this.loseAnswers -= 1;
      throw new Error('the answer is lost');
    }
  }

  get messages(): PublishMessage[] {
    return this.batches.flat().flatMap((batch) => [...batch.messages]);
  }
}
