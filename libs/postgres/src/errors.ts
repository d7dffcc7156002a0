/** What the database or the socket said, as far as it decides whether trying again can help. */
interface DatabaseError extends Error {
  readonly code?: string;
  readonly constraint?: string;
}

/** Two units of work stood in each other's way: the same work run again from the start will go through. */
const CONFLICT_CODES: ReadonlySet<string> = new Set([
  '40001', // serialization failure
  '40P01', // deadlock detected
  '55P03', // lock not available (lock_timeout)
]);

/** The server or the way to it is in trouble; the work itself is not at fault. */
const OUTAGE_CODES: ReadonlySet<string> = new Set([
  '57P01', '57P02', '57P03', // admin shutdown, crash shutdown, cannot connect now
  '57014', // statement timeout, or cancelled by an operator
  '25006', // read-only: a standby was promoted away from under us
  '25P03', '25P04', // idle-in-transaction and transaction timeout: the session is gone
  '53000', '53100', '53200', '53300', '53400', // resources, disk full, memory, too many connections, limits
  '58000', '58030', // system and I/O error
  'ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN',
]);

const CONNECTION_EXCEPTION_CLASS = '08';

/** node-postgres reports a lost socket by sentence only. */
const LOST_CONNECTION =
  /connection terminated|connection ended|client has encountered a connection error|timeout exceeded when trying to connect|client was closed|not queryable|cannot use a pool after calling end|the database system is/i;

const STALE_PLAN = /cached plan must not change result type/;

/** Looks at properties only: errors of Node's own modules are of another realm in some hosts, so `instanceof` would miss them. */
function databaseError(error: unknown): Partial<DatabaseError> | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const wrapped: unknown = 'driverError' in error ? error.driverError : undefined;
  return typeof wrapped === 'object' && wrapped !== null ? wrapped : error;
}

function codeOf(error: unknown): string {
  const code = databaseError(error)?.code;
  return typeof code === 'string' ? code : '';
}

/** @returns true for a deadlock, serialization failure or lock timeout. */
export function isConflict(error: unknown): boolean {
  return CONFLICT_CODES.has(codeOf(error));
}

/** @returns true when a statement prepared before a migration no longer fits; a new connection heals it. */
export function isStalePlan(error: unknown): boolean {
  return codeOf(error) === '0A000' && STALE_PLAN.test(databaseError(error)?.message ?? '');
}

/** @returns true when the connection is lost, so that the fate of a COMMIT on it is unknown. */
export function isConnectionLoss(error: unknown): boolean {
  const code = codeOf(error);
  if (code.startsWith(CONNECTION_EXCEPTION_CLASS) || code.startsWith('57P') || code.startsWith('E')) return true;
  return LOST_CONNECTION.test(databaseError(error)?.message ?? '');
}

/** @returns true when the same work may succeed later (outage, full disk, conflict); false when it never will. */
export function isTransient(error: unknown): boolean {
  const several: unknown = typeof error === 'object' && error !== null && 'errors' in error ? error.errors : undefined;
  if (Array.isArray(several) && several.some(isTransient)) return true;
  return isConflict(error) || isStalePlan(error) || isConnectionLoss(error) || OUTAGE_CODES.has(codeOf(error));
}

/** @returns true for a violated unique key, of that constraint if one is named. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  if (codeOf(error) !== '23505') return false;
  return constraint === undefined || databaseError(error)?.constraint === constraint;
}
