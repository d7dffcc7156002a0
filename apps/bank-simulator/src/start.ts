import { join } from 'node:path';
import { loadInstitutions } from '@paystop/configuration';
import type { Institution } from '@paystop/contracts';
import { type Metrics, createLogger, createMetrics } from '@paystop/observability';
import { ConfigError, type ReloadResult, type RunningApp, type WaitingRoom, parseConfig, startHttpApp, startWaitingRoom } from '@paystop/service-kit';
import { Agent } from 'undici';
import { BankSimulatorModule } from './app.module';
import { World } from './banks/world';
import { CallbackOffice } from './callbacks/callback-office';
import { Courier } from './callbacks/courier';
import { type SimulatorSettings, settingsSchema } from './config';
import { ControlRoom } from './control/control-room';
import { BankCounter } from './http/bank-counter';
import { GatewaySignatures } from './http/gateway-signatures';
import { InstructionDesk } from './http/instruction-desk';
import { FileJournal, noJournal } from './journal/journal';

const NAME = 'bank-simulator';
const CALLBACK_CONNECTIONS = 16;

/** Starts all simulated banks on one listener. @throws ConfigError in production: their keys are public. */
export async function start(env: NodeJS.ProcessEnv): Promise<RunningApp> {
  const settings = parseConfig(settingsSchema, env);
  if (settings.NODE_ENV === 'production') {
    throw new ConfigError('The bank simulator signs with keys that everybody knows and must not run with NODE_ENV=production: leave it out (npm start -- --no-simulator).');
  }
  const room = await startWaitingRoom(settings.HOST, settings.PORT, NAME);
  try {
    return await serve(settings, env, room);
  } catch (error) {
    await room.close(0);
    throw error;
  }
}

async function serve(settings: SimulatorSettings, env: NodeJS.ProcessEnv, room: WaitingRoom): Promise<RunningApp> {
  const logger = createLogger(NAME, settings.LOG_LEVEL);
  const ownUrl = withoutSlash(settings.PAYSTOP_SIMULATOR_URL ?? room.url);
  const gatewayUrl = withoutSlash(settings.PAYSTOP_BASE_URL);
  const institutions = new InstitutionsFile(settings.PAYSTOP_INSTITUTIONS, { ...env, PAYSTOP_SIMULATOR_URL: ownUrl });
  institutions.read();
  const world = openWorld(settings);
  world.admit(institutions.codes());
  const agent = new Agent({ connections: CALLBACK_CONNECTIONS });
  const callbacks: CallbackOffice = new CallbackOffice(world, new Courier(gatewayUrl, agent), (bank, received, nowMs) => desk.carryOut(bank, received, nowMs));
  const desk: InstructionDesk = new InstructionDesk(world, callbacks);
  const counter = new BankCounter(world, desk, new GatewaySignatures(gatewayUrl, ownUrl));
  const control = new ControlRoom(world, callbacks, () => institutions.restBanks());
  const metrics = createMetrics(NAME);
  countEffects(metrics, world);
  const http = await startHttpApp({ name: NAME, otlpEndpoint: settings.OTEL_EXPORTER_OTLP_ENDPOINT, module: BankSimulatorModule.with(control), logger, metrics, room: behindCounter(room, counter), bodyLimit: 64 * 1024 * 1024 });
  callbacks.resume();
  return {
    name: NAME,
    url: http.url,
    reload: () => Promise.resolve(reload(institutions, world)),
    stop: async () => {
      control.stop();
      callbacks.stop();
      await http.stop();
      await agent.close();
      world.journal.close();
    },
  };
}

/** Banks are served on the bare listener; health, metrics and control by Nest behind it. */
function behindCounter(room: WaitingRoom, counter: BankCounter): WaitingRoom {
  return { ...room, admit: (handler) => room.admit((request, response) => (counter.takes(request, response) ? undefined : handler(request, response))) };
}

function openWorld(settings: SimulatorSettings): World {
  if (settings.SIMULATOR_JOURNAL === 'off') return new World(noJournal, settings.SIMULATOR_SEED);
  const journal = new FileJournal(join(settings.PAYSTOP_DATA_DIR, 'simulator', 'journal.jsonl'));
  const world = new World(journal, settings.SIMULATOR_SEED);
  journal.replay((entry) => world.replay(entry));
  return world;
}

/** A bank that the new file no longer names keeps answering: its books may still be asked for. */
function reload(institutions: InstitutionsFile, world: World): ReloadResult {
  try {
    institutions.read();
    world.admit(institutions.codes());
    return { ok: true, message: `institutions file read again: ${String(institutions.codes().length)} banks speak rest-v1` };
  } catch (error) {
    return { ok: false, message: `institutions file not taken over: ${error instanceof Error ? error.message : String(error)}` };
  }
}

function countEffects(metrics: Metrics, world: World): void {
  metrics.gauge({
    name: 'paystop_simulator_effects', help: 'Instructions that took effect at a simulated bank.', labelNames: ['institution'],
    collect() {
      for (const bank of world.all()) this.set({ institution: bank.code }, bank.book.effects.length);
    },
  });
}

class InstitutionsFile {
  private current: readonly Institution[] = [];

  constructor(
    private readonly path: string | undefined,
    private readonly env: NodeJS.ProcessEnv,
  ) {}

  read(): void {
    this.current = loadInstitutions(this.path, this.env);
  }

  restBanks(): readonly Institution[] {
    return this.current.filter(({ protocol }) => protocol === 'rest-v1');
  }

  codes(): string[] {
    return this.restBanks().map(({ code }) => code);
  }
}

function withoutSlash(url: string): string {
  return url.endsWith('/') ? url.slice(0, -1) : url;
}
