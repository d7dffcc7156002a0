import { CASE_CODES } from './codes/case-codes';
import { RISK_CODES } from './codes/risk-codes';
import { HTTP_CODES } from './codes/http-codes';
import { RETURN_CODES } from './codes/return-codes';

export interface ProblemDefinition {
  readonly status: number;
  readonly title: string;
  readonly meaning: string;
  readonly wayOut: string;
}

/** Every `code` that a problem document may carry; the page of errors is generated from this table. */
export const PROBLEM_CODES = { ...HTTP_CODES, ...CASE_CODES, ...RETURN_CODES, ...RISK_CODES } as const satisfies Record<string, ProblemDefinition>;

export type ProblemCode = keyof typeof PROBLEM_CODES;

export function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(PROBLEM_CODES, code);
}
