/** Who may do what: one table (contract-details 14), read by every route and every use case. */
export type ActingRole = 'officer' | 'operator' | 'approver' | 'auditor' | 'analyst' | 'admin' | 'institution';

export interface Person {
  readonly roles: readonly ActingRole[];
  readonly unit: string;
}

const MAY = {
  submit_requests: ['officer', 'operator'],
  add_papers: ['officer', 'operator'],
  withdraw_stops: ['officer', 'operator'],
  read_cases: ['officer', 'operator', 'approver', 'auditor'],
  see_personal_data: ['officer', 'operator', 'approver'],
  read_instructions: ['officer', 'operator', 'approver', 'auditor', 'institution'],
  read_events: ['officer', 'operator', 'approver', 'auditor'],
  direct_banks: ['operator'],
  propose_returns: ['operator', 'approver'],
  read_dead_letters: ['operator', 'admin'],
  replay_dead_letters: ['operator', 'admin'],
  read_warnings: ['officer', 'operator'],
  answer_warnings: ['officer', 'operator'],
  read_statistics: ['operator', 'approver', 'analyst', 'auditor'],
  read_own_statistics: ['institution'],
  read_risks: ['operator', 'approver', 'institution'],
  withdraw_risks: ['approver'],
  confirm_indicators: ['operator'],
  read_audit: ['auditor'],
  read_institutions: ['operator', 'approver', 'analyst', 'auditor', 'admin', 'institution'],
  change_institutions: ['admin'],
  propose_release: ['officer', 'operator'],
  propose_renewal: ['operator'],
  extend_holds: ['operator', 'approver'],
  propose_freezes: ['operator', 'approver'],
  record_objections: ['operator', 'approver'],
  approve: ['approver'],
  store_attachments: ['officer', 'operator'],
  read_attachments: ['officer', 'operator', 'approver', 'auditor'],
} as const satisfies Record<string, readonly ActingRole[]>;

export type Permission = keyof typeof MAY;

export const PERMISSIONS = Object.keys(MAY) as readonly Permission[];

export function rolesWith(permission: Permission): readonly ActingRole[] {
  return MAY[permission];
}

export function mayDo(person: Person, permission: Permission): boolean {
  const allowed: readonly ActingRole[] = MAY[permission];
  return person.roles.some((role) => allowed.includes(role));
}

const CITY_DIGITS = 4;
const DISTRICT_DIGITS = 6;

/**
 * A unit covers itself and what is below it: "4403" covers "440305" covers "440305012". The anti-fraud centre is the
 * city, so its people cover all of it. An empty unit covers nothing.
 */
export function unitCovers(unit: string, other: string): boolean {
  return unit.length >= CITY_DIGITS && other.startsWith(unit);
}

export function cityOf(unit: string): string {
  return unit.slice(0, CITY_DIGITS);
}

/** @returns the district's code, or the city's where a unit is a city. */
export function districtOf(unit: string): string {
  return unit.slice(0, DISTRICT_DIGITS);
}

export function levelOf(unit: string): 'city' | 'district' | 'station' {
  if (unit.length <= CITY_DIGITS) return 'city';
  return unit.length <= DISTRICT_DIGITS ? 'district' : 'station';
}
