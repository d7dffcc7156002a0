import { TOPICS } from '@paystop/contracts';
import { type CaseDraft, type CaseEvent, type FeedRecord, type StateChange, type TimelineRecord } from '@paystop/domain';
import { invariant } from '@paystop/kernel';
import type { IdSource, OutboxMessage } from '@paystop/ports';
import { bankInstruction } from './bank-instruction';
import type { ChangedRecords } from './changed-records';
import { feedEntry, timelineEntry } from './narration';
import { publicEvent } from './public-events';
import { jsonOf } from './record-json';

interface Told {
  readonly timeline: TimelineRecord[];
  readonly feed: FeedRecord[];
}

/** Everything that leaves with a decision: orders to the dispatcher, events for everybody, snapshots for the read side. */
export class CasePublisher {
  constructor(private readonly ids: IdSource) {}

  messages(draft: CaseDraft, changed: ChangedRecords, traceparents: ReadonlyMap<string, string>): OutboxMessage[] {
    const told = new Map<string, Told>();
    const events = draft.events.flatMap((event) => this.told(event, draft, told));
    const traced = (caseId: string): { traceparent?: string } => {
      const traceparent = traceparents.get(caseId);
      return traceparent === undefined ? {} : { traceparent };
    };
    const commands = draft.commands.map((command) => ({ ...this.command(command, draft), ...traced(command.caseId) }));
    const states = [...stateChanges(changed, told, draft.context.now)].map(([caseId, data]) => ({
      ...this.identified({ topic: TOPICS.caseState.name, key: caseId, type: 'CaseStateChanged', data: stateJson(data), subject: caseId, occurredAt: data.at }), ...traced(caseId),
    }));
    return [...commands, ...events.map((event) => ({ ...event, ...traced(event.key) })), ...states];
  }

  private told(event: CaseEvent, draft: CaseDraft, told: Map<string, Told>): OutboxMessage[] {
    const unit = draft.case(event.caseId).record.unit;
    const eventId = this.ids.uuid();
    const mine = told.get(event.caseId) ?? { timeline: [], feed: [] };
    told.set(event.caseId, mine);
    const entry = timelineEntry(event, eventId);
    if (entry !== undefined) mine.timeline.push(entry);
    const feed = feedEntry(event, eventId, unit);
    if (feed !== undefined) mine.feed.push(feed);
    const open = publicEvent(event, unit);
    if (open === undefined) return [];
    return [{ eventId, topic: open.topic, key: open.key, type: open.type, subject: open.subject, data: open.data, occurredAt: event.at }];
  }

  private command(command: CaseDraft['commands'][number], draft: CaseDraft): OutboxMessage {
    const instruction = draft.instruction(command.caseId, command.instructionId);
    const { now, policy } = draft.context;
    invariant(instruction !== undefined && instruction.accountRef !== null, 'an order is about a routed instruction');
    const addressed = { topic: TOPICS.instructionCommands.name, key: instruction.accountRef, subject: instruction.instructionId, occurredAt: now };
    if (command.type === 'dispatch') {
      const order = bankInstruction(instruction, command.onlyIfTookEffect, { book: draft.book, now, legalBasis: policy.legalBasis });
      return this.identified({ ...addressed, type: 'BankInstructionRequested', data: order });
    }
    const type = command.type === 'raise_priority' ? 'InstructionPriorityRaised' : 'InstructionFallbackAllowed';
    return this.identified({ ...addressed, type, data: { instructionId: instruction.instructionId, at: now } });
  }

  private identified<T extends object>(message: T): T & { readonly eventId: string } {
    return { ...message, eventId: this.ids.uuid() };
  }
}

function stateChanges(changed: ChangedRecords, told: ReadonlyMap<string, Told>, at: string): Map<string, StateChange> {
  const changes = new Map<string, StateChange>();
  const of = (caseId: string): { -readonly [K in keyof StateChange]: StateChange[K] } => {
    const existing = changes.get(caseId);
    if (existing !== undefined) return existing;
    const mine = told.get(caseId);
    const fresh: StateChange = {
      caseId, at, case: null, requests: [], instructions: [], holds: [], timeline: mine?.timeline ?? [], warnings: [], feed: mine?.feed ?? [],
    };
    changes.set(caseId, fresh);
    return fresh;
  };
  for (const record of changed.cases) of(record.caseId).case = record;
  for (const record of changed.requests) of(record.caseId).requests = [...of(record.caseId).requests, record];
  for (const record of changed.instructions) of(record.caseId).instructions = [...of(record.caseId).instructions, record];
  for (const record of changed.holds) of(record.caseId).holds = [...of(record.caseId).holds, record];
  return changes;
}

/** The snapshot as JSON, put together from the texts of its records. */
function stateJson(change: StateChange): string {
  const list = (records: readonly object[]): string => `[${records.map(jsonOf).join(',')}]`;
  const rest = JSON.stringify({ caseId: change.caseId, at: change.at, timeline: change.timeline, warnings: change.warnings, feed: change.feed });
  const changed = `"case":${change.case === null ? 'null' : jsonOf(change.case)},"requests":${list(change.requests)},"instructions":${list(change.instructions)},"holds":${list(change.holds)}`;
  return `${rest.slice(0, -1)},${changed}}`;
}
