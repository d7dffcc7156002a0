import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { lastLines, runProgram, step } from '../../installing/programs';
import { readOrCreateSecret } from '../../supervisor/secrets';
import type { PreparedService, ServiceFolder } from '../local-service';

const CLUSTER_ID_BYTES = 16;
const PROBE_TIMEOUT_MS = 500;
/** ApiVersions, version 0: the smallest question that only a broker which handles requests answers. */
const API_VERSIONS_QUESTION = Buffer.from([0, 0, 0, 10, 0, 18, 0, 0, 0, 0, 0, 1, 0xff, 0xff]);

const JAVA_OPTIONS = [
  '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn',
  '-XX:+UseSerialGC',
  '-XX:TieredStopAtLevel=1', // starts in half the time; a development broker never gets hot enough to miss the rest
  '-Xms96m',
  '-Xmx384m',
];

interface KafkaPorts {
  readonly broker: number;
  readonly controller: number;
}

/** One node that is broker and controller (KRaft). Replication is 1, since there is nobody to replicate to. */
export function serverProperties(ports: KafkaPorts, logDir: string): string {
  const settings: Record<string, string | number | boolean> = {
    'process.roles': 'broker,controller',
    'node.id': 1,
    'controller.quorum.voters': `1@127.0.0.1:${ports.controller}`,
    listeners: `BROKER://127.0.0.1:${ports.broker},CONTROLLER://127.0.0.1:${ports.controller}`,
    'advertised.listeners': `BROKER://127.0.0.1:${ports.broker}`,
    'listener.security.protocol.map': 'BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT',
    'inter.broker.listener.name': 'BROKER',
    'controller.listener.names': 'CONTROLLER',
    'log.dirs': logDir.replaceAll('\\', '\\\\'),
    'num.partitions': 6,
    'auto.create.topics.enable': false, // the apps create their topics; a misspelt name must fail
    'offsets.topic.replication.factor': 1,
    'offsets.topic.num.partitions': 5,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'transaction.state.log.num.partitions': 5,
    'share.coordinator.state.topic.replication.factor': 1,
    'share.coordinator.state.topic.min.isr': 1,
    'group.initial.rebalance.delay.ms': 0,
    'message.max.bytes': 2_097_152,
    'log.segment.bytes': 67_108_864,
    'log.cleaner.dedupe.buffer.size': 16_777_216,
    'num.network.threads': 2,
    'num.io.threads': 4,
  };
  return `${Object.entries(settings).map(([name, value]) => `${name}=${value}`).join('\n')}\n`;
}

function answersApiVersions(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect({ port, host: '127.0.0.1', timeout: PROBE_TIMEOUT_MS });
    const end = (ready: boolean): void => {
      socket.destroy();
      done(ready);
    };
    socket.once('connect', () => socket.write(API_VERSIONS_QUESTION));
    socket.once('data', () => end(true));
    socket.once('error', () => end(false));
    socket.once('timeout', () => end(false));
    socket.once('close', () => end(false));
  });
}

interface StorageFormat {
  readonly classPath: string;
  readonly properties: string;
  readonly clusterId: string;
}

/** One argument for the id: one in 64 begins with a hyphen and would be read as an option. */
async function formatStorage({ classPath, properties, clusterId }: StorageFormat): Promise<void> {
  const tool = ['kafka.tools.StorageTool', 'format', `--cluster-id=${clusterId}`, '-c', properties, '--ignore-formatted'];
  const args = ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Xmx128m', '-cp', classPath, ...tool];
  const { code, output } = await runProgram({ command: 'java', args });
  if (code !== 0) throw new Error(`Kafka could not prepare its folder:\n${lastLines(output)}`);
}

/** Configures a one-node Kafka in the folder and formats its storage on the first start. */
export async function prepareKafka(folder: ServiceFolder, jarsFolder: string): Promise<PreparedService> {
  mkdirSync(folder.path, { recursive: true, mode: 0o700 });
  const ports = { broker: await folder.port('kafka'), controller: await folder.port('kafka-controller') };
  const logDir = join(folder.path, 'log');
  const properties = join(folder.path, 'server.properties');
  writeFileSync(properties, serverProperties(ports, logDir));
  const classPath = join(jarsFolder, '*');
  const formatted = join(folder.path, 'formatted');
  if (!existsSync(formatted)) {
    rmSync(logDir, { recursive: true, force: true }); // half-formatted by an interrupted start
    const clusterId = readOrCreateSecret(join(folder.path, 'cluster.id'), () => randomBytes(CLUSTER_ID_BYTES).toString('base64url'));
    await step(folder.tell, 'Kafka storage', () => formatStorage({ classPath, properties, clusterId }));
    writeFileSync(formatted, '');
  }
  return {
    process: {
      name: 'kafka',
      command: 'java',
      args: [...JAVA_OPTIONS, '-cp', classPath, 'kafka.Kafka', properties],
      cwd: folder.path,
      env: process.env,
      stopSignal: 'SIGTERM',
      logFile: folder.logFile,
    },
    address: `127.0.0.1:${ports.broker}`,
    isReady: () => answersApiVersions(ports.broker),
  };
}
