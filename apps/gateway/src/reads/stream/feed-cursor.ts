/** Where a reader of the event stream stands: a generation of the feed and a number in it. Opaque to the reader. */
export interface FeedPosition {
  readonly epoch: string;
  readonly seq: bigint;
}

const SHAPE = /^([0-9a-f]{8,64})\.(\d{1,19})$/;

export function encodePosition({ epoch, seq }: FeedPosition): string {
  return Buffer.from(`${epoch}.${seq}`).toString('base64url');
}

/** @returns undefined for anything that encodePosition did not make. */
export function decodePosition(cursor: string): FeedPosition | undefined {
  const [, epoch, seq] = SHAPE.exec(Buffer.from(cursor, 'base64url').toString('latin1')) ?? [];
  return epoch === undefined || seq === undefined ? undefined : { epoch, seq: BigInt(seq) };
}
