import type { BankCallResult } from '@paystop/connector-kit';
import { instantFromMs } from '@paystop/kernel';
import type { LaneInstruction } from '../instruction/lane-instruction';
import type { DecisionContext } from '../instruction/lane-rules';
import { takeInquiryAnswer } from '../instruction/inquiry-answer';
import { beginSending, markDispatched, takeOrderAnswer } from '../instruction/order-answer';
import { AccountGate } from './account-gate';
import { AnswerTimes } from './answer-times';
import { Breaker } from './breaker';
import { verdictOnBank } from './bank-health';
import type { LaneHealth, LanePorts, LaneSetup } from './lane-ports';
import { LaneQueue } from './lane-queue';
import { TokenBucket } from './token-bucket';

/** Rows beyond this wait in the table; a lane never takes memory from the others. */
export const MOST_QUEUED = 500;
export const MOST_INQUIRIES = 100;
/** Officers learn that it went out after this long; a faster answer tells both at once. */
const TELL_DISPATCHED_AFTER_MS = 250;
/** After a failed write or claim, so that a database outage is not hammered at. */
const PAUSE_AFTER_FAILURE_MS = 500;

/** One institution's lane: its own queue, concurrency, pace and breaker, so that a slow bank delays nobody else. */
export class Lane {
  private readonly orders = new LaneQueue();
  private readonly inquiries: LaneInstruction[] = [];
  private readonly known = new Map<string, 'order' | 'inquiry'>();
  private readonly accounts = new AccountGate();
  private readonly answers = new AnswerTimes();
  private readonly breaker: Breaker;
  private readonly bucket: TokenBucket;
  private inFlight = 0;
  private inquiring = 0;
  private notBeforeMs = 0;
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;
  private idle: (() => void)[] = [];
  private leaseFence = 0;
  private leaseEndsAtMs = 0;
  paused = false;

  constructor(
    readonly setup: LaneSetup,
    private readonly ports: LanePorts,
    private readonly now: () => number = Date.now,
  ) {
    this.breaker = new Breaker(setup.breaker);
    this.bucket = new TokenBucket(setup.institution.ratePerSecond, now());
  }

  /** The lane may begin calls until then; the claim checks the same fence in the database. */
  leased(fence: number, untilMs: number): void {
    this.leaseFence = fence;
    this.leaseEndsAtMs = untilMs;
    this.pump();
  }

  get owned(): boolean {
    return this.leaseEndsAtMs > this.now();
  }

  holds(instructionId: string): boolean {
    return this.known.has(instructionId);
  }

  get room(): { readonly orders: number; readonly inquiries: number } {
    return { orders: MOST_QUEUED - this.orders.size, inquiries: MOST_INQUIRIES - this.inquiries.length };
  }

  /** Takes a row that is due to be sent; a full lane leaves it in the table. */
  offer(instruction: LaneInstruction): void {
    if (this.stopped || this.known.has(instruction.instructionId) || !this.orders.admits(instruction, MOST_QUEUED)) return;
    this.known.set(instruction.instructionId, 'order');
    this.orders.push(instruction);
    this.pump();
  }

  offerInquiry(instruction: LaneInstruction): void {
    if (this.stopped || this.known.has(instruction.instructionId) || this.inquiries.length >= MOST_INQUIRIES) return;
    this.known.set(instruction.instructionId, 'inquiry');
    if (instruction.raised) this.inquiries.unshift(instruction);
    else this.inquiries.push(instruction);
    this.pump();
  }

  /** The row was changed from outside: a queued copy of it is stale. */
  forget(instructionId: string): void {
    if (this.orders.remove(instructionId) !== undefined) this.known.delete(instructionId);
  }

  setPaused(paused: boolean): void {
    this.paused = paused;
    this.pump();
  }

  health(): LaneHealth {
    return { breaker: this.breaker.state(this.now()), troubled: this.breaker.troubled, inFlight: this.inFlight, p95AnswerMs: this.answers.p95() };
  }

