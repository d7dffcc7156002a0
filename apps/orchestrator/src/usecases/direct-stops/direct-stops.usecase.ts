import type { VerdictAnswer, VerdictRequest } from '@paystop/contracts';
import { CaseDraft, type DecisionContext, type HoldRecord, type InstructionRecord, type KnownPaper, confirmProposedStop, declineProposedStop, retryStop, routeStop, settlePapers, unitCovers, withdrawStop } from '@paystop/domain';
import { problemAnswer, refusalAnswer } from '@paystop/http-kit';
import type { Result } from '@paystop/kernel';
import { presentInstruction, presentRequest, publicVersion } from '@paystop/presentation';
import type { Tx, UnitOfWork } from '@paystop/ports';
import type { VerdictAnswerRepository } from '@paystop/service-kit';
import type { CaseRepository } from '../../adapters/postgres/case.repository';
import type { CaseWriter } from '../../adapters/postgres/case-writer';
import type { JoinKeyRepository } from '../../adapters/postgres/join-key.repository';
import { actorOf, answer, notFound, staleAnswer } from '../../verdicts/verdict-context';

export interface DirectStopsStores {
  readonly unitOfWork: UnitOfWork;
  readonly cases: CaseRepository;
  readonly writer: CaseWriter;
  readonly joinKeys: JoinKeyRepository;
  readonly answers: VerdictAnswerRepository;
}

export interface DirectStopsRules {
  readonly contextFor: (actor: DecisionContext['actor']) => DecisionContext;
  readonly knowsInstitution: (code: string) => Promise<boolean>;
  readonly findPapers: (attachmentIds: readonly string[]) => Promise<ReadonlyMap<string, KnownPaper>>;
}

type Decide = (draft: CaseDraft, stop: InstructionRecord) => Result<InstructionRecord>;
interface Body {
  readonly reason?: string;
  readonly accountName?: string;
  readonly institutionCode?: string;
  readonly attachments?: readonly string[];
}

const DECIDED = 200;
const CREATED = 201;
const ACCEPTED = 202;

/** What a person may do about one stop or request: name its bank, try again, withdraw, send owed papers. */
export class DirectStopsUseCase {
  constructor(
    private readonly stores: DirectStopsStores,
    private readonly rules: DirectStopsRules,
  ) {}

  async route(request: VerdictRequest): Promise<VerdictAnswer> {
    const { institutionCode = '' } = bodyOf(request);
    if (!(await this.rules.knowsInstitution(institutionCode))) return unknownInstitution(institutionCode);
    return this.decide(request, ACCEPTED, (draft, stop) => routeStop(draft, stop, institutionCode));
  }

  async retry(request: VerdictRequest): Promise<VerdictAnswer> {
    const { reason = '', accountName, institutionCode } = bodyOf(request);
    if (institutionCode !== undefined && !(await this.rules.knowsInstitution(institutionCode))) return unknownInstitution(institutionCode);
    return this.decide(request, CREATED, (draft, stop) => retryStop(draft, stop, { reason, accountName, institutionCode }));
  }

  withdraw(request: VerdictRequest): Promise<VerdictAnswer> {
    return this.decide(request, ACCEPTED, (draft, stop) => withdrawStop(draft, stop, bodyOf(request).reason ?? ''));
  }

  /** Sends a stop that the policy left to a person. */
  confirm(request: VerdictRequest): Promise<VerdictAnswer> {
    return this.decide(request, ACCEPTED, confirmProposedStop);
  }

  decline(request: VerdictRequest): Promise<VerdictAnswer> {
    return this.decide(request, DECIDED, (draft, stop) => declineProposedStop(draft, stop, bodyOf(request).reason ?? ''));
  }

