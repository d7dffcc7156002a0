import {
  type AccountFence, type BankInstruction, type InstructionEscalation, accountFenceSchema, bankInstructionSchema, instructionEscalationSchema, validate,
} from '@paystop/contracts';
import { type BadMessage, ENVELOPE_REASONS, type Envelope, type IncomingMessage, parseEnvelope } from '@paystop/kafka';

export type LaneCommand =
  | { readonly type: 'order'; readonly instruction: BankInstruction; readonly traceparent: string | undefined }
  | { readonly type: 'raise' | 'fallback' | 'sync'; readonly escalation: InstructionEscalation }
  | { readonly type: 'fence'; readonly fence: AccountFence };

export interface ParsedCommand {
  readonly key: { readonly source: string; readonly id: string };
  readonly command: LaneCommand;
}

/** Reads one message of bank.instruction.commands.v1. @returns the command, or why it can never be one. */
export function parseCommand(message: IncomingMessage): ParsedCommand | BadMessage {
  const parsed = parseEnvelope(message);
  if (!parsed.ok) return { message, reason: parsed.reason, detail: parsed.detail };
  const { envelope } = parsed;
  const key = { source: envelope.source, id: envelope.id };
  switch (envelope.type) {
    case 'BankInstructionRequested':
      return parseOrder(message, envelope, key);
    case 'InstructionPriorityRaised':
      return parseEscalation(message, envelope, { key, type: 'raise' });
    case 'InstructionFallbackAllowed':
      return parseEscalation(message, envelope, { key, type: 'fallback' });
    case 'InstructionSyncRequested':
      return parseEscalation(message, envelope, { key, type: 'sync' });
    case 'AccountFenceRaised':
      return parseFence(message, envelope, key);
    default:
      return { message, reason: ENVELOPE_REASONS.unknownType, detail: `${envelope.type} is no command of this topic` };
  }
}

function parseOrder(message: IncomingMessage, envelope: Envelope, key: ParsedCommand['key']): ParsedCommand | BadMessage {
  const checked = validate(bankInstructionSchema, envelope.data);
  if (!checked.ok) return invalid(message, checked.errors);
  const instruction = checked.value;
  if (message.key !== instruction.accountRef) {
    return { message, reason: ENVELOPE_REASONS.keyMismatch, detail: 'the key is not the account reference' };
  }
  if (instruction.order.instructionId !== instruction.instructionId) return { message, reason: 'BODY.INVALID', detail: '/order/instructionId differs from /instructionId' };
  return { key, command: { type: 'order', instruction, traceparent: envelope.traceparent } };
}

function parseEscalation(
  message: IncomingMessage, envelope: Envelope, { key, type }: { readonly key: ParsedCommand['key']; readonly type: 'raise' | 'fallback' | 'sync' },
): ParsedCommand | BadMessage {
  const checked = validate(instructionEscalationSchema, envelope.data);
  return checked.ok ? { key, command: { type, escalation: checked.value } } : invalid(message, checked.errors);
}

function parseFence(message: IncomingMessage, envelope: Envelope, key: ParsedCommand['key']): ParsedCommand | BadMessage {
  const checked = validate(accountFenceSchema, envelope.data);
  return checked.ok ? { key, command: { type: 'fence', fence: checked.value } } : invalid(message, checked.errors);
}

function invalid(message: IncomingMessage, errors: readonly { readonly path: string; readonly message: string }[]): BadMessage {
  return { message, reason: 'BODY.INVALID', detail: errors.map((error) => `${error.path || '/'} ${error.message}`).join('; ') };
}
