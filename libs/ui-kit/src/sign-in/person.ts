import { ROLES_OF_OPERATIONS } from '@paystop/api-client';

/** Who is signed in, as the gateway will read it from the same token. What a screen concludes from it is comfort, never protection. */
export interface Person {
  readonly subject: string;
  readonly name: string;
  readonly roles: readonly string[];
  /** 4, 6 or 9 digits: city, district, station. */
  readonly unit: string;
  readonly officerId?: string;
}

type Claims = Readonly<Record<string, unknown>>;

function text(claim: unknown): string | undefined {
  return typeof claim === 'string' && claim !== '' ? claim : undefined;
}

function payloadOf(token: string): Claims {
  try {
    const part = (token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
    const bytes = Uint8Array.from(atob(part), (letter) => letter.charCodeAt(0));
    return JSON.parse(new TextDecoder().decode(bytes)) as Claims;
  } catch {
    return {}; // an issuer whose access tokens are not for our eyes; the ID token says the rest
  }
}

/** @param profile claims of the ID token, for issuers that keep names out of access tokens. */
export function personOf(accessToken: string, profile: Claims): Person {
  const claims = { ...profile, ...payloadOf(accessToken) };
  const roles = Array.isArray(claims['roles']) ? claims['roles'].filter((role): role is string => typeof role === 'string') : [];
  const officerId = text(claims['officer_id']);
  return {
    subject: text(claims['sub']) ?? '',
    name: text(claims['name']) ?? text(claims['sub']) ?? '',
    roles,
    unit: text(claims['unit']) ?? '',
    ...(officerId === undefined ? {} : { officerId }),
  };
}

export type Operation = keyof typeof ROLES_OF_OPERATIONS;

/** Whether a role of this person may call it at all (contract-details 14); what may not be done is not shown. */
export function mayCall(person: Pick<Person, 'roles'>, operation: Operation): boolean {
  const roles: readonly string[] = ROLES_OF_OPERATIONS[operation];
  return person.roles.some((role) => roles.includes(role));
}
