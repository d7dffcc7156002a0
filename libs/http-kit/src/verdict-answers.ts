import type { VerdictAnswer } from '@paystop/contracts';
import type { Refusal } from '@paystop/kernel';
import { PROBLEM_MEDIA_TYPE, ProblemError, problem, type ProblemParts } from './problem';
import { isProblemCode, type ProblemCode } from './problem-codes';

/** A problem as the owner of an object answers it to the gateway. */
export function problemAnswer(code: ProblemCode, detail?: string, parts: ProblemParts = {}): VerdictAnswer {
  return answerOf(problem(code, detail, parts));
}

/** A refusal of a rule; its facts become members of the document. A code without an entry of its own is a conflict of state. */
export function refusalAnswer(refusal: Refusal): VerdictAnswer {
  const parts = partsOf(refusal);
  if (isProblemCode(refusal.code)) return problemAnswer(refusal.code, refusal.detail, parts);
  const { document, headers } = problem('STATE.CONFLICT', refusal.detail, parts);
  const named = { ...document, code: refusal.code, type: `urn:paystop:problem:${refusal.code}` };
  return answerOf(new ProblemError(named, headers));
}

/** A fact named `path` tells which place of the body is wrong, and stands where readers look for that. */
function partsOf({ facts, detail }: Refusal): ProblemParts {
  if (facts === undefined) return {};
  const { path, ...extra } = facts;
  return typeof path === 'string' ? { extra, errors: [{ path, message: detail }] } : { extra: facts };
}

export function answerOf(error: ProblemError): VerdictAnswer {
  return { status: error.status, body: error.document, headers: { ...error.headers, 'content-type': PROBLEM_MEDIA_TYPE } };
}
