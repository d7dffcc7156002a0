import type { Institution, Protocol } from '@paystop/contracts';

/** What was decided about an institution beside the file (PUT, PATCH), as kept in the database. */
export interface InstitutionSetting {
  readonly code: string;
  readonly definition: Institution | null;
  readonly proposal: Institution | null;
  readonly proposedBy: string | null;
  readonly paused: boolean;
  /** The channel that an operator switched to. */
  readonly protocol: Protocol | null;
  readonly version: number;
}

export interface KnownInstitution {
  /** With the protocol that is used now. */
  readonly institution: Institution;
  /** The institution's own protocol, whatever an operator switched to. */
  readonly ownProtocol: Protocol;
  readonly origin: 'file' | 'api';
  readonly paused: boolean;
  readonly version: number;
  readonly setting: InstitutionSetting | undefined;
}

/** The institutions as they stand: the file, and over it what the database says. */
export class Directory {
  private file: ReadonlyMap<string, Institution> = new Map();
  private settings: ReadonlyMap<string, InstitutionSetting> = new Map();
  private known: ReadonlyMap<string, KnownInstitution> = new Map();

  loadFile(institutions: readonly Institution[]): void {
    this.file = new Map(institutions.map((institution) => [institution.code, institution]));
    this.combine();
  }

  loadSettings(settings: readonly InstitutionSetting[]): void {
    this.settings = new Map(settings.map((setting) => [setting.code, setting]));
    this.combine();
  }

  find(code: string): KnownInstitution | undefined {
    return this.known.get(code);
  }

  inFile(code: string): Institution | undefined {
    return this.file.get(code);
  }

  all(): KnownInstitution[] {
    return [...this.known.values()];
  }

  /** Institutions that one admin has added and no second one has confirmed yet: nothing is sent to them. */
  added(): InstitutionSetting[] {
    return [...this.settings.values()].filter(({ code, proposal }) => proposal !== null && !this.known.has(code));
  }

  private combine(): void {
    const codes = [...new Set([...this.file.keys(), ...this.settings.keys()])].sort();
    this.known = new Map(codes.flatMap((code) => {
      const known = this.combined(code);
      return known === undefined ? [] : [[code, known] as const];
    }));
  }

  private combined(code: string): KnownInstitution | undefined {
    const setting = this.settings.get(code);
    const own = setting?.definition ?? this.file.get(code);
    if (own === undefined) return undefined;
    return {
      institution: setting?.protocol === undefined || setting.protocol === null ? own : { ...own, protocol: setting.protocol },
      ownProtocol: own.protocol,
      origin: (setting?.definition ?? null) === null ? 'file' : 'api',
      paused: setting?.paused ?? false,
      version: setting?.version ?? 1,
      setting,
    };
  }
}
