import type { Permission } from '@paystop/domain';
import type { z } from 'zod';
import type { HttpMethod, RouteDefinition } from './route-definition';

/** The app that owns an object decides on it; the gateway only asks (architecture 1). */
export type Owner = 'orchestrator' | 'dispatcher' | 'projector';

export interface VerdictRoute extends RouteDefinition {
  readonly verdict: string;
  readonly owner: Owner;
  /** The path parameter that names the object; none for lists. */
  readonly idParameter?: string;
}

/** Objects of one kind and the app that decides on them. */
export interface Domain {
  readonly owner: Owner;
  readonly tag: string;
}

interface Decision {
  readonly verdict: string;
  readonly summary: string;
  /** Any one of these. */
  readonly may: Permission | readonly Permission[];
  readonly body: z.ZodType;
  readonly success: number;
  readonly ifMatch?: boolean;
  readonly answer?: z.ZodType;
}

/** @param call such as `POST /instructions/{instructionId}/sync`. */
export function decision({ owner, tag }: Domain, call: string, decided: Decision): VerdictRoute {
  const [method = '', path = ''] = call.split(' ');
  const idParameter = [...path.matchAll(/\{(\w+)\}/g)].at(-1)?.[1];
  return {
    operationId: operationIdOf(decided.verdict),
    method: method as HttpMethod,
    path, tag, owner,
    verdict: decided.verdict,
    summary: decided.summary,
    access: [decided.may].flat(),
    ...(idParameter === undefined ? {} : { idParameter }),
    body: decided.body,
    idempotencyKey: true,
    ifMatch: decided.ifMatch ?? false,
    success: decided.success,
    ...(decided.answer === undefined ? {} : { answer: decided.answer }),
  };
}

interface Reading {
  readonly verdict: string;
  readonly summary: string;
  readonly may: Permission;
  readonly query?: z.ZodRawShape;
  readonly list?: boolean;
  readonly answer: z.ZodType;
}

/** A read that only the owner can answer, because it is not in the read models. */
export function reading({ owner, tag }: Domain, path: string, { verdict, summary, may, query, list, answer }: Reading): VerdictRoute {
  const idParameter = /\{(\w+)\}/.exec(path)?.[1];
  return {
    operationId: operationIdOf(verdict), method: 'GET', path, tag, owner, verdict, summary,
    access: [may],
    ...(idParameter === undefined ? {} : { idParameter }),
    query: query ?? {}, // none is allowed that is not named
    list: list ?? false,
    answer,
    idempotencyKey: false, ifMatch: false, success: 200,
  };
}

/** "hold.release" → "holdRelease". */
function operationIdOf(verdict: string): string {
  return verdict.replaceAll(/[.-](\w)/g, (_, letter: string) => letter.toUpperCase());
}