  async addPapers(request: VerdictRequest): Promise<VerdictAnswer> {
    const { attachments = [] } = bodyOf(request);
    const known = await this.rules.findPapers(attachments);
    return this.stores.unitOfWork.run(async (tx) => {
      const kept = await this.stores.answers.find(tx, request);
      if (kept !== undefined) return kept;
      const caseId = await this.stores.cases.caseOfRequest(tx, request.id);
      const draft = await this.open(tx, caseId, request);
      const before = caseId === undefined ? undefined : draft.request(caseId, request.id);
      if (caseId === undefined || before === undefined || !unitCovers(request.principal.unit, before.unit)) return notFound('request');
      const after = settlePapers(draft, before, { attachments, known });
      const { instructions, holds } = allParts(draft);
      const shown = presentRequest({ request: after, instructions, holds, caseNumber: draft.case(caseId).record.caseNumber }, 'masked');
      return this.finish(tx, { draft, request }, answer(200, { ...shown, version: after.version }));
    });
  }

  private decide(request: VerdictRequest, status: number, decide: Decide): Promise<VerdictAnswer> {
    return this.stores.unitOfWork.run(async (tx) => {
      const kept = await this.stores.answers.find(tx, request);
      if (kept !== undefined) return kept;
      const caseId = await this.stores.cases.caseOfInstruction(tx, request.id);
      const draft = await this.open(tx, caseId, request);
      const stop = caseId === undefined ? undefined : draft.instruction(caseId, request.id);
      if (stop === undefined || !mayAct(draft, stop, request)) return notFound('instruction');
      const stale = staleAnswer(request, publicVersion(stop), presentInstruction(stop, 'masked'));
      if (stale !== undefined) return stale;
      const decided = decide(draft, stop);
      if (!decided.ok) return refusalAnswer({ ...decided.error, facts: { ...decided.error.facts, current: presentInstruction(stop, 'masked') } });
      if (decided.value.instructionId !== stop.instructionId) await this.stores.joinKeys.moveToInstruction(tx, stop.instructionId, decided.value.instructionId);
      const shown = presentInstruction(decided.value, 'masked');
      return this.finish(tx, { draft, request }, answer(status, { ...shown, version: publicVersion(decided.value) }));
    });
  }

  private async open(tx: Tx, caseId: string | undefined, request: VerdictRequest): Promise<CaseDraft> {
    const book = await this.stores.cases.load(tx, caseId === undefined ? [] : [caseId]);
    return new CaseDraft(book, this.rules.contextFor(actorOf(request)));
  }

  private async finish(tx: Tx, { draft, request }: { readonly draft: CaseDraft; readonly request: VerdictRequest }, given: VerdictAnswer): Promise<VerdictAnswer> {
    const traceparents = request.traceparent === undefined ? {} : { traceparents: new Map([...draft.book.keys()].map((caseId) => [caseId, request.traceparent ?? ''])) };
    await this.stores.writer.write(tx, draft, traceparents);
    await this.stores.answers.keep(tx, request, given);
    return given;
  }
}

/** The requester's unit or one above it; for a stop on which several requests rest, any of theirs. */
function mayAct(draft: CaseDraft, stop: InstructionRecord, { principal }: VerdictRequest): boolean {
  const requests = [...draft.case(stop.caseId).requests.values()].filter((each) => each.transfers.some((transfer) => transfer.instructionId === stop.instructionId));
  return [draft.case(stop.caseId).record.unit, ...requests.map((each) => each.unit)].some((unit) => unitCovers(principal.unit, unit));
}

function allParts(draft: CaseDraft): { instructions: Map<string, InstructionRecord>; holds: Map<string, HoldRecord> } {
  const states = [...draft.book.values()];
  return { instructions: new Map(states.flatMap((state) => [...state.instructions])), holds: new Map(states.flatMap((state) => [...state.holds])) };
}

function bodyOf(request: VerdictRequest): Body {
  return (request.body ?? {}) as Body;
}

function unknownInstitution(code: string): VerdictAnswer {
  return problemAnswer('BODY.INVALID', undefined, { errors: [{ path: '/institutionCode', message: `there is no institution ${code}; GET /institutions lists them` }] });
}
