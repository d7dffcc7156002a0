import type { InstructionAction, Protocol, RestInstruction } from '@paystop/contracts';
import type { BankReading } from './reading/bank-reading';

/** What the kit is to send: no host, no signature, no connection in it. */
export interface BankMessage {
  readonly method: 'GET' | 'POST';
  /** Below the institution's baseUrl. */
  readonly path: string;
  readonly body: string | null;
  readonly contentType: string | null;
  /** The instruction's id on everything that could take effect. */
  readonly idempotencyKey: string | null;
}

/** A bank's answer as it came over the wire. */
export interface HttpAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

/** What was asked, so far as reading the answer needs it. */
export interface Asked {
  readonly kind: 'order' | 'inquiry';
  readonly instructionId: string;
  readonly nowMs: number;
}

/** One action that an institution offers. It exists exactly when the connector can carry it out. */
export interface BankOperation {
  /** @returns the bytes for the bank, written once: every repeat carries the same. */
  write(order: RestInstruction): string;
}

export type BankOperations = Readonly<Partial<Record<InstructionAction, BankOperation>>>;

interface ConnectorBase {
  readonly protocol: Protocol;
  readonly operations: BankOperations;
}

/** Speaks with a machine. Builds messages and reads answers; does no I/O, logs nothing, retries nothing: the kit does. */
export interface HttpConnector extends ConnectorBase {
  readonly transport: 'http';
  order(instructionId: string, body: string): BankMessage;
  /** Asks by our own reference what became of an instruction. */
  inquiry(instructionId: string): BankMessage;
  readAnswer(answer: HttpAnswer, asked: Asked): BankReading;
  /** A later answer that the bank sends by itself. @returns undefined when it cannot be read. */
  readCallback(body: string): CallbackReport | undefined;
}

/** A person speaks with the bank; the lane waits for what they enter. */
export interface PersonConnector extends ConnectorBase {
  readonly transport: 'person';
}

export type BankConnector = HttpConnector | PersonConnector;

export type CallbackReport = Extract<BankReading, { readonly kind: 'final' }>['report'];
