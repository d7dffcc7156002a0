import type { Role } from '@paystop/contracts';
import type { DemoUser } from './demo-users';

/** Our claims in an access token (contract.md 1). */
export interface PayStopClaims {
  readonly roles: readonly Role[];
  readonly name?: string;
  readonly unit?: string;
  readonly officer_id?: string;
  readonly institution?: string;
  readonly [claim: string]: unknown;
}

const POLICE_NUMBER = /^P\d{4,9}-\d+$/;

/** A police number as a user's name is the officer's id, too. */
export function officerIdOf(user: string, roles: readonly Role[]): string | undefined {
  return roles.includes('officer') && POLICE_NUMBER.test(user) ? user : undefined;
}

export function claimsOf(user: DemoUser): PayStopClaims {
  const officerId = officerIdOf(user.user, [user.role]);
  return {
    roles: [user.role],
    name: user.name,
    ...(user.unit === '' ? {} : { unit: user.unit }),
    ...(officerId === undefined ? {} : { officer_id: officerId }),
    ...(user.institution === undefined ? {} : { institution: user.institution }),
  };
}
