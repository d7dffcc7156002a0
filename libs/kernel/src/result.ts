/** An expected refusal is data: a stable code, a sentence for a person, and where it helps the facts behind it. */
export interface Refusal {
  readonly code: string;
  readonly detail: string;
  readonly facts?: Readonly<Record<string, unknown>>;
}

export type Result<T, E = Refusal> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function refuse(code: string, detail: string, facts?: Readonly<Record<string, unknown>>): { readonly ok: false; readonly error: Refusal } {
  return { ok: false, error: facts === undefined ? { code, detail } : { code, detail, facts } };
}
