import { setTimeout as sleep } from 'node:timers/promises';
import { ENVELOPE_REASONS, parseEnvelope, type BadMessage, type IncomingMessage } from '@paystop/kafka';
import { COLLECTIONS, type StateChange } from '@paystop/domain';
import type { ProjectCaseState } from '../usecases/project-case-state/project-case-state.usecase';

/**
 * A unit of work costs about the same for one change as for fifty. Small chunks are therefore spaced: the first one
 * after a pause goes at once, the next ones wait for company, a full chunk never waits.
 */
const SPACING_MS = 100;
const FULL_CHUNK = 200;
const TYPE = 'CaseStateChanged';
const SHAPE_UNKNOWN = 'STATE.SHAPE_UNKNOWN';
const LISTS = [...COLLECTIONS, 'warnings', 'told'] as const;

/** paystop.case.state.v1 → read models. */
export class CaseStateConsumer {
  private lastStartMs = Number.NEGATIVE_INFINITY;

  constructor(private readonly projecting: ProjectCaseState) {}

  async handle(chunk: readonly IncomingMessage[]): Promise<readonly BadMessage[]> {
    if (chunk.length < FULL_CHUNK) await this.space();
    this.lastStartMs = performance.now();
    const parsed = chunk.map((message) => parse(message));
    await this.projecting.run(parsed.flatMap((each) => ('change' in each ? each.change : [])));
    return parsed.flatMap((each) => ('change' in each ? [] : each));
  }

  private async space(): Promise<void> {
    const waitMs = this.lastStartMs + SPACING_MS - performance.now();
    if (waitMs > 0) await sleep(waitMs);
  }
}

function parse(message: IncomingMessage): { readonly change: StateChange } | BadMessage {
  const parsed = parseEnvelope(message);
  if (!parsed.ok) return { message, reason: parsed.reason, detail: parsed.detail };
  if (parsed.envelope.type !== TYPE) return { message, reason: ENVELOPE_REASONS.unknownType, detail: `this topic carries ${TYPE} only` };
  const { data } = parsed.envelope;
  if (!isStateChange(data)) return { message, reason: SHAPE_UNKNOWN, detail: `a ${TYPE} carries the lists ${LISTS.join(', ')}` };
  return { change: data };
}

/** The topic is our own: what is checked is that the message is of this kind, not every field of it. */
function isStateChange(data: unknown): data is StateChange {
  return typeof data === 'object' && data !== null && 'case' in data && LISTS.every((name) => Array.isArray((data as Record<string, unknown>)[name]));
}
