import { parseArgs } from 'node:util';
import { ROLES, type Role } from '@paystop/contracts';
import { claimsOf, officerIdOf, type PayStopClaims } from './claims';
import { demoUser, subjectOf, type DemoUser } from './demo-users';

/** A sentence for the person at the command line. */
export class UsageError extends Error {}

export interface TokenOrder {
  readonly subject: string;
  readonly claims: PayStopClaims;
  readonly lifetimeSeconds: number;
}

export const USAGE = `npm run --silent token -- --role <role> --unit <unit> [--user <name>] [--institution <code>] [--ttl <seconds, 30m, 8h>]
  roles: ${ROLES.join(', ')} (several: --role officer --role operator)
  --user alone takes a demo user as it is: npm run --silent token -- --user P440305-0117`;

const DEFAULT_LIFETIME_SECONDS = 12 * 3_600;
const UNIT = /^(\d{4}|\d{6}|\d{9})$/;
const INSTITUTION = /^[A-Z0-9_]{2,32}$/;
const CITY = '4403';
/** Roles that work for the whole city unless told otherwise. */
const CITY_ROLES: readonly Role[] = ['admin', 'analyst', 'auditor'];
const TTL = /^(\d{1,8})([smhd]?)$/;
const SECONDS_PER: Readonly<Record<string, number>> = { '': 1, s: 1, m: 60, h: 3_600, d: 86_400 };

/** Reads the arguments of the token command. @throws UsageError with one sentence. */
export function readOrder(args: readonly string[]): TokenOrder {
  const given = parse(args);
  const known = given.user === undefined ? undefined : demoUser(given.user);
  const lifetimeSeconds = given.ttl === undefined ? DEFAULT_LIFETIME_SECONDS : lifetime(given.ttl);
  if (known !== undefined && given.role === undefined && given.unit === undefined && given.institution === undefined) {
    return { subject: subjectOf(known.user), claims: claimsOf(known), lifetimeSeconds };
  }
  const roles = readRoles(given.role, known);
  const person = roles.some((role) => role !== 'institution');
  const unit = person ? readUnit(given.unit, roles, known) : undefined;
  const institution = roles.includes('institution') ? readInstitution(given.institution, known) : undefined;
  const user = given.user ?? [roles.join('-'), unit ?? institution].join('-');
  const officerId = officerIdOf(user, roles);
  return {
    subject: subjectOf(user),
    claims: {
      roles,
      name: known?.name ?? user,
      ...(unit === undefined ? {} : { unit }),
      ...(officerId === undefined ? {} : { officer_id: officerId }),
      ...(institution === undefined ? {} : { institution }),
    },
    lifetimeSeconds,
  };
}

interface Arguments {
  readonly role?: string[] | undefined;
  readonly unit?: string | undefined;
  readonly user?: string | undefined;
  readonly institution?: string | undefined;
  readonly ttl?: string | undefined;
}

function parse(args: readonly string[]): Arguments {
  const text = { type: 'string' } as const;
  const options = { role: { type: 'string', multiple: true }, unit: text, user: text, institution: text, ttl: text } as const;
  try {
    return parseArgs({ args: [...args], options, strict: true }).values;
  } catch (error) {
    throw new UsageError((error as Error).message.split('. ')[0] ?? 'the arguments are wrong');
  }
}

function readRoles(given: readonly string[] | undefined, known: DemoUser | undefined): readonly Role[] {
  const names = given?.flatMap((value) => value.split(',')) ?? (known === undefined ? [] : [known.role]);
  if (names.length === 0) throw new UsageError('--role is missing');
  const unknown = names.find((name) => !ROLES.some((role) => role === name));
  if (unknown !== undefined) throw new UsageError(`--role ${unknown} is not one of ${ROLES.join(', ')}`);
  return ROLES.filter((role) => names.includes(role));
}

function readUnit(given: string | undefined, roles: readonly Role[], known: DemoUser | undefined): string {
  const fallback = roles.every((role) => CITY_ROLES.includes(role)) ? CITY : undefined;
  const unit = given ?? (known?.unit === '' ? undefined : known?.unit) ?? fallback;
  if (unit === undefined) throw new UsageError(`--unit is missing: the role ${roles.join(', ')} needs one`);
  if (!UNIT.test(unit)) throw new UsageError(`--unit ${unit} must have 4 (city), 6 (district) or 9 (station) digits`);
  return unit;
}

function readInstitution(given: string | undefined, known: DemoUser | undefined): string {
  const code = given ?? known?.institution;
  if (code === undefined) throw new UsageError('--institution is missing: the role institution needs its code, such as CMB');
  if (!INSTITUTION.test(code)) throw new UsageError(`--institution ${code} is not an institution code such as CMB`);
  return code;
}

function lifetime(text: string): number {
  const [, count, unit = ''] = TTL.exec(text) ?? [];
  const seconds = Number(count) * (SECONDS_PER[unit] ?? 1);
  if (count === undefined || seconds === 0) throw new UsageError(`--ttl ${text} must be seconds, or a number with s, m, h or d`);
  return seconds;
}
