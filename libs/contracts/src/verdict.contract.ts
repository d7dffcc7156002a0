/** A role as the tokens name it (domain.md 4). */
export const ROLES = ['officer', 'operator', 'approver', 'auditor', 'analyst', 'admin', 'institution'] as const;
export type Role = (typeof ROLES)[number];

/** Who calls: taken from a verified token. */
export interface Principal {
  /** The token's `sub`: what "a person" means for the four-eyes rules. */
  readonly subject: string;
  readonly name?: string;
  readonly roles: readonly Role[];
  /** 4, 6 or 9 digits: city, district, station. Empty for institutions. */
  readonly unit: string;
  readonly officerId?: string;
  /** An institution's own code. */
  readonly institution?: string;
}

/** A person's decision or a bank's callback, forwarded by the gateway to the app that owns the object. */
export interface VerdictRequest {
  /** Such as "stop.withdraw"; the registry of the owner knows it. */
  readonly verdict: string;
  /** Id of the object that is decided on. */
  readonly id: string;
  readonly principal: Principal;
  /** The version from If-Match, where one was sent. */
  readonly ifMatch?: string;
  readonly idempotencyKey?: string;
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly traceparent?: string;
}

/** What the owner says: passed on to the caller as it is. */
export interface VerdictAnswer {
  readonly status: number;
  /** The public JSON answer, or a problem document when status ≥ 400. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}
