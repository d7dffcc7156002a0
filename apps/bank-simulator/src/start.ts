import { join } from 'node:path';
import { loadInstitutions, rereadInstitutions } from '@paystop/configuration';
import type { Institution } from '@paystop/contracts';
import { type Metrics, createLogger, createMetrics } from '@paystop/observability';
import { ConfigError, type RunningApp, type WaitingRoom, parseConfig, runningApp, startHttpApp, startWaitingRoom } from '@paystop/service-kit';
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
  const fileEnv = { ...env, PAYSTOP_SIMULATOR_URL: ownUrl };
  const world = openWorld(settings);
  let banks: readonly Institution[] = [];
  // A bank that a new file no longer names keeps answering: its books may still be asked for.
  const takeOver = (institutions: readonly Institution[]): void => {
    banks = institutions.filter(({ protocol }) => protocol === 'rest-v1');
    world.admit(banks.map(({ code }) => code));
  };
  takeOver(loadInstitutions(settings.PAYSTOP_INSTITUTIONS, fileEnv));
  const agent = new Agent({ connections: CALLBACK_CONNECTIONS });
  const callbacks: CallbackOffice = new CallbackOffice(world, new Courier(gatewayUrl, agent), (bank, received, nowMs) => desk.carryOut(bank, received, nowMs));
  const desk: InstructionDesk = new InstructionDesk(world, callbacks);
  const counter = new BankCounter(world, desk, new GatewaySignatures(gatewayUrl, ownUrl));
  const control = new ControlRoom(world, callbacks, () => banks);
  const metrics = createMetrics(NAME);
  countEffects(metrics, world);
  const http = await startHttpApp({ name: NAME, otlpEndpoint: settings.OTEL_EXPORTER_OTLP_ENDPOINT, module: BankSimulatorModule.with(control), logger, metrics, room: behindCounter(room, counter), bodyLimit: 64 * 1024 * 1024 });
  callbacks.resume();
  return runningApp({
    name: NAME, url: http.url, reload: () => rereadInstitutions(settings.PAYSTOP_INSTITUTIONS, fileEnv, takeOver),
    stops: [() => control.stop(), () => callbacks.stop(), http.stop, () => agent.close(), () => world.journal.close()],
  });
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

function countEffects(metrics: Metrics, world: World): void {
  metrics.gauge({
    name: 'paystop_simulator_effects', help: 'Instructions that took effect at a simulated bank.', labelNames: ['institution'],
    collect() {
      for (const bank of world.all()) this.set({ institution: bank.code }, bank.book.effects.length);
    },
  });
}

function withoutSlash(url: string): string {
  return url.endsWith('/') ? url.slice(0, -1) : url;
}
