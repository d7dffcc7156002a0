import type { BankReport, RestInstruction } from '@paystop/contracts';
import { instantFromMs } from '@paystop/kernel';
import type { Bank, ReceivedInstruction } from '../banks/bank';
import type { World } from '../banks/world';
import type { Fault, FaultOf } from '../faults/behaviour.schema';
import { drawDelayMs } from '../faults/delay';
import type { MessageTraits } from '../faults/fault-list';
import { targetAccount } from '../rules/instruction.rule';
import { type Answer, type Delivery, jsonAnswer, problemAnswer } from './delivery';

/** What follows a report outside the answer itself. */
export interface CallbackDuties {
  /** After 202: carry out later and call back. */
  promise(bank: Bank, received: ReceivedInstruction, delayMs: number): void;
  /** After a direct answer: callbacks that only a misbehaving bank sends. */
  afterDirectAnswer(bank: Bank, report: BankReport, traits: MessageTraits): void;
}

const TRANSPORT_FAULTS = ['hang', 'cut_after_reading', 'cut_while_answering', 'garbage', 'wrong_content_type', 'empty_answer', 'http_status'] as const;
type TransportFault = FaultOf<(typeof TRANSPORT_FAULTS)[number]>;

const PROCESSING = JSON.stringify({ status: 'processing' });
const GARBAGE = '<html><body>\u0000\u0001 {"result": "hel';

/** Where a bank takes instructions and answers questions about them (contract.md 4.1). */
export class InstructionDesk {
  constructor(
    private readonly world: World,
    private readonly duties: CallbackDuties,
  ) {}

  receive(bank: Bank, received: ReceivedInstruction): Answer {
    const traits = traitsOf(received.instruction);
    const slow = bank.faults.strike(['slow'], traits);
    const delayMs = drawDelayMs(slow?.delay ?? bank.settings.answerDelay, bank.random);
    const fault = bank.faults.strike(TRANSPORT_FAULTS, traits);
    if (fault !== undefined && !fault.carryOut) {
      bank.seen(received.instruction.instructionId, received.digest);
      return { delivery: misdeliver(fault, undefined), delayMs };
    }
    const honest = this.handle(bank, received, traits);
    return { delivery: fault === undefined ? honest : misdeliver(fault, honest), delayMs };
  }

  sync(bank: Bank, instructionId: string): Answer {
    const traits: MessageTraits = { instructionId };
    const delayMs = drawDelayMs(bank.faults.strike(['slow'], traits)?.delay ?? bank.settings.answerDelay, bank.random);
    const account = bank.inbox.get(instructionId)?.answered?.account;
    if (account !== undefined) bank.passTime(account, instantFromMs(Date.now()));
    const fault = bank.faults.strike(['sync_not_found', 'sync_processing', 'sync_http_status', 'sync_cut'], traits);
    return { delivery: fault === undefined ? honestSync(bank, instructionId) : faultySync(fault), delayMs };
  }

  /** Carries an order out; what it moved to another bank is booked there too. */
  carryOut(bank: Bank, received: ReceivedInstruction, nowMs: number): BankReport {
    const forced = bank.faults.strike(['forced_answer'], traitsOf(received.instruction));
    const decision = bank.carryOut(received, instantFromMs(nowMs), forced);
    for (const fact of decision.facts) if (fact.kind === 'Posted') this.world.bookIncoming(bank.code, fact);
    return decision.report;
  }

  private handle(bank: Bank, received: ReceivedInstruction, traits: MessageTraits): Delivery {
    const { instruction, digest } = received;
    const receipt = bank.look(instruction.instructionId, digest);
    if (receipt.kind === 'other_body') {
      bank.seen(instruction.instructionId, digest);
      return problemAnswer(409, 'this instructionId came with another body before');
    }
    if (receipt.kind === 'repeat') {
      bank.seen(instruction.instructionId, digest);
      if (bank.faults.strike(['conflict_on_repeat'], traits) !== undefined) return problemAnswer(409, 'duplicate');
      return receipt.entry.reportJson === null ? jsonAnswer(202, PROCESSING) : jsonAnswer(200, receipt.entry.reportJson);
    }
    const byCallback = bank.faults.strike(['answer_by_callback'], traits);
    if (byCallback !== undefined || bank.settings.answer === 'callback') {
      bank.accept(received, instantFromMs(Date.now()));
      this.duties.promise(bank, received, drawDelayMs(byCallback?.callbackDelay ?? bank.settings.callbackDelay, bank.random));
      return jsonAnswer(202, PROCESSING);
    }
    const report = this.carryOut(bank, received, Date.now());
    this.duties.afterDirectAnswer(bank, report, traits);
    return jsonAnswer(200, bank.inbox.get(instruction.instructionId)?.reportJson ?? JSON.stringify(report));
  }
}

export function traitsOf(instruction: RestInstruction): MessageTraits {
  return { account: targetAccount(instruction), action: instruction.action, instructionId: instruction.instructionId };
}

function misdeliver(fault: TransportFault, honest: Delivery | undefined): Delivery {
  const body = honest?.kind === 'answer' ? honest.body.toString() : '';
  switch (fault.kind) {
    case 'hang': return { kind: 'hang' };
    case 'cut_after_reading': return { kind: 'cut' };
    case 'cut_while_answering': return { kind: 'cut_while_answering', body: body === '' ? PROCESSING : body };
    case 'garbage': return jsonAnswer(200, GARBAGE);
    case 'wrong_content_type': return { kind: 'answer', status: 200, body: `<p>${body}</p>`, contentType: 'text/html' };
    case 'empty_answer': return jsonAnswer(200, '');
    case 'http_status': {
      const answer = problemAnswer(fault.status, 'the bank does not answer as it should');
      return answer.kind === 'answer' && fault.retryAfter !== undefined ? { ...answer, retryAfter: String(fault.retryAfter) } : answer;
    }
  }
}

function honestSync(bank: Bank, instructionId: string): Delivery {
  const entry = bank.inbox.get(instructionId);
  if (entry === undefined || entry.state === 'seen') return problemAnswer(404, 'never received');
  return entry.reportJson === null ? jsonAnswer(200, PROCESSING) : jsonAnswer(200, entry.reportJson);
}

function faultySync(fault: Extract<Fault, { kind: `sync_${string}` }>): Delivery {
  switch (fault.kind) {
    case 'sync_not_found': return problemAnswer(404, 'never received');
    case 'sync_processing': return jsonAnswer(200, PROCESSING);
    case 'sync_http_status': return problemAnswer(fault.status, 'the bank does not answer as it should');
    case 'sync_cut': return { kind: 'cut' };
  }
}
