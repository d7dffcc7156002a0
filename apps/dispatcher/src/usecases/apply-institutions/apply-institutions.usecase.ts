import { instantFromMs } from '@paystop/kernel';
import type { UnitOfWork } from '@paystop/ports';
import type { InstitutionRepository } from '../../adapters/postgres/institution.repository';
import { switchChannel } from '../../instruction/channel';
import type { Connectors } from '../../institutions/connectors';
import type { Directory } from '../../institutions/directory';
import type { LaneBuilder } from '../../institutions/lane-builder';
import type { LaneStore } from '../../ports/lane-store.port';
import type { Recorder } from '../../recording/recorder';
import type { Switchboard } from '../../switchboard/switchboard';

export interface ApplyInstitutionsPorts {
  readonly unitOfWork: UnitOfWork;
  readonly repository: Pick<InstitutionRepository, 'settings'>;
  readonly store: LaneStore;
  readonly recorder: Recorder;
  readonly switchboard: Switchboard;
  readonly directory: Directory;
  readonly connectors: Connectors;
  readonly lanes: LaneBuilder;
  /** The set of lanes has changed: leases follow. */
  readonly onLanesChanged: () => void;
}

const PAGE = 200;

/** Brings lanes and queued instructions in line with what is decided about institutions. */
export class ApplyInstitutionsUseCase {
  constructor(private readonly ports: ApplyInstitutionsPorts) {}

  /** Reads the settings; another process may have changed them. */
  async refresh(): Promise<void> {
    this.ports.directory.loadSettings(await this.ports.repository.settings());
    if (this.ports.lanes.align()) this.ports.onLanesChanged();
  }

  async apply(code: string): Promise<void> {
    await this.refresh();
    await this.moveUnbegun(code);
  }

  /** What has not begun goes the way that counts now; what may have reached the bank stays where it is. */
  private async moveUnbegun(code: string): Promise<void> {
    for (let after = ''; ; ) {
      const moved = await this.movePage(code, after);
      const last = moved.at(-1);
      if (last === undefined) return;
      after = last.instructionId;
    }
  }

  private async movePage(code: string, after: string): ReturnType<Recorder['write']> {
    const { unitOfWork, store, recorder, switchboard, directory, connectors } = this.ports;
    const protocol = directory.find(code)?.institution.protocol;
    const now = instantFromMs(Date.now());
    const rows = await unitOfWork.run(async (tx) => {
      const unbegun = await store.lockUnbegun(tx, code, { after, size: PAGE });
      return recorder.write(tx, unbegun.map((before) => {
        const channel = connectors.channelFor(protocol, before.action);
        const stays = before.channel === channel.protocol;
        return { before, transition: stays ? { next: before, events: [] } : switchChannel(before, channel, now) };
      }));
    });
    recorder.nudge();
    for (const row of rows) switchboard.replace(row);
    return rows;
  }
}
