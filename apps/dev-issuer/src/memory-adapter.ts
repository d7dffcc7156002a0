import type { Adapter, AdapterPayload } from 'oidc-provider';

interface Entry {
  readonly payload: AdapterPayload;
  readonly endsAt: number;
}

const MS_PER_SECOND = 1_000;
/** More than a development machine ever has; the oldest goes first. */
const MAX_ENTRIES = 5_000;

/** Sessions, codes and refresh tokens of one issuer: in memory, so people sign in again after a restart. */
export class MemoryStore {
  private readonly entries = new Map<string, Entry>();

  constructor(private readonly nowMs: () => number = Date.now) {}

  /** The adapter of one kind of record, as oidc-provider asks for it. */
  adapterFor(kind: string): Adapter {
    const keyOf = (id: string): string => `${kind}:${id}`;
    return {
      upsert: async (id, payload, expiresIn) => this.put(keyOf(id), payload, expiresIn),
      find: async (id) => this.get(keyOf(id)),
      findByUid: async (uid) => this.first(kind, (payload) => payload.uid === uid),
      findByUserCode: async (userCode) => this.first(kind, (payload) => payload.userCode === userCode),
      consume: async (id) => {
        const payload = this.get(keyOf(id));
        if (payload !== undefined) payload.consumed = Math.floor(this.nowMs() / MS_PER_SECOND);
      },
      destroy: async (id) => {
        this.entries.delete(keyOf(id));
      },
      revokeByGrantId: async (grantId) => this.removeGrant(kind, grantId),
    };
  }

  private put(key: string, payload: AdapterPayload, expiresIn: number | undefined): void {
    this.entries.delete(key);
    if (this.entries.size >= MAX_ENTRIES) this.dropOldest();
    this.entries.set(key, { payload, endsAt: expiresIn === undefined ? Number.POSITIVE_INFINITY : this.nowMs() + expiresIn * MS_PER_SECOND });
  }

  private get(key: string): AdapterPayload | undefined {
    const entry = this.entries.get(key);
    if (entry === undefined) return undefined;
    if (entry.endsAt > this.nowMs()) return entry.payload;
    this.entries.delete(key);
    return undefined;
  }

  private first(kind: string, matches: (payload: AdapterPayload) => boolean): AdapterPayload | undefined {
    for (const [key, entry] of this.entries) {
      if (key.startsWith(`${kind}:`) && matches(entry.payload)) return this.get(key);
    }
    return undefined;
  }

  private removeGrant(kind: string, grantId: string): void {
    for (const [key, entry] of this.entries) {
      if (key.startsWith(`${kind}:`) && entry.payload.grantId === grantId) this.entries.delete(key);
    }
  }

  private dropOldest(): void {
    const oldest = this.entries.keys().next();
    if (oldest.done !== true) this.entries.delete(oldest.value);
  }
}
