import type { VerdictAnswer, VerdictRequest } from '@paystop/contracts';
import type { ActingRole, Actor, Decider } from '@paystop/domain';
import { etag, problemAnswer } from '@paystop/http-kit';

/** The person behind a verdict, as the audit trail names him. */
export function actorOf({ principal }: VerdictRequest): Actor {
  return { id: principal.subject, role: principal.roles[0] ?? 'none', unit: principal.unit };
}

/** Who decides, for the rules of four eyes. */
export function deciderOf({ principal }: VerdictRequest): Decider {
  return { subject: principal.subject, roles: principal.roles satisfies readonly ActingRole[], unit: principal.unit };
}

/** @returns the answer to a stale screen, with the newer state; undefined when the version fits or none was asked for. */
export function staleAnswer(request: VerdictRequest, version: number, current: object): VerdictAnswer | undefined {
  if (request.ifMatch === undefined || request.ifMatch === String(version)) return undefined;
  return problemAnswer('PRECONDITION.STALE', 'somebody changed this in the meantime; look at the newer state and decide again', { extra: { current }, headers: { etag: etag(version) } });
}

export function answer(status: number, body: object & { readonly version?: number }): VerdictAnswer {
  return body.version === undefined ? { status, body } : { status, body, headers: { etag: etag(body.version) } };
}

/** Another unit's object is not there for you. */
export function notFound(what: string): VerdictAnswer {
  return problemAnswer('OBJECT.NOT_FOUND', `there is no such ${what}, or it is not in your unit`);
}