  /** Begins nothing more; calls that outlast the grace are cut and recorded as maybe sent. Resolves when all are recorded. */
  async stop(graceMs = this.setup.institution.timeoutMs): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    const cut = setTimeout(() => void this.setup.line.destroy(), graceMs);
    if (this.inFlight > 0) await new Promise<void>((resolve) => this.idle.push(resolve));
    clearTimeout(cut);
    await this.setup.line.destroy();
  }

  private pump(): void {
    while (!this.stopped && !this.paused && this.owned && this.inFlight < this.setup.institution.maxInFlight) {
      const inquiry = this.nextInquiry();
      const next = inquiry ?? this.nextOrder();
      if (next === undefined) return;
      const waitMs = this.waitMs();
      if (waitMs > 0) {
        this.putBack(next, inquiry !== undefined);
        this.pumpIn(waitMs);
        return;
      }
      this.begin(next, inquiry !== undefined ? 'inquiry' : 'order');
    }
  }

  /** Asking goes first, in at most half of the calls: an answer found saves an order. */
  private nextInquiry(): LaneInstruction | undefined {
    const most = Math.max(1, Math.floor(this.setup.institution.maxInFlight / 2));
    return this.inquiring < most ? this.inquiries.shift() : undefined;
  }

  private nextOrder(): LaneInstruction | undefined {
    for (let next = this.orders.pop(); next !== undefined; next = this.orders.pop()) {
      if (!this.accounts.isBusy(next)) return next;
      this.accounts.wait(next);
    }
    return undefined;
  }

  private putBack(instruction: LaneInstruction, inquiry: boolean): void {
    if (inquiry) this.inquiries.unshift(instruction);
    else this.orders.push(instruction);
  }

  private waitMs(): number {
    const nowMs = this.now();
    return Math.max(this.notBeforeMs - nowMs, this.breaker.waitMs(nowMs)) || this.bucket.take(nowMs);
  }

  private pumpIn(waitMs: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.pump(), Math.max(1, waitMs));
  }

  private begin(instruction: LaneInstruction, kind: 'order' | 'inquiry'): void {
    this.inFlight += 1;
    if (kind === 'inquiry') this.inquiring += 1;
    else this.accounts.enter(instruction);
    this.breaker.began(this.now());
    const work = kind === 'order' ? this.send(instruction) : this.inquire(instruction);
    work.then(
      (after) => this.ended(instruction, kind, after),
      (error: unknown) => this.broke(instruction, kind, error),
    );
  }

  private async send(instruction: LaneInstruction): Promise<LaneInstruction | undefined> {
    const claimed = await this.ports.claim(instruction, this.leaseFence);
    if (claimed === undefined) {
      this.breaker.undecided();
      this.known.delete(instruction.instructionId);
      await this.ports.explain(instruction);
      return undefined;
    }
    const begun = beginSending(claimed, this.instant());
    let dispatched: Promise<LaneInstruction> | undefined;
    const tell = setTimeout(() => {
      dispatched = this.ports.record(begun, markDispatched);
      dispatched.catch(() => {}); // thrown where it is awaited, once the bank has answered: until then nobody listens
    }, TELL_DISPATCHED_AFTER_MS);
    const result = await this.call('order', begun).finally(() => clearTimeout(tell));
    const current = dispatched === undefined ? begun : await dispatched;
    return this.ports.record(current, (stored) => takeOrderAnswer(stored, result, this.context()));
  }

  private async inquire(instruction: LaneInstruction): Promise<LaneInstruction> {
    const { reading } = await this.call('inquiry', instruction);
    const fence = reading.kind === 'never_received' ? await this.ports.fenceOf(instruction) : 0;
    return this.ports.record(instruction, (stored) => takeInquiryAnswer(stored, reading, { ...this.context(), fence }));
  }

  private async call(kind: 'order' | 'inquiry', instruction: LaneInstruction): Promise<BankCallResult> {
    const { instructionId, body, traceparent } = instruction;
    const result = await this.setup.line.call({ kind, instructionId, body, traceparent: traceparent ?? undefined });
    this.judgeBank(result);
    return result;
  }

  private judgeBank(result: BankCallResult): void {
    const nowMs = this.now();
    const verdict = verdictOnBank(result, this.setup.rules.retry.firstMs);
    if (verdict.answered) this.answers.add(result.durationMs);
    if (verdict.breaker === 'failed') this.breaker.failed(nowMs);
    else if (verdict.breaker === 'succeeded') this.breaker.succeeded();
    else this.breaker.undecided();
    if (verdict.quietMs > 0) this.notBeforeMs = Math.max(this.notBeforeMs, nowMs + verdict.quietMs);
  }

  private ended(instruction: LaneInstruction, kind: 'order' | 'inquiry', after: LaneInstruction | undefined): void {
    this.leave(instruction, kind);
    if (after !== undefined) this.ports.written(after, kind);
    this.pump();
  }

  private broke(instruction: LaneInstruction, kind: 'order' | 'inquiry', error: unknown): void {
    this.breaker.undecided();
    this.notBeforeMs = Math.max(this.notBeforeMs, this.now() + PAUSE_AFTER_FAILURE_MS);
    this.leave(instruction, kind);
    this.ports.failed(instruction, error);
    this.pump();
  }

  private leave(instruction: LaneInstruction, kind: 'order' | 'inquiry'): void {
    this.inFlight -= 1;
    this.known.delete(instruction.instructionId);
    if (kind === 'inquiry') this.inquiring -= 1;
    else for (const waiting of this.accounts.leave(instruction)) this.orders.push(waiting);
    if (this.inFlight === 0) for (const resolve of this.idle.splice(0)) resolve();
  }

  private context(): DecisionContext {
    return { now: this.instant(), rules: this.setup.rules, chance: Math.random(), fallbackProtocol: this.setup.fallbackProtocol };
  }

  private instant(): string {
    return instantFromMs(this.now());
  }
}
