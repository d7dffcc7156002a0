import { instantFromMs } from '@paystop/kernel';
import type { BadMessage, IncomingMessage } from '@paystop/kafka';
import type { Inbox, Tx, UnitOfWork } from '@paystop/ports';
import { allowFallback, raisePriority } from '../../instruction/channel';
import { overtake, raisesFence } from '../../instruction/fence';
import { syncNow } from '../../instruction/person';
import { type LaneInstruction, type Transition, quietly } from '../../instruction/lane-instruction';
import type { Connectors } from '../../institutions/connectors';
import type { Directory } from '../../institutions/directory';
import type { AccountPlace, LaneStore } from '../../ports/lane-store.port';
import type { Recorder } from '../../recording/recorder';
import type { Switchboard } from '../../switchboard/switchboard';
import { type LaneCommand, type ParsedCommand, parseCommand } from './command';
import { newInstruction } from './new-instruction';

export interface AcceptCommandsPorts {
  readonly unitOfWork: UnitOfWork;
  readonly inbox: Inbox;
  readonly store: LaneStore;
  readonly recorder: Recorder;
  readonly switchboard: Switchboard;
}

type Escalation = Extract<LaneCommand, { readonly type: 'raise' | 'fallback' | 'sync' }>;

const CONSUMER = 'instruction-commands';

/** Makes commands durable in their lanes: one unit of work per chunk, then the lanes are told. */
export class AcceptCommandsUseCase {
  constructor(
    private readonly ports: AcceptCommandsPorts,
    private readonly banks: { readonly directory: Directory; readonly connectors: Connectors; readonly refresh: () => Promise<void> },
    private readonly now: () => number = Date.now,
  ) {}

  async execute(chunk: readonly IncomingMessage[]): Promise<readonly BadMessage[]> {
    const bad: BadMessage[] = [];
    const parsed: ParsedCommand[] = [];
    for (const message of chunk) {
      const each = parseCommand(message);
      if ('reason' in each) bad.push(each);
      else parsed.push(each);
    }
    if (parsed.length === 0) return bad;
    if (parsed.some(({ command }) => this.isForStranger(command))) await this.banks.refresh();
    const rows = await this.ports.unitOfWork.run((tx) => this.store(tx, parsed));
    this.ports.recorder.nudge();
    for (const row of rows.fresh) this.ports.switchboard.take(row);
    for (const row of rows.changed) this.ports.switchboard.replace(row);
    return bad;
  }

  /** Another process may have added the institution a moment ago. */
  private isForStranger(command: LaneCommand): boolean {
    return command.type === 'order' && this.banks.directory.find(command.instruction.institutionCode) === undefined;
  }

  private async store(tx: Tx, parsed: readonly ParsedCommand[]): Promise<{ readonly fresh: LaneInstruction[]; readonly changed: LaneInstruction[] }> {
    const commands = await this.freshCommands(tx, parsed);
    const fresh = await this.insert(tx, commands);
    const changed = new Map<string, LaneInstruction>();
    for (const place of [...fresh.filter((row) => raisesFence(row.action)), ...commands.flatMap(fenceOf)]) {
      for (const row of await this.fence(tx, place)) changed.set(row.instructionId, row);
    }
    for (const row of await this.escalate(tx, commands.filter(isEscalation))) changed.set(row.instructionId, row);
    return { fresh: fresh.filter((row) => !changed.has(row.instructionId)), changed: [...changed.values()] };
  }

  /** An order that comes again meets its own row in the lane; everything else is remembered by its message. */
  private async freshCommands(tx: Tx, parsed: readonly ParsedCommand[]): Promise<LaneCommand[]> {
    const others = parsed.filter(({ command }) => command.type !== 'order');
    const isFresh = await this.ports.inbox.claim(tx, CONSUMER, others.map(({ key }) => key));
    const known = new Set(others.filter((_, index) => isFresh[index] !== true));
    return parsed.filter((each) => !known.has(each)).map(({ command }) => command);
  }

  private async insert(tx: Tx, commands: readonly LaneCommand[]): Promise<LaneInstruction[]> {
    const now = instantFromMs(this.now());
    const drafts = commands.flatMap((command) => (command.type === 'order' ? [this.draft(command, now)] : []));
    const inserted = await this.ports.store.insert(tx, drafts.map(({ next }) => next));
    const fresh = drafts.filter(({ next }) => inserted.has(next.instructionId));
    await this.ports.recorder.announce(tx, fresh);
    return fresh.map(({ next }) => next);
  }

  private draft({ instruction, traceparent }: Extract<LaneCommand, { readonly type: 'order' }>, now: string): Transition {
    const { directory, connectors } = this.banks;
    const channel = connectors.channelFor(directory.find(instruction.institutionCode)?.institution.protocol, instruction.order.action);
    return newInstruction(instruction, { channel, body: connectors.write(channel, instruction.order), traceparent }, now);
  }

  /** In the release's own unit of work: from its commit on nothing older begins, and what has not begun is cancelled. */
  private async fence(tx: Tx, place: AccountPlace): Promise<LaneInstruction[]> {
    await this.ports.store.raiseFence(tx, place);
    const older = await this.ports.store.lockBelow(tx, place);
    const now = instantFromMs(this.now());
    return this.ports.recorder.write(tx, older.map((before) => ({ before, transition: overtake(before, now) })));
  }

  private async escalate(tx: Tx, escalations: readonly Escalation[]): Promise<LaneInstruction[]> {
    if (escalations.length === 0) return [];
    const changed: LaneInstruction[] = [];
    for (const { type, escalation } of escalations) {
      const [before] = await this.ports.store.lock(tx, [escalation.instructionId]);
      if (before === undefined) continue;
      const transition = this.escalated(type, before);
      changed.push(...(await this.ports.recorder.write(tx, [{ before, transition }])));
    }
    return changed;
  }

  private escalated(type: Escalation['type'], before: LaneInstruction): Transition {
    const now = instantFromMs(this.now());
    if (type === 'raise') return raisePriority(before);
    if (type === 'fallback') return allowFallback(before, this.fallbackOf(before), now);
    const asked = syncNow(before, now);
    return asked.ok ? asked.value : quietly(before, {});
  }

  private fallbackOf({ institutionCode }: LaneInstruction): LaneInstruction['channel'] | undefined {
    const fallback = this.banks.directory.find(institutionCode)?.institution.fallbackProtocol;
    return fallback !== undefined && this.banks.connectors.isPersons(fallback) ? fallback : undefined;
  }
}

function isEscalation(command: LaneCommand): command is Escalation {
  return command.type === 'raise' || command.type === 'fallback' || command.type === 'sync';
}

function fenceOf(command: LaneCommand): AccountPlace[] {
  return command.type === 'fence' ? [command.fence] : [];
}
