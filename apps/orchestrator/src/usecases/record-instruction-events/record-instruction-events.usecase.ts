import { type InstructionSnapshot, instructionSnapshotSchema, validate } from '@paystop/contracts';
import { CaseDraft, type DecisionContext, type DispatcherReport, recordReport } from '@paystop/domain';
import { parseInstant } from '@paystop/kernel';
import { type BadMessage, type IncomingMessage, parseEnvelope } from '@paystop/kafka';
import type { UnitOfWork } from '@paystop/ports';
import type { CaseRepository } from '../../adapters/postgres/case.repository';
import type { CaseWriter } from '../../adapters/postgres/case-writer';

interface ArrivedSnapshot {
  readonly snapshot: InstructionSnapshot;
  readonly traceparent: string | undefined;
}

/** Takes over what the dispatcher reports of instructions: holds, clocks and timers follow from it in the same unit of work. */
export class RecordInstructionEventsUseCase {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly stores: { readonly cases: CaseRepository; readonly writer: CaseWriter },
    private readonly context: () => DecisionContext,
  ) {}

  async execute(chunk: readonly IncomingMessage[]): Promise<readonly BadMessage[]> {
    const bad: BadMessage[] = [];
    const newest = new Map<string, ArrivedSnapshot>();
    for (const message of chunk) {
      const parsed = parseSnapshot(message);
      if ('reason' in parsed) bad.push({ message, ...parsed });
      else keepNewest(newest, parsed);
    }
    if (newest.size > 0) await this.unitOfWork.run(async (tx) => {
      const arrived = [...newest.values()];
      const book = await this.stores.cases.load(tx, arrived.map(({ snapshot }) => snapshot.caseId));
      const draft = new CaseDraft(book, this.context());
      for (const { snapshot } of arrived) if (draft.book.has(snapshot.caseId)) recordReport(draft, toReport(snapshot));
      await this.stores.writer.write(tx, draft, { traceparents: traceparents(arrived) });
    });
    return bad;
  }
}

/** Every event carries the whole snapshot, so that of several in one chunk only the newest counts. */
function keepNewest(newest: Map<string, ArrivedSnapshot>, arrived: ArrivedSnapshot): void {
  const before = newest.get(arrived.snapshot.instructionId);
  if (before === undefined || before.snapshot.version < arrived.snapshot.version) newest.set(arrived.snapshot.instructionId, arrived);
}

function parseSnapshot(message: IncomingMessage): ArrivedSnapshot | { readonly reason: string; readonly detail: string } {
  const parsed = parseEnvelope(message);
  if (!parsed.ok) return { reason: parsed.reason, detail: parsed.detail };
  const checked = validate(instructionSnapshotSchema, parsed.envelope.data);
  if (checked.ok) return { snapshot: checked.value, traceparent: parsed.envelope.traceparent };
  return { reason: 'BODY.INVALID', detail: checked.errors.map((error) => `${error.path} ${error.message}`).join('; ') };
}

function toReport(snapshot: InstructionSnapshot): DispatcherReport {
  const { report } = snapshot;
  return {
    instructionId: snapshot.instructionId, caseId: snapshot.caseId, state: snapshot.state, version: snapshot.version,
    attempts: snapshot.attempts, sentAt: canonicalOrNull(snapshot.sentAt), acknowledgedAt: canonicalOrNull(snapshot.acknowledgedAt),
    recordedAt: canonicalOrNull(snapshot.recordedAt), code: report?.code ?? null, remark: report?.remark ?? null,
    heldAmount: report?.heldAmount ?? null, balanceBefore: report?.balanceBefore ?? null,
    effectiveAt: canonicalOrNull(report?.effectiveAt), expiresAt: canonicalOrNull(report?.expiresAt), attention: snapshot.attention, recordedBy: snapshot.recordedBy,
    onwardTransfers: (report?.onwardTransfers ?? []).map((onward) => ({
      bankReference: onward.bankReference ?? null, transferredAt: parseInstant(onward.transferredAt) ?? onward.transferredAt, amount: onward.amount,
      to: onward.to === null ? null : {
        institutionCode: onward.to.institutionCode ?? null, accountNumber: onward.to.accountNumber ?? null, accountName: onward.to.accountName ?? null,
      },
      channel: onward.channel ?? null,
    })),
  };
}

function canonicalOrNull(text: string | null | undefined): string | null {
  return text === null || text === undefined ? null : (parseInstant(text) ?? null);
}

function traceparents(arrived: readonly ArrivedSnapshot[]): Map<string, string> {
  return new Map(arrived.flatMap(({ snapshot, traceparent }) => (traceparent === undefined ? [] : [[snapshot.caseId, traceparent] as const])));
}
