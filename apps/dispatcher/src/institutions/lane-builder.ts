import { type BankConnector, BankLine, type CallObserver } from '@paystop/connector-kit';
import type { Institution } from '@paystop/contracts';
import type { PolicyPack } from '@paystop/domain';
import { canonicalJson } from '@paystop/kernel';
import type { SigningKey } from '@paystop/security';
import { laneRules } from '../instruction/lane-rules';
import { Lane } from '../lane/lane';
import type { LanePorts } from '../lane/lane-ports';
import type { Switchboard } from '../switchboard/switchboard';
import type { Connectors } from './connectors';
import type { Directory, KnownInstitution } from './directory';

export interface LaneBuilderOptions {
  readonly directory: Directory;
  readonly connectors: Connectors;
  readonly switchboard: Switchboard;
  readonly policy: Pick<PolicyPack, 'retry' | 'sync' | 'breaker'>;
  readonly signingKey: SigningKey;
  readonly ports: LanePorts;
  readonly observe: (institution: string) => CallObserver;
}

/** Keeps one lane per institution that has a machine; a changed definition gets a new lane, an unchanged one keeps its own. */
export class LaneBuilder {
  private readonly built = new Map<string, string>();

  constructor(private readonly options: LaneBuilderOptions) {}

  /** Brings the switchboard in line with the directory. @returns whether a lane came, went or changed. */
  align(): boolean {
    const { directory, switchboard } = this.options;
    let changed = false;
    for (const known of directory.all()) {
      if (this.alignOne(known)) changed = true;
      const lane = switchboard.lane(known.institution.code);
      if (lane !== undefined && lane.paused !== known.paused) lane.setPaused(known.paused);
    }
    for (const code of switchboard.codes()) {
      if (directory.find(code) !== undefined) continue;
      this.drop(code);
      changed = true;
    }
    return changed;
  }

  private alignOne(known: KnownInstitution): boolean {
    const institution: Institution = { ...known.institution, protocol: known.ownProtocol };
    const { code } = institution;
    const connector = this.options.connectors.http(known.ownProtocol);
    const wanted = connector === undefined ? '' : canonicalJson(institution);
    if ((this.built.get(code) ?? '') === wanted) return false;
    if (connector === undefined) this.drop(code);
    else this.place(institution, connector);
    this.built.set(code, wanted);
    return true;
  }

  private drop(code: string): void {
    this.options.switchboard.remove(code);
    this.built.delete(code);
  }

  private place(institution: Institution, connector: Extract<BankConnector, { transport: 'http' }>): void {
    const { policy, signingKey, ports, switchboard, observe, connectors } = this.options;
    const { fallbackProtocol } = institution;
    const line = new BankLine({ institution, connector, signingKey, now: Date.now, observe: observe(institution.code) });
    switchboard.place(new Lane({
      institution, line,
      rules: laneRules(policy, institution.answerWithinMs),
      breaker: { failures: policy.breaker.failures, openForMs: policy.breaker.openFor.milliseconds },
      fallbackProtocol: fallbackProtocol !== undefined && connectors.isPersons(fallbackProtocol) ? fallbackProtocol : undefined,
    }, ports));
  }
}
