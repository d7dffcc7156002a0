import { TOPICS } from '@paystop/contracts';
import { type AnyPart, type CaseDraft, type PartLists, type StateChange, type ToldRecord, COLLECTIONS, byCollection } from '@paystop/domain';
import { invariant } from '@paystop/kernel';
import type { IdSource, OutboxMessage } from '@paystop/ports';
import { bankInstruction } from './bank-instruction';
import type { ChangedRecords } from './changed-records';
import { toldOf } from './narration';
import { jsonOf } from './record-json';

/** Everything that leaves with a decision: orders to the dispatcher, and what changed with all that is told of it. */
export class CasePublisher {
  /** @param baseUrl how banks reach the gateway. */
  constructor(private readonly ids: IdSource, private readonly baseUrl: string) {}

  messages(draft: CaseDraft, changed: ChangedRecords, traceparents: ReadonlyMap<string, string>): OutboxMessage[] {
    const traced = (caseId: string): { traceparent?: string } => {
      const traceparent = traceparents.get(caseId);
      return traceparent === undefined ? {} : { traceparent };
    };
    const commands = draft.commands.map((command) => ({ ...this.command(command, draft), ...traced(command.caseId) }));
    const changes = this.changes(draft, changed).map(({ caseId, change }) => ({
      eventId: change.changeId, topic: TOPICS.caseState.name, key: caseId, type: 'CaseStateChanged', data: stateJson(change), subject: caseId,
      occurredAt: change.at, ...traced(caseId),
    }));
    return [...commands, ...changes];
  }

  private changes(draft: CaseDraft, { cases, parts }: ChangedRecords): { readonly caseId: string; readonly change: StateChange }[] {
    const told = this.told(draft);
    const records = new Map(cases.map((record) => [record.caseId, record]));
    const lists = new Map(COLLECTIONS.map((collection) => [collection, byCase(parts[collection])]));
    const caseIds = new Set([...told.keys(), ...records.keys(), ...[...lists.values()].flatMap((of) => [...of.keys()])]);
    return [...caseIds].map((caseId) => ({
      caseId,
      change: {
        changeId: this.ids.uuid(), caseId, at: draft.context.now, unit: draft.case(caseId).record.unit, case: records.get(caseId) ?? null,
        ...byCollection<PartLists>((collection) => (lists.get(collection)?.get(caseId) ?? []) as never), warnings: [], told: told.get(caseId) ?? [],
      },
    }));
  }

  private told(draft: CaseDraft): Map<string, ToldRecord[]> {
    const told = new Map<string, ToldRecord[]>();
    for (const event of draft.events) {
      const entry = toldOf(event, this.ids.uuid());
      if (entry === undefined) continue;
      const mine = told.get(event.caseId);
      if (mine === undefined) told.set(event.caseId, [entry]);
      else mine.push(entry);
    }
    return told;
  }

  private command(command: CaseDraft['commands'][number], draft: CaseDraft): OutboxMessage {
    const instruction = draft.instruction(command.caseId, command.instructionId);
    const { now, policy } = draft.context;
    invariant(instruction !== undefined && instruction.accountRef !== null, 'an order is about a routed instruction');
    const addressed = { topic: TOPICS.instructionCommands.name, key: instruction.accountRef, subject: instruction.instructionId, occurredAt: now };
    if (command.type === 'dispatch') {
      const order = bankInstruction(instruction, command.onlyIfTookEffect, { book: draft.book, now, legalBasis: policy.legalBasis, baseUrl: this.baseUrl });
      return this.identified({ ...addressed, type: 'BankInstructionRequested', data: order });
    }
    if (command.type === 'fence') {
      const { caseId, sequence } = command;
      const fence = { caseId, accountRef: instruction.accountRef, institutionCode: instruction.institutionCode, sequence, at: now };
      return this.identified({ ...addressed, type: 'AccountFenceRaised', data: fence });
    }
    return this.identified({ ...addressed, type: COMMAND_TYPES[command.type], data: { instructionId: instruction.instructionId, at: now } });
  }

  private identified<T extends object>(message: T): T & { readonly eventId: string } {
    return { ...message, eventId: this.ids.uuid() };
  }
}

/** What the dispatcher is told of an instruction that it has already. */
const COMMAND_TYPES = {
  raise_priority: 'InstructionPriorityRaised', allow_fallback: 'InstructionFallbackAllowed', ask_bank: 'InstructionSyncRequested',
} as const;

function byCase(parts: readonly AnyPart[]): Map<string, AnyPart[]> {
  const lists = new Map<string, AnyPart[]>();
  for (const part of parts) {
    const list = lists.get(part.caseId);
    if (list === undefined) lists.set(part.caseId, [part]);
    else list.push(part);
  }
  return lists;
}

/** The change as JSON, put together from the texts of its records. */
function stateJson(change: StateChange): string {
  const { changeId, caseId, at, unit, told, warnings } = change;
  const rest = JSON.stringify({ changeId, caseId, at, unit, told, warnings });
  const parts = COLLECTIONS.map((collection) => `"${collection}":[${change[collection].map(jsonOf).join(',')}]`);
  return `${rest.slice(0, -1)},"case":${change.case === null ? 'null' : jsonOf(change.case)},${parts.join(',')}}`;
}
