import type { FraudAlert } from '@paystop/contracts';
import { type AccountStanding, type KnownRisk, type RiskReferences, type Sighting, alertSubjects, isAlive, knownRisk, standingOver } from '@paystop/domain';
import type { Tx } from '@paystop/ports';
import type { RiskRepository } from '../../adapters/postgres/risk.repository';

export interface FoundRisk {
  readonly known: KnownRisk | undefined;
  readonly standing: AccountStanding | null;
}

/** Compares a chunk of alerts with what cases taught, in two look-ups by key however many they are. */
export class KnownRiskFinder {
  constructor(
    private readonly risks: RiskRepository,
    private readonly rules: { readonly references: RiskReferences; readonly institutionOf: (account: string) => string | undefined },
  ) {}

  /** @returns what was found, by alert id. */
  async find(tx: Tx, alerts: readonly FraudAlert[]): Promise<Map<string, FoundRisk>> {
    const named = new Map(alerts.map((alert) => [alert, alertSubjects(alert, this.rules)]));
    const subjects = [...new Set([...named.values()].flatMap(({ accounts, indicators }) => [...accounts, ...indicators]))];
    const sightings = bySubject(await this.risks.sightingsOf(tx, subjects));
    const entries = await this.risks.entriesOf(tx, [...sightings.keys()]);
    const told = (subject: string): readonly Sighting[] => {
      const entry = entries.get(subject);
      return entry === undefined || isAlive(entry) ? (sightings.get(subject) ?? []) : [];
    };
    return new Map([...named].map(([alert, { accounts, indicators }]) => [alert.alertId, {
      known: knownRisk(alert.unit, [...accounts, ...indicators].flatMap(told)),
      standing: standingOver(accounts.flatMap((subject) => sightings.get(subject) ?? [])),
    }]));
  }
}

function bySubject(sightings: readonly Sighting[]): Map<string, Sighting[]> {
  const groups = new Map<string, Sighting[]>();
  for (const sighting of sightings) groups.set(sighting.subject, [...(groups.get(sighting.subject) ?? []), sighting]);
  return groups;
}
