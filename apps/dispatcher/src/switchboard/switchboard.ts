import type { Logger } from '@paystop/ports';
import { epochMs } from '@paystop/kernel';
import type { LaneInstruction } from '../instruction/lane-instruction';
import type { Lane } from '../lane/lane';
import { BlockedOrders } from './blocked-orders';

/** Within the eight seconds that a stop may take; what is cut is asked for by whoever runs the lane next. */
const STOP_GRACE_MS = 3_000;

/** The lanes of this process: where commands, callbacks and the table's due rows find their bank. */
export class Switchboard {
  private readonly lanes = new Map<string, Lane>();
  /** Replaced or removed, with calls under way. */
  private readonly retiring = new Set<Lane>();
  private readonly blocked = new BlockedOrders();
  private onSooner: (dueAtMs: number) => void = () => {};

  constructor(
    private readonly logger: Logger,
    private readonly now: () => number = Date.now,
  ) {}

  /** @param listener told of work that becomes due at a later instant. */
  whenDueLater(listener: (dueAtMs: number) => void): void {
    this.onSooner = listener;
  }

  lane(code: string): Lane | undefined {
    return this.lanes.get(code);
  }

  all(): Lane[] {
    return [...this.lanes.values()];
  }

  codes(): string[] {
    return [...this.lanes.keys()];
  }

  /** Puts a lane in place of the one before it, whose calls under way finish by themselves. */
  place(lane: Lane): void {
    const { code } = lane.setup.institution;
    this.remove(code);
    this.lanes.set(code, lane);
  }

  remove(code: string): void {
    const lane = this.lanes.get(code);
    this.lanes.delete(code);
    if (lane === undefined) return;
    this.retiring.add(lane);
    lane.stop().then(
      () => this.retiring.delete(lane),
      (error: unknown) => this.logger.error('a lane did not stop', { institution: code, error }),
    );
  }

  /** Whether this process has the row in hand. */
  holds(instructionId: string): boolean {
    for (const lane of this.lanes.values()) if (lane.holds(instructionId)) return true;
    for (const lane of this.retiring) if (lane.holds(instructionId)) return true;
    return false;
  }

  /** Routes a row as it was just written: now, later, or not at all. */
  take(instruction: LaneInstruction): void {
    if (instruction.step !== 'send' && instruction.step !== 'sync') return;
    const dueAtMs = epochMs(instruction.nextAttemptAt);
    if (dueAtMs > this.now()) {
      this.onSooner(dueAtMs);
      return;
    }
    const lane = this.lanes.get(instruction.institutionCode);
    if (lane === undefined || !lane.owned) return;
    if (instruction.step === 'send') lane.offer(instruction);
    else lane.offerInquiry(instruction);
  }

  /** A row changed outside of its lane: what the lane has of it is stale. */
  replace(instruction: LaneInstruction): void {
    this.lanes.get(instruction.institutionCode)?.forget(instruction.instructionId);
    this.take(instruction);
    if (instruction.step === 'none') this.settled(instruction);
  }

  /** An order waits for what stands before it on its account. */
  block(instruction: LaneInstruction): void {
    this.blocked.add(instruction);
  }

  /** An instruction is over: what waited for it may go. */
  settled(instruction: LaneInstruction): void {
    for (const waiting of this.blocked.release(instruction)) this.take(waiting);
  }

  async stop(): Promise<void> {
    await Promise.all([...this.all(), ...this.retiring].map((lane) => lane.stop(STOP_GRACE_MS)));
  }
}
