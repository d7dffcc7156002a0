/** Where a message lay, for whoever has to find it again. */
export interface MessageOrigin {
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  readonly key: string | null;
}

/** A message that can never be handled, and why; the sentence names fields and rules, never personal data. */
export interface RejectedMessage {
  readonly origin: MessageOrigin;
  readonly reason: string;
  readonly detail: string;
}
