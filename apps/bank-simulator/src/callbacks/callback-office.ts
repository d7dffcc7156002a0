import { type BankReport, restInstructionSchema } from '@paystop/contracts';
import { instantFromMs } from '@paystop/kernel';
import type { Bank, ReceivedInstruction } from '../banks/bank';
import type { World } from '../banks/world';
import { drawDelayMs } from '../faults/delay';
import type { MessageTraits } from '../faults/fault-list';
import type { CallbackDuties } from '../http/instruction-desk';
import { remarkFor } from '../protocol/result-code';
import type { CallbackVariant, Courier } from './courier';

/** One callback as it went, for tests and for the control interface. */
export interface CallbackRecord {
  readonly bank: string;
  readonly instructionId: string;
  readonly variant: CallbackVariant;
  readonly at: string;
  /** Null: the gateway could not be reached. */
  readonly httpStatus: number | null;
}

type CarryOut = (bank: Bank, received: ReceivedInstruction, nowMs: number) => BankReport;

interface Errand {
  readonly bank: Bank;
  readonly report: BankReport;
  readonly variant: CallbackVariant;
}

const FIRST_RETRY_MS = 500;
const MAX_RETRY_MS = 30_000;
const KEPT_RECORDS = 20_000;
const BAD_VARIANTS = { callback_unsigned: 'unsigned', callback_forged: 'forged', callback_wrong_digest: 'wrong_digest', callback_expired: 'expired' } as const;
/** The gateway has it, or has said for good what it thinks of it (contract.md 4.1). */
const SETTLED = new Set([204, 400, 403, 404, 409]);

/** Answers that come later: carried out after the 202, told until the gateway has taken it, also after a kill. */
export class CallbackOffice implements CallbackDuties {
  readonly records: CallbackRecord[] = [];
  private readonly timers = new Set<NodeJS.Timeout>();
  private stopped = false;

  constructor(
    private readonly world: World,
    private readonly courier: Courier,
    private readonly carryOut: CarryOut,
  ) {}

  promise(bank: Bank, received: ReceivedInstruction, delayMs: number): void {
    this.later(delayMs, async () => {
      if (this.world.bank(bank.code) !== bank) return;
      const report = this.carryOut(bank, received, Date.now());
      await this.world.journal.written();
      await this.tell(bank, report, { instructionId: report.instructionId, ...targetTrait(received) });
    });
  }

  afterDirectAnswer(bank: Bank, report: BankReport, traits: MessageTraits): void {
    if (bank.faults.list().length === 0) return;
    const errands = [...this.badErrands(bank, report, traits), ...this.extraErrands(bank, report, traits)];
    if (errands.length > 0) this.later(0, () => this.runErrands(errands));
  }

  /** What was owed when the simulator was killed. */
  resume(): void {
    for (const bank of this.world.all()) {
      for (const entry of bank.inbox.all()) {
        if (!entry.callbackOwed) continue;
        if (entry.reportJson !== null) {
          const report = JSON.parse(entry.reportJson.toString()) as BankReport;
          this.later(0, () => this.tell(bank, report, { instructionId: entry.instructionId }));
        } else if (entry.pendingBody !== null) {
          const instruction = restInstructionSchema.parse(JSON.parse(entry.pendingBody));
          this.promise(bank, { instruction, body: entry.pendingBody, digest: entry.digest }, 0);
        }
      }
    }
  }

  /** Nothing more is sent for what stood before. */
  forgetAll(): void {
    for (const timer of this.timers) clearTimeout(timer);
    this.timers.clear();
    this.records.length = 0;
  }

  stop(): void {
    this.stopped = true;
    this.forgetAll();
  }

  private async tell(bank: Bank, report: BankReport, traits: MessageTraits): Promise<void> {
    if (bank.faults.strike(['callback_never'], traits) !== undefined) return;
    const late = bank.faults.strike(['callback_late'], traits);
    const errands = [
      ...this.badErrands(bank, report, traits),
      { bank, report, variant: 'proper' as const },
      ...this.extraErrands(bank, report, traits),
    ];
    if (late === undefined) return this.runErrands(errands);
    this.later(drawDelayMs(late.delay, bank.random), () => this.runErrands(errands));
  }

  private badErrands(bank: Bank, report: BankReport, traits: MessageTraits): Errand[] {
    const kinds = Object.keys(BAD_VARIANTS) as (keyof typeof BAD_VARIANTS)[];
    return kinds.filter((kind) => bank.faults.strike([kind], traits) !== undefined).map((kind) => ({ bank, report, variant: BAD_VARIANTS[kind] }));
  }

  private extraErrands(bank: Bank, report: BankReport, traits: MessageTraits): Errand[] {
    const errands: Errand[] = [];
    if (bank.faults.strike(['callback_twice'], traits) !== undefined) errands.push({ bank, report, variant: 'repeated' });
    const other = bank.faults.strike(['callback_contradicting'], traits);
    if (other !== undefined) {
      const { result, code } = other;
      errands.push({ bank, report: { ...report, result, code, remark: remarkFor(code) }, variant: 'contradicting' });
    }
    return errands;
  }

  private async runErrands(errands: readonly Errand[]): Promise<void> {
    for (const errand of errands) await this.run(errand);
  }

  /** Bad variants are sent once; the others until they are settled. */
  private async run(errand: Errand, retryMs = FIRST_RETRY_MS): Promise<void> {
    const { bank, report, variant } = errand;
    const sent = await this.courier.send(bank.code, report, variant);
    if (this.stopped || this.world.bank(bank.code) !== bank) return;
    this.keep({ bank: bank.code, instructionId: report.instructionId, variant, at: instantFromMs(Date.now()), httpStatus: sent.httpStatus });
    const isBad = variant === 'unsigned' || variant === 'forged' || variant === 'wrong_digest' || variant === 'expired';
    if (sent.httpStatus !== null && SETTLED.has(sent.httpStatus)) {
      if (variant === 'proper') bank.record([{ kind: 'CallbackSettled', instructionId: report.instructionId, httpStatus: sent.httpStatus }]);
      await this.world.journal.written();
      return;
    }
    if (!isBad) this.later(sent.retryAfterMs ?? retryMs, () => this.run(errand, Math.min(retryMs * 2, MAX_RETRY_MS)));
  }

  private keep(record: CallbackRecord): void {
    this.records.push(record);
    if (this.records.length > KEPT_RECORDS) this.records.splice(0, KEPT_RECORDS / 2);
  }

  private later(delayMs: number, task: () => Promise<void>): void {
    if (this.stopped) return;
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      task().catch((error: unknown) => {
        process.emitWarning(error instanceof Error ? error : String(error));
      });
    }, delayMs);
    this.timers.add(timer);
  }
}

function targetTrait({ instruction }: ReceivedInstruction): MessageTraits {
  return 'accountNumber' in instruction.target ? { account: instruction.target.accountNumber, action: instruction.action } : { action: instruction.action };
}
