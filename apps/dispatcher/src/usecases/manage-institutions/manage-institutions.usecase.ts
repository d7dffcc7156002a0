import { type Principal, type VerdictAnswer, type VerdictRequest, institutionPatchSchema, institutionSchema, validate } from '@paystop/contracts';
import { type Permission, mayDo } from '@paystop/domain';
import { etag, problemAnswer, refusalAnswer } from '@paystop/http-kit';
import { type Result, instantFromMs, ok } from '@paystop/kernel';
import type { Tx, UnitOfWork } from '@paystop/ports';
import type { VerdictAnswerRepository } from '@paystop/service-kit';
import type { InstitutionRepository } from '../../adapters/postgres/institution.repository';
import type { Directory, InstitutionSetting } from '../../institutions/directory';
import { type SettingChange, backToFile, confirm, define, hostAllowed, pause, switchProtocol, takenPrefixes } from '../../institutions/institution-decisions';
import { type InstitutionRow, addedRow } from '../list-institutions/list-institutions.usecase';

export interface ManageInstitutionsPorts {
  readonly unitOfWork: UnitOfWork;
  readonly repository: InstitutionRepository;
  readonly answers: VerdictAnswerRepository;
  readonly directory: Directory;
  /** Reads the settings again, brings the lanes in line and moves what has not begun to the channel that counts now. */
  readonly apply: (code: string) => Promise<void>;
  readonly row: (code: string) => Promise<InstitutionRow | undefined>;
}

type Decide = (setting: InstitutionSetting) => Result<SettingChange>;

interface Order {
  readonly request: VerdictRequest;
  readonly permission: Permission;
  readonly reason: string | null;
  readonly decide: Decide;
}

/** PATCH, PUT, DELETE and confirm of an institution: kept in the database, winning over the file. */
export class ManageInstitutionsUseCase {
  constructor(
    private readonly ports: ManageInstitutionsPorts,
    private readonly bankHosts: readonly string[],
  ) {}

  async patch(request: VerdictRequest): Promise<VerdictAnswer> {
    const checked = validate(institutionPatchSchema, request.body);
    if (!checked.ok) return problemAnswer('BODY.INVALID', undefined, { errors: checked.errors });
    const known = this.ports.directory.find(request.id);
    if (known === undefined) return problemAnswer('INSTITUTION.UNKNOWN');
    const wanted = checked.value;
    const own = { ...known.institution, protocol: known.ownProtocol };
    const decide: Decide = (setting) => (wanted.protocol === undefined ? ok(pause(setting, wanted.state === 'paused')) : switchProtocol(setting, own, wanted.protocol));
    return this.change({ request, permission: 'direct_banks', reason: wanted.reason, decide });
  }

  async put(request: VerdictRequest): Promise<VerdictAnswer> {
    const checked = validate(institutionSchema, request.body);
    if (!checked.ok) return problemAnswer('BODY.INVALID', undefined, { errors: checked.errors });
    const wanted = checked.value;
    if (wanted.code !== request.id) return problemAnswer('BODY.INVALID', undefined, { errors: [{ path: '/code', message: 'must be the code in the path' }] });
    if (!hostAllowed(wanted.baseUrl, this.bankHosts)) return problemAnswer('INSTITUTION.HOST_NOT_ALLOWED');
    const taken = takenPrefixes(wanted, this.ports.directory.all().map(({ institution }) => institution));
    if (taken.length > 0) return problemAnswer('BODY.INVALID', undefined, { errors: taken });
    const known = this.ports.directory.find(request.id);
    const current = known === undefined ? undefined : { ...known.institution, protocol: known.ownProtocol };
    const answer = await this.change({ request, permission: 'change_institutions', reason: null, decide: (setting) => ok(define(setting, { current, wanted, by: request.principal.subject })) });
    return answer.status === 200 && current === undefined ? { ...answer, status: 201 } : answer;
  }

  async delete(request: VerdictRequest): Promise<VerdictAnswer> {
    if ((await this.ports.row(request.id)) === undefined) return problemAnswer('INSTITUTION.UNKNOWN');
    return this.change({ request, permission: 'change_institutions', reason: null, decide: (setting) => ok(backToFile(setting)) });
  }

  confirm(request: VerdictRequest): Promise<VerdictAnswer> {
    return this.change({ request, permission: 'change_institutions', reason: null, decide: (setting) => confirm(setting, request.principal.subject) });
  }

  private async change(order: Order): Promise<VerdictAnswer> {
    const { request, permission } = order;
    if (!mayDo(request.principal, permission)) return problemAnswer('AUTH.ROLE_MISSING');
    const decided = await this.ports.unitOfWork.run((tx) => this.decideInside(tx, order));
    if ('answer' in decided) return decided.answer;
    await this.ports.apply(request.id);
    return this.answer(decided.next);
  }

  private async decideInside(tx: Tx, { request, decide, permission, reason }: Order): Promise<{ readonly answer: VerdictAnswer } | { readonly next: InstitutionSetting }> {
    const { repository, answers } = this.ports;
    const setting = await repository.lock(tx, request.id);
    const kept = await answers.find(tx, request);
    if (kept !== undefined) return { answer: kept };
    if (request.ifMatch !== undefined && request.ifMatch !== String(setting.version)) {
      return { answer: problemAnswer('PRECONDITION.STALE', undefined, { extra: { current: await this.ports.row(request.id) } }) };
    }
    const decision = decide(setting);
    if (!decision.ok) return { answer: refusalAnswer(decision.error) };
    const { next, action, data } = decision.value;
    await repository.save(tx, next, reason);
    await repository.audit(tx, request.id, auditEntry(request.principal, permission, { code: request.id, action, data: { ...data, reason, version: next.version } }));
    await answers.keep(tx, request, await this.answer(next));
    return { next };
  }

  /** The row as it stands, with what this decision has just changed. */
  private async answer(setting: InstitutionSetting): Promise<VerdictAnswer> {
    const row = await this.ports.row(setting.code);
    const body = { ...(row ?? addedRow(setting)), proposedBy: setting.proposedBy, proposal: setting.proposal, version: setting.version };
    return { status: 200, body, headers: { etag: etag(setting.version) } };
  }
}

function auditEntry(principal: Principal, permission: Permission, change: { readonly code: string; readonly action: string; readonly data: Readonly<Record<string, unknown>> }) {
  return {
    at: instantFromMs(Date.now()), actor: principal.subject, role: permission === 'direct_banks' ? 'operator' : 'admin', unit: principal.unit,
    action: change.action, subject: `institution:${change.code}`, caseId: '', data: change.data,
  };
}
