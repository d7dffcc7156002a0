import { ROLES, type Role } from '@paystop/contracts';
import type { AuthenticatedPrincipal } from './token-verdict';

export type ClaimsVerdict = { readonly ok: true; readonly principal: AuthenticatedPrincipal } | { readonly ok: false; readonly detail: string };

const UNIT = /^(\d{4}|\d{6}|\d{9})$/;
const INSTITUTION = /^[A-Z0-9_]{2,32}$/;
const NO_UNIT = '';

/**
 * The caller that verified claims describe. Roles that we do not know are passed over.
 * A person without a valid unit is refused: an empty unit must never come to mean "all units".
 */
export function principalOf(claims: Readonly<Record<string, unknown>>): ClaimsVerdict {
  const { sub, exp, unit, institution } = claims;
  if (typeof sub !== 'string' || sub === '') return wrong('the token has no sub');
  if (typeof exp !== 'number') return wrong('the token has no exp');
  const roles = rolesOf(claims['roles']);
  if (roles.length === 0) return wrong('the token names no role that is known here');
  const isPerson = roles.some((role) => role !== 'institution');
  if (isPerson && !(typeof unit === 'string' && UNIT.test(unit))) return wrong('the claim unit must have 4, 6 or 9 digits');
  if (roles.includes('institution') && !(typeof institution === 'string' && INSTITUTION.test(institution))) {
    return wrong('the role institution needs the claim institution');
  }
  return {
    ok: true,
    principal: {
      subject: sub,
      roles,
      unit: isPerson && typeof unit === 'string' ? unit : NO_UNIT,
      expiresAt: exp,
      ...optional('name', claims['name']),
      ...optional('officerId', claims['officer_id']),
      ...(roles.includes('institution') ? optional('institution', institution) : {}),
    },
  };
}

function rolesOf(claim: unknown): readonly Role[] {
  const names: readonly unknown[] = typeof claim === 'string' ? claim.split(' ') : Array.isArray(claim) ? claim : [];
  return ROLES.filter((role) => names.includes(role));
}

function optional<K extends string>(name: K, value: unknown): { readonly [P in K]?: string } {
  return typeof value === 'string' && value !== '' ? ({ [name]: value } as { readonly [P in K]?: string }) : {};
}

function wrong(detail: string): ClaimsVerdict {
  return { ok: false, detail };
}
