import { setTimeout as sleep } from 'node:timers/promises';
import type { BadMessage, ChunkHandler, IncomingMessage } from './incoming-message';
import { PoisonMessage } from './poison-message';

/** Waiting will heal it: nothing of what is not yet settled took effect, and it is to be handled again later. */
export class ChunkHeldUp extends Error {
  override readonly name = 'ChunkHeldUp';
  constructor(override readonly cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause));
  }
}

export interface ChunkWork {
  readonly handler: ChunkHandler;
  readonly isTransient: (error: unknown) => boolean;
  /** Parks messages; its failure holds the chunk up. */
  readonly park: (letters: readonly BadMessage[]) => Promise<void>;
  /** Told what needs no further handling, always the next ones in the chunk's order. */
  readonly settled: (messages: readonly IncomingMessage[]) => void;
}

export const HANDLER_FAILED = 'HANDLER.FAILED';
/** A message that fails alone is tried so often, with these rests, before it is parked. */
const RESTS_BEFORE_PARKING_MS = [50, 250];

/**
 * Handles a chunk. A failure that would repeat is narrowed down by halving until the one message at fault stands alone;
 * that one is parked and the others go on. @throws ChunkHeldUp when waiting is the cure.
 */
export async function settleChunk(work: ChunkWork, chunk: readonly IncomingMessage[]): Promise<void> {
  if (chunk.length === 0) return;
  try {
    const bad = await work.handler(chunk);
    await parkAndSettle(work, chunk, bad ?? []);
  } catch (error) {
    if (error instanceof ChunkHeldUp || work.isTransient(error)) throw heldUp(error);
    if (error instanceof PoisonMessage && error.bad.some(({ message }) => chunk.includes(message))) return settleAround(work, chunk, error.bad);
    if (chunk.length === 1) return settleAlone(work, chunk, error);
    const middle = chunk.length >> 1;
    await settleChunk(work, chunk.slice(0, middle));
    await settleChunk(work, chunk.slice(middle));
  }
}

async function parkAndSettle(work: ChunkWork, messages: readonly IncomingMessage[], bad: readonly BadMessage[]): Promise<void> {
  if (bad.length > 0) await work.park(bad).catch((error: unknown) => Promise.reject(heldUp(error)));
  work.settled(messages);
}

/** The handler named the bad ones: what stands between them is handled without them, in order. */
async function settleAround(work: ChunkWork, chunk: readonly IncomingMessage[], bad: readonly BadMessage[]): Promise<void> {
  const badBy = new Map(bad.map((each) => [each.message, each]));
  let good: IncomingMessage[] = [];
  for (const message of chunk) {
    const letter = badBy.get(message);
    if (letter === undefined) {
      good.push(message);
      continue;
    }
    await settleChunk(work, good);
    good = [];
    await parkAndSettle(work, [message], [letter]);
  }
  await settleChunk(work, good);
}

async function settleAlone(work: ChunkWork, chunk: readonly IncomingMessage[], firstError: unknown): Promise<void> {
  let error = firstError;
  for (const restMs of RESTS_BEFORE_PARKING_MS) {
    await sleep(restMs);
    try {
      const bad = await work.handler(chunk);
      return await parkAndSettle(work, chunk, bad ?? []);
    } catch (again) {
      if (again instanceof ChunkHeldUp || work.isTransient(again)) throw heldUp(again);
      if (again instanceof PoisonMessage) return await settleAround(work, chunk, again.bad);
      error = again;
    }
  }
  await parkAndSettle(work, chunk, chunk.map((message) => ({ message, reason: HANDLER_FAILED, detail: kindOf(error) })));
}

/** Names the failure without its sentence, which may quote personal data. */
function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return 'an unknown failure';
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  return `${error.name}${code}`;
}

function heldUp(error: unknown): ChunkHeldUp {
  return error instanceof ChunkHeldUp ? error : new ChunkHeldUp(error);
}
